"""SOPs on paper: the official document, a picture of the table, the kartu kendali of a case."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from desktop.actions.session import Session
from desktop.diagram.sheets.card import Card
from desktop.diagram.sheets.document import Look, card_sheets, sop_picture, sop_sheets
from desktop.diagram.sheets.paper import LANDSCAPE, Paper, paper_named
from desktop.diagram.sheets.words import SheetWords
from desktop.diagram.text.font import Faces, Font
from desktop.domain.case import Case
from desktop.domain.people import Action
from desktop.domain.refusals import Refused
from desktop.domain.sop.model import Sop
from desktop.domain.sop.plain import plain_from
from desktop.paper.keeping import write_whole
from desktop.paper.press import FontFiles, pdf_of, png_of
from desktop.paper.svg import svg_of

PAPERS = tuple(LANDSCAPE)
"""Names of the papers, the usual one first."""

LETTERHEAD = ("government", "agency", "address", "phone", "email", "web")
"""The settings of the office that stand over its papers, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What every paper is made with: two TrueType files, and words that no SOP brings."""

    regular: bytes
    strong: bytes
    words: SheetWords

    @property
    def fonts(self) -> FontFiles:
        """Give the files that papers embed."""
        return FontFiles(self.regular, self.strong)

    @property
    def look(self) -> Look:
        """Give what sheets are set with."""
        return Look(faces=_faces(self.regular, self.strong), words=self.words)


def sop_document(sop: Sop, paper: Paper, press: Press, letterhead: Sequence[str] = ()) -> bytes:
    """Print an SOP as its official document, to PDF."""
    drawings = sop_sheets(sop, paper, press.look, letterhead)
    return pdf_of(drawings, press.fonts, press.words.title(sop.title, sop.identity.number))


def signs_lacking(sop: Sop, press: Press) -> str:
    """Name the characters of an SOP that papers cannot show, each once."""
    return press.look.faces.regular.missing("".join(_texts(plain_from(sop))))


def _texts(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, Mapping):
        yield from (text for part in plain.values() for text in _texts(part))
    elif isinstance(plain, Sequence):
        yield from (text for part in plain for text in _texts(part))


def sop_vectors(sop: Sop, press: Press) -> bytes:
    """Draw the whole table as an SVG file."""
    return svg_of(sop_picture(sop, press.look)).encode("utf-8")


def sop_pixels(sop: Sop, press: Press) -> bytes:
    """Draw the whole table as a PNG file."""
    return png_of(pdf_of([sop_picture(sop, press.look)], press.fonts, sop.title))


PICTURES: Mapping[str, Callable[[Sop, Press], bytes]] = MappingProxyType(
    {".svg": sop_vectors, ".png": sop_pixels}
)
"""How a picture is made, by the ending of its file."""


def card_document(session: Session, case: Case, card: Card, paper: Paper, press: Press) -> bytes:
    """Print the kartu kendali of a case, to PDF; in a practice office it is marked as a sample."""
    session.allow(Action.SEE_CASES)
    practice = session.workplace.office.practice
    marked = replace(card, mark=press.words.card["mark"] if practice else "")
    drawings = card_sheets(case.sop.flow.sop, paper, press.look, marked)
    return pdf_of(drawings, press.fonts, f"{press.words.card['title']} {case.number}")


def letterhead_of(session: Session) -> tuple[str, ...]:
    """Give the lines over the papers of the office, as its settings have them."""
    session.allow(Action.SEE_OFFICE)
    known = session.workplace.office.about("office")
    return tuple(known[name] for name in LETTERHEAD if known.get(name))


def require_ending(path: Path, endings: Sequence[str]) -> str:
    """Give the ending of a file to be written; Refused("file_ending_wrong") for any other."""
    ending = path.suffix.lower()
    if ending not in endings:
        raise Refused("file_ending_wrong", name=path.name, endings=" / ".join(endings))
    return ending


def save(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all."""
    write_whole(path, data)


@lru_cache(maxsize=2)
def _faces(regular: bytes, strong: bytes) -> Faces:
    return Faces(Font(regular), Font(strong))


__all__ = ["PAPERS", "PICTURES", "Card", "Press", "paper_named"]
