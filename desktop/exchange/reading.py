"""Read a package: decrypted and checked whole before anything of it is given."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from desktop.domain.refusals import Damaged, Refused, Trouble
from desktop.exchange.content.age_files import NotForUs, decrypt
from desktop.exchange.content.checking import Checked, check, content_lines
from desktop.exchange.content.lines import EventLine, SealLine, Unknown, as_event, as_seal
from desktop.exchange.content.packing import Tell
from desktop.exchange.content.spool import Spool, spooling
from desktop.exchange.failures import Mark, Unsound, scratch_told, stick_told
from desktop.exchange.home import PACKAGE, is_plain_file
from desktop.exchange.labels import parse_label, read_label
from desktop.exchange.letter import Label, Watch
from desktop.exchange.limits import LABEL
from desktop.ledger.codec import Written
from desktop.ledger.seals import Seal


class Package:
    """A package that was checked; what it holds is read as often as asked, within the block."""

    def __init__(self, label: Label, checked: Checked, spools: Sequence[Spool]) -> None:
        self.label = label
        self.have = checked.have
        self.haves = checked.haves
        self.wants = checked.wants
        self._spools = spools

    def events(self) -> Iterator[Written]:
        """Give the events one by one, as bytes under the id that their header has."""
        with scratch_told():
            for line in content_lines(self._spools):
                if isinstance(line, EventLine):
                    yield as_event(line)

    def seals(self) -> Iterator[Seal]:
        """Give the seals one by one."""
        with scratch_told():
            for line in content_lines(self._spools):
                if isinstance(line, EventLine):
                    return
                if isinstance(line, SealLine):
                    yield as_seal(line)


@contextmanager
def open_package(
    path: Path, identities: Sequence[str], scratch: Path, watch: Watch
) -> Iterator[Package]:
    """Open a package with whichever identity (`AGE-SECRET-KEY-1...`) fits.

    Of a package in parts any part may be named; the others are looked for beside it. Raises
    Damaged or Refused with a code of FORMAT.md, Failed when stick or disk fail. Whether it is
    for this office, `labels.refuse_foreign` tells; the label inside was compared.
    """
    label = read_label(path)
    paths = [path] if label.parts == 1 else _all_parts(path, label)
    with ExitStack() as stack:
        opener = _Opener(identities, watch, label)
        with stick_told(), _damage_told(path.name, label):
            spools = [stack.enter_context(spooling(scratch)) for _ in paths]
            for number, spool in enumerate(spools, 1):
                opener.decrypt(paths[number - 1], number, spool)
            checked = check(spools, label, opener.telling("checking", spools))
        yield Package(label, checked, spools)


@contextmanager
def _damage_told(name: str, label: Label) -> Iterator[None]:
    sender = label.sender_name
    try:
        yield
    except Unsound as error:
        raise Damaged("package_damaged", name=name, sender=sender, mark=error.mark) from error
    except Unknown as error:
        raise Damaged("package_too_new", name=name) from error
    except NotForUs as error:
        raise Refused("package_for_others", name=name, sender=sender) from error


@dataclass(frozen=True)
class _Opener:
    """Decrypts the files of one package into private spools."""

    identities: Sequence[str]
    watch: Watch
    label: Label

    def decrypt(self, path: Path, number: int, spool: Spool) -> None:
        """Decrypt one part; its label must still be the one that was read."""
        with path.open("rb") as opened:
            label = parse_label(opened.readline(LABEL + 1), path.name)
            if not _is_part(label, self.label) or label.part != number:
                raise Unsound(Mark.LABEL)
            self._refuse_size(opened, label.size, path.name)
            decrypt(_Told(opened, self._counting("reading", label.size)), spool, self.identities)

    def telling(self, what: str, spools: Sequence[Spool]) -> Tell:
        """Tell the watch of everything packed."""
        return self._counting(what, sum(spool.size for spool in spools))

    def _refuse_size(self, opened: BinaryIO, size: int, name: str) -> None:
        found = os.fstat(opened.fileno()).st_size - opened.tell()
        if found < size:
            raise Damaged("package_incomplete", name=name, sender=self.label.sender_name)
        if found > size:
            raise Unsound(Mark.SIZE)

    def _counting(self, what: str, total: int) -> Tell:
        done = 0

        def tell(size: int) -> None:
            nonlocal done
            done = min(done + size, total)
            self.watch.step(done, total, what)

        return tell


class _Told:
    """A file whose reader is watched."""

    def __init__(self, opened: BinaryIO, tell: Tell) -> None:
        self._opened = opened
        self._tell = tell

    def read(self, size: int, /) -> bytes:
        """Give the next bytes."""
        piece = self._opened.read(size)
        self._tell(len(piece))
        return piece


def _all_parts(path: Path, label: Label) -> list[Path]:
    """Find all parts beside one of them, whatever their files are called."""
    found = {label.part: path}
    with stick_told():
        beside = sorted(p for p in path.parent.iterdir() if p.name.lower().endswith(PACKAGE))
    for other in filter(is_plain_file, beside):
        # What cannot be read is no part; it is told when somebody opens it.
        with suppress(Trouble):
            their = read_label(other)
            if _is_part(their, label):
                found.setdefault(their.part, other)
    missing = [number for number in range(1, label.parts + 1) if number not in found]
    if missing:
        raise Refused(
            "package_part_missing", part=missing[0], parts=label.parts, sender=label.sender_name
        )
    return [found[number] for number in range(1, label.parts + 1)]


def _is_part(one: Label, other: Label) -> bool:
    return replace(one, part=1, size=0) == replace(other, part=1, size=0)
