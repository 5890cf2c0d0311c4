"""`sopan`: no words open the window, any others are a command (DESIGN chapter 9)."""

import sys
from collections.abc import Sequence
from importlib import import_module

from desktop import startup
from desktop.domain.refusals import Trouble

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""


def main() -> None:
    """Carry out the command of the command line and exit with its code."""
    try:
        code = _carried_out(sys.argv[1:])
    except BrokenPipeError:
        # Whoever reads, such as `head`, has seen enough.
        code = 0
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


def _carried_out(words: Sequence[str]) -> int:
    """Open the window without loading the commands: a clerk waits for it every morning."""
    if not words or (words[0] == "--data" and len(words) == 2):
        try:
            return startup.show_window(startup.data_folder(words[1] if words else None))
        except Trouble:
            # It comes again there, and is said as every command says it.
            pass
    return int(import_module("desktop.command_line").run(words))


if __name__ == "__main__":
    main()
