"""What a newer Sopan writes is kept and passed on untouched, and the case says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions.case.records import write_message
from desktop.actions.lists import open_case
from desktop.actions.merging import Bundle, merge
from desktop.actions.writing import circumstances
from desktop.domain.people import Role
from desktop.domain.reading.verdicts import Verdict
from desktop.domain.refusals import Damaged
from desktop.ledger.canonical import encode
from desktop.ledger.codec import Header, Written, as_written, body_hash
from tests.actions.office import DAIRI, new_office
from tests.actions.second import Desk, first_desk, second_pc
from tests.actions.stage import Stage

NEWER = "case.weighed.3"
SAID = {"by_hand": "ya", "grams": 125, "role": "front_office"}


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Stage, list[Desk]]]:
    office = new_office(tmp_path / "one", [DAIRI])
    stage = Stage(office, tmp_path)
    made = [first_desk(office), *(second_pc(office, tmp_path / n, n) for n in ("PC2", "PC3"))]
    yield stage, made
    for desk in made:
        desk.close()


def weigh(desk: Desk, subject: str) -> Written:
    """Write an event of a kind that this Sopan does not know, as a newer one would."""
    session = desk.by(Role.FRONT_OFFICE)
    known = circumstances(desk.workplace, session.person, subject)
    body = encode(SAID)
    header = Header(
        v=1,
        device=known.device,
        prev=known.prev,
        depth=known.depth,
        subject=subject,
        saw=sorted(known.saw),
        office=sorted(known.office),
        turn=known.turn,
        at=known.at,
        by=known.by,
        kind=NEWER,
        body=body_hash(body),
    )
    written = as_written(encode(header), body)
    with desk.workplace.store.transaction():
        desk.ledger.insert([written])
    return written


def test_a_case_with_a_newer_event_says_so_and_goes_on(desks: tuple[Stage, list[Desk]]) -> None:
    stage, (here, there, _) = desks
    subject = stage.registered()
    there.take(here)
    newer = weigh(there, subject)

    here.take(there)
    case = open_case(here.by(Role.FRONT_OFFICE), subject)

    assert case.needs_newer
    assert (case.history[-1][0].id, case.history[-1][1]) == (newer.id.hex(), Verdict.UNKNOWN)
    assert case.current is not None
    stage.do(subject, Role.FRONT_OFFICE)
    write_message(here.by(Role.FRONT_OFFICE), subject, "Diteruskan")
    assert here.workplace.case(subject).trail[-1].symbol.id == "4b"


def test_it_reaches_a_third_computer_byte_for_byte(desks: tuple[Stage, list[Desk]]) -> None:
    stage, (here, there, third) = desks
    subject = stage.registered()
    there.take(here)
    newer = weigh(there, subject)
    here.take(there)

    third.take(here)
    found = [entry for entry in third.full().events if entry.id == newer.id]

    assert found == [newer]
    assert third.says() == here.says()


def test_what_was_changed_on_the_way_is_refused(desks: tuple[Stage, list[Desk]]) -> None:
    stage, (here, there, third) = desks
    subject = stage.registered()
    there.take(here)
    newer = weigh(there, subject)
    full = there.full()
    swapped = Written(newer.id, newer.header, encode({**SAID, "grams": 126}))
    forged = [swapped if entry.id == newer.id else entry for entry in full.events]
    before = third.says()

    with pytest.raises(Damaged) as damaged:
        merge(third.workplace, Bundle(forged, full.seals))

    assert damaged.value.code == "event_body_swapped"
    assert third.says() == before
