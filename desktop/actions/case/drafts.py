"""What somebody has typed and not finished: kept on this computer, for them alone."""

import json
from collections.abc import Mapping

from db.local import Draft
from desktop.actions.session import Session
from desktop.domain.people import Action
from desktop.domain.refusals import Refused

LARGEST = 1_000_000
"""Characters of the longest draft; a form with every field at its limit needs a tenth."""


def save_draft(session: Session, name: str, content: Mapping[str, object]) -> None:
    """Keep what was typed under a name, in place of what stood there."""
    session.allow(Action.SAVE_DRAFT)
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    if not name or len(text) > LARGEST:
        raise Refused("draft_unfit", name=name[:40])
    draft = Draft(name, text, session.workplace.world.now())
    with session.workplace.store.transaction():
        session.workplace.store.drafts.save(session.person, draft)


def load_draft(session: Session, name: str) -> dict[str, object] | None:
    """Give what was typed, None when there is no draft of that name."""
    session.allow(Action.SAVE_DRAFT)
    found = session.workplace.store.drafts.load(session.person, name)
    return None if found is None else json.loads(found.content)


def list_drafts(session: Session) -> list[str]:
    """Name the person's drafts, newest first."""
    session.allow(Action.SAVE_DRAFT)
    return [draft.name for draft in session.workplace.store.drafts.list(session.person)]


def drop_draft(session: Session, name: str) -> None:
    """Forget a draft."""
    session.allow(Action.SAVE_DRAFT)
    with session.workplace.store.transaction():
        session.workplace.store.drafts.drop(session.person, name)


def name_of(visit: str) -> str:
    """Name the draft of a step, so that it is found again and goes when the step is finished."""
    return f"step/{visit}"
