"""Computers of the office: admitted, ended."""

from desktop.actions.changes import Changes
from desktop.actions.founding import check_device, refuse_taken_prefix
from desktop.actions.office.people import cut_of
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain.events.event import OFFICE
from desktop.domain.events.office import DeviceAdmitted, DeviceEnded
from desktop.domain.people import Action
from desktop.domain.refusals import Refused
from desktop.ledger.keys import check_public_keys, device_id


def admit_device(session: Session, wanted: DeviceAdmitted) -> Changes:
    """Let a computer belong to the office; its prefix must be its own, so numbers never meet."""
    session.allow(Action.ADMIT_DEVICE)
    check_device(wanted.name, wanted.prefix)
    check_public_keys(wanted.keys)
    if wanted.device != device_id(wanted.keys):
        raise Refused("device_request_wrong", name=wanted.name)
    known = session.workplace.office.devices
    if wanted.device in known:
        raise Refused("device_known", name=known[wanted.device].name)
    refuse_taken_prefix(session.workplace.office, wanted.prefix)
    return record(session, [Entry(OFFICE, wanted)])


def end_device(session: Session, device: str, reason: str = "") -> Changes:
    """End a computer; its work that is known here by now is honoured."""
    session.allow(Action.END_DEVICE)
    known = session.workplace.office.devices.get(device)
    if known is None or not known.active:
        raise Refused("device_unknown_here", device=device)
    if device == session.workplace.device:
        raise Refused("device_own")
    fact = DeviceEnded(device=device, cut=cut_of(session), reason=reason)
    return record(session, [Entry(OFFICE, fact)])
