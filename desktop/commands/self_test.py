"""`sopan self-test`: runs inside the installed program and says whether all of it works here."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.commands.shell import Shell
from desktop.commands.trial.office import trial_office
from desktop.commands.trial.resources import check_resources
from desktop.domain.refusals import Refused, Trouble


def self_test(shell: Shell) -> None:
    """Try everything once in a temporary office; Refused("self_test_failed") at the first fault."""
    with TemporaryDirectory() as scratch:
        _try(shell, "try_resources", check_resources)
        with trial_office(Path(scratch)) as trial:
            _try(shell, "try_case", trial.walk)
            _try(shell, "try_drawing", trial.draw)
            _try(shell, "try_papers", trial.print)
            _try(shell, "try_packages", trial.exchange)
            _try(shell, "try_backup", trial.back_up)
    shell.say("self_test_passed")


def _try(shell: Shell, key: str, check: Callable[[], None]) -> None:
    what = shell.words.say("command", key)
    try:
        check()
    except Trouble as trouble:
        shell.line(shell.words.trouble(trouble))
        raise Refused("self_test_failed", what=what) from trouble
    shell.say("tried", what=what)
