"""Changed packages against a real office: a sentence each time, and nothing that nobody wrote.

The changes are those of tests/exchange; here the last word is the ledger's.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.actions.case.records import write_message
from desktop.actions.exchange.looking import look
from desktop.actions.exchange.receiving import take
from desktop.domain.people import Role
from desktop.ledger.age_names import age_identity, age_recipient
from desktop.words import Words
from tests.actions.exchange.sticks import Stick, forge, stated
from tests.actions.forging import new_case
from tests.actions.second import Desk, ids
from tests.exchange.made import Keys
from tests.exchange.mutants import Mutant
from tests.exchange.telling import hidden

SHORT, LONG = 80, 10_000


def written_by(desk: Desk) -> None:
    """Write a case and a few words about it."""
    case = new_case(desk)
    for number in range(3):
        write_message(desk.by(Role.FRONT_OFFICE), case, f"Mohon dilengkapi, {number}.")


def sent_by(desk: Desk, stick: Stick, counter: int = 900) -> Path:
    """Send all that is known; each number makes another package."""
    return forge(desk, stick, desk.full(), have=stated(desk, counter))


def keys_of(desk: Desk) -> Keys:
    devices = desk.workplace.office.devices.values()
    recipients = [age_recipient(device.keys.receiving) for device in devices]
    return Keys(age_identity(desk.workplace.secrets.keys.receiving), recipients)


def try_seeds(desks: list[Desk], stick: Stick, seeds: range) -> tuple[int, int]:
    """Let a computer take one changed package after the other; gives the refused and the taken."""
    sender, reader = desks[0], desks[1]
    written_by(sender)
    admin, words, keys = reader.by("admin"), Words("en"), keys_of(reader)
    real = {event.id for event in sender.full().events}
    refused = taken = 0
    whole = sent_by(sender, stick, 1)
    for seed in seeds:
        mutant = Mutant(seed, whole, stick.root / f"{seed}.sopan", keys)
        before = ids(reader.workplace)
        report = take(admin, [mutant.path])
        (told,) = report.packages
        if told.refused or told.for_others:
            assert ids(reader.workplace) == before, seed
            refused += 1
        else:
            taken += 1
            whole.unlink()
            # What was taken is not opened again, so the next ones need another label.
            whole = sent_by(sender, stick, 1 + taken)
        assert not told.settled, seed
        if told.refused:
            said = words.trouble(told.refused.raised())
            assert " " in said, (seed, said)
            assert said != told.refused.code
        mutant.path.unlink()
    assert {event.id for event in reader.full().events} <= real
    stick.take(reader)
    assert {event.id for event in reader.full().events} == real
    return refused, taken


def test_changed_packages(desks: list[Desk], stick: Stick, counted: Callable[[str], None]) -> None:
    refused, taken = try_seeds(desks, stick, range(SHORT))
    counted(f"{refused} of {refused + taken} changed packages refused, nothing invented")


@pytest.mark.long
def test_ten_thousand_changed_packages(
    desks: list[Desk], stick: Stick, counted: Callable[[str], None]
) -> None:
    refused, taken = try_seeds(desks, stick, range(LONG))
    counted(f"{refused} of {refused + taken} changed packages refused, nothing invented")


@pytest.mark.parametrize("place", ["header", "content"])
def test_a_damaged_copy_does_not_hide_the_sound_package(
    desks: list[Desk], stick: Stick, place: str
) -> None:
    """A share shows files in their full size before their content has come."""
    written_by(desks[0])
    whole = sent_by(desks[0], stick)
    raw = whole.read_bytes()
    whole.write_bytes(hidden(raw) if place == "header" else zeroed(raw))
    (seen,) = look(desks[1].by("admin"), stick.root)
    assert seen.is_new
    assert stick.take(desks[1]).packages
    assert [one.is_new for one in look(desks[1].by("admin"), stick.root)] in ([], [False])

    whole.write_bytes(raw)
    assert stick.take(desks[1]).packages
    assert look(desks[1].by("admin"), stick.root) == []
    assert ids(desks[0].workplace) == ids(desks[1].workplace)


def zeroed(raw: bytes) -> bytes:
    return raw[:-500] + bytes(500)
