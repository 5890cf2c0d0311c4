"""Attachments on a stick: put there for those who lack them, taken where the ledger names them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.chains import Part
from db.journal import REFUSED, Exchange
from desktop.actions.exchange.contents import Held, contents_of, holders, lacking, named
from desktop.actions.exchange.statements import identities
from desktop.actions.workplace import Workplace
from desktop.domain.refusals import Damaged, Fact, Failed
from desktop.exchange.attachments import read_attachment, write_attachment
from desktop.exchange.home import Home
from desktop.exchange.letter import Cancelled, Watch

FULL = ("stick_full", "stick_filled", "stick_file_limit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """What became of the attachments that should go: written, or left for want of room.

    `stopped` is the code of what ended the writing early, with its `facts`, and empty when nothing
    did; the package itself is safe all the same.
    """

    written: int = 0
    bytes: int = 0
    left: int = 0
    stopped: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @property
    def can_be_unplugged(self) -> bool:
        """Tell whether the stick was still there at the end."""
        return not self.stopped or self.stopped in (*FULL, "exchange_cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """Attachments that came, those still missing and who should have them, and wrong ones."""

    taken: int = 0
    missing: int = 0
    held: tuple[Held, ...] = ()
    wrong: int = 0

    def after(self, before: "Arrived") -> "Arrived":
        """Add what had come before from elsewhere; what is missing is missing now."""
        return replace(self, taken=self.taken + before.taken, wrong=self.wrong + before.wrong)


def going_to(
    workplace: Workplace, home: Home, part: Part, recipients: Sequence[str]
) -> dict[str, int]:
    """Give the attachments that go, with their bytes: those of the events, and what others want.

    What lies there for these readers already does not go again.
    """
    asked = _asked(workplace)
    known = named(workplace) if asked else {}
    going = {content: known[content].size for content in asked if content in known}
    going |= contents_of(part.attached())
    there = home.contents(recipients)
    has = workplace.store.blobs.has
    return {c: size for c, size in going.items() if c not in there and has(c)}


def put_on(
    workplace: Workplace,
    home: Home,
    going: Mapping[str, int],
    recipients: Sequence[str],
    watch: Watch,
) -> Attached:
    """Write attachments, small ones first, until the stick is full or somebody stops it."""
    attached = Attached(left=len(going))
    for content in sorted(going, key=lambda content: (going[content], content)):
        try:
            watch.step(attached.written, len(going), "attaching")
            size = _put(workplace, home, content, recipients)
        except (Failed, Cancelled) as stopped:
            return replace(attached, stopped=stopped.code, facts=stopped.facts)
        attached = Attached(
            written=attached.written + (size > 0),
            bytes=attached.bytes + size,
            left=attached.left - 1,
        )
    return attached


def _put(workplace: Workplace, home: Home, content: str, recipients: Sequence[str]) -> int:
    """Write one attachment; gives its bytes, 0 for one that cannot be read here any more."""
    try:
        raw = workplace.store.blobs.get(content)
    except Damaged as damaged:
        workplace.store.log.add(workplace.world.now(), damaged.code, {"file": content})
        return 0
    write_attachment(home, content, raw, recipients)
    return len(raw)


def take_from(
    workplace: Workplace, home: Home, watch: Watch, *, unattended: bool = False
) -> Arrived:
    """Take what lies there and is missing here.

    Wrong content is noted, and tried again when somebody asks; `unattended` only when the files
    have changed, since opening them takes long.
    """
    missing = lacking(workplace)
    lying = sorted(missing.keys() & home.contents())
    taken: set[str] = set()
    wrong = 0
    for number, content in enumerate(lying):
        watch.step(number, len(lying), "attaching")
        traits = home.traits_of(content)
        if unattended and _was_wrong(workplace, content, traits):
            wrong += 1
            continue
        try:
            taken |= _taken(workplace, home, content)
        except Damaged as damaged:
            _note_wrong(workplace, damaged, content, traits)
            wrong += 1
    still = [one for content, one in missing.items() if content not in taken]
    held = holders(workplace, still)
    return Arrived(taken=len(taken), missing=len(still), held=held, wrong=wrong)


def _taken(workplace: Workplace, home: Home, content: str) -> set[str]:
    """Take one attachment, unless none of its files is for this computer."""
    raw = read_attachment(home, content, identities(workplace))
    if raw is None:
        return set()
    return {workplace.store.blobs.put(raw, workplace.world.draw)}


def _was_wrong(workplace: Workplace, content: str, traits: list[list[object]]) -> bool:
    """Tell whether just these files have been opened before, and were wrong."""
    entry = workplace.store.journal.marked(content)
    return entry is not None and entry.facts.get("files") == traits


def _note_wrong(
    workplace: Workplace, damaged: Damaged, content: str, traits: list[list[object]]
) -> None:
    store = workplace.store
    if _was_wrong(workplace, content, traits):
        return
    entry = Exchange(
        at=workplace.world.now(),
        direction=REFUSED,
        device="",
        counter=0,
        name=content,
        mark=content,
        facts={"code": damaged.code, "facts": dict(damaged.facts), "files": traits},
    )
    with store.transaction():
        store.journal.add(entry)


def _asked(workplace: Workplace) -> set[str]:
    """Name the attachments that other computers of the office last said they lack."""
    known = workplace.store.haves.all()
    devices = workplace.office.devices
    return {
        content
        for device, said in known.items()
        if device != workplace.device and device in devices and devices[device].active
        for content in said.wants or ()
    }
