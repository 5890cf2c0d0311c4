"""Small events, lines and open stores for the tests of the database."""

import shutil
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from db.folder import DataFolder
from db.store import Store, open_store
from desktop.domain.events.cases import MessageWritten
from desktop.domain.lines import CaseLine
from desktop.domain.people import Role
from desktop.ledger.codec import Circumstances, Header, Written, as_written, compose, read_header

KEY = bytes(range(32))
AT = 1_763_524_800_000


class Office:
    """Computers that write; everything they know at once, as if they were one."""

    def __init__(self) -> None:
        self.tips: dict[str, str] = {}
        self.heads: dict[str, set[str]] = {}
        self.headers: dict[str, Header] = {}
        self.written: list[Written] = []

    def write(
        self,
        device: int = 1,
        subject: str = "case-1",
        text: str = "Lengkap",
        prev: str | None = None,
    ) -> Written:
        """Write one event; `prev` lets a computer go on from an older event of its own."""
        name = f"{device:016x}"
        before = self.tips.get(name, "") if prev is None else prev
        saw = tuple(self.heads.get(subject, ()))
        parents = [self.headers[i] for i in {*saw, before} - {""}]
        known = Circumstances(
            device=name,
            prev=before,
            depth=1 + (self.headers[before].depth if before else 0),
            subject=subject,
            saw=saw,
            office=(),
            turn=1 + max((header.turn for header in parents), default=0),
            at=AT,
            by="person-1",
        )
        entry = as_written(*compose(known, MessageWritten(role=Role.FRONT_OFFICE, text=text)))
        self.tips[name] = entry.id.hex()
        self.heads[subject] = {entry.id.hex()}
        self.headers[entry.id.hex()] = read_header(entry.header)
        self.written.append(entry)
        return entry


def opened(path: Path, vfs: str | None = None) -> Store:
    return open_store(DataFolder(path), KEY, vfs)


def append(store: Store, entries: Iterable[Written], lines: Iterable[CaseLine] = ()) -> None:
    """Do what an action does: events and readings in one transaction."""
    with store.transaction():
        store.ledger.insert(list(entries))
        store.lists.write(lines)


def a_line(subject: str = "case-1", **changes: object) -> CaseLine:
    usual: dict[str, object] = {
        "subject": subject,
        "number": f"FO1-{int(blake2b(subject.encode(), digest_size=3).hexdigest(), 16):04}/IUMK",
        "permit_type": "iumk",
        "sop": "dairi",
        "status": "in_progress",
        "performers": ("back_office",),
        "applicant": "Sitti Nurbaya",
        "applicant_id": "1201014101900001",
        "business": "Toko Sumber Rezeki",
        "registered": AT,
    }
    return CaseLine(**{**usual, **changes})  # type: ignore[arg-type]


def cloned(folder: Path, target: Path) -> Path:
    """Copy a closed data folder."""
    shutil.copytree(folder, target)
    return target
