"""The commands, thin over actions, with no rule of their own (DESIGN chapter 9)."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from getpass import getpass
from pathlib import Path
from typing import NoReturn, Protocol

from desktop import startup
from desktop.actions.procedures.printing import PAPERS
from desktop.actions.slips.press import SHEETS
from desktop.commands.backup import backup_restore, backup_verify, backup_write
from desktop.commands.cases import case_list, case_show
from desktop.commands.devices import device_admit, device_join, device_list, device_request
from desktop.commands.office import digest_show, practice_make, tour_make
from desktop.commands.packages import package_inspect, package_read, package_write
from desktop.commands.printing import case_card, sop_draw, sop_print
from desktop.commands.self_test import self_test
from desktop.commands.shell import Options, Shell
from desktop.commands.slips import case_receipt
from desktop.commands.sops import sop_check, sop_list, sop_show
from desktop.domain.refusals import Damaged, Failed, Refused, Trouble
from desktop.words import Words

DONE, REFUSED, WRONG_WORDS, DAMAGED, FAILED = range(5)
"""Exit codes of DESIGN chapter 9."""

Command = Callable[[Shell], None]


class Names(Protocol):
    """What takes a further word of a command."""

    def add_parser(self, name: str, *, add_help: bool) -> argparse.ArgumentParser:
        """Make the parser of that word."""


class WrongWords(Exception):
    """The words of a command make no sense."""


class _Parser(argparse.ArgumentParser):
    """Reads the words of a command; what is wrong is said in our own words."""

    def error(self, message: str) -> NoReturn:
        raise WrongWords(message)


def parser() -> argparse.ArgumentParser:
    """Describe the commands and their words."""
    top = _Parser(prog="sopan", add_help=False)
    top.add_argument("--data")
    top.add_argument("--user")
    top.add_argument("--help", "-h", action="store_true")
    names = top.add_subparsers(dest="name", parser_class=_Parser)
    practice = _plain(names, "practice", practice_make, "path")
    practice.add_argument("--window", action="store_true")
    _plain(names, "tour", tour_make, "path")
    _plain(names, "self-test", self_test)
    _listing(_plain(names, "digest", digest_show))
    sop = _group(names, "sop")
    _listing(_plain(sop, "list", sop_list))
    _listing(_plain(sop, "show", sop_show, "id"))
    _plain(sop, "check", sop_check, "path")
    for made in (_printing(_plain(sop, "print", sop_print, "id")), _drawing(sop)):
        made.add_argument("--without-additions", action="store_true")
    case = _group(names, "case")
    listing = _listing(_plain(case, "list", case_list))
    listing.add_argument("--status", action="append", default=[])
    listing.add_argument("--tasks", action="store_true")
    _listing(_plain(case, "show", case_show, "id"))
    _printing(_plain(case, "card", case_card, "id"))
    _two_on_a_sheet(_plain(case, "receipt", case_receipt, "id"))
    backup = _group(names, "backup")
    _plain(backup, "write", backup_write, "path")
    _plain(backup, "restore", backup_restore, "path")
    verify = _plain(backup, "verify", backup_verify)
    verify.add_argument("path", nargs="?", default="")
    _exchanging(names)
    return top


def _exchanging(names: Names) -> None:
    package = _group(names, "package")
    write = _plain(package, "write", package_write, "path")
    write.add_argument("--for", dest="device", default="")
    write.add_argument("--full", action="store_true")
    _listing(_plain(package, "inspect", package_inspect, "path"))
    _plain(package, "read", package_read).add_argument("files", nargs="+")
    device = _group(names, "device")
    _listing(_plain(device, "list", device_list))
    _plain(device, "request", device_request, "path").add_argument("--named", default="")
    admit = _plain(device, "admit", device_admit, "path")
    admit.add_argument("--to", required=True)
    admit.add_argument("--prefix", default="")
    _plain(device, "join", device_join, "path")


def _group(names: Names, name: str) -> Names:
    made = names.add_parser(name, add_help=False)
    return made.add_subparsers(dest="verb", required=True, parser_class=_Parser)


def _plain(names: Names, name: str, command: Command, *words: str) -> argparse.ArgumentParser:
    made = names.add_parser(name, add_help=False)
    made.set_defaults(command=command)
    for word in words:
        made.add_argument(word)
    return made


def _listing(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    made.add_argument("--json", action="store_true")
    return made


def _printing(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    made.add_argument("--to", required=True)
    made.add_argument("--paper", choices=PAPERS, default=PAPERS[0])
    made.add_argument("--portrait", action="store_true")
    return made


def _two_on_a_sheet(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
    made.add_argument("--to", required=True)
    made.add_argument("--paper", choices=SHEETS, default=SHEETS[0])
    return made


def _drawing(names: Names) -> argparse.ArgumentParser:
    made = _plain(names, "draw", sop_draw, "id")
    made.add_argument("--to", required=True)
    return made


def run(words: Sequence[str]) -> int:
    """Carry out one command; gives its exit code."""
    said = Words(startup.language())
    try:
        _require_sense(words)
        read = parser().parse_args(list(words))
        if read.help:
            _write(said.say("command", "usage") + "\n")
            return DONE
        if read.name is None:
            return startup.show_window(startup.data_folder(read.data))
        _carry_out(read, said)
        _write("")
    except WrongWords:
        typed = " ".join(words).encode("utf-8", "replace").decode()
        sys.stderr.write(said.say("command", "wrong_words", words=typed) + "\n")
        sys.stderr.write(said.say("command", "usage") + "\n")
        return WRONG_WORDS
    except Trouble as trouble:
        sys.stderr.write(said.trouble(trouble) + "\n")
        return _code_of(trouble)
    return DONE


def _require_sense(words: Sequence[str]) -> None:
    """Refuse an empty word, which is an unset variable, and bytes that are no text."""
    for word in words:
        if not word or any("\ud800" <= sign <= "\udfff" for sign in word):
            raise WrongWords(word)


def _write(text: str) -> None:
    """Write to whoever reads; an empty text makes sure that all before has arrived."""
    if sys.stdout is None:
        raise Failed("output_not_written")
    try:
        sys.stdout.write(text)
        if not text:
            sys.stdout.flush()
    except BrokenPipeError:
        _fall_silent()
        raise
    except OSError as error:
        _fall_silent()
        raise Failed("output_not_written") from error


def _fall_silent() -> None:
    """Let what is still to be written go nowhere, or Python tries it again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _carry_out(read: argparse.Namespace, said: Words) -> None:
    options = Options(
        data=read.data or "",
        user=read.user or "",
        path=Path(getattr(read, "path", "")),
        id=getattr(read, "id", ""),
        status=tuple(getattr(read, "status", ())),
        json=getattr(read, "json", False),
        tasks=getattr(read, "tasks", False),
        window=getattr(read, "window", False),
        to=Path(getattr(read, "to", "")),
        paper=getattr(read, "paper", PAPERS[0]),
        portrait=getattr(read, "portrait", False),
        additions=not getattr(read, "without_additions", False),
        files=tuple(map(Path, getattr(read, "files", ()))),
        full=getattr(read, "full", False),
        device=getattr(read, "device", ""),
        prefix=getattr(read, "prefix", ""),
        name=getattr(read, "named", ""),
    )
    ask = startup.password() or (lambda: getpass(said.say("command", "ask_password") + " "))
    shell = Shell(options, said, _write, ask)
    try:
        command: Command = read.command
        command(shell)
    finally:
        shell.close()


def _code_of(trouble: Trouble) -> int:
    if isinstance(trouble, Refused):
        return REFUSED
    return DAMAGED if isinstance(trouble, Damaged) else FAILED
