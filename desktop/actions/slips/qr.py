"""QR codes as the encoder makes them."""

from segno import make_qr

from desktop.diagram.slips.content import Matrix

CORRECTION = "m"
"""About 15 % of a code may be soiled: slips are folded and put into wallets."""


def encoded(text: str) -> Matrix:
    """Encode a text, without the quiet zone."""
    made = make_qr(text, error=CORRECTION, boost_error=True)
    return tuple(tuple(module == 1 for module in row) for row in made.matrix)
