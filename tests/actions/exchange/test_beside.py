"""Exchange beside the window: two threads, two connections, and nothing that waits fails."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from db.local import Draft
from desktop.actions.case.records import write_message
from desktop.actions.exchange.beside import catch_up, work_beside
from desktop.actions.exchange.receiving import take
from desktop.actions.exchange.sending import send
from desktop.actions.founding import NewPerson
from desktop.actions.office.people import add_person
from desktop.actions.sign_in import change_person
from desktop.domain.people import Role
from tests.actions.exchange.sticks import Stick, mingle
from tests.actions.forging import new_case
from tests.actions.office import PASSWORD
from tests.actions.second import Desk

FRONT = Role.FRONT_OFFICE


def test_the_window_sees_what_came_beside_it(desks: list[Desk], stick: Stick) -> None:
    first, second, _ = desks
    case = new_case(first)
    wanted = NewPerson(login="dewi", full_name="Dewi Lubis", password=PASSWORD)
    person = add_person(first.by("admin"), wanted, [FRONT])
    paths = stick.give(first).paths
    beside = work_beside(second.by("admin"))
    with ThreadPoolExecutor(1) as thread, beside.workplace.store:
        thread.submit(take, beside, paths).result()

    catch_up(second.workplace)

    assert second.workplace.case(case).number.startswith("FO1-")
    assert change_person(second.workplace, "dewi", PASSWORD).person == person
    assert second.says() == first.says()


def test_people_go_on_working_while_packages_come_and_go(
    desks: list[Desk], stick: Stick, tmp_path: Path
) -> None:
    first, second, third = desks
    own = new_case(second)
    paths = []
    for _ in range(8):
        new_case(first)
        paths += stick.give(first).paths
    beside = work_beside(second.by("admin"))
    out = tmp_path / "out"
    out.mkdir()

    def exchange() -> None:
        for path in paths:
            take(beside, [path])
            send(beside, out)

    with ThreadPoolExecutor(1) as thread, beside.workplace.store:
        running = thread.submit(exchange)
        written = 0
        while not running.done() or written < 5:
            drafts = second.workplace.store.drafts
            drafts.save("siti", Draft("case-1", f"ketikan {written}", written))
            write_message(second.by(FRONT), own, f"catatan {written}")
            written += 1
        running.result()
    catch_up(second.workplace)

    before = second.says()
    with second.workplace.store.transaction():
        second.workplace.refill()
    assert second.says() == before
    assert len(second.workplace.case(own).messages) == written
    mingle(stick, [second, first, third])
    assert first.says() == second.says() == third.says()


def test_every_package_written_beside_the_work_is_in_order(desks: list[Desk], stick: Stick) -> None:
    """What is written while a package is gathered is not in it: its seal would be missing."""
    first, second, _ = desks
    case = new_case(first)
    beside = work_beside(first.by("admin"))

    class Busy:
        def step(self, done: int, total: int, what: str) -> None:
            write_message(first.by(FRONT), case, f"{what} {done}")

    with beside.workplace.store:
        sent = send(beside, stick.root, watch=Busy())

    assert sent.events == 6
    report = stick.take(second)
    assert not report.refused
    assert report.packages[-1].events == 6
    mingle(stick, desks)
    assert first.says() == second.says()
