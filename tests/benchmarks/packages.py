"""Packages against plain SQLite, `git bundle` and zstd alone, in the same run.

Run: python -m tests.benchmarks.packages [EVENTS] [MEGABYTES]. Prints seconds, sizes, and ratios
to the named baseline (DESIGN chapter 13), then the most memory while attachments pass.
"""

import gc
import resource
import subprocess
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import zstandard

from desktop.exchange.attachments import read_attachment, write_attachment
from desktop.exchange.content.lines import write_event
from desktop.exchange.home import Home
from desktop.exchange.letter import Have, Letter, Unwatched
from desktop.exchange.reading import open_package
from desktop.exchange.writing import write_package
from desktop.ledger.age_names import age_identity, age_recipient
from desktop.ledger.codec import Header, Written
from desktop.ledger.keys import KeyPairs
from tests.benchmarks.busy_office import Copies, busy_office
from tests.benchmarks.engine import BARE_EVENTS, BARE_INSERT, bare, parts, plain, report

COMPUTERS = 6
PAGE = 300 * 1024
"""Bytes of a scanned page."""

LOT = 20 * 1024 * 1024
AT = 1_763_524_800_000
OFFICE = "ab" * 32
KEYS = [KeyPairs.from_secret(bytes([number]) * 64) for number in range(1, COMPUTERS + 1)]
RECIPIENTS = [age_recipient(keys.receiving.public) for keys in KEYS]
IDENTITIES = [age_identity(KEYS[-1].receiving)]
DEVICE = "0123456789abcdef"


def main(count: int, megabytes: int) -> None:
    """Measure attachments first: their memory is the most this process has ever had."""
    with TemporaryDirectory() as folder:
        attachments(Path(folder), megabytes)
    with TemporaryDirectory() as folder:
        root = Path(folder)
        busy = busy_office(root / "office")
        made = list(Copies(busy).events(count))
        busy.office.close()
        gc.collect()
        gc.freeze()
        print(f"\n{count:,} events, {COMPUTERS} computers")
        packages(root, made)
        day = made[: count // 250]
        size = write(root / "day", [event for event, _ in day])[1]
        what = f"one office day, {len(day)} events (at most 100 kB)"
        print(f"  {what:<46} {size / 1000:9.1f} kB")


def packages(root: Path, made: list[tuple[Written, Header]]) -> None:
    """Write and read one package of everything, beside the others."""
    events = [event for event, _ in made]
    lines = [write_event(event) for event in events]
    alone, inserting = zstd_alone(lines), insert_alone(root / "bare.db", made)
    bundling, fetching, bundle = git_bundle(root / "git", lines)
    start = perf_counter()
    path, size = write(root / "stick", events)
    writing = perf_counter() - start
    start = perf_counter()
    with open_package(path, IDENTITIES, root, Unwatched()) as package:
        opening = perf_counter() - start
        count = sum(1 for _ in package.events())
    reading = perf_counter() - start
    assert count == len(events)
    report("write, read back and name", writing, inserting)
    report("  against making a git bundle", writing, bundling)
    report("decrypt and check", opening, inserting)
    report("  and take all events", reading, inserting)
    report("  against fetching the bundle", reading, fetching)
    print(f"  {'package':<46} {size / 2**20:9.2f} MiB")
    print(f"  {'  against zstd -3 of its events (at most 1.02)':<46} {size / alone:9.3f} times")
    print(f"  {'  against the git bundle':<46} {size / bundle:9.3f} times")


def write(root: Path, events: list[Written]) -> tuple[Path, int]:
    """Write events to a stick; gives the file and its size."""
    root.mkdir()
    have = Have(leaves={DEVICE: (events[-1].id.hex(),)}, counter=1, at=AT, signature=bytes(64))
    sent = Letter(
        office=OFFICE,
        office_name="DPMPTSP",
        practice=False,
        sender=DEVICE,
        sender_name="Loket 1",
        counter=1,
        at=AT,
        base={},
        have=have,
        haves={},
        wants=(),
        events=events,
        seals=(),
    )
    done = write_package(Home(root, OFFICE, DEVICE), sent, RECIPIENTS, root, Unwatched())
    return done.paths[0], done.paths[0].stat().st_size


def zstd_alone(lines: list[bytes]) -> int:
    """Pack the same lines with nothing around them; gives the bytes."""
    return len(zstandard.ZstdCompressor(level=3).compress(b"\n".join(lines) + b"\n"))


def insert_alone(path: Path, made: list[tuple[Written, Header]]) -> float:
    """Put the same events into a bare table; gives the seconds."""
    with bare(path, BARE_EVENTS) as database:
        start = perf_counter()
        for part in parts(made):
            database.executemany(BARE_INSERT, [plain(*pair) for pair in part])
        database.commit()
        return perf_counter() - start


def git_bundle(folder: Path, lines: list[bytes]) -> tuple[float, float, int]:
    """Let git bundle one blob for each line, and fetch it; gives seconds, seconds and bytes."""
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare", "from")
    git(folder, "init", "--quiet", "--bare", "to")
    stream = b"".join(imported(lines))
    git(folder / "from", "fast-import", "--quiet", stdin=stream)
    start = perf_counter()
    git(folder / "from", "bundle", "create", "--quiet", str(folder / "b"), "refs/heads/main")
    bundling = perf_counter() - start
    start = perf_counter()
    git(folder / "to", "fetch", "--quiet", str(folder / "b"), "refs/heads/main")
    return bundling, perf_counter() - start, (folder / "b").stat().st_size


def imported(lines: list[bytes]) -> Iterator[bytes]:
    """Give what `git fast-import` wants: a commit with one file for each line."""
    yield b"commit refs/heads/main\ncommitter a <a> 1763524800 +0000\ndata 0\n"
    for number, line in enumerate(lines):
        yield b"M 100644 inline %d/%d\ndata %d\n%b\n" % (number // 1000, number, len(line), line)


def git(folder: Path, *words: str, stdin: bytes = b"") -> None:
    """Run git."""
    subprocess.run(["git", *words], cwd=folder, input=stdin, check=True, capture_output=True)


def attachments(root: Path, megabytes: int) -> None:
    """Write and read many attachments one after the other, and see that memory stays flat."""
    home = Home(root, OFFICE, DEVICE)
    print(f"{megabytes:,} MB of attachments")
    first = before = peak()
    start, count = perf_counter(), 0
    for size, number in lots(megabytes * 1_000_000):
        raw = number.to_bytes(8, "big") * (size // 8)
        content = blake2b(raw, digest_size=32).hexdigest()
        write_attachment(home, content, raw, RECIPIENTS)
        assert read_attachment(home, content, IDENTITIES) == raw
        home.attachment_path(content, RECIPIENTS).unlink()
        count += 1
        if number == 20:
            first = peak()
    taken = perf_counter() - start
    print(f"  {f'{count:,} written and read back':<46} {megabytes / taken:9.1f} MB/s")
    print(f"  {'most memory before the first':<46} {before:9.1f} MiB")
    print(f"  {'  after twenty':<46} {first:9.1f} MiB")
    print(f"  {'  after all':<46} {peak():9.1f} MiB")


def lots(total: int) -> Iterator[tuple[int, int]]:
    """Give sizes of attachments: pages, and every tenth time the largest there may be."""
    number = 0
    while total > 0:
        size = LOT if number % 10 == 0 else PAGE
        yield size, number
        total -= size
        number += 1


def peak() -> float:
    """Give the most memory that this process ever had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*given, *(100_000, 2_000)[len(given) :])
