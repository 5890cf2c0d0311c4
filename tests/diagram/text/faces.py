"""The two faces that Sopan brings, read from their files."""

from desktop.diagram.text.font import Faces, Font
from desktop.resource_files import RESOURCES
from tests.domain.sop.shipped import IDS, shipped

REGULAR = RESOURCES / "fonts" / "Inter-Regular.ttf"
STRONG = RESOURCES / "fonts" / "Inter-SemiBold.ttf"

FACES = Faces(Font(REGULAR.read_bytes()), Font(STRONG.read_bytes()))


def printed_words() -> list[str]:
    """Give all words of the seven SOPs, cell by cell, label by label."""
    words = set()
    for sop in map(shipped, IDS):
        words |= {lane.label for lane in sop.lanes}
        for row in sop.rows:
            words |= {row.activity, row.requirements, row.time.text, row.output, row.note}
            words |= {way.label for symbol in row.symbols for way in symbol.next}
    return sorted(words - {""})
