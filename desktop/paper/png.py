"""A page of a PDF file as a picture."""

from io import BytesIO

import pypdfium2

POINTS_PER_INCH = 72


def png_of(pdf: bytes, *, page: int = 0, dpi: float = 192.0) -> bytes:
    """Turn a page into pixels; it is the PDF that decides what is seen."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[page].render(scale=dpi / POINTS_PER_INCH).to_pil()
    finally:
        document.close()
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
