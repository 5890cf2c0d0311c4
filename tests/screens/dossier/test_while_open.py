"""What happens to a case while somebody looks at it: conflicts, erasure, what cannot be read."""

from functools import partial

import pytest

from desktop.actions.case.records import erase, write_message
from desktop.actions.sign_in import change_person
from desktop.domain.events.kinds import ERASABLE
from desktop.domain.refusals import Refused
from desktop.practice import PASSWORD
from desktop.practice.people import ADMINISTRATOR
from desktop.screens.case import page as case_page
from desktop.screens.case.page import CasePage


def opened(here, subject: str) -> CasePage:
    here.driver.desk.go(partial(CasePage, subject=subject))
    here.driver.rest()
    return here.driver.page


def quiet(here) -> str:
    return next(line.subject for line in here.lines() if line.symbol and not line.conflicts)


def test_a_conflict_is_said_over_every_tab_and_leads_to_its_decision(dossier) -> None:
    here = dossier("backoffice")
    subject = next(line.subject for line in here.lines() if line.conflicts)
    page = opened(here, subject)
    assert page.banner.text.startswith("Benturan data (1)")

    page.banner.decide.click()

    assert page.tabs.bar.currentIndex() == 1
    assert page.tabs.shown.decisions


def test_a_case_without_anything_to_say_has_no_banner(dossier) -> None:
    here = dossier("backoffice")

    assert opened(here, quiet(here)).banner.text == ""


def test_a_case_that_is_erased_while_open_says_so_and_stays(dossier) -> None:
    here = dossier("backoffice")
    page = opened(here, quiet(here))
    case = page.seen.case
    name = case.values["applicant.name"]
    assert name in page.heading().subtitle
    event = next(event for event, _ in case.history if event.kind in ERASABLE)
    admin = change_person(here.session.workplace, ADMINISTRATOR.login, PASSWORD)

    changes = erase(admin, case.id, event.id, "Permintaan pemohon")
    here.driver.page.room.runner.changed.emit(changes)
    here.driver.rest()

    assert here.driver.page is page
    assert "sudah dihapus" in page.banner.text
    assert name not in page.heading().subtitle


def test_a_case_that_cannot_be_read_any_more_is_left_with_a_sentence(
    dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = dossier("backoffice")
    subject = quiet(here)
    before = here.driver.page
    page = opened(here, subject)

    def unreadable(*_: object) -> None:
        raise Refused("case_needs_newer", number="FO1-0001")

    monkeypatch.setattr(case_page, "see", unreadable)
    page.room.runner.run(write_message, subject, "Halo")
    here.driver.rest()
    assert here.driver.page is before
    assert "FO1-0001" in here.driver.desk.message

    here.driver.desk.go(partial(CasePage, subject=subject))
    assert here.driver.page is before
    assert "FO1-0001" in here.driver.desk.message
