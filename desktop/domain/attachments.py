"""Which files may be kept with a case: told by their content, never by their name."""

from desktop.domain.refusals import Refused

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest attachment; a page scanned at 200 dpi needs about 300 kB."""

_SIGNS = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)


def media_of(raw: bytes) -> str:
    """Tell what a file is; Refused("attachment_kind") unless PDF, JPEG or PNG.

    A PDF may have up to 1,024 bytes before its sign (ISO 32000-1, implementation note 13).
    """
    for sign, media in _SIGNS:
        if raw.startswith(sign) or (sign == b"%PDF-" and sign in raw[:1024]):
            return media
    raise Refused("attachment_kind")
