"""What is kept with a case outside its steps: data, scans, messages, online entries."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from desktop.actions.case import forms
from desktop.actions.case.steps import paper_hash
from desktop.actions.changes import Changes
from desktop.actions.session import Session
from desktop.actions.writing import Entry, record
from desktop.domain import decisions
from desktop.domain.attachments import LARGEST, media_of
from desktop.domain.case import Case
from desktop.domain.events.cases import (
    BodyErased,
    DataChanged,
    DeclaredComplete,
    FileAttached,
    MessageWritten,
)
from desktop.domain.events.kinds import ERASABLE
from desktop.domain.people import Action
from desktop.domain.refusals import Failed, Refused


def change_data(
    session: Session, case_id: str, values: Mapping[str, str], reason: str = ""
) -> Changes:
    """Correct or add data of the application; fields in conflict are decided, not changed.

    What somebody answers for (inspection, recommendation, signature ...) changes in its step only.
    What stood on a paper that was initialled or signed changes with a reason only.
    """
    case = session.workplace.case(case_id)
    role = session.role_for(Action.CHANGE_DATA, case)
    forms.refuse_clashing(case, values)
    kept = forms.stored(session.workplace, forms.OPEN, values, case.values)
    forms.require_sound(session.workplace, forms.OPEN, values, finishing=False)
    forms.refuse_emptied(session.workplace, {**case.values, **kept}, kept)
    changed = {name: text for name, text in kept.items() if case.values.get(name, "") != text}
    if not changed:
        return Changes()
    if _changes_signed(case, changed) and not reason.strip():
        raise Refused("reason_missing")
    fact = DataChanged(role=role, values=changed, reason=reason.strip())
    return record(session, [Entry(case.id, fact)])


def _changes_signed(case: Case, changed: Mapping[str, str]) -> bool:
    """Tell whether a paper that somebody's name stands under would say something else."""
    seen = replace(case, values={**case.values, **changed})
    return any(paper_hash(seen, paper) != paper_hash(case, paper) for paper in case.papers)


def declare_complete(session: Session, case_id: str, on: str = "") -> Changes:
    """Say that the file is complete, as of a date; once, by a person."""
    case = session.workplace.case(case_id)
    role = session.role_for(Action.DECLARE_COMPLETE, case, case.performers())
    if case.complete_on:
        raise Refused("already_complete", date=case.complete_on)
    day = forms.read_date(session.workplace, on)
    if day > session.workplace.today():
        raise Refused("date_in_future", date=day)
    return record(session, [Entry(case.id, DeclaredComplete(role=role, on=day))])


def attach(
    session: Session, case_id: str, source: Path, requirement: str = "", note: str = ""
) -> Changes:
    """Keep a scan or photo with a case: PDF, JPEG or PNG by content, at most 20 MiB.

    The file is stored encrypted under the hash of its content before the event is written.
    """
    case = session.workplace.case(case_id)
    role = session.role_for(Action.ATTACH_FILE, case)
    try:
        raw = _read(source)
    except OSError as error:
        raise Failed("attachment_not_read", name=source.name) from error
    media = media_of(raw)
    content = session.workplace.store.blobs.put(raw, session.workplace.world.draw)
    fact = FileAttached(
        role=role,
        content=content,
        name=source.name[:120],
        media=media,
        size=len(raw),
        requirement=requirement,
        symbol=case.current.symbol.id if case.current else "",
        note=note,
    )
    return record(session, [Entry(case.id, fact)])


def _read(source: Path) -> bytes:
    with source.open("rb") as opened:
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        size = -(-source.stat().st_size // 1024 // 1024)
        raise Refused("attachment_too_large", size=size, most=LARGEST // 1024 // 1024)
    return raw


def attachment(session: Session, content: str) -> bytes:
    """Give the content of an attachment; Failed("attachment_not_here") before it has arrived."""
    session.allow(Action.SEE_CASES)
    return session.workplace.store.blobs.get(content)


def write_message(session: Session, case_id: str, text: str, to: str = "") -> Changes:
    """Leave a short note for another role."""
    case = session.workplace.case(case_id)
    role = session.role_for(Action.WRITE_MESSAGE, case)
    if not text.strip():
        raise Refused("message_empty")
    fact = MessageWritten(role=role, text=text.strip()[:2000], to=to)
    return record(session, [Entry(case.id, fact)])


def enter_online(session: Session, case_id: str, visit: str, reference: str) -> Changes:
    """Note the reference that came back from OSS, siCantik, SIGAP or an e-mail."""
    case = session.workplace.case(case_id)
    symbol = next((v.symbol for v in case.trail if v.id == visit), None)
    parts = case.sop.flow.parts_of(symbol) if symbol else ()
    among = frozenset(role for part in parts for role in part)
    role = session.role_for(Action.ENTER_ONLINE, case, among)
    fact = decisions.enter_online(case, visit, reference, session.workplace.today(), role)
    return record(session, [Entry(case.id, fact)])


def erase(session: Session, case_id: str, event_id: str, reason: str) -> Changes:
    """Erase what an event says of a person (UU 27/2022); that it happened stays proven."""
    case = session.workplace.case(case_id)
    role = session.role_at(Action.ERASE_BODY, case.registered.permit_type)
    found = next((event for event, _ in case.history if event.id == event_id), None)
    if found is None or found.erased or found.kind not in ERASABLE:
        raise Refused("not_erasable")
    if not reason.strip():
        raise Refused("reason_missing")
    fact = BodyErased(role=role, event=event_id, reason=reason.strip())
    return record(session, [Entry(case.id, fact)])
