"""What was typed is there after the program was killed (UX rule 4, issue 4)."""

import signal
import subprocess
import sys
from pathlib import Path

from desktop.actions.case.drafts import load_draft, name_of
from desktop.actions.sign_in import look_in
from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.practice import PASSWORD, START

DAIRI = "dairi-izin-usaha-mikro-kecil"


def test_a_draft_survives_a_kill(practice: Path, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.screens.forms.typing_child", str(practice), str(folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    visit = child.stdout.readline().strip()
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    session = look_in(Folder(folder), World(now=lambda: START, draw=bytes), "backoffice", PASSWORD)
    draft = load_draft(session, name_of(visit))

    assert draft is not None
    assert draft["values"] == {"technical_data.area": "12 m2", "note.text": "Pemohon akan"}
    session.workplace.store.close()
