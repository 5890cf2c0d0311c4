"""`sopan case receipt`: whoever may see cases; the print is noted like one from the window."""

from desktop.actions.lists import open_case
from desktop.actions.procedures.printing import require_ending
from desktop.actions.slips.prints import save_printed
from desktop.actions.slips.receipt import receipt
from desktop.commands.shell import Shell
from desktop.domain.refusals import Failed
from desktop.swimlane import slip_press

PAPER = (".pdf",)


def case_receipt(shell: Shell) -> None:
    """Print the receipt of one case."""
    require_ending(shell.options.to, PAPER)
    session = shell.session()
    case = open_case(session, shell.options.id)
    slip = receipt(session, case, shell.options.paper, slip_press())
    try:
        save_printed(session, slip, shell.options.to)
    except Failed as failed:
        if failed.code != "folder_read_only":
            raise
        # Signing in writes too: what may only be read now is open in another Sopan.
        raise Failed("folder_in_use") from failed
    shell.say("file_written", path=str(shell.options.to))
