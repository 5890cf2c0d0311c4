"""`sopan`: a command for each wish (DESIGN chapter 9)."""

import sys

from desktop.command_line import run


def main() -> None:
    """Carry out the command of the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
