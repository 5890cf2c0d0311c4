from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.case import Case
from desktop.domain.events.cases import (
    ConflictDecided,
    DataChanged,
)
from desktop.domain.people import Role
from tests.domain.pcs import Pc, founded, mixed, register
from tests.domain.reading.walking import FRONT, walk


def test_values_of_a_side_not_taken_do_not_count() -> None:
    first, second, _ = founded()
    register(first)
    walk(first, ["done"])
    second.take(first)
    first.step("complete", "officer", values={"requirements.note": "lengkap"})
    second.step("incomplete", "officer", values={"requirements.note": "kurang KTP"})
    both = mixed([first, second])
    both.device = "d2" * 8

    assert "requirements.note" not in both.case().values
    both.write(
        "case",
        ConflictDecided(
            role=Role.SECTION_HEAD, visit=both.case().trail[-1].id, side="completed:incomplete"
        ),
        "officer",
    )
    assert both.case().values["requirements.note"] == "kurang KTP"
    assert not both.case().clashes


WRITES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.one_of(
            st.tuples(st.just("write"), st.sampled_from("ab"), st.sampled_from("xyz")),
            st.tuples(st.just("take"), st.integers(0, 2)),
        ),
    ),
    max_size=25,
)


@given(WRITES)
def test_a_field_keeps_exactly_the_values_nobody_superseded(
    script: list[tuple[int, tuple]],
) -> None:
    pcs = founded()
    register(pcs[0])
    for pc in pcs:
        pc.take(pcs[0])
    for number, wish in script:
        if wish[0] == "take":
            pcs[number].take(pcs[wish[1]])
        else:
            fact = DataChanged(role=FRONT, values={f"applicant.{wish[1]}": wish[2]})
            pcs[number].write("case", fact, "officer")

    everything = mixed(pcs)
    case = everything.case()

    assert clashes_of(case) == brute_force_clashes(everything)


def clashes_of(case: Case) -> dict[str, set[str]]:
    return {name: {value.text for value in values} for name, values in case.clashes.items()}


def brute_force_clashes(pc: Pc) -> dict[str, set[str]]:
    """Say which values stand against each other, by walking every ancestor of every event."""
    events = {event.id: event for event in pc.of("case")}

    def ancestors(name: str) -> set[str]:
        behind = {parent for parent in events[name].saw if parent in events}
        return behind.union(*(ancestors(parent) for parent in behind)) if behind else set()

    writes = [e for e in events.values() if isinstance(e.fact, DataChanged)]
    found: dict[str, set[str]] = {}
    for event in writes:
        for name, text in event.fact.values.items():
            later = (w for w in writes if name in w.fact.values and event.id in ancestors(w.id))
            if next(later, None) is None:
                found.setdefault(name, set()).add(text)
    return {name: texts for name, texts in found.items() if len(texts) > 1}
