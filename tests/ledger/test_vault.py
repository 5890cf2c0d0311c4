"""Attachments at rest open whole and unchanged, or not at all."""

from hashlib import blake2b
from io import BytesIO, RawIOBase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ledger import vault
from desktop.ledger.vault import MAGIC, PIECE, content_hash, decrypt, encrypt
from tests.ledger.sources import drawing, trouble_of

KEY = bytes(range(32))
OPENING = len(MAGIC) + 16
SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7]


class Trickle(RawIOBase):
    """A stream that hands out a few bytes at a time, as a slow stick may."""

    def __init__(self, content: bytes, most: int) -> None:
        self._rest = BytesIO(content)
        self._most = most

    def read(self, size: int = -1) -> bytes:
        return self._rest.read(min(size, self._most))


def locked_away(content: bytes, key: bytes = KEY) -> bytes:
    target = BytesIO()
    encrypt(BytesIO(content), target, key, drawing())
    return target.getvalue()


def taken_out(raw: bytes, key: bytes = KEY) -> bytes:
    target = BytesIO()
    decrypt(BytesIO(raw), target, key)
    return target.getvalue()


def content_of(size: int) -> bytes:
    return drawing("content")(size)


def pieces_of(raw: bytes) -> list[bytes]:
    step = PIECE + 16
    return [raw[start : start + step] for start in range(OPENING, len(raw), step)]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_put_in_comes_out(size: int) -> None:
    assert taken_out(locked_away(content_of(size))) == content_of(size)


@pytest.mark.parametrize("size", SIZES)
def test_the_size_tells_nothing_but_the_size(size: int) -> None:
    pieces = max(1, -(-size // PIECE))

    assert len(locked_away(content_of(size))) == OPENING + size + 16 * pieces


def test_real_files_survive(tmp_path: Path) -> None:
    (tmp_path / "scan.jpg").write_bytes(content_of(200_000))
    with (tmp_path / "scan.jpg").open("rb") as plain, (tmp_path / "locked").open("wb") as target:
        encrypt(plain, target, KEY, drawing())

    with (tmp_path / "locked").open("rb") as raw, (tmp_path / "again.jpg").open("wb") as again:
        decrypt(raw, again, KEY)

    assert (tmp_path / "again.jpg").read_bytes() == content_of(200_000)


@pytest.mark.parametrize("most", [1, 1000, PIECE])
def test_a_stream_may_hand_out_less_than_was_asked(most: int) -> None:
    content, target, again = content_of(PIECE + 5), BytesIO(), BytesIO()

    encrypt(Trickle(content, most), target, KEY, drawing())  # type: ignore[arg-type]
    decrypt(Trickle(target.getvalue(), most), again, KEY)  # type: ignore[arg-type]

    assert target.getvalue() == locked_away(content)
    assert again.getvalue() == content


def test_the_format_has_not_changed() -> None:
    assert (
        locked_away(b"berkas").hex()
        == MAGIC.hex()
        + "83dde9ace72a49fa1d1edceb1ac0e1d23474942c11a275c8613ed7784599ad03ac8a45e9f375"
    )


def test_another_key_opens_nothing() -> None:
    assert trouble_of(taken_out, locked_away(b"berkas"), bytes(32)) == "attachment_damaged"


def test_two_files_never_share_a_key() -> None:
    draw, one, other = drawing(), BytesIO(), BytesIO()

    encrypt(BytesIO(b"berkas"), one, KEY, draw)
    encrypt(BytesIO(b"berkas"), other, KEY, draw)

    assert one.getvalue()[OPENING:] != other.getvalue()[OPENING:]


def test_every_changed_byte_of_a_small_file_is_noticed() -> None:
    raw = locked_away(b"berkas")
    for place in range(len(raw)):
        other = raw[:place] + bytes([raw[place] ^ 1 << place % 8]) + raw[place + 1 :]

        assert trouble_of(taken_out, other) == "attachment_damaged"


@given(st.integers(0, OPENING + 2 * PIECE + 9 + 3 * 16 - 1), st.integers(1, 255))
def test_a_changed_byte_of_a_large_file_is_noticed(place: int, change: int) -> None:
    raw = bytearray(locked_away(content_of(2 * PIECE + 9)))
    raw[place] ^= change

    assert trouble_of(taken_out, bytes(raw)) == "attachment_damaged"


@pytest.mark.parametrize("size", [0, 20, PIECE, 2 * PIECE, 2 * PIECE + 9])
def test_a_cut_file_is_noticed_wherever_it_was_cut(size: int) -> None:
    raw = locked_away(content_of(size))
    edges = {
        edge + near for edge in range(OPENING, len(raw), PIECE + 16) for near in (-1, 0, 1, 16)
    }

    for length in {*range(64), *edges, len(raw) - 1} & {*range(len(raw))}:
        assert trouble_of(taken_out, raw[:length]) == "attachment_damaged"


@pytest.mark.parametrize("tail", [b"\0", bytes(16), bytes(4096), bytes(PIECE + 16)])
@pytest.mark.parametrize("size", [0, 20, PIECE])
def test_something_after_the_end_is_noticed(tail: bytes, size: int) -> None:
    assert trouble_of(taken_out, locked_away(content_of(size)) + tail) == "attachment_damaged"


@pytest.mark.parametrize(
    "order", [(1, 0, 2), (0, 2, 1), (0, 0, 1, 2), (0, 2), (1, 2), (0, 1), (2,)]
)
def test_pieces_in_another_order_are_noticed(order: tuple[int, ...]) -> None:
    raw = locked_away(content_of(3 * PIECE))
    pieces = pieces_of(raw)

    other = raw[:OPENING] + b"".join(pieces[number] for number in order)

    assert trouble_of(taken_out, other) == "attachment_damaged"


def test_a_piece_of_another_file_is_noticed() -> None:
    one, other = locked_away(content_of(2 * PIECE)), BytesIO()
    encrypt(BytesIO(content_of(2 * PIECE)), other, KEY, drawing("other"))

    mixed = one[:OPENING] + pieces_of(one)[0] + pieces_of(other.getvalue())[1]

    assert trouble_of(taken_out, mixed) == "attachment_damaged"


def test_an_empty_last_piece_is_not_taken_for_a_whole_one() -> None:
    """One content has one form; an attacker without the key could not make this one anyway."""
    raw = locked_away(b"")
    cipher = vault._cipher(KEY, raw[len(MAGIC) : OPENING])
    first = cipher.encrypt(bytes(12), content_of(PIECE), None)
    last = cipher.encrypt((1).to_bytes(11) + b"\1", b"", None)

    assert trouble_of(taken_out, raw[:OPENING] + first + last) == "attachment_damaged"


@pytest.mark.parametrize("size", SIZES)
def test_a_content_is_named_by_its_hash(size: int) -> None:
    content = content_of(size)

    assert content_hash(BytesIO(content)) == blake2b(content, digest_size=32).hexdigest()
