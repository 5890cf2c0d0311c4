"""A year of work through the real office: written, taken over verified, taken again.

Run: python -m tests.benchmarks.exchange [EVENTS]. Prints seconds, sizes and memory, and ratios to
plain SQLite and `git bundle` in the same run (DESIGN chapter 13). Everything lies in a temporary
folder; each measured computer is a process of its own, so that its memory is its own.
"""

import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from db.folder import DataFolder
from desktop.actions.exchange.looking import look
from desktop.actions.exchange.receiving import preview, take
from desktop.actions.exchange.sending import send
from desktop.actions.session import Session
from desktop.actions.sign_in import sign_in
from desktop.exchange.content.lines import write_event
from desktop.ledger.codec import Header, Written
from tests.actions.exchange.sticks import Stick, joined, mingle
from tests.actions.office import PASSWORD, START, Clock
from tests.actions.second import first_desk
from tests.benchmarks.busy_office import Busy, Copies, busy_office
from tests.benchmarks.engine import report
from tests.benchmarks.packages import git, git_bundle, insert_alone, zstd_alone
from tests.benchmarks.store import seconds

DAYS = 250
"""Working days of a year."""

LATER = START + 400 * 86_400_000
AGAIN = 20

Pair = tuple[Written, Header]
Figures = tuple[float, ...]


def main(count: int) -> None:
    """Let one computer write a year of work, and another take it over."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        busy = two_computers(root)
        made = list(Copies(busy).events(count + count // DAYS))
        year, day = made[:count], made[count:]
        append(busy.office.admin, year)
        busy.office.close()
        print(f"{count:,} events from one computer to another")
        bare = insert_alone(root / "bare.db", year)
        lines = [write_event(event) for event, _ in year]
        alone, (bundling, fetching) = zstd_alone(lines), beside_git(root, lines)
        del made, year, lines
        writing(root, bundling, alone)
        taking(root, bare, fetching)
        one_day(root, day)


def beside_git(root: Path, lines: list[bytes]) -> Figures:
    """Let git carry the same lines; gives the seconds of making, and of fetching and reading."""
    making, fetching, _ = git_bundle(root / "git", lines)
    return making, fetching + seconds(lambda: read_back(root / "git" / "to"))


def writing(root: Path, bundling: float, alone: int) -> None:
    """Write a package of everything."""
    took, size, memory = in_its_own_process(write_all, root)
    report("write a package, beside a git bundle", took, bundling)
    told("  most memory", memory, "MiB")
    told("  package", size / 2**20, "MiB")
    told("  beside zstd -3 of its events (at most 1.02)", size / alone, "times")


def taking(root: Path, bare: float, fetching: float) -> None:
    """Look at it, take it, take it again."""
    took, memory = in_its_own_process(look_inside, root)
    report("look at what it would bring, beside inserts", took, bare)
    told("  most memory", memory, "MiB")
    took, again, memory = in_its_own_process(take_all, root)
    report("verified and read into cases (at most 5)", took, bare)
    report("  beside git fetch and reading back", took, fetching)
    told("  most memory", memory, "MiB")
    report("take it again (at most 50 ms)", again)


def one_day(root: Path, day: list[Pair]) -> None:
    """Let a day of work follow, for a computer that is known to have the rest."""
    in_its_own_process(answer, root)
    session = opened(root / "office")
    with session.workplace.store:
        append(session, day)
    _, size, _ = in_its_own_process(write_all, root)
    told(f"one office day, {len(day)} events (at most 100 kB)", size / 1000, "kB")


def two_computers(root: Path) -> Busy:
    """Let two computers know each other."""
    busy = busy_office(root / "office")
    stick = Stick(root / "stick")
    stick.root.mkdir()
    first = first_desk(busy.office)
    second = joined(first, root / "other", stick)
    mingle(stick, [first, second])
    second.close()
    for path in stick.packages():
        path.unlink()
    return busy


def append(session: Session, made: list[Pair]) -> None:
    """Put events into the ledger of a computer, as if its people had worked."""
    workplace = session.workplace
    with workplace.store.transaction():
        workplace.store.ledger.insert([event for event, _ in made], [h for _, h in made])
        workplace.refill()


def in_its_own_process(work: Callable[[Path], Figures], root: Path) -> Figures:
    """Let another process do it, so that its memory is that of the work alone."""
    with ProcessPoolExecutor(1, get_context("spawn")) as other:
        return other.submit(work, root).result()


def opened(path: Path) -> Session:
    """Let the administrator sign in."""
    return sign_in(DataFolder(path), Clock(at=LATER, seed=path.name).world(), "admin", PASSWORD)


def write_all(root: Path) -> Figures:
    """Write everything; gives seconds, bytes and the most memory."""
    session = opened(root / "office")
    with session.workplace.store:
        start = perf_counter()
        sent = send(session, root / "stick")
        return perf_counter() - start, sent.size, peak()


def look_inside(root: Path) -> Figures:
    """Open the package and tell what it would bring."""
    session = opened(root / "other")
    with session.workplace.store:
        (found,) = look(session, root / "stick")
        return seconds(lambda: preview(session, found.path)), peak()


def take_all(root: Path) -> Figures:
    """Take the package over, then again and again."""
    session = opened(root / "other")
    with session.workplace.store:
        (found,) = look(session, root / "stick")
        start = perf_counter()
        report = take(session, [found.path], root=root / "stick")
        taking = perf_counter() - start
        assert not report.refused
        assert not report.stopped
        again = median(seconds(lambda: take(session, [found.path])) for _ in range(AGAIN))
        return taking, again, peak()


def answer(root: Path) -> Figures:
    """Let the other computer say what it has, and the first hear it."""
    for name in ("other", "office"):
        session = opened(root / name)
        with session.workplace.store:
            new = [one.path for one in look(session, root / "stick") if one.is_new]
            take(session, new, root=root / "stick")
            if name == "other":
                send(session, root / "stick")
    return ()


def read_back(repository: Path) -> None:
    """Let git read every object that it has fetched."""
    git(repository, "cat-file", "--batch", "--batch-all-objects", "--buffer")


def peak() -> float:
    """Give the most memory of this process in MiB; getrusage would count its parent's too."""
    status = Path("/proc/self/status").read_text("ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def told(what: str, figure: float, unit: str) -> None:
    """Print one figure."""
    print(f"  {what:<50} {figure:9.3f} {unit}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
