"""Each of the seven SOPs, through the real actions, along every exit into each of its ends."""

from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from desktop.actions.office.sops import put_in_force
from desktop.domain.case import Case
from desktop.domain.sop.flow import Flow, exit_for
from desktop.domain.sop.model import Result, Section, Status
from tests.actions.office import SOPS, new_office, sop
from tests.journeys.paths import Step, all_paths, covering, every_exit
from tests.journeys.walker import Walker, result_of

Counted = Callable[[str], None]

ISSUED_ONLY = {"pariaman-oss-rba", "pariaman-sigap", "purwakarta-sicantik"}
"""SOPs that print no row in which the permit is handed over."""

UNNUMBERED = {"pariaman-sigap"}
"""SOPs whose papers are numbered elsewhere: SIGAP only records what OSS or siCantik issued."""


def check_end(name: str, flow: Flow, path: Sequence[Step], case: Case) -> None:
    """A case at its end has gone the path, and is what the path says it is."""
    assert case.current is None
    assert [(v.symbol.id, _left(v.taken)) for v in case.trail] == list(path)
    assert not case.conflicts
    result = result_of(flow, path)
    assert result is not None, "no way to an end decides nothing"
    assert case.result is result
    assert case.status is _wanted_status(name, flow, path, result)
    paper = "permit" if result is Result.APPROVE else "refusal_letter"
    numbered = [step for step in path if _gives_a_number(flow, step)]
    assert set(case.numbers) == ({paper} if numbered else set())
    if result is Result.APPROVE and name not in UNNUMBERED:
        assert case.numbers["permit"], "no permit leaves without its number"


def _gives_a_number(flow: Flow, step: Step) -> bool:
    symbol = flow.symbol(step[0])
    way = exit_for(symbol, step[1])
    sent_back = way is not None and flow.goes_back(symbol, way)
    return Section.NUMBER in symbol.form and not sent_back


def _left(side: object) -> str:
    return getattr(side, "name", "").removeprefix("completed:")


def _wanted_status(name: str, flow: Flow, path: Sequence[Step], result: Result) -> Status:
    handed = any(Section.HANDOVER in flow.symbol(symbol).form for symbol, _ in path)
    if result is Result.REFUSE:
        return Status.REFUSAL_HANDED_OVER if handed else Status.REFUSED
    assert handed is not (name in ISSUED_ONLY)
    return Status.HANDED_OVER if handed else Status.ISSUED


@pytest.mark.parametrize("name", SOPS)
def test_every_exit_of_every_sop_is_walked_by_the_right_people(
    name: str, tmp_path: Path, counted: Counted
) -> None:
    with closing(new_office(tmp_path / "data", sops=(name,))) as office:
        walker = Walker(office, name)
        flow, paths = walker.flow, covering(walker.flow)
        ends, results = set(), set()
        for path in paths:
            case = walker.walk(path)
            check_end(name, flow, path, case)
            ends.add(path[-1][0])
            results.add(case.result)
        assert walker.seen == every_exit(flow)
        assert {symbol for symbol, _ in walker.seen} == {s.id for s in flow.sop.symbols()}
        assert ends == {s.id for s in flow.sop.symbols() if not s.next}
        assert results == set(Result)
        assert office.admin.workplace.store.lists.duplicate_numbers() == []
    counted(
        f"{name}: {len(paths)} paths, {walker.steps} steps, {len(walker.seen)} exits and ends,"
        f" {walker.refused} attempts refused"
    )


@pytest.mark.parametrize("name", SOPS)
def test_with_additions_switched_off_every_printed_exit_is_still_walked(
    name: str, tmp_path: Path
) -> None:
    with closing(new_office(tmp_path / "data", sops=(name,))) as office:
        put_in_force(office.admin, sop(name), additions=False)
        walker = Walker(office, name, check_refusals=False)
        assert not any(way.added for s in walker.flow.sop.symbols() for way in s.next)
        for path in covering(walker.flow):
            check_end(name, walker.flow, path, walker.walk(path))
        assert walker.seen == every_exit(walker.flow)


@pytest.mark.long
@pytest.mark.parametrize("name", SOPS)
def test_every_path_with_each_way_back_once(name: str, tmp_path: Path, counted: Counted) -> None:
    count = 0
    with closing(new_office(tmp_path / "data", sops=(name,))) as office:
        walker = Walker(office, name, check_refusals=False)
        flow = walker.flow
        for path in all_paths(flow):
            check_end(name, flow, path, walker.walk(path))
            count += 1
        assert walker.seen == every_exit(flow)
    counted(f"{name}: all {count} paths, {walker.steps} steps")
