"""From the start of the process to a sign-in window that is painted and takes keys.

Run: python -m tests.benchmarks.start [ROUNDS]. Beside it, in the same run and in turns, a bare
PySide6 main window with one field. Prints medians in milliseconds and their ratio (wanted: 2).
"""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from statistics import median
from subprocess import PIPE, Popen
from tempfile import TemporaryDirectory
from time import perf_counter

ROUNDS = 9
WORD = "x"


def measured(kind: str, folder: Path, compiled: Path) -> float:
    """Start a process and wait until its window took a key; gives milliseconds."""
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        **os.environ,
        "PYTHONPYCACHEPREFIX": str(compiled),
    }
    # An installed Sopan lies there compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    words = [sys.executable, "-m", "tests.benchmarks.start", kind, str(folder)]
    start = perf_counter()
    with Popen(words, stdout=PIPE, env=environment) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        taken = (perf_counter() - start) * 1000
    assert said.strip() == WORD.encode(), said
    return taken


def bare(_folder: str) -> None:
    """Show a bare window."""
    qt = import_module("PySide6.QtWidgets")
    application = qt.QApplication([])
    window = qt.QMainWindow()
    field = qt.QLineEdit()
    window.setCentralWidget(field)
    window.show()
    field.setFocus()
    _type_into(application.processEvents, window, field)


def sopan(folder: str) -> None:
    """Show the sign-in window as `sopan --data FOLDER` does."""
    startup = import_module("desktop.__main__").startup
    for name in startup.BEFORE_QT:
        import_module(name)
    outside = startup.outside_of(startup.data_folder(folder))
    screens = import_module("desktop.screens.application")
    program = screens.Program(outside)
    program.window.show()
    _type_into(
        screens.application().processEvents, program.window, program.window.centralWidget().password
    )


def _type_into(turn: Callable[[], None], window: object, field: object) -> None:
    core, gui = import_module("PySide6.QtCore"), import_module("PySide6.QtGui")
    turn()
    while not window.windowHandle().isExposed():
        turn()
    turn()
    pressed, key = core.QEvent.Type.KeyPress, core.Qt.Key.Key_X
    event = gui.QKeyEvent(pressed, key, core.Qt.KeyboardModifier.NoModifier, WORD)
    core.QCoreApplication.sendEvent(window.focusWidget(), event)
    turn()
    sys.stdout.write(f"{field.text()}\n")
    sys.stdout.flush()
    os._exit(0)


def main(rounds: int) -> None:
    """Compare."""
    new_office = import_module("tests.actions.office").new_office
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "office"
        new_office(folder).admin.workplace.store.close()
        found: dict[str, list[float]] = {"bare": [], "sopan": []}
        for _ in range(rounds + 1):
            for kind, times in found.items():
                times.append(measured(kind, folder, Path(scratch)))
    # The first round reads files into memory.
    middle = {kind: median(times[1:]) for kind, times in found.items()}
    for kind, taken in middle.items():
        print(f"{kind:8} {taken:7.0f} ms")
    print(f"ratio    {middle['sopan'] / middle['bare']:7.2f}")


if __name__ == "__main__":
    given = sys.argv[1:]
    if given and given[0] in ("bare", "sopan"):
        {"bare": bare, "sopan": sopan}[given[0]](given[1])
    else:
        main(int(given[0]) if given else ROUNDS)
