"""Requests to join: what two people compare is what is taken over."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.refusals import Damaged
from desktop.exchange.requests import Request, read_request, requests_on, write_request
from desktop.ledger.keys import device_id
from tests.exchange.made import AT, DEVICE, READER, SENDER

REQUEST = Request(device=device_id(READER.public), name="Loket 2", keys=READER.public, at=AT)


def test_a_request_comes_out_as_it_went_in(tmp_path: Path) -> None:
    path = write_request(tmp_path, REQUEST)

    assert requests_on(tmp_path) == [path]
    assert read_request(path) == REQUEST
    assert path.parent == tmp_path / "SOPAN" / "permintaan"


def test_the_same_request_is_written_once(tmp_path: Path) -> None:
    first = write_request(tmp_path, REQUEST)
    before = first.read_bytes()

    assert write_request(tmp_path, replace(REQUEST, at=AT + 1)) == first
    assert first.read_bytes() == before


def test_another_name_is_another_request(tmp_path: Path) -> None:
    write_request(tmp_path, REQUEST)
    write_request(tmp_path, replace(REQUEST, name="Loket 3"))

    assert len(requests_on(tmp_path)) == 2


def test_the_digest_changes_with_everything_that_counts() -> None:
    others = [
        replace(REQUEST, name="Loket 3"),
        replace(REQUEST, device=DEVICE),
        replace(REQUEST, keys=SENDER.public),
        replace(REQUEST, keys=replace(REQUEST.keys, receiving=SENDER.public.receiving)),
    ]

    assert len({REQUEST.digest, *(other.digest for other in others)}) == 5
    assert replace(REQUEST, at=AT + 1).digest == REQUEST.digest


def test_a_computer_with_the_keys_of_another_is_told(tmp_path: Path) -> None:
    path = write_request(tmp_path, replace(REQUEST, device=DEVICE))

    with pytest.raises(Damaged) as caught:
        read_request(path)
    assert caught.value.code == "device_request_wrong"


def test_every_cut_and_every_changed_byte_is_told_or_changes_the_digest(tmp_path: Path) -> None:
    path = write_request(tmp_path, REQUEST)
    raw = path.read_bytes()
    changed = [raw[:place] for place in range(len(raw))]
    for place in range(len(raw)):
        bit = 1 if place % 2 else 32
        changed.append(raw[:place] + bytes([raw[place] ^ bit]) + raw[place + 1 :])
    codes = set()
    for strange in changed:
        path.write_bytes(strange)
        found = read_or_code(path)
        if isinstance(found, str):
            codes.add(found)
        else:
            assert found.at != REQUEST.at or found.digest != REQUEST.digest
    assert codes == {"request_unreadable", "device_request_wrong"}


def read_or_code(path: Path) -> Request | str:
    try:
        return read_request(path)
    except Damaged as damage:
        return damage.code


def test_an_endless_name_is_compared_as_it_is_shown(tmp_path: Path) -> None:
    request = replace(REQUEST, name="Loket\n2" + "x" * 500)

    assert read_request(write_request(tmp_path, request)).digest == request.digest


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[" * 20_000, b"x" * 10_000_000, b"\xff", b'{"format":2}\n']
)
def test_what_is_no_request_is_told(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.minta"
    path.write_bytes(raw)

    with pytest.raises(Damaged) as caught:
        read_request(path)
    assert caught.value.code == "request_unreadable"


def test_only_finished_files_are_requests(tmp_path: Path) -> None:
    assert requests_on(tmp_path) == []
    path = write_request(tmp_path, REQUEST)
    path.with_name("y.minta.part").write_bytes(b"half")
    path.with_name("z.minta").symlink_to(path)

    assert requests_on(tmp_path) == [path]
    with pytest.raises(Damaged, match="request_unreadable"):
        read_request(path.parent)
