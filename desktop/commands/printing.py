"""`sopan sop print | draw`: no person needed. `sopan case card`: whoever may see cases."""

from pathlib import Path

from desktop import startup
from desktop.actions.lists import open_case
from desktop.actions.office.sops import require_sound
from desktop.actions.procedures.printing import (
    PICTURES,
    card_document,
    paper_named,
    require_ending,
    save,
    signs_lacking,
    sop_document,
)
from desktop.commands.shell import Shell
from desktop.domain.sop.flow import without_additions
from desktop.domain.sop.model import Sop
from desktop.swimlane import card_of, press

PAPER = (".pdf",)
"""What official papers are written as."""


def sop_print(shell: Shell) -> None:
    """Print an SOP, one that comes with Sopan or a file somebody wrote, as its document."""
    require_ending(shell.options.to, PAPER)
    sop = _sop(shell)
    paper = paper_named(shell.options.paper, portrait=shell.options.portrait)
    _written(shell, sop_document(sop, paper, press()))
    lacking = signs_lacking(sop, press())
    if lacking:
        shell.say("signs_lacking", signs=lacking)


def sop_draw(shell: Shell) -> None:
    """Draw the whole table of an SOP on one sheet."""
    ending = require_ending(shell.options.to, tuple(PICTURES))
    _written(shell, PICTURES[ending](_sop(shell), press()))


def case_card(shell: Shell) -> None:
    """Print the kartu kendali of one case."""
    require_ending(shell.options.to, PAPER)
    session = shell.session()
    case = open_case(session, shell.options.id)
    paper = paper_named(shell.options.paper, portrait=shell.options.portrait)
    _written(shell, card_document(session, case, card_of(session, case), paper, press()))


def _sop(shell: Shell) -> Sop:
    named = shell.options.id
    if named.endswith(".toml"):
        sop = startup.sop_file(Path(named))
        require_sound(sop)
    else:
        sop = startup.shipped_sop(named)
    return sop if shell.options.additions else without_additions(sop)


def _written(shell: Shell, data: bytes) -> None:
    save(shell.options.to, data)
    shell.say("file_written", path=str(shell.options.to))
