"""The names that stand in the ledger. A name is never changed; a new shape is a new number."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.domain.events import cases, office

KINDS: Mapping[str, type] = MappingProxyType(
    {
        "office.founded.1": office.OfficeFounded,
        "office.person_added.1": office.PersonAdded,
        "office.person_ended.1": office.PersonEnded,
        "office.keys_changed.1": office.KeysChanged,
        "office.role_granted.1": office.RoleGranted,
        "office.role_ended.1": office.RoleEnded,
        "office.device_admitted.1": office.DeviceAdmitted,
        "office.device_ended.1": office.DeviceEnded,
        "office.work_confirmed.1": office.WorkConfirmed,
        "office.sop_put_in_force.1": office.SopPutInForce,
        "office.settings_changed.1": office.SettingsChanged,
        "office.book_opened.1": office.BookOpened,
        "office.book_handed_over.1": office.BookHandedOver,
        "case.registered.1": cases.CaseRegistered,
        "case.data_changed.1": cases.DataChanged,
        "case.declared_complete.1": cases.DeclaredComplete,
        "case.step_completed.1": cases.StepCompleted,
        "case.step_returned.1": cases.StepReturned,
        "case.held.1": cases.CaseHeld,
        "case.resumed.1": cases.CaseResumed,
        "case.cancelled.1": cases.CaseCancelled,
        "case.revoked.1": cases.CaseRevoked,
        "case.action_undone.1": cases.ActionUndone,
        "case.conflict_decided.1": cases.ConflictDecided,
        "case.file_attached.1": cases.FileAttached,
        "case.message_written.1": cases.MessageWritten,
        "case.paper_numbered.1": cases.PaperNumbered,
        "case.number_asked.1": cases.NumberAsked,
        "case.number_voided.1": cases.NumberVoided,
        "case.online_entered.1": cases.OnlineEntered,
        "case.body_erased.1": cases.BodyErased,
    }
)
NAMES: Mapping[type, str] = MappingProxyType({shape: name for name, shape in KINDS.items()})

ALWAYS_SIGNED = frozenset(name for name in KINDS if name.startswith("office.")) | {
    "case.step_returned.1",
    "case.cancelled.1",
    "case.revoked.1",
    "case.conflict_decided.1",
    "case.paper_numbered.1",
    "case.number_voided.1",
    "case.body_erased.1",
}
"""Kinds that are nothing without the key of the person (DESIGN chapter 6)."""

ERASABLE = frozenset({"case.data_changed.1", "case.file_attached.1", "case.message_written.1"})
"""Kinds about people, without which the flow of a case still reads the same (UU 27/2022)."""


def kind_of(fact: object) -> str:
    """Name the kind of a fact as the ledger stores it."""
    return NAMES[type(fact)]
