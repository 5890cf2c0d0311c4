"""Countable randomness and small facts for the tests of the ledger."""

import json
import unicodedata
from collections.abc import Callable
from hashlib import shake_256

from hypothesis import strategies as st

from desktop.domain.events.cases import MessageWritten
from desktop.domain.people import Role
from desktop.domain.refusals import Trouble
from desktop.ledger.canonical import encode
from desktop.ledger.codec import Circumstances, compose
from desktop.ledger.passwords import Cost

texts = st.text().map(
    lambda text: unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode())
)
"""Any text that can be stored."""

CHEAP = Cost(time=1, memory_kib=8, lanes=1)


def drawing(seed: str = "sopan") -> Callable[[int], bytes]:
    """Give a `draw` that gives the same bytes in the same order each time it is made."""
    count = 0

    def draw(size: int) -> bytes:
        nonlocal count
        count += 1
        return shake_256(f"{seed} {count}".encode()).digest(size)

    return draw


def id_of(name: object) -> str:
    """Give an id that looks like that of an event."""
    return shake_256(str(name).encode()).hexdigest(32)


def circumstances(**changes: object) -> Circumstances:
    """Give the circumstances of a first event, with what a test changes."""
    usual: dict[str, object] = {
        "device": "0123456789abcdef",
        "prev": "",
        "depth": 1,
        "subject": "case-1",
        "saw": (),
        "office": (id_of("office"),),
        "turn": 2,
        "at": 1_763_524_800_000,
        "by": "person-1",
    }
    return Circumstances(**{**usual, **changes})  # type: ignore[arg-type]


def message(text: str = "Berkas sudah lengkap") -> MessageWritten:
    """Give a small fact."""
    return MessageWritten(role=Role.FRONT_OFFICE, text=text)


def an_event(text: str = "Berkas sudah lengkap", **changes: object) -> tuple[bytes, bytes]:
    """Give header and body of a small event."""
    return compose(circumstances(**changes), message(text))


def trouble_of(wish: Callable[..., object], *given: object) -> str:
    """Give the code with which something fails, or nothing if it does not."""
    try:
        wish(*given)
    except Trouble as trouble:
        return trouble.code
    return ""


def changed(header: bytes, **changes: object) -> bytes:
    """Give a header with some fields changed, canonical all the same."""
    return encode({**json.loads(header), **changes})
