"""A second computer of the practice office, on which somebody changes the same field."""

from desktop.actions.case.records import change_data
from desktop.actions.joining import join, prepare_to_join
from desktop.actions.merging import bundle_of, merge
from desktop.actions.office.devices import admit_device
from desktop.actions.sign_in import sign_in
from desktop.actions.workplace import Folder
from desktop.domain.people import Role
from desktop.practice import PASSWORD
from desktop.practice.stage import Stage
from desktop.practice.stories import Story

LOGIN = "loket2"


def disagree(stage: Stage, other: Folder) -> Story:
    """Let two computers change one address at once, so that a conflict stays open.

    `other` is an empty folder, which is not needed afterwards.
    """
    yield 1
    workplace = stage.admin.workplace
    request = prepare_to_join(other, workplace.world, "Loket 2")
    admit_device(stage.admin, request.admission("FO2"))
    join(other, workplace.world, workplace.office.id, bundle_of(workplace, {}))
    colleague = sign_in(other, workplace.world, LOGIN, PASSWORD)
    with colleague.workplace.store:
        subject = _disputed(stage)
        here = {"business.address": "Jl. Sudirman No. 8, Sidikalang"}
        change_data(stage.people[Role.FRONT_OFFICE], subject, here)
        there = {"business.address": "Jl. Sudirman No. 18, Sidikalang"}
        change_data(colleague, subject, there)
        merge(workplace, bundle_of(colleague.workplace, workplace.store.ledger.leaves()))


def _disputed(stage: Stage) -> str:
    """Choose the newest case that somebody works on and that is in time."""
    return next(
        subject
        for subject in reversed(stage.cases)
        if (current := stage.case(subject).current) is not None and not current.holds
    )
