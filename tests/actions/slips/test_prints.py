"""Every print is noted; from the second on the slip says which copy it is."""

from pathlib import Path

import pytest

from desktop.actions.session import Session
from desktop.actions.slips.missing import missing_sheet
from desktop.actions.slips.press import Printable
from desktop.actions.slips.prints import PRINTED, copies_of, note_printed, save_printed
from desktop.actions.slips.receipt import RECEIPT, receipt
from desktop.domain.people import Role
from desktop.domain.refusals import Trouble
from tests.actions.slips.made import PRESS, furnished, lacking, page, returned
from tests.actions.stage import Stage


def slip_of(session: Session, stage: Stage, subject: str) -> Printable:
    return receipt(session, stage.case(subject), "F4", PRESS)


def test_a_reprint_says_which_copy_it_is_and_who_made_it(stage: Stage) -> None:
    subject = returned(furnished(stage))
    counter, archive = stage.office.by(Role.FRONT_OFFICE), stage.office.by(Role.ARCHIVE)
    first = slip_of(counter, stage, subject)

    note_printed(counter, first)
    second = slip_of(archive, stage, subject)
    note_printed(archive, second)
    third = slip_of(counter, stage, subject)

    assert [slip.copy for slip in (first, second, third)] == [1, 2, 3]
    assert "Salinanke" not in page(first.pdf)
    wanted = ("Salinan ke-2", "Dicetak ulang Rabu, 19 November 2025", "oleh Arsip.")
    assert lacking(second.pdf, *wanted) == []
    assert lacking(third.pdf, "Salinan ke-3", "oleh Front_Office.") == []


def test_looking_at_a_slip_is_no_print(stage: Stage) -> None:
    subject = returned(furnished(stage))
    session = stage.office.by(Role.FRONT_OFFICE)

    assert [slip_of(session, stage, subject).copy for _ in range(3)] == [1, 1, 1]


def test_each_kind_and_each_case_is_counted_alone(stage: Stage) -> None:
    subject, other = returned(furnished(stage)), returned(stage)
    session = stage.office.by(Role.FRONT_OFFICE)

    note_printed(session, slip_of(session, stage, subject))

    assert missing_sheet(session, stage.case(subject), "F4", PRESS).copy == 1
    assert slip_of(session, stage, other).copy == 1


def test_the_log_knows_who_printed_what(stage: Stage) -> None:
    subject = returned(furnished(stage))
    session = stage.office.by(Role.FRONT_OFFICE)

    note_printed(session, slip_of(session, stage, subject))
    note_printed(session, slip_of(session, stage, subject))

    notes = [facts for _, code, facts in session.workplace.store.log.list() if code == PRINTED]
    assert notes == [
        {"slip": RECEIPT, "case": subject, "copy": copy, "person": session.person}
        for copy in (2, 1)
    ]


def test_one_slip_that_is_printed_twice_counts_twice(stage: Stage) -> None:
    subject = returned(furnished(stage))
    session = stage.office.by(Role.FRONT_OFFICE)
    slip = slip_of(session, stage, subject)

    note_printed(session, slip)
    note_printed(session, slip)

    assert copies_of(session.workplace, RECEIPT, subject) == 2


def test_a_saved_slip_is_noted_and_whole(stage: Stage, tmp_path: Path) -> None:
    subject = returned(furnished(stage))
    session = stage.office.by(Role.FRONT_OFFICE)
    slip, path = slip_of(session, stage, subject), tmp_path / "resi.pdf"

    save_printed(session, slip, path)

    assert path.read_bytes() == slip.pdf
    assert copies_of(session.workplace, RECEIPT, subject) == 1


def test_a_slip_that_could_not_be_saved_was_not_printed(stage: Stage, tmp_path: Path) -> None:
    subject = returned(furnished(stage))
    session = stage.office.by(Role.FRONT_OFFICE)

    with pytest.raises(Trouble):
        save_printed(session, slip_of(session, stage, subject), tmp_path)

    assert copies_of(session.workplace, RECEIPT, subject) == 0
    assert [code for _, code, _ in session.workplace.store.log.list() if code == PRINTED] == []
