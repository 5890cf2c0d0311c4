"""Who is acting: a person signed in at a workplace."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.actions.workplace import Workplace
from desktop.domain.case import Case
from desktop.domain.people import DESKS, ROLES_FOR, Action, Role
from desktop.domain.refusals import Refused
from desktop.ledger.keys import KeyPairs


@dataclass(frozen=True, slots=True)
class Session:
    """A person with their keys, until they leave or somebody else signs in."""

    workplace: Workplace
    person: str
    keys: KeyPairs

    def roles(self) -> frozenset[Role]:
        """Name the roles the person holds now."""
        return self.workplace.office.roles_of(self.person, self.workplace.world.now())

    def may(self, action: Action) -> bool:
        """Tell whether any of the person's roles may do something."""
        return bool(self.roles() & ROLES_FOR[action])

    def has_step(self, case: Case) -> bool:
        """Tell whether the step a case stands at is the person's own."""
        try:
            self.role_for(Action.COMPLETE_STEP, case, case.performers())
        except Refused:
            return False
        return True

    def allow(self, action: Action) -> None:
        """Refuse an action that none of the person's roles may do."""
        if not self.may(action):
            raise Refused("role_needed", action=action.value)

    def role_for(self, action: Action, case: Case, among: Iterable[Role] = DESKS) -> Role:
        """Choose the role in which the person acts on a case.

        Raises Refused("role_needed") when no role of theirs may do this at all, and
        Refused("not_your_step") when the step is somebody else's.
        """
        self.allow(action)
        asked = frozenset(among)
        held = [role for role in Role if self.holds(role, case.registered.permit_type)]
        fitting = [role for role in held if role in ROLES_FOR[action] and role in asked]
        if not fitting:
            lane = ""
            if case.current is not None:
                lane = case.sop.flow.lane_of(case.current.symbol).label
            raise Refused("not_your_step", number=case.number, lane=lane)
        return fitting[0]

    def role_at(self, action: Action, permit_type: str) -> Role:
        """Choose the role in which the person does something about a kind of permit."""
        self.allow(action)
        held = [role for role in Role if self.holds(role, permit_type)]
        fitting = [role for role in held if role in ROLES_FOR[action]]
        if not fitting:
            raise Refused("role_needed", action=action.value)
        return fitting[0]

    def holds(self, role: Role, permit_type: str) -> bool:
        """Tell whether the person has a role for this kind of permit now."""
        office, now = self.workplace.office, self.workplace.world.now()
        held = office.authority.grants(self.person, role, office.authority.everything(), now)
        return any(not g.permit_types or permit_type in g.permit_types for g in held)

    def held(self) -> dict[str, tuple[str, ...]]:
        """Give the roles the person holds now, each with the permit types it is for.

        A role for all permit types names none.
        """
        office, now = self.workplace.office, self.workplace.world.now()
        everything = office.authority.everything()
        found = {}
        for role in sorted(self.roles()):
            held = office.authority.grants(self.person, role, everything, now)
            permits = [grant.permit_types for grant in held]
            every = {permit for each in permits for permit in each}
            found[role.value] = () if () in permits else tuple(sorted(every))
        return found
