"""Makes up for a printer that shifts or stretches what it prints; lines stay vectors."""

from io import BytesIO

import pypdfium2

from desktop.actions.office.printers import Fit
from desktop.screens.pieces.papers.pdf import POINTS_PER_INCH, opened

POINTS = POINTS_PER_INCH / 25.4
"""Points of a millimetre."""


def fitted(pdf: bytes, fit: Fit) -> bytes:
    """Move and stretch the pages of a PDF so that they come out of this printer as they are."""
    if fit.is_true:
        return pdf
    scale, (left, up) = fit.scale, fit.shift
    with opened(pdf) as source:
        made = pypdfium2.PdfDocument.new()
        try:
            for number in range(len(source)):
                width, height = source[number].get_size()
                page = made.new_page(width, height)
                piece = source.page_as_xobject(number, made).as_pageobject()
                # A page is stretched about its left upper corner, where a ruler is laid on.
                matrix = pypdfium2.PdfMatrix().scale(scale, scale)
                rise = height * (1 - scale) + up * POINTS
                piece.set_matrix(matrix.translate(-left * POINTS, rise))
                page.insert_obj(piece)
                page.gen_content()
            written = BytesIO()
            made.save(written)
            return written.getvalue()
        finally:
            made.close()
