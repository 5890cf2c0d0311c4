"""A second computer of the practice office, at which an administrator works meanwhile."""

from collections.abc import Callable
from pathlib import Path

from desktop.actions.joining import join, prepare_to_join
from desktop.actions.merging import bundle_of, merge
from desktop.actions.office.devices import admit_device
from desktop.actions.session import Session
from desktop.actions.sign_in import sign_in
from desktop.actions.workplace import Folder
from desktop.practice import PASSWORD

Work = Callable[[Session], object]


def meanwhile(here: Session, path: Path, there: Work, now: Work, login: str = "admin") -> str:
    """Let two computers work without knowing of each other, then take over what the other did.

    Gives the id of the second computer.
    """
    workplace, folder = here.workplace, Folder(path)
    request = prepare_to_join(folder, workplace.world, "Komputer Kepala")
    admit_device(here, request.admission("KP9"))
    join(folder, workplace.world, workplace.office.id, bundle_of(workplace, {}))
    other = sign_in(folder, workplace.world, login, PASSWORD)
    with other.workplace.store:
        there(other)
        now(here)
        merge(workplace, bundle_of(other.workplace, workplace.store.ledger.leaves()))
        return str(other.workplace.device)
