"""Whose work counts (DESIGN chapter 6)."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.events.cases import DataChanged
from desktop.domain.events.event import OFFICE, RECOVERY, Event
from desktop.domain.events.office import (
    DeviceAdmitted,
    DeviceEnded,
    KeysChanged,
    PersonEnded,
    RoleEnded,
    RoleGranted,
    SettingsChanged,
    WorkConfirmed,
)
from desktop.domain.office import read_office
from desktop.domain.people import Role
from desktop.domain.reading.verdicts import Verdict
from tests.domain.pcs import ADMIN, KEYS, Pc, device, founded, mixed, person, register

FRONT, HEAD = Role.FRONT_OFFICE, Role.OFFICE_HEAD
NAME = "applicant.name"


def cut(pc: Pc) -> tuple[str, ...]:
    """Name the newest event of each computer, as the program does."""
    followed = {event.prev for event in pc.events.values()}
    return tuple(sorted(event.id for event in pc.events.values() if event.id not in followed))


def say(pc: Pc, by: str, text: str = "x") -> Event:
    return pc.write("case", DataChanged(role=FRONT, values={NAME: text}), by)


def end_person(pc: Pc, name: str, by: str = ADMIN) -> Event:
    return pc.write(OFFICE, PersonEnded(person=name, cut=cut(pc)), by)


def confirm(pc: Pc, event: Event, by: str = ADMIN, *, accepted: bool = True) -> Event:
    return pc.write(OFFICE, WorkConfirmed(events=(event.id,), accepted=int(accepted)), by)


def verdict(pc: Pc, event: Event) -> Verdict:
    return next(said for one, said in pc.case().history if one.id == event.id)


def together(*pcs: Pc) -> None:
    for one in pcs:
        for other in pcs:
            one.take(other)


def two() -> tuple[Pc, Pc]:
    first, second, _ = founded(people=("officer", "rina"))
    register(first)
    second.take(first)
    return first, second


def grant_of(pc: Pc, name: str, role: Role) -> str:
    return next(g.id for g in pc.office().grants if g.person == name and g.role is role)


def test_a_role_counts_from_its_grant_on() -> None:
    first, _ = two()
    first.write(OFFICE, person("baru"), ADMIN)
    early = say(first, "baru")
    first.write(OFFICE, RoleGranted(person="baru", role=FRONT), ADMIN)
    late = say(first, "baru")

    assert verdict(first, early) is Verdict.NO_ROLE
    assert verdict(first, late) is Verdict.COUNTS


def test_work_before_the_end_of_a_role_still_counts() -> None:
    first, _ = two()
    before = say(first, "rina")
    grant = grant_of(first, "rina", FRONT)
    first.write(OFFICE, RoleEnded(grant=grant, cut=cut(first)), ADMIN)
    after = say(first, "rina")

    assert verdict(first, before) is Verdict.COUNTS
    assert verdict(first, after) is Verdict.NO_ROLE


def test_work_inside_the_cut_counts_also_when_it_arrives_later() -> None:
    first, second = two()
    inside = say(second, "rina")
    third = Pc("d2" * 8)
    together(third, second)
    end_person(third, "rina")
    outside = say(second, "rina", "y")

    everything = mixed([first, second, third])

    assert verdict(everything, inside) is Verdict.COUNTS
    assert verdict(everything, outside) is Verdict.UNCONFIRMED
    assert everything.case().values[NAME] == "x"


def test_a_demoted_head_who_signs_on_an_isolated_computer_waits_for_a_word() -> None:
    first, second = two()
    grant = grant_of(first, "rina", HEAD)
    first.write(OFFICE, RoleEnded(grant=grant, cut=cut(first)), ADMIN)
    signed = second.write("case", DataChanged(role=HEAD, values={NAME: "kepala"}), "rina")
    together(first, second)
    assert verdict(first, signed) is Verdict.UNCONFIRMED
    assert first.case().unconfirmed == (signed,)

    confirm(first, signed)

    assert verdict(first, signed) is Verdict.COUNTS
    assert first.case().values[NAME] == "kepala"


def test_rejected_work_counts_for_nothing() -> None:
    first, second = two()
    end_person(first, "rina")
    late = say(second, "rina")
    together(first, second)

    confirm(first, late, accepted=False)

    assert verdict(first, late) is Verdict.NO_ROLE
    assert NAME not in first.case().values


def test_the_newest_word_counts_and_of_two_at_once_the_cautious_one() -> None:
    first, second = two()
    first.write(OFFICE, RoleGranted(person="officer", role=Role.ADMINISTRATOR), ADMIN)
    second.take(first)
    end_person(first, "rina")
    late = say(second, "rina")
    together(first, second)
    confirm(first, late, ADMIN, accepted=True)
    confirm(second, late, "officer", accepted=False)
    both = mixed([first, second])
    assert verdict(both, late) is Verdict.NO_ROLE

    together(first, second)
    confirm(first, late, "officer", accepted=True)

    assert verdict(first, late) is Verdict.COUNTS


def test_nobody_confirms_their_own_work() -> None:
    first, second = two()
    first.write(OFFICE, RoleGranted(person="rina", role=Role.ADMINISTRATOR), ADMIN)
    second.take(first)
    grant = grant_of(first, "rina", FRONT)
    first.write(OFFICE, RoleEnded(grant=grant, cut=cut(first)), ADMIN)
    late = say(second, "rina")
    together(first, second)

    confirm(first, late, "rina")

    assert verdict(first, late) is Verdict.UNCONFIRMED


def test_the_word_of_somebody_who_was_removed_at_once_carries_nothing() -> None:
    first, second = two()
    first.write(OFFICE, RoleGranted(person="officer", role=Role.ADMINISTRATOR), ADMIN)
    together(first, second)
    end_person(first, "rina")
    end_person(first, "officer")
    late = say(second, "rina")
    third = Pc("d2" * 8)
    together(third, second)
    third.write(OFFICE, PersonEnded(person="rina", cut=()), "officer")

    confirm(third, late, "officer")

    assert verdict(mixed([first, second, third]), late) is Verdict.UNCONFIRMED


def test_a_grant_by_somebody_removed_at_once_gives_nothing_until_confirmed() -> None:
    first, second = two()
    first.write(OFFICE, RoleGranted(person="officer", role=Role.ADMINISTRATOR), ADMIN)
    first.write(OFFICE, person("kawan"), ADMIN)
    together(first, second)
    end_person(first, "officer")
    grant = second.write(OFFICE, RoleGranted(person="kawan", role=FRONT), "officer")
    done = say(second, "kawan")
    both = mixed([first, second])
    assert verdict(both, done) is Verdict.UNCONFIRMED
    assert FRONT not in both.office().roles_of("kawan", 0)

    together(first, second)
    confirm(first, grant)

    assert verdict(first, done) is Verdict.COUNTS
    assert FRONT in first.office().roles_of("kawan", 0)


def test_a_password_given_by_somebody_removed_at_once_opens_nothing() -> None:
    first, second = two()
    first.write(OFFICE, RoleGranted(person="officer", role=Role.ADMINISTRATOR), ADMIN)
    together(first, second)
    end_person(first, "officer")
    second.write(OFFICE, KeysChanged(person="rina", keys=KEYS, secret={"x": 2}), "officer")
    done = say(second, "rina")

    assert verdict(mixed([first, second]), done) is Verdict.UNCONFIRMED


def test_acting_roles_end_with_their_day() -> None:
    first, _ = two()
    first.write(OFFICE, person("plt"), ADMIN)
    acting = RoleGranted(person="plt", role=FRONT, acting="plt", until="2025-11-19")
    first.write(OFFICE, acting, ADMIN)
    done = say(first, "plt")

    def read(day: str) -> Verdict:
        office = read_office(first.of(OFFICE), first.covers, lambda at: day)
        standing = office.authority.standing(done, FRONT)
        return Verdict.COUNTS if standing == "counts" else Verdict.NO_ROLE

    assert read("2025-11-19") is Verdict.COUNTS
    assert read("2025-11-20") is Verdict.NO_ROLE


def test_a_grant_for_some_permit_types_counts_for_those() -> None:
    first, _ = two()
    first.write(OFFICE, person("satu"), ADMIN)
    first.write(OFFICE, RoleGranted(person="satu", role=FRONT, permit_types=("lain",)), ADMIN)
    wrong = say(first, "satu")
    first.write(OFFICE, RoleGranted(person="satu", role=FRONT, permit_types=("iumk",)), ADMIN)
    right = say(first, "satu")

    assert verdict(first, wrong) is Verdict.NO_ROLE
    assert verdict(first, right) is Verdict.COUNTS


def test_an_ended_computer_writes_nothing_that_counts_whether_it_knows_or_not() -> None:
    first, second = two()
    before = say(second, "rina", "a")
    first.take(second)
    first.write(OFFICE, DeviceEnded(device=second.device, cut=cut(first)), ADMIN)
    unaware = say(second, "rina", "b")
    second.take(first)
    aware = say(second, "rina", "c")

    both = mixed([first, second])

    assert verdict(both, before) is Verdict.COUNTS
    assert verdict(both, unaware) is Verdict.UNCONFIRMED
    assert verdict(both, aware) is Verdict.UNCONFIRMED


def successor(pc: Pc, new: str = "d7" * 8) -> DeviceAdmitted:
    return replace(device(new), replaces=pc.device)


def test_a_restored_computer_names_its_successor_without_an_administrator() -> None:
    first, _ = two()

    first.write(OFFICE, successor(first), "rina")

    assert first.office().devices["d7" * 8].replaces == first.device


def test_an_ended_computer_names_no_successor() -> None:
    first, second = two()
    first.write(OFFICE, DeviceEnded(device=second.device, cut=cut(first)), ADMIN)
    unaware = second.write(OFFICE, successor(second), "rina")
    together(first, second)
    aware = second.write(OFFICE, successor(second, "d8" * 8), "rina")
    both = mixed([first, second])

    assert both.office().unconfirmed == (unaware,)
    assert aware.id in both.office().authority.refused
    assert "d7" * 8 not in both.office().devices


def test_work_of_an_unconfirmed_successor_waits_with_it() -> None:
    first, second = two()
    first.write(OFFICE, DeviceEnded(device=second.device, cut=cut(first)), ADMIN)
    second.write(OFFICE, successor(second), "rina")
    heir = Pc("d7" * 8)
    heir.take(second)
    done = say(heir, "rina")

    assert verdict(mixed([first, second, heir]), done) is Verdict.UNCONFIRMED


def test_somebody_who_left_changes_no_keys_any_more() -> None:
    first, _ = two()
    end_person(first, "rina")

    late = first.write(OFFICE, KeysChanged(person="rina", keys=KEYS, secret={"x": 2}), "rina")

    assert late.id in first.office().authority.refused


def test_a_grant_by_no_administrator_is_nothing() -> None:
    first, _ = two()
    taken = first.write(OFFICE, RoleGranted(person="rina", role=Role.ADMINISTRATOR), "rina")

    late = first.write(OFFICE, SettingsChanged(about="office", values={"head": "Rina"}), "rina")

    assert {taken.id, late.id} <= first.office().authority.refused
    assert first.office().about("office") == {}


def administrators(*names: str) -> Sequence[Pc]:
    pcs = founded(devices=len(names) + 1, people=("officer", *names))
    for name in names:
        pcs[0].write(OFFICE, RoleGranted(person=name, role=Role.ADMINISTRATOR), ADMIN)
    register(pcs[0])
    together(*pcs)
    return pcs


def is_administrator(pc: Pc, name: str) -> bool:
    return Role.ADMINISTRATOR in pc.office().roles_of(name, 0)


def test_two_administrators_who_remove_each_other_are_both_pending() -> None:
    first, second, third = administrators("rina", "sari")
    end_person(first, "sari", "rina")
    end_person(second, "rina", "sari")
    together(first, second, third)

    assert third.office().authority.contested() == {"rina", "sari"}
    assert not is_administrator(third, "rina")
    assert not is_administrator(third, "sari")
    assert third.office().people["rina"].active
    assert third.office().people["sari"].active
    late = third.write(OFFICE, RoleGranted(person="officer", role=HEAD), "rina")
    assert late.id in third.office().authority.refused


def test_the_recovery_key_settles_who_stays() -> None:
    first, second, third = administrators("rina", "sari")
    wrong = end_person(second, "rina", "sari")
    end_person(first, "sari", "rina")
    together(first, second, third)

    confirm(third, wrong, RECOVERY, accepted=False)

    assert is_administrator(third, "rina")
    assert not third.office().people["sari"].active
    assert third.office().authority.contested() == frozenset()


def test_a_third_administrator_may_settle_it_too() -> None:
    first, second, third, _ = administrators("rina", "sari", "tuti")
    right = end_person(first, "sari", "rina")
    end_person(second, "rina", "sari")
    together(first, second, third)

    confirm(third, right, "tuti")

    assert is_administrator(third, "rina")
    assert not is_administrator(third, "sari")


def test_three_who_remove_each_other_in_a_ring_are_all_pending() -> None:
    first, second, third, fourth = administrators("rina", "sari", "tuti")
    end_person(first, "sari", "rina")
    end_person(second, "tuti", "sari")
    end_person(third, "rina", "tuti")
    together(first, second, third, fourth)

    assert fourth.office().authority.contested() == {"rina", "sari", "tuti"}
    assert is_administrator(fourth, ADMIN)


def test_who_is_removed_by_somebody_uncontested_drags_nobody_along() -> None:
    first, second, third, _ = administrators("rina", "sari", "tuti")
    end_person(first, "sari", "rina")
    ended = end_person(second, "tuti", "sari")
    together(first, second, third)

    assert is_administrator(third, "tuti")
    assert third.office().unconfirmed == (ended,)
    confirm(third, ended, "rina")
    assert not third.office().people["tuti"].active


def test_two_persons_with_one_login_are_both_there() -> None:
    first, second = two()
    first.write(OFFICE, replace(person("p1"), login="dewi"), ADMIN)
    second.write(OFFICE, replace(person("p2"), login="Dewi"), ADMIN)
    both = mixed([first, second])

    assert {one.id for one in both.office().people_named("dewi ")} == {"p1", "p2"}
