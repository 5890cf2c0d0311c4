"""Settings after which many cases are read again: beside the window, and no more than needed."""

from collections.abc import Callable
from functools import partial
from threading import Event

import pytest

from desktop.actions.case.drafts import load_draft, save_draft
from desktop.actions.changes import Changes
from desktop.actions.office.settings import (
    define_permit_type,
    describe_office,
    set_day,
    set_days,
    set_hours,
    set_ramadan,
)
from desktop.actions.session import Session
from desktop.domain.permits import permit_type
from desktop.domain.refusals import Refused, Trouble
from desktop.screens.running import runner as running
from desktop.screens.running.background import Task
from desktop.screens.running.runner import Runner
from desktop.screens.window.status_bar import StatusBar
from tests.screens.conftest import Driver

Change = Callable[[Session], Changes]
FIVE_DAYS = ["08.00-16.30 12.00-13.00"] * 5 + ["", ""]


def permit_with(session: Session, **more: object) -> Changes:
    """Define the permit type of the first case anew."""
    office = session.workplace.office
    line = session.workplace.store.lists.all_lines()[0]
    known = permit_type(office, line.permit_type)
    told = {name: getattr(known, name) for name in known.__dataclass_fields__}
    return define_permit_type(session, type(known)(**{**told, **more}))


CHANGES: dict[str, tuple[Change, str]] = {
    "phone": (partial(describe_office, values={"phone": "(0627) 99999"}), "none"),
    "letterhead": (partial(describe_office, values={"letterhead_1": "PEMERINTAH DAIRI"}), "none"),
    "fee": (partial(permit_with, fee=75_000), "none"),
    "far holiday": (partial(set_day, day="2031-03-05", name="Jauh"), "none"),
    "limit": (partial(permit_with, limit=3), "some"),
    "allowance": (partial(describe_office, values={"queue_allowance": "15"}), "some"),
    "trouble": (partial(describe_office, values={"trouble_days.oss": "2"}), "some"),
    "near holiday": (partial(set_day, day="2025-11-21", name="Dekat"), "some"),
    "extra day": (partial(set_day, day="2025-11-22", name="", working=True), "some"),
    "ordinary again": (partial(set_day, day="2025-11-22", name=""), "some"),
    "past holiday": (partial(set_day, day="2025-10-15", name="Lalu"), "some"),
    "several": (partial(set_days, days={"2025-11-24": "Satu", "2025-11-25": "Dua"}), "some"),
    "ramadan": (partial(set_ramadan, first="2025-11-20", last="2025-12-20"), "some"),
    "hours": (
        partial(set_hours, hours=FIVE_DAYS, ramadan_hours=FIVE_DAYS, zone="WIT"),
        "all",
    ),
}


def readings(session: Session) -> list[list[tuple[object, ...]]]:
    """Give everything that is kept of the cases, by case instead of by number of the line."""
    database = session.workplace.store.database
    joined = "SELECT cases.subject, {0}.* FROM {0} JOIN cases ON cases.n = {0}.n"
    rows = [database.rows("SELECT * FROM cases ORDER BY subject")]
    rows[0] = [row[1:] for row in rows[0]]
    for name in ("passes", "hands"):
        found = database.rows(joined.format(name))
        rows.append(sorted((row[0], *row[2:]) for row in found))
    return rows


@pytest.fixture
def many(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> Runner:
    """The runner of an office that has many cases, as it thinks."""
    monkeypatch.setattr(running, "FEW", 0)
    return driver.page.room.runner


def test_a_setting_reads_again_what_it_changes_and_nothing_else(driver: Driver) -> None:
    session = driver.page.room.runner.session
    workplace = session.workplace
    cases = len(workplace.store.lists.all_lines())

    for name, (change, wanted) in CHANGES.items():
        read: list[int] = []
        workplace.watch = lambda done, _total, read=read: read.append(done)
        before = readings(session)
        change(session)
        kept = readings(session)
        workplace.watch = lambda *_: None
        with workplace.store.transaction():
            workplace.refill()

        assert kept == readings(session), name
        assert {"none": not read, "some": len(read) > 0, "all": len(read) == cases}[wanted], name
        if wanted == "none":
            assert kept == before, name
        if name in ("limit", "allowance", "near holiday"):
            assert len(read) < cases, name
            assert kept != before, name


def test_an_action_beside_the_window_is_told_here_and_seen_here(
    many: Runner, driver: Driver
) -> None:
    told: list[Trouble | None] = []
    changed: list[Changes] = []
    many.changed.connect(changed.append)

    many.run_beside("a", partial(describe_office, values={"phone": "0811"}), told.append)

    assert told == []
    driver.rest()
    assert told == [None]
    assert [len(each.events) for each in changed] == [1]
    assert many.session.workplace.office.about("office")["phone"] == "0811"
    assert many.saved_at


def test_a_refusal_beside_the_window_changes_nothing_and_comes_back(
    many: Runner, driver: Driver
) -> None:
    told: list[Trouble | None] = []
    heads = many.session.workplace.store.ledger.heads("office")

    wanted = {"queue_allowance": "banyak"}
    many.run_beside("a", partial(describe_office, values=wanted), told.append)
    driver.rest()

    assert [each and each.code for each in told] == ["setting_not_counted"]
    assert many.session.workplace.store.ledger.heads("office") == heads


def test_meanwhile_the_window_writes_nothing_and_loses_no_draft(
    many: Runner, driver: Driver
) -> None:
    told: list[Trouble | None] = []
    refused: list[Trouble] = []
    many.refused.connect(refused.append)
    work = partial(describe_office, values={"phone": "0812"})

    many.run_beside("a", work, told.append)
    many.keep(save_draft, "settings/beside", {"typed": "x"})
    assert not many.run(describe_office, {"phone": "0813"})
    many.run_beside("b", work, told.append)

    assert [each.code for each in refused] == ["still_saving"]
    assert [each and each.code for each in told] == ["still_saving"]
    assert many.ask(load_draft, "settings/beside") is None
    driver.rest()
    assert told[1:] == [None]
    assert many.ask(load_draft, "settings/beside") == {"typed": "x"}
    assert many.session.workplace.office.about("office")["phone"] == "0812"


def test_given_up_nothing_has_happened(many: Runner, driver: Driver) -> None:
    told: list[Trouble | None] = []
    before = many.session.workplace.office.about("office").get("queue_allowance", "")
    kept = readings(many.session)
    tasks: list[Task] = []
    many.background.began.connect(tasks.append)

    def slow(session: Session) -> Changes:
        noted = session.workplace.watch

        def watch(done: int, total: int) -> None:
            tasks[0].cancel()
            noted(done, total)

        session.workplace.watch = watch
        return describe_office(session, {"queue_allowance": "33"})

    many.run_beside("a", slow, told.append)
    driver.rest()

    assert isinstance(told[0], Refused)
    assert told[0].code == "given_up"
    assert many.session.workplace.office.about("office").get("queue_allowance", "") == before
    assert readings(many.session) == kept


def test_the_foot_of_the_window_says_how_far_it_is(many: Runner, driver: Driver) -> None:
    bar = driver.desk.findChild(StatusBar)
    gate = Event()

    def slow(session: Session) -> Changes:
        gate.wait(60)
        return describe_office(session, {"phone": "0899"})

    tasks: list[Task] = []
    many.background.began.connect(tasks.append)
    many.run_beside("Menyimpan…", slow)
    driver.bot.waitUntil(lambda: bar.work.text() == "Menyimpan…")
    many.background.advance(tasks[0], 7, 40)
    said = bar.work.text()
    gate.set()
    driver.rest()

    assert said == "Menyimpan… 7 dari 40 permohonan"
    assert bar.work.text() == ""
