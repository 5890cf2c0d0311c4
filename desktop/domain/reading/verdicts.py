"""Does an event of a case count? Right person, right role, signed where it must be, not undone."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol, cast

from desktop.domain.events import cases
from desktop.domain.events.event import Event
from desktop.domain.events.kinds import ALWAYS_SIGNED
from desktop.domain.people import ROLES_FOR, Action, Role
from desktop.domain.reading.authority import Authority, Standing
from desktop.domain.sop.flow import Flow, needs_approval


class _Acted(Protocol):
    """What every fact about a case says: in which role its author acted."""

    @property
    def role(self) -> Role: ...


class Verdict(StrEnum):
    """What became of an event in the reading of its case."""

    COUNTS = "counts"
    UNDONE = "undone"
    UNCONFIRMED = "unconfirmed"
    NO_ROLE = "no_role"
    UNSIGNED = "unsigned"
    UNKNOWN = "unknown"
    ERASED = "erased"
    OVERTAKEN = "overtaken"


ACTION_OF: Mapping[type, Action] = MappingProxyType(
    {
        cases.CaseRegistered: Action.REGISTER_CASE,
        cases.DataChanged: Action.CHANGE_DATA,
        cases.DeclaredComplete: Action.DECLARE_COMPLETE,
        cases.StepCompleted: Action.COMPLETE_STEP,
        cases.StepReturned: Action.RETURN_STEP,
        cases.CaseHeld: Action.HOLD_CASE,
        cases.CaseResumed: Action.RESUME_CASE,
        cases.CaseCancelled: Action.CANCEL_CASE,
        cases.CaseRevoked: Action.REVOKE_PERMIT,
        cases.ActionUndone: Action.UNDO,
        cases.FileAttached: Action.ATTACH_FILE,
        cases.MessageWritten: Action.WRITE_MESSAGE,
        cases.PaperNumbered: Action.GIVE_NUMBER,
        cases.NumberAsked: Action.GIVE_NUMBER,
        cases.NumberVoided: Action.VOID_NUMBER,
        cases.OnlineEntered: Action.ENTER_ONLINE,
        cases.BodyErased: Action.ERASE_BODY,
    }
)


class Verdicts:
    """The verdict on each event of one case."""

    def __init__(
        self, events: Sequence[Event], authority: Authority, permit_type: str, flow: Flow
    ) -> None:
        self._authority = authority
        self._permit_type = permit_type
        self._flow = flow
        self._verdict = {event.id: self._judge(event) for event in events}
        self._undo(events)

    def of(self, event: Event) -> Verdict:
        """Give the verdict on an event."""
        return self._verdict[event.id]

    def counts(self, event: Event) -> bool:
        """Tell whether an event counts."""
        return self._verdict[event.id] is Verdict.COUNTS

    def overtake(self, event: Event) -> None:
        """Note that an event in order has no effect: its visit was left otherwise."""
        self._verdict[event.id] = Verdict.OVERTAKEN

    def _judge(self, event: Event) -> Verdict:
        if event.fact is None:
            return Verdict.ERASED if event.erased else Verdict.UNKNOWN
        if self._must_be_signed(event) and not event.signed:
            return Verdict.UNSIGNED
        role = role_of(event)
        if role not in ROLES_FOR[action_of(event)]:
            return Verdict.NO_ROLE
        standing = self._authority.standing(event, role, self._permit_type)
        if standing is Standing.COUNTS:
            return Verdict.COUNTS
        return Verdict.UNCONFIRMED if standing is Standing.UNCONFIRMED else Verdict.NO_ROLE

    def _must_be_signed(self, event: Event) -> bool:
        if event.kind in ALWAYS_SIGNED:
            return True
        fact = event.fact
        if not isinstance(fact, cases.StepCompleted) or fact.symbol not in self._flow:
            return False
        return needs_approval(self._flow.symbol(fact.symbol))

    def _undo(self, events: Sequence[Event]) -> None:
        by_id = {event.id: event for event in events}
        for event in events:
            if isinstance(event.fact, cases.ActionUndone) and self.counts(event):
                undone = by_id.get(event.fact.event)
                if undone is not None and may_undo(undone, event.by, event.device, event.saw):
                    self._verdict[undone.id] = Verdict.UNDONE
                else:
                    self._verdict[event.id] = Verdict.OVERTAKEN


def role_of(event: Event) -> Role:
    """Name the role in which a person acted on a case."""
    return cast(_Acted, event.fact).role


def action_of(event: Event) -> Action:
    """Name the action behind an event of a case."""
    if isinstance(event.fact, cases.ConflictDecided):
        heads_only = event.fact.side or event.fact.numbers
        return Action.DECIDE_OUTCOME if heads_only else Action.DECIDE_VALUES
    return ACTION_OF[type(event.fact)]


def may_undo(undone: Event, by: str, device: str, heads: Sequence[str]) -> bool:
    """Tell whether a person may still take back an event: theirs, newest, and no approval."""
    return (
        undone.by == by
        and undone.device == device
        and tuple(heads) == (undone.id,)
        and not undone.signed
        and not isinstance(undone.fact, cases.ActionUndone | cases.CaseRegistered)
    )
