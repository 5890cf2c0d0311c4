"""`sopan`: a command for each wish (DESIGN chapter 9)."""

import sys

from desktop.command_line import run

INTERRUPTED = 130
"""What a shell expects of a program that Ctrl-C ended."""


def main() -> None:
    """Carry out the command of the command line and exit with its code."""
    try:
        code = run(sys.argv[1:])
    except BrokenPipeError:
        # Whoever reads, such as `head`, has seen enough.
        code = 0
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
