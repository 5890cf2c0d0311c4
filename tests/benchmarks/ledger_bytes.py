"""Reading events from bytes, against the standard library's JSON doing the same.

Run: python -m tests.benchmarks.ledger_bytes [EVENTS]. Prints seconds, and ratios to the baseline
of the same run.
"""

import json
import sys
from collections.abc import Callable, Iterable
from hashlib import blake2b
from time import perf_counter
from typing import TypeVar

from desktop.domain.events.cases import StepCompleted
from desktop.domain.people import Role
from desktop.ledger.codec import (
    Circumstances,
    Written,
    as_written,
    compose,
    event_id,
    read_header,
    to_event,
)
from desktop.ledger.keys import SigningKey, sign_header, verify_header

T = TypeVar("T")
VALUES = {
    "luas_tanah": "120",
    "nama_usaha": "Warung Bu Siti",
    "kbli": "56102",
    "desa": "Sidikalang",
}


def events(count: int) -> list[Written]:
    """Make one chain of steps in 5,000 cases, as a busy year has them."""
    made, prev = [], ""
    office = (event_id(b"office").hex(),)
    for number in range(count):
        known = Circumstances(
            device="0123456789abcdef",
            prev=prev,
            depth=number + 1,
            subject=f"case-{number % 5000:05}",
            saw=(made[number - 5000].id.hex(),) if number >= 5000 else (),
            office=office,
            turn=number + 2,
            at=1_763_524_800_000 + number,
            by="person-1",
        )
        fact = StepCompleted(
            role=Role.BACK_OFFICE, visit=office[0], symbol="7b", outcome="complete", values=VALUES
        )
        made.append(as_written(*compose(known, fact)))
        prev = made[-1].id.hex()
    return made


def plain_json(raw: bytes) -> None:
    """Do with the standard library what `read_header` and `event_id` do."""
    table = json.loads(raw)
    again = json.dumps(table, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if again.encode() != raw:
        raise ValueError
    blake2b(raw, digest_size=32).digest()


def plain_json_event(written: Written) -> None:
    """Do with the standard library what `to_event` does, without making a fact."""
    plain_json(written.header)
    plain_json(written.body or b"{}")


def headers_and_ids(raw: bytes) -> None:
    """Read a header strictly and name it."""
    read_header(raw)
    event_id(raw)


def seconds(work: Callable[[T], object], things: Iterable[T]) -> float:
    """Time the work on each thing, once; the runs are long enough to be steady."""
    start = perf_counter()
    for thing in things:
        work(thing)
    return perf_counter() - start


def main(count: int) -> None:
    """Print one line for each measurement."""
    made = events(count)
    headers = [written.header for written in made]
    size = sum(len(written.header) + len(written.body or b"") for written in made) / count
    print(f"{count:,} events, {size:.0f} bytes each")
    report("header and id", seconds(headers_and_ids, headers), seconds(plain_json, headers))
    whole = seconds(lambda written: to_event(written, signed=False), made)
    report("whole event", whole, seconds(plain_json_event, made))
    signatures(headers[:: max(1, count // 2000)])


def signatures(headers: list[bytes]) -> None:
    """Print how many signatures are made and checked in a second."""
    key = SigningKey(bytes(32))
    signed = [(header, sign_header(key, header)) for header in headers]
    making = seconds(lambda header: sign_header(key, header), headers)
    checking = seconds(lambda pair: verify_header(key.public, *pair), signed)
    print(
        f"signatures: {len(headers) / making:,.0f} made, {len(headers) / checking:,.0f} checked /s"
    )


def report(what: str, ours: float, json_alone: float) -> None:
    """Print a measurement beside its baseline, `json` of the standard library."""
    print(f"{what}: {ours:.2f} s, json {json_alone:.2f} s, ratio {ours / json_alone:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
