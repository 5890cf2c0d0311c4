"""QR codes of case numbers. The encoder is loaded when the first code is wanted.

It takes 25 ms to load, which nobody should wait for who prints nothing.
"""

from importlib import import_module

from desktop.diagram.slips.content import Matrix


def matrix_of(text: str) -> Matrix:
    """Encode a text as squares that are dark or not; no text gives no code."""
    if not text:
        return ()
    encoder = import_module("desktop.actions.slips.qr")
    matrix: Matrix = encoder.encoded(text)
    return matrix
