"""A bare window, shown and painted: what every window needs of memory.

Run: python -m tests.benchmarks.bare_window. Prints megabytes.
"""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> None:
    """Show a window as large as Sopan's."""
    running = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()
    running.processEvents()
    window.grab()
    print(most_memory())


def most_memory() -> float:
    """Give the most memory this process ever had, in megabytes; what its parent had is left out."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    (told,) = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(told) / 1024


if __name__ == "__main__":
    main()
