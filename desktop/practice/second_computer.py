"""A second computer of an office, which it joins and exchanges with through real packages."""

from pathlib import Path

from desktop.actions.case.records import change_data
from desktop.actions.exchange.enrolment import admit, join_from, leave_request
from desktop.actions.exchange.looking import look
from desktop.actions.exchange.receiving import take
from desktop.actions.exchange.sending import send
from desktop.actions.session import Session
from desktop.actions.sign_in import sign_in
from desktop.actions.workplace import Folder
from desktop.domain.people import Role
from desktop.practice import PASSWORD
from desktop.practice.stage import Stage
from desktop.practice.stories import Story

LOGIN = "loket2"


def disagree(stage: Stage, other: Folder) -> Story:
    """Let two computers change one address at once, so that a conflict stays open.

    `other` is an empty folder, which is not needed afterwards; nor is the stick beside it.
    """
    yield 1
    stick = other.path.with_name("stick")
    colleague = joined(stage.admin, other, stick, "Loket 2")
    with colleague.workplace.store:
        subject = _disputed(stage)
        here = {"business.address": "Jl. Sudirman No. 8, Sidikalang"}
        change_data(stage.people[Role.FRONT_OFFICE], subject, here)
        there = {"business.address": "Jl. Sudirman No. 18, Sidikalang"}
        change_data(colleague, subject, there)
        carry(colleague, stage.admin, stick)
        carry(stage.admin, colleague, stick)
        carry(colleague, stage.admin, stick)


def joined(admin: Session, folder: Folder, stick: Path, name: str) -> Session:
    """Let another computer join as people do it: request, admission, welcome, first sign-in."""
    world = admin.workplace.world
    stick.mkdir(parents=True, exist_ok=True)
    request = leave_request(folder, world, name, stick)
    welcome = admit(admin, request, "FO2", stick)
    join_from(folder, world, welcome.paths[0])
    return sign_in(folder, world, LOGIN, PASSWORD)


def carry(sender: Session, receiver: Session, stick: Path) -> None:
    """Bring what one computer has to say to another; raises what the other says against it."""
    send(sender, stick)
    new = [one.path for one in look(receiver, stick) if one.is_new]
    report = take(receiver, new, root=stick)
    for trouble in (report.stopped, *(one.refused for one in report.packages)):
        if trouble is not None:
            raise trouble.raised()


def _disputed(stage: Stage) -> str:
    """Choose the newest case that somebody works on and that is in time."""
    return next(
        subject
        for subject in reversed(stage.cases)
        if (current := stage.case(subject).current) is not None and not current.holds
    )
