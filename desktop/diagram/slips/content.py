"""What a slip says, in words that only need a place: the same for every kind of slip."""

from dataclasses import dataclass

Matrix = tuple[tuple[bool, ...], ...]
"""The dark modules of a QR code, row by row, without the quiet zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A line with its label: *Pemohon: Siti Nurbaya Simanjuntak*."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Items under a heading; `ticked` ones have a tick in their box, others an empty box.

    Without boxes they are sentences. `empty` stands where there is no item.
    """

    heading: str
    items: tuple[str, ...]
    ticked: bool = False
    boxed: bool = True
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A place to sign: in which capacity, and the name under the line."""

    caption: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One slip. `head` are the lines of the letterhead: government, office, and address lines.

    `highlight` is what the applicant must see first (promised date), `copy` says *Salinan ke-2*
    on re-prints, `mark` CONTOH in a practice office. Without `code` there is no QR code.
    """

    head: tuple[str, ...]
    title: str
    number: Fact
    at: str
    facts: tuple[Fact, ...]
    listings: tuple[Listing, ...]
    highlight: Fact
    sentences: tuple[str, ...]
    signatures: tuple[Signature, ...]
    code: Matrix = ()
    copy: str = ""
    reprinted: str = ""
    mark: str = ""
    cut: str = ""
