"""Where somebody begins after signing in (UX chapter 3.3)."""

from desktop.actions.session import Session
from desktop.domain.people import DESKS, Role


def first_place(session: Session) -> str:
    """Name the page of the rail on which the person begins: by what they do all day."""
    roles = session.roles()
    if Role.OFFICE_HEAD in roles or Role.LEADERSHIP in roles:
        return "home"
    if roles & DESKS:
        return "tasks"
    return "home" if Role.ADMINISTRATOR in roles else "cases"
