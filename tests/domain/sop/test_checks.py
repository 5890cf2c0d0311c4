"""Each check finds what it is there for, and nothing in a sound SOP."""

import tomllib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.sop.checks import CHECKS, check, has_errors
from desktop.domain.sop.findings import Finding, Severity
from desktop.domain.sop.model import Section, Shape
from desktop.domain.sop.reading import sop_from
from tests.domain.sop.small import Plain, small, small_plain, symbol_of

Spoiling = Callable[[Plain], object]


def _unlinked(plain: Plain) -> None:
    plain["rows"].append({"number": "5", "symbols": [{"lane": "counter", "kind": "end"}]})


def _circle(plain: Plain) -> None:
    symbol_of(plain, 3)["next"] += [{"to": "5", "label": "Lagi", "outcome": "again"}]
    plain["rows"].append(
        {"symbols": [{"lane": "counter", "kind": "process", "next": [{"to": "5"}]}]}
    )


def _stuck_when_printed(plain: Plain) -> None:
    for way in symbol_of(plain, 3)["next"]:
        way["added"] = True


def _no_refusal(plain: Plain) -> None:
    for way in symbol_of(plain, 3)["next"]:
        way["result"] = "approve"


def _nothing_issued(plain: Plain) -> None:
    del symbol_of(plain, 4)["reaches"]


def _far_intake(plain: Plain) -> None:
    symbol_of(plain, 2)["intake"] = 0
    symbol_of(plain, 3)["intake"] = 1


# code, row of the finding, column, and how to spoil the small SOP so that it is found.
BROKEN: list[tuple[str, int, str, Spoiling]] = [
    ("id_unusable", 0, "id", lambda plain: plain.update(id="../Dairi")),
    ("title_empty", 0, "title", lambda plain: plain.update(title="  ")),
    ("no_rows", 0, "rows", lambda plain: plain.update(rows=[])),
    ("column_order", 0, "order", lambda plain: plain.update(headings={"order": ["time", "note"]})),
    ("time_without_amount", 2, "time", lambda plain: plain["rows"][1]["time"].update(amount=0)),
    ("time_without_unit", 2, "time", lambda plain: plain["rows"][1]["time"].update(unit="by_rule")),
    ("time_not_counted", 1, "time", lambda plain: plain["rows"][0].update(time={"text": "2 Jam"})),
    ("time_too_long", 2, "time", lambda plain: plain["rows"][1]["time"].update(amount=10**30)),
    (
        "span_over_words",
        1,
        "activity",
        lambda plain: plain["rows"][0].update(spans={"activity": 2}),
    ),
    ("span_wrong", 4, "time", lambda plain: plain["rows"][3].update(spans={"time": 2})),
    ("span_wrong", 1, "lane", lambda plain: plain["rows"][0].update(spans={"lane": 2})),
    ("paper_unknown", 3, "papers", lambda plain: symbol_of(plain, 3).update(papers=["poem"])),
    ("no_lanes", 0, "lanes", lambda plain: plain.update(lanes=[])),
    ("lane_twice", 0, "lanes", lambda plain: plain["lanes"].append(plain["lanes"][1])),
    ("lane_without_label", 0, "label", lambda plain: plain["lanes"][1].update(label=" ")),
    ("lane_nobody", 0, "roles", lambda plain: plain["lanes"][1].update(roles=[])),
    ("lane_nobody", 0, "roles", lambda plain: plain["lanes"][1].update(roles=["supervisor"])),
    ("lane_nobody", 0, "recorded_by", lambda plain: plain["lanes"][0].pop("recorded_by")),
    ("lane_unknown", 3, "lane", lambda plain: symbol_of(plain, 3).update(lane="attic")),
    ("mark_lane_unknown", 1, "marks", lambda plain: plain["rows"][0].update(marks={"x": "[]"})),
    ("part_nobody", 3, "parts", lambda plain: symbol_of(plain, 3).update(parts=["pemohon"])),
    ("lane_empty", 0, "lanes", lambda plain: symbol_of(plain, 3).update(lane="counter")),
    ("symbol_twice", 3, "id", lambda plain: symbol_of(plain, 3).update(id="2")),
    ("symbol_without_id", 4, "id", lambda plain: symbol_of(plain, 4).update(id="")),
    ("symbol_id_unusable", 4, "id", lambda plain: symbol_of(plain, 4).update(id="a>b")),
    ("symbol_id_unusable", 4, "id", lambda plain: symbol_of(plain, 4).update(id="page:A")),
    ("way_unknown", 1, "next", lambda plain: symbol_of(plain, 1).update(next=[{"to": "9"}])),
    ("needs_unknown", 3, "needs", lambda plain: symbol_of(plain, 3).update(needs=["9"])),
    ("needs_unknown", 3, "needs", lambda plain: symbol_of(plain, 3).update(needs=["3"])),
    ("no_way_out", 1, "next", lambda plain: symbol_of(plain, 1).update(next=[])),
    ("end_goes_on", 4, "next", lambda plain: symbol_of(plain, 4).update(next=[{"to": "1"}])),
    ("decision_without_choice", 2, "next", lambda plain: symbol_of(plain, 2)["next"].pop()),
    ("way_without_label", 2, "label", lambda plain: symbol_of(plain, 2)["next"][0].pop("label")),
    (
        "way_without_outcome",
        2,
        "outcome",
        lambda plain: symbol_of(plain, 2)["next"][0].pop("outcome"),
    ),
    (
        "outcome_twice",
        2,
        "outcome",
        lambda plain: symbol_of(plain, 2)["next"][0].update(outcome="incomplete"),
    ),
    ("no_start", 0, "kind", lambda plain: symbol_of(plain, 1).update(kind="process")),
    ("no_end", 0, "kind", lambda plain: symbol_of(plain, 4).update(kind="process")),
    ("symbol_unreachable", 5, "next", _unlinked),
    ("end_unreachable", 5, "next", _circle),
    ("intake_scattered", 3, "intake", _far_intake),
    ("additions_needed", 3, "next", _stuck_when_printed),
    ("nothing_issued", 0, "reaches", _nothing_issued),
    ("nothing_refused", 0, "result", _no_refusal),
]

WARNINGS = {
    "span_over_words",
    "paper_unknown",
    "lane_empty",
    "additions_needed",
    "nothing_issued",
    "nothing_refused",
}


def findings_after(spoiling: Spoiling) -> tuple[Finding, ...]:
    plain = small_plain()
    spoiling(plain)
    return check(sop_from(plain))


def test_a_sound_sop_has_no_findings() -> None:
    assert check(small()) == ()
    assert not has_errors(())


@pytest.mark.parametrize(("code", "row", "column", "spoiling"), BROKEN)
def test_each_check_finds_what_it_is_there_for(
    code: str, row: int, column: str, spoiling: Spoiling
) -> None:
    found = [finding for finding in findings_after(spoiling) if finding.code == code]

    assert (row, column) in {(finding.row, finding.column) for finding in found}
    assert {finding.severity is Severity.WARNING for finding in found} == {code in WARNINGS}


@pytest.mark.parametrize("one_check", CHECKS, ids=lambda one_check: one_check.__name__)
def test_no_check_is_without_a_broken_sop(one_check: Callable[..., list[Finding]]) -> None:
    plains = [small_plain() for _ in BROKEN]
    for plain, (_, _, _, spoiling) in zip(plains, BROKEN, strict=True):
        spoiling(plain)

    assert any(one_check(sop_from(plain)) for plain in plains)


def test_a_warning_alone_does_not_keep_an_sop_from_being_put_into_force() -> None:
    warned = findings_after(lambda plain: symbol_of(plain, 3).update(papers=["poem"]))
    wrong = findings_after(lambda plain: symbol_of(plain, 3).update(lane="attic"))

    assert warned
    assert not has_errors(warned)
    assert has_errors(wrong)


def test_a_finding_names_the_printed_number_and_the_symbol() -> None:
    (found,) = findings_after(lambda plain: symbol_of(plain, 3).update(papers=["poem"]))

    assert (found.number, dict(found.facts)) == ("3", {"symbol": "3", "paper": "poem"})


def test_findings_come_in_the_order_of_the_table() -> None:
    def spoil(plain: Plain) -> None:
        symbol_of(plain, 3)["lane"] = "attic"
        symbol_of(plain, 1)["lane"] = "cellar"
        plain["title"] = ""

    rows = [finding.row for finding in findings_after(spoil)]

    assert rows == sorted(rows)
    assert {0, 1, 3} <= set(rows)


SYMBOLS = st.fixed_dictionaries(
    {"lane": st.sampled_from("abc"), "kind": st.sampled_from(list(Shape))},
    optional={
        "id": st.sampled_from(["1", "2", "x", ""]),
        "next": st.lists(
            st.fixed_dictionaries(
                {"to": st.sampled_from(["1", "2", "3", "x", "9"])},
                optional={"label": st.text(max_size=3), "outcome": st.sampled_from(["", "a", "b"])},
            ),
            max_size=3,
        ),
        "form": st.lists(st.sampled_from(list(Section)), max_size=2),
        "needs": st.lists(st.sampled_from(["1", "9"]), max_size=2),
        "intake": st.booleans(),
    },
)


@given(st.lists(st.lists(SYMBOLS, max_size=3), max_size=5), st.lists(st.sampled_from("abc")))
def test_no_sop_makes_a_check_crash(rows: list[list[Plain]], lanes: list[str]) -> None:
    plain = {
        "id": "any",
        "title": "any",
        "lanes": [{"id": lane, "label": lane} for lane in lanes],
        "rows": [{"symbols": symbols} for symbols in rows],
    }

    findings = check(sop_from(plain))

    assert has_errors(findings), "no lane of these has a role"


def test_a_file_that_an_administrator_spoilt_is_named_to_the_row() -> None:
    text = """
        id = "coba"
        title = "Coba"
        [[lanes]]
        id = "loket"
        label = "Loket"
        roles = ["front_office"]
        [[rows]]
        number = "1"
        [[rows.symbols]]
        lane = "loket"
        kind = "start"
        next = [{ to = "2" }]
        [[rows]]
        number = "2"
        time = { text = "2 jam" }
        [[rows.symbols]]
        lane = "lokett"
        kind = "end"
    """

    found = {(finding.code, finding.row) for finding in check(sop_from(tomllib.loads(text)))}

    assert {("lane_unknown", 2), ("time_not_counted", 2)} <= found
