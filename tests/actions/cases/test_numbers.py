"""Numbers come from one book at one computer; given ones are noted, void ones stay explained."""

from dataclasses import replace

from desktop.actions.case.asking import ask_for_number
from desktop.actions.case.conflicts import decide_number
from desktop.actions.case.numbers import give_number, refuse_shared, void_number
from desktop.actions.lists import shared_numbers
from desktop.actions.office.books import hand_over_book, open_book
from desktop.actions.office.settings import define_permit_type
from desktop.actions.office.sops import put_in_force
from desktop.domain.events.cases import PaperNumbered, StepCompleted
from desktop.domain.people import Role
from tests.actions.expect import refused
from tests.actions.office import book, permit, sop
from tests.actions.stage import Stage, clashing_numbers, enter_owed

KARIMUN = "karimun-pemenuhan-komitmen"
FIRST = "503/0001/DPMPTSPK/XI/2025"


def number(stage: Stage, subject: str) -> str:
    return stage.case(subject).numbers.get("permit", "")


def numbered(stage: Stage, subject: str, typed: str = "", dated: str = "") -> str:
    give_number(stage.office.by(Role.GENERAL_AFFAIRS), subject, "permit", typed, dated)
    return number(stage, subject)


def given(stage: Stage, subject: str) -> PaperNumbered:
    return stage.case(subject).given[-1]


def test_numbers_run_on_through_the_year_and_begin_again(stage: Stage) -> None:
    assert numbered(stage, stage.registered()) == FIRST
    assert numbered(stage, stage.registered()) == "503/0002/DPMPTSPK/XI/2025"
    assert numbered(stage, stage.registered(), dated="05/01/2026") == "503/0001/DPMPTSPK/I/2026"


def test_a_step_numbers_its_paper_from_the_book(stage: Stage) -> None:
    subject = stage.walked("21")
    assert number(stage, subject) == ""
    stage.do(subject, Role.GENERAL_AFFAIRS, number__date="18/11/2025")
    assert number(stage, subject) == FIRST
    assert given(stage, subject).dated == "2025-11-18"


def test_signed_first_the_number_names_what_was_signed(stage: Stage) -> None:
    """Dairi signs in row 20 and numbers in row 21."""
    subject = stage.walked("22")
    fact = given(stage, subject)
    signed = next(
        event.fact
        for event, _ in reversed(stage.case(subject).history)
        if isinstance(event.fact, StepCompleted) and event.fact.symbol == "20"
    )
    assert fact.content == signed.papers["permit"] != ""


def test_numbered_first_or_with_the_signature_the_paper_is_the_same(stage: Stage) -> None:
    """Karimun numbers and signs in row 9; the number is no part of what is signed."""
    put_in_force(stage.office.admin, sop(KARIMUN))
    define_permit_type(stage.office.admin, permit(KARIMUN))
    subject = stage.registered(permit_type=KARIMUN)
    visit = {"schedule__date": "2025-11-20", "schedule__place": "Lokasi", "schedule__team": "Tim"}
    report = {"inspection__date": "2025-11-19", "inspection__findings": "Sesuai"}
    stage.do(subject, Role.BACK_OFFICE, "complete", **visit, **report, inspection__verdict="fit")
    stage.do(subject, Role.SECTION_HEAD, "valid")
    stage.do(subject, Role.DIVISION_HEAD, "approve")
    enter_owed(stage, subject)
    kinds = len(stage.case(subject).history)
    stage.do(subject, Role.OFFICE_HEAD, "approve")
    facts = [type(event.fact).__name__ for event, _ in stage.case(subject).history[kinds:]]
    assert facts == ["PaperNumbered", "StepCompleted"]
    assert number(stage, subject) == FIRST


def test_a_number_given_on_paper_before_is_noted_and_counted(stage: Stage) -> None:
    subject = stage.registered()
    assert numbered(stage, subject, "503 / 41 / DPMPTSPK / XI / 2025") != ""
    assert given(stage, subject).count == 41
    assert numbered(stage, stage.registered()) == "503/0042/DPMPTSPK/XI/2025"


def test_a_number_of_another_year_or_shape_does_not_move_the_counter(stage: Stage) -> None:
    for typed in ("503/0900/DPMPTSPK/XI/2024", "Nomor lama 77"):
        subject = stage.registered()
        assert numbered(stage, subject, typed) == typed
        assert given(stage, subject).count == 0
    assert numbered(stage, stage.registered()) == FIRST


def test_a_number_is_given_once_and_a_paper_has_one(stage: Stage) -> None:
    subject, other = stage.registered(), stage.registered()
    numbered(stage, subject)
    with refused("paper_has_number", stage):
        numbered(stage, subject)
    with refused("number_taken", stage):
        numbered(stage, other, FIRST)
    with refused("date_unreadable", stage):
        numbered(stage, other, dated="kemarin dulu")
    with refused("book_missing", stage):
        give_number(stage.office.by(Role.GENERAL_AFFAIRS), subject, "nota_dinas", "", "")


def test_a_void_number_stays_in_the_book_explained(stage: Stage) -> None:
    subject = stage.registered()
    head = stage.office.by(Role.SECRETARY)
    with refused("paper_has_no_number", stage):
        void_number(head, subject, "permit", "Salah")
    numbered(stage, subject)
    with refused("reason_missing", stage):
        void_number(head, subject, "permit", " ")
    void_number(head, subject, "permit", "Salah ketik nama")
    assert number(stage, subject) == ""
    assert numbered(stage, subject) == "503/0002/DPMPTSPK/XI/2025"


def test_a_permit_whose_number_was_voided_is_not_handed_over(stage: Stage) -> None:
    subject = stage.walked("25")
    void_number(stage.office.by(Role.SECRETARY), subject, "permit", "Salah ketik")
    receiver = {"handover__receiver": "Siti", "handover__date": "2025-11-19"}
    with refused("paper_without_number", stage):
        stage.do(subject, Role.FRONT_OFFICE, **receiver, handover__identity_shown="ktp")
    numbered(stage, subject)
    stage.do(subject, Role.FRONT_OFFICE, **receiver, handover__identity_shown="ktp")


def test_a_book_that_is_elsewhere_gives_no_number_here(stage: Stage) -> None:
    here, there = stage.two()
    hand_over_book(stage.office.admin, "buku-permit", there.workplace.device)
    subject = stage.walked("21")
    with refused("book_elsewhere", stage) as facts:
        stage.do(subject, Role.GENERAL_AFFAIRS)
    assert facts["name"] == "Loket FO2"
    there.take(here)
    give_number(there.by(Role.GENERAL_AFFAIRS), subject, "permit", "", "")
    here.take(there)
    stage.do(subject, Role.GENERAL_AFFAIRS)
    assert number(stage, subject) == FIRST


def test_a_number_is_asked_of_the_computer_that_keeps_the_book(stage: Stage) -> None:
    here, there = stage.two()
    subject = stage.walked("21")
    with refused("book_here", stage):
        ask_for_number(stage.office.by(Role.GENERAL_AFFAIRS), subject, "permit")
    hand_over_book(stage.office.admin, "buku-permit", there.workplace.device)
    with refused("not_your_step", stage):
        ask_for_number(stage.office.by(Role.ARCHIVE), subject, "permit")

    ask_for_number(stage.office.by(Role.GENERAL_AFFAIRS), subject, "permit")
    there.take(here)
    asked = there.workplace.case(subject).asked
    assert list(asked) == ["permit"]
    give_number(there.by(Role.GENERAL_AFFAIRS), subject, "permit", "", "")
    here.take(there)

    assert number(stage, subject) == FIRST
    assert stage.case(subject).asked == {}
    with refused("paper_has_number", stage):
        ask_for_number(stage.office.by(Role.GENERAL_AFFAIRS), subject, "permit")


def test_who_asks_twice_asks_once_and_a_void_number_does_not_ask_again(stage: Stage) -> None:
    here, there = stage.two()
    hand_over_book(stage.office.admin, "buku-permit", there.workplace.device)
    subject = stage.registered()
    asks = [
        ask_for_number(stage.office.by(Role.GENERAL_AFFAIRS), subject, "permit") for _ in range(2)
    ]
    there.take(here)
    give_number(there.by(Role.GENERAL_AFFAIRS), subject, "permit", "", "")
    void_number(there.by(Role.SECRETARY), subject, "permit", "Salah ketik")
    here.take(there)

    assert [len(each.events) for each in asks] == [1, 0]
    assert stage.case(subject).asked == {}


def test_a_number_noted_from_paper_needs_no_book_here(stage: Stage) -> None:
    here, there = stage.two()
    hand_over_book(stage.office.admin, "buku-permit", there.workplace.device)
    there.take(here)
    assert numbered(stage, stage.registered(), "503/0009/DPMPTSPK/XI/2025")


def test_a_book_with_two_keepers_gives_no_number_until_that_is_settled(stage: Stage) -> None:
    here, there = stage.two()
    hand_over_book(here.by("admin"), "buku-permit", here.workplace.device)
    hand_over_book(there.by("admin"), "buku-permit", there.workplace.device)
    here.take(there)
    subject = stage.registered()
    with refused("book_two_keepers", stage):
        numbered(stage, subject)
    hand_over_book(stage.office.admin, "buku-permit", here.workplace.device)
    assert numbered(stage, subject) == FIRST


def test_two_numbers_of_one_paper_are_decided_by_a_head(stage: Stage) -> None:
    subject = clashing_numbers(stage)
    head = stage.office.by(Role.OFFICE_HEAD)
    with refused("conflict_open", stage):
        numbered(stage, subject)
    with refused("no_such_conflict", stage):
        decide_number(head, subject, "permit", "503/9999")
    decide_number(head, subject, "permit", "503/0101/DPMPTSPK/XI/2025")
    assert number(stage, subject) == "503/0101/DPMPTSPK/XI/2025"
    assert not stage.case(subject).conflicts


def test_one_number_on_two_papers_is_named_and_stops_both_until_one_is_void(
    stage: Stage,
) -> None:
    one, two = stage.registered(), stage.walked("24b")
    here, there = stage.two()
    there.take(here)
    text = stage.case(two).numbers["permit"]
    with refused("number_taken", stage):
        give_number(here.by(Role.GENERAL_AFFAIRS), one, "permit", text, "")
    third = stage.registered()
    there.take(here)
    note = f"503/{900 + stage.next():04}/DPMPTSPK/XI/2025"
    for desk, subject in ((here, one), (there, third)):
        give_number(desk.by(Role.GENERAL_AFFAIRS), subject, "permit", note, "2025-11-19")
    here.take(there)

    (shared,) = shared_numbers(here.by(Role.SUPERVISOR))
    assert shared.text == note
    assert {line.subject for line, _ in shared.papers} == {one, third}
    with refused("number_shared", stage):
        refuse_shared(here.workplace.store, stage.case(one))
    void_number(here.by(Role.GENERAL_AFFAIRS), third, "permit", "Sudah dipakai di loket lain")
    assert shared_numbers(here.by(Role.SUPERVISOR)) == []
    refuse_shared(here.workplace.store, stage.case(one))


def test_nothing_is_handed_over_under_a_shared_number(stage: Stage) -> None:
    held, other = stage.walked("21"), stage.registered()
    here, there = stage.two()
    there.take(here)
    text = "503/0950/DPMPTSPK/XI/2025"
    give_number(there.by(Role.GENERAL_AFFAIRS), other, "permit", text, "2025-11-19")
    stage.do(held, Role.GENERAL_AFFAIRS, number__text=text)
    here.take(there)
    stage.do(held, Role.BACK_OFFICE, online_entry__reference="OSS-1")
    stage.do(held, Role.BACK_OFFICE, online_entry__reference="OSS-2")
    stage.do(held, Role.BACK_OFFICE)
    stage.do(held, Role.FRONT_OFFICE)
    with refused("number_shared", stage):
        stage.do(
            held,
            Role.FRONT_OFFICE,
            handover__receiver="Siti",
            handover__date="2025-11-19",
            handover__identity_shown="ktp",
        )


def test_a_permit_type_with_a_book_of_its_own_is_numbered_there(stage: Stage) -> None:
    admin = stage.office.admin
    own = replace(
        book(admin, "permit"),
        book="buku-apotek",
        format="{permit_code}.{number}/{year}",
        permit_types=("apotek",),
        first=120,
    )
    open_book(admin, own)
    kind = replace(permit("dairi-izin-usaha-mikro-kecil"), id="apotek", code="APT")
    define_permit_type(admin, kind)
    assert numbered(stage, stage.registered(permit_type="apotek")) == "APT.120/2025"
    assert numbered(stage, stage.registered(permit_type="apotek")) == "APT.121/2025"
    assert numbered(stage, stage.registered()) == FIRST
