"""The lines of a package against its label: order, limits, counts and the hash over all."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from desktop.exchange.content.lines import (
    ORDER,
    EventLine,
    HaveLine,
    KnownLine,
    Line,
    SealLine,
    WantLine,
    as_have,
    as_seal,
    check_event,
    read_checked_line,
    read_line,
)
from desktop.exchange.content.packing import Tell, unpack_lines
from desktop.exchange.content.spool import Spool
from desktop.exchange.failures import Mark, Unsound
from desktop.exchange.labels import label_line
from desktop.exchange.letter import Have, Label
from desktop.exchange.limits import HAVES


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What the few first lines of a sound package say."""

    have: Have
    haves: Mapping[str, Have]
    wants: tuple[str, ...]


def content_lines(spools: Sequence[Spool]) -> Iterator[Line]:
    """Read all lines behind the labels, of a package that was checked."""
    for spool in spools:
        lines = unpack_lines(spool, _tell_nobody)
        next(lines)
        yield from map(read_checked_line, lines)


def check(spools: Sequence[Spool], label: Label, tell: Tell) -> Checked:
    """Go through everything once; raises Unsound or Unknown."""
    reckoning = _Reckoning(label)
    for number, spool in enumerate(spools, 1):
        lines = unpack_lines(spool, tell)
        if next(lines, b"") != label_line(replace(label, part=number, size=0)):
            raise Unsound(Mark.LABEL)
        for raw in lines:
            reckoning.take(raw)
    return reckoning.end()


@dataclass
class _Reckoning:
    """What has been met so far; counts beyond the label's stop it early."""

    label: Label
    haves: dict[str, Have] = field(default_factory=dict)
    wants: list[str] = field(default_factory=list)
    have: Have | None = None
    length: int = 0

    def __post_init__(self) -> None:
        self._hash = blake2b(digest_size=32)
        self._met: Counter[type] = Counter()
        self._stage = 0
        self._most = {
            HaveLine: 1,
            KnownLine: HAVES,
            WantLine: self.label.wants,
            SealLine: self.label.seals,
            EventLine: self.label.events,
        }

    def take(self, raw: bytes) -> None:
        """Check one line."""
        self._hash.update(raw)
        self._hash.update(b"\n")
        self.length += len(raw) + 1
        line = read_line(raw)
        kind = type(line)
        stage = ORDER.index(kind)
        self._met[kind] += 1
        if stage < self._stage or self._met[kind] > self._most[kind]:
            raise Unsound(Mark.ORDER)
        self._stage = stage
        self._keep(line)

    def end(self) -> Checked:
        """Compare with what the label says."""
        counted = (self._met[WantLine], self._met[SealLine], self._met[EventLine])
        said = (self.label.wants, self.label.seals, self.label.events)
        hashed = self._hash.hexdigest()
        if counted != said or self.length != self.label.length or hashed != self.label.content:
            raise Unsound(Mark.SUM)
        if self.have is None:
            raise Unsound(Mark.ORDER)
        return Checked(have=self.have, haves=self.haves, wants=tuple(self.wants))

    def _keep(self, line: Line) -> None:
        match line:
            case EventLine():
                check_event(line)
            case SealLine():
                if as_seal(line).office != self.label.office:
                    raise Unsound(Mark.LABEL)
            case WantLine():
                self.wants.append(line.content)
            case KnownLine():
                if line.device in self.haves:
                    raise Unsound(Mark.ORDER)
                self.haves[line.device] = as_have(line)
            case HaveLine():
                self.have = as_have(line)


def _tell_nobody(_size: int) -> None:
    """Let whoever reads a second time read in peace."""
