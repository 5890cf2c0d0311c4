"""Where the files of `resources/` lie: beside the program, from the source as when installed."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
