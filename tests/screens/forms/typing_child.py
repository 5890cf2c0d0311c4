"""A program that somebody types into, and that is killed: says the step, then waits."""

import os
import sys
from pathlib import Path
from shutil import copytree

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtTest import QTest

from desktop.actions.workplace import Folder
from desktop.actions.world import World
from desktop.practice import PASSWORD, START
from desktop.screens.application import Outside, Program
from desktop.screens.forms.drafting import EVERY
from desktop.screens.look.appearance import Look
from tests.screens.forms.conftest import FormPage

DAIRI = "dairi-izin-usaha-mikro-kecil"


def main(practice: Path, folder: Path) -> None:
    copytree(practice, folder)
    world = World(now=lambda: START, draw=os.urandom)
    program = Program(Outside(folder=Folder(folder), world=world), Look())
    program.window.show()
    door = program.window.centralWidget()
    door.choose("backoffice")
    door.password.setText(PASSWORD)
    door.try_it()
    while not program.is_idle:
        QTest.qWait(10)
    desk = program.window.centralWidget()
    store = desk.page.room.runner.session.workplace.store
    line = next(
        each
        for each in store.lists.all_lines()
        if each.sop == DAIRI and each.symbol == "5" and not each.paused
    )
    desk.go(lambda room: FormPage(room, line.subject))
    boxes = desk.page.form.content.sheet.form.boxes
    QTest.keyClicks(boxes["technical_data.area"].input, "12 m2")
    boxes["note.text"].input.setFocus()
    QTest.keyClicks(boxes["note.text"].input, "Pemohon akan")
    QTest.qWait(EVERY + 500)
    case = desk.page.room.runner.session.workplace.case(line.subject)
    sys.stdout.write(f"{case.current.id}\n")
    sys.stdout.flush()
    QTest.qWait(60_000)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
