"""`sopan device list | request | admit | join`."""

from dataclasses import asdict

from desktop import startup
from desktop.actions.exchange.enrolment import (
    admit,
    join_from,
    proposed_prefix,
    read_request,
    write_request,
)
from desktop.actions.exchange.history import Computer, computers
from desktop.commands.shell import Shell


def device_list(shell: Shell) -> None:
    """List the computers of the office and what each is known to have."""
    found = computers(shell.session())
    if shell.options.json:
        shell.show([asdict(one) for one in found])
        return
    shell.table(
        ("computer", "prefix", "standing", "heard", "lacks"), [_row(shell, o) for o in found]
    )


def device_request(shell: Shell) -> None:
    """Leave the request of this new computer on a stick, and show the six words of it."""
    world = startup.world_of(shell.folder)
    name = shell.options.name or startup.computer_name()
    words = startup.six_word_list()
    asking = write_request(shell.folder, world, name, shell.options.path, words)
    shell.say("file_written", path=str(asking.path))
    shell.say("request_words", name=asking.name, words=" ".join(asking.words))


def device_admit(shell: Shell) -> None:
    """Admit the computer that asks, and write its welcome package."""
    session = shell.working()
    asking = read_request(session, shell.options.path, startup.six_word_list())
    shell.say("request_words", name=asking.name, words=" ".join(asking.words))
    prefix = shell.options.prefix or proposed_prefix(session)
    sent = admit(session, shell.options.path, prefix, shell.options.to)
    for path in sent.paths:
        shell.say("file_written", path=str(path))
    shell.say("computer_admitted", name=asking.name, events=sent.events)


def device_join(shell: Shell) -> None:
    """Take the welcome package over: from then on the office is on this computer."""
    world = startup.world_of(shell.folder)
    taken = join_from(shell.folder, world, shell.options.path)
    shell.say("computer_joined", events=taken.new)


def _row(shell: Shell, one: Computer) -> tuple[str, ...]:
    workplace = shell.session().workplace
    heard = shell.words.moment(workplace.local_time(one.heard)) if one.heard else "-"
    if one.here:
        heard = "-"
    return one.name, one.prefix, _standing(shell, one), heard, str(one.lacks)


def _standing(shell: Shell, one: Computer) -> str:
    if not one.active:
        return shell.words.say("command", "computer_ended")
    if one.successor:
        return shell.words.say("command", "computer_successor", name=one.successor)
    if one.here:
        return shell.words.say("command", "computer_here")
    return shell.words.say("command", "computer_active")
