"""Write a package to a stick: gathered first, then whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.exchange.content.age_files import encrypt, refuse_crowd
from desktop.exchange.content.lines import (
    write_event,
    write_have,
    write_known,
    write_seal,
    write_want,
)
from desktop.exchange.content.packing import Packer, pack
from desktop.exchange.content.spool import Reading, Spool, spooling
from desktop.exchange.failures import refuse_full, scratch_told, stick_told
from desktop.exchange.home import PACKAGE, Home
from desktop.exchange.labels import FORMAT, label_line, parse_label, plain_line, shown
from desktop.exchange.letter import Label, Letter, Posted, Watch
from desktop.exchange.limits import AGE_HEADER, CUT
from desktop.exchange.whole_files import Rough, rough, sync_folders
from desktop.ledger.codec import Written

NOW_AND_THEN = 1000
"""Events after which the watch is told."""


def write_package(
    home: Home,
    letter: Letter,
    recipients: Sequence[str],
    scratch: Path,
    watch: Watch,
    *,
    cut: int = CUT,
) -> Posted:
    """Write a package for these readers (`age1...`), read it back, and then give it its name.

    Raises Failed when the stick is full, read-only or gone, and whatever the watch raises; then
    nothing is left that anybody would read.
    """
    refuse_crowd(recipients)
    with ExitStack() as stack:
        packer = Packer(lambda: stack.enter_context(spooling(scratch)), cut)
        with scratch_told():
            label = _gathered(letter, packer, watch)
        needed = sum(_size_on_stick(label, spool) for spool in packer.spools)
        refuse_full(needed, home.free_bytes())
        with stick_told(needed):
            home.path.mkdir(parents=True, exist_ok=True)
            packed = sum(spool.size for spool in packer.spools)
            writer = _Writer(home, label, recipients, _Progress(watch, 2 * packed))
            return writer.write(packer.spools)


def _size_on_stick(label: Label, spool: Spool) -> int:
    """Estimate a file on the safe side: `age` adds 16 bytes to each 64 KiB."""
    return len(plain_line(label)) * 2 + AGE_HEADER + spool.size + spool.size // 4096


def _gathered(letter: Letter, packer: Packer, watch: Watch) -> Label:
    """Pack everything, and write the label that fits it."""
    packer.add_all(_opening(letter))
    seals = packer.add_all(map(write_seal, letter.seals))
    events = packer.add_all(map(write_event, _counted(letter.events, watch)))
    content = packer.finish()
    return Label(
        format=FORMAT,
        office=letter.office,
        office_name=shown(letter.office_name),
        practice=int(letter.practice),
        sender=letter.sender,
        sender_name=shown(letter.sender_name),
        counter=letter.counter,
        at=letter.at,
        base=letter.base,
        events=events,
        seals=seals,
        wants=len(set(letter.wants)),
        content=content,
        length=packer.length,
        parts=len(packer.spools),
    )


def _opening(letter: Letter) -> Iterator[bytes]:
    yield write_have(letter.have)
    yield from (write_known(device, letter.haves[device]) for device in sorted(letter.haves))
    yield from (write_want(content) for content in sorted(set(letter.wants)))


def _counted(events: Iterable[Written], watch: Watch) -> Iterator[Written]:
    for number, event in enumerate(events, 1):
        if number % NOW_AND_THEN == 0:
            watch.step(number, 0, "gathering")
        yield event


class _Progress:
    """Adds up bytes for the watch: everything is written once and read back once."""

    def __init__(self, watch: Watch, total: int) -> None:
        self._watch = watch
        self._total = total
        self._done = 0

    def tell(self, size: int) -> None:
        """Note so many more bytes."""
        self._done = min(self._done + size, self._total)
        self._watch.step(self._done, self._total, "writing")


class _Content:
    """What one file holds before encryption: its label packed by itself, then its lines."""

    def __init__(self, label: Label, spool: Spool, progress: _Progress) -> None:
        self._front = pack(label_line(label))
        self._spool = Reading(spool)
        self._progress = progress

    def read(self, size: int, /) -> bytes:
        """Give the next bytes."""
        piece, self._front = self._front[:size], self._front[size:]
        piece = piece or self._spool.read(size)
        self._progress.tell(len(piece))
        return piece


@dataclass(frozen=True)
class _Writer:
    home: Home
    label: Label
    recipients: Sequence[str]
    progress: _Progress

    def write(self, spools: Sequence[Spool]) -> Posted:
        """Write all parts under the names of unfinished files, then name them."""
        with ExitStack() as stack:
            begun = [self._part(stack, number, spool) for number, spool in enumerate(spools, 1)]
            self._name(begun)
        return Posted(
            paths=tuple(part.target for part in begun),
            size=sum(part.size for part in begun),
            events=self.label.events,
            seals=self.label.seals,
            content=self.label.content,
        )

    def _part(self, stack: ExitStack, number: int, spool: Spool) -> Rough:
        label = replace(self.label, part=number)
        part = stack.enter_context(rough(self._target(label), label.sender))
        part.leave_front(len(plain_line(label)))
        encrypt(_Content(label, spool, self.progress), part, self.recipients)
        front = plain_line(label, part.size)
        # What we cannot read ourselves must never get a name.
        parse_label(front, part.target.name)
        part.finish(front, self.progress.tell)
        return part

    def _name(self, begun: Sequence[Rough]) -> None:
        named: list[Path] = []
        try:
            for part in begun:
                part.name()
                named.append(part.target)
            sync_folders(self.home)
        except BaseException:
            for path in named:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            raise

    def _target(self, label: Label) -> Path:
        ending = f"-{label.part}" if label.parts > 1 else ""
        name = f"{label.sender}-{label.counter:06}-{label.content[:8]}{ending}{PACKAGE}"
        return self.home.path / name
