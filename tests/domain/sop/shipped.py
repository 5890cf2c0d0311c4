"""The seven SOPs that come with Sopan, read from their files."""

import tomllib
from pathlib import Path

from desktop.domain.sop.model import Sop
from desktop.domain.sop.reading import sop_from

FOLDER = Path(__file__).parents[3] / "resources" / "sops"

IDS = (
    "alur-sicantik-cloud",
    "dairi-izin-usaha-mikro-kecil",
    "karimun-pemenuhan-komitmen",
    "pariaman-oss-rba",
    "pariaman-sicantik",
    "pariaman-sigap",
    "purwakarta-sicantik",
)


def shipped(sop_id: str) -> Sop:
    """Read one of the seven."""
    return sop_from(shipped_plain(sop_id))


def shipped_plain(sop_id: str) -> dict[str, object]:
    """Read the file of one of the seven as TOML gives it."""
    return tomllib.loads((FOLDER / f"{sop_id}.toml").read_text(encoding="utf-8"))
