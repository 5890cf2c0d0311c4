"""Who applied before is found by NIK or name, with all a form needs, and nobody who was erased."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.actions.applicants.known import CASES, PEOPLE, Known, find, same_application
from desktop.actions.case.records import change_data, erase
from desktop.actions.case.waiting import cancel
from desktop.domain.people import Role
from tests.actions.expect import refused
from tests.actions.office import APPLICANT, DAIRI
from tests.actions.stage import Stage

TOGAR = {
    **APPLICANT,
    "applicant.nik": "1211011203820003",
    "applicant.name": "Togar Lumban Gaol",
    "applicant.phone": "081260005678",
    "business.name": "Bengkel Motor Siti",
}
MANY = 5_000


def sought(stage: Stage, typed: str) -> list[Known]:
    return find(stage.office.by(Role.FRONT_OFFICE), typed)


def names(stage: Stage, typed: str) -> list[str]:
    return [known.name for known in sought(stage, typed)]


def crowd(stage: Stage, first: int) -> None:
    """Let thousands of other lines stand in the lists, all of the same district."""
    store = stage.office.admin.workplace.store
    line = store.lists.newest(limit=1)[0]
    with store.transaction():
        store.lists.write(
            replace(
                line,
                subject=f"lain-{n:06}",
                number=f"FO9-{n:04}/IUMK/XI/2025",
                applicant=f"Pemohon Siregar {n}",
                applicant_id=f"12110199{n:08}",
                business=f"Warung Siti {n}",
                registered=line.registered - n if first else line.registered + n,
                numbers=(),
                counts=(),
            )
            for n in range(MANY)
        )


def test_the_whole_nik_gives_all_that_the_form_needs(stage: Stage) -> None:
    subject = stage.registered()
    case = stage.case(subject)

    (known,) = sought(stage, APPLICANT["applicant.nik"])

    assert (known.name, known.nik) == (APPLICANT["applicant.name"], APPLICANT["applicant.nik"])
    assert (known.phone, known.address) == ("+6281260001234", APPLICANT["applicant.address"])
    assert (known.number, known.registered) == (case.number, case.opening.at)
    assert known.applicant == {
        name: text for name, text in case.values.items() if name.startswith("applicant.")
    }
    assert [business["business.name"] for business in known.businesses] == ["Warung Kopi Simpang"]
    assert known.businesses[0]["business.address"] == APPLICANT["business.address"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1211", ["Togar Lumban Gaol", "Siti Nurbaya Simanjuntak"]),
        ("12110147", ["Siti Nurbaya Simanjuntak"]),
        ("1211 0147 0890 0002", ["Siti Nurbaya Simanjuntak"]),
        ("12.11.01-1203", ["Togar Lumban Gaol"]),
        ("121", []),
        ("0147", []),
        ("siti", ["Siti Nurbaya Simanjuntak"]),
        ("nur sim", ["Siti Nurbaya Simanjuntak"]),
        ("SIMANJUNTAK, siti", ["Siti Nurbaya Simanjuntak"]),
        ("to lu g", ["Togar Lumban Gaol"]),
        ("bengkel", []),
        ("urbaya", []),
        ("s", []),
        ("", []),
        ('" OR * )', []),
        ("siti NOT nurbaya", []),
        ("\uff11\uff12\uff11\uff11", []),
    ],
)
def test_people_are_found_by_beginnings(typed: str, found: list[str], stage: Stage) -> None:
    stage.registered()
    stage.registered(values=TOGAR)

    assert names(stage, typed) == found


def test_somebody_who_came_often_is_one_with_all_businesses_newest_first(stage: Stage) -> None:
    for name in ("Warung Kopi Simpang", "Toko Berkat", "warung  kopi simpang", "Depot Bening"):
        stage.registered(values={**APPLICANT, "business.name": name})
    newest = stage.registered(
        values={**APPLICANT, "applicant.phone": "081377770000", "business.name": "Toko Berkat"}
    )

    (known,) = sought(stage, "siti nurbaya")

    found = [business["business.name"] for business in known.businesses]
    assert [" ".join(name.split()) for name in found] == [
        "Toko Berkat",
        "Depot Bening",
        "warung kopi simpang",
    ]
    assert known.phone == "+6281377770000"
    assert known.number == stage.case(newest).number


def test_a_corrected_number_is_what_is_given(stage: Stage) -> None:
    subject = stage.registered()
    counter = stage.office.by(Role.FRONT_OFFICE)
    change_data(counter, subject, {"applicant.phone": "081399990000"}, "Ganti nomor")

    assert sought(stage, "siti")[0].phone == "+6281399990000"


def test_the_proxy_of_another_time_is_not_carried_over(stage: Stage) -> None:
    proxy = {"applicant.proxy_name": "Togar Gaol", "applicant.proxy_phone": "081260009999"}
    stage.registered(values={**APPLICANT, **proxy})

    (known,) = sought(stage, "siti")

    assert [name for name in known.applicant if "proxy" in name] == []
    assert names(stage, "togar") == []


def test_people_without_a_nik_are_found_by_name_and_never_thrown_together(stage: Stage) -> None:
    guest = {**APPLICANT, "applicant.name": "John Smith", "applicant.nik": ""}
    for passport in ("X1234567", "Y7654321"):
        stage.registered(values={**guest, "applicant.passport": passport})

    found = [known.applicant["applicant.passport"] for known in sought(stage, "john")]
    assert found == ["Y7654321", "X1234567"]


def test_who_was_erased_is_not_found(stage: Stage) -> None:
    subject = stage.registered()
    kept = stage.registered(values=TOGAR)
    data = stage.case(subject).history[1][0].id

    erase(stage.office.admin, subject, data, "Permintaan pemohon")

    assert names(stage, "siti") == []
    assert names(stage, APPLICANT["applicant.nik"]) == []
    assert names(stage, "1211") == ["Togar Lumban Gaol"]
    assert stage.case(kept).values["applicant.name"] == "Togar Lumban Gaol"


@pytest.mark.parametrize("newer", [0, 1])
def test_one_is_found_among_thousands(
    newer: int, stage: Stage, counted: Callable[[str], None]
) -> None:
    subject = stage.registered()
    crowd(stage, newer)

    assert names(stage, APPLICANT["applicant.nik"]) == ["Siti Nurbaya Simanjuntak"]
    assert names(stage, "siti nur") == ["Siti Nurbaya Simanjuntak"]
    assert sought(stage, "siti")[0].number == stage.case(subject).number
    counted(f"1 of {MANY + 1} found, whose businesses all have that name")


def test_a_search_reads_few_cases_however_many_there_are(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(12):
        nik = f"12110147089{n:05}"
        stage.registered(values={**APPLICANT, "applicant.nik": nik})
        stage.registered()
    workplace = stage.office.admin.workplace
    read: list[str] = []
    real = workplace.case
    monkeypatch.setattr(workplace, "case", lambda subject: read.append(subject) or real(subject))

    everybody = sought(stage, "siti")
    assert len(everybody) == PEOPLE
    assert len(read) <= CASES
    read.clear()
    (one,) = sought(stage, APPLICANT["applicant.nik"])
    assert len(read) == CASES
    assert len(one.businesses) == 1


def test_an_open_application_for_the_same_permit_is_told(stage: Stage) -> None:
    counter, nik = stage.office.by(Role.FRONT_OFFICE), APPLICANT["applicant.nik"]
    assert same_application(counter, nik, DAIRI) == []
    subject = stage.registered()
    number = stage.case(subject).number

    assert [line.number for line in same_application(counter, nik, DAIRI)] == [number]
    assert same_application(counter, nik, "izin-lain") == []
    assert same_application(counter, "", DAIRI) == []
    assert same_application(counter, TOGAR["applicant.nik"], DAIRI) == []
    cancel(counter, subject, "Dicabut pemohon")
    assert same_application(counter, nik, DAIRI) == []


@pytest.mark.parametrize("role", [Role.BACK_OFFICE, Role.OFFICE_HEAD, Role.SUPERVISOR])
def test_only_who_may_register_may_ask(role: Role, stage: Stage) -> None:
    session = stage.office.by(role)
    with refused("role_needed", stage):
        find(session, "siti")
    with refused("role_needed", stage):
        same_application(session, APPLICANT["applicant.nik"], DAIRI)
