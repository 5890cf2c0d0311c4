"""Sticks that are full, read-only, pulled or worn out: whole or not at all, and a sentence."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from textwrap import dedent

import pytest

from desktop.domain.refusals import Failed
from desktop.exchange.attachments import read_attachment, write_attachment
from desktop.exchange.home import Home
from desktop.exchange.letter import Cancelled, Letter, Unwatched
from desktop.exchange.requests import Request, requests_on, write_request
from desktop.exchange.writing import write_package
from desktop.ledger.keys import device_id
from tests.architecture.project import ROOT
from tests.exchange.made import (
    AT,
    DEVICE,
    IDENTITIES,
    OFFICE,
    READER,
    RECIPIENTS,
    letter,
    opened,
)
from tests.exchange.sticks import Pull, held_root, image, mounted, pull, pulled_root, small_stick

PAGE = 4096


def send(root: Path, scratch: Path, sent: Letter, watch: object = None) -> list[Path]:
    """Write a letter to the stick at a root."""
    home = Home(root, OFFICE, DEVICE)
    looked = watch or Unwatched()
    return list(write_package(home, sent, RECIPIENTS, scratch, looked).paths)  # type: ignore[arg-type]


def files(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def is_whole_or_gone(root: Path, scratch: Path, sent: Letter) -> bool:
    """Tell whether the package is there; what is there under its name must be sound."""
    packages = Home(root, OFFICE).packages()
    for path in packages:
        with opened(path, scratch) as package:
            assert list(package.events()) == sent.events
    return bool(packages)


class StopAt:
    """A person who stops at a certain step."""

    def __init__(self, step: int) -> None:
        self.left = step

    def step(self, done: int, total: int, what: str) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_a_full_stick_says_what_is_needed_and_what_is_free(tmp_path: Path) -> None:
    with small_stick(tmp_path / "stick", 16 * PAGE) as root, pytest.raises(Failed) as caught:
        send(root, tmp_path, letter(3_000))

    assert caught.value.code == "stick_full"
    whole = tmp_path / "whole"
    whole.mkdir()
    size = send(whole, tmp_path, letter(3_000))[0].stat().st_size
    assert caught.value.facts == {"free": 0, "needed": -(-size // 2**20)}
    assert files(tmp_path / "stick") == []


def test_a_stick_that_fills_up_on_the_way_at_every_page(
    tmp_path: Path, counted: Callable[[str], None]
) -> None:
    """Somebody else writes to it at the same time: free at first, full later."""
    sent = letter(200)
    ends = set()
    for pages in range(1, 14):
        with small_stick(tmp_path / "stick", 40 * PAGE) as root:

            def fill(root: Path = root, pages: int = pages) -> None:
                free = os.statvfs(root).f_bavail
                (root / "other").write_bytes(bytes(max(0, free - pages) * PAGE))

            try:
                send(root, tmp_path, sent, WhenWriting(fill))
                ends.add("written")
            except Failed as failure:
                ends.add(failure.code)
                assert files(root) == ["other"]
            is_whole_or_gone(root, tmp_path, sent)
    assert ends == {"stick_filled", "written"}
    counted("filled up at 13 places")


class WhenWriting:
    """Does something once while a package is written (0 to 1) or read back (1 to 2)."""

    def __init__(self, act: Callable[[], None], share: float = 0) -> None:
        self.act = act
        self.share = share
        self.acted = False

    def step(self, done: int, total: int, what: str) -> None:
        if what == "writing" and done >= self.share * total / 2 and not self.acted:
            self.acted = True
            self.act()


def test_a_read_only_stick_says_so_and_reads(tmp_path: Path) -> None:
    sent = letter()
    stick = tmp_path / "stick"
    stick.mkdir()
    path = send(stick, tmp_path, sent)[0]
    with mounted(tmp_path / "locked", "--bind", "-o", "ro", stick) as root:
        with pytest.raises(Failed, match="stick_read_only"):
            send(root, tmp_path, letter(4))
        with opened(root / path.relative_to(stick), tmp_path) as package:
            assert list(package.events()) == sent.events
        with pytest.raises(Failed, match="stick_read_only"):
            write_attachment(Home(root, OFFICE, DEVICE), *attachment(), RECIPIENTS)


def attachment() -> tuple[str, bytes]:
    """Give a small attachment: its content's hash, and its bytes."""
    raw = b"%PDF-1.7 a page"
    return blake2b(raw, digest_size=32).hexdigest(), raw


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9, 1.3, 1.9])
def test_a_stick_pulled_in_the_middle_keeps_the_old_and_none_of_the_new(
    tmp_path: Path, share: float
) -> None:
    """A real ext4 that takes nothing more, and is plugged in again afterwards."""
    old, new = letter(3), letter(3_000, counter=43)
    stick = image(tmp_path / "stick.img", "ext4")
    with mounted(tmp_path / "mnt", "-o", "loop", stick) as root:
        before = send(root, tmp_path, old)[0].name
        with pytest.raises(Failed) as caught:
            send(root, tmp_path, new, WhenWriting(partial(pull, root), share))
        assert caught.value.code in {"stick_gone", "stick_read_only", "stick_broken"}
    with mounted(tmp_path / "mnt", "-o", "loop", stick) as root:
        home = Home(root, OFFICE, DEVICE)
        assert [path.name for path in home.packages()] == [before]
        with opened(home.packages()[0], tmp_path) as package:
            assert list(package.events()) == old.events
        home.tidy()
        assert files(root) == [before]
        assert is_whole_or_gone(root, tmp_path, old)


def test_a_stick_that_stops_after_any_number_of_bytes(
    tmp_path: Path, counted: Callable[[str], None]
) -> None:
    sent = letter(30)
    sizes = sample_of_sizes(tmp_path, sent)
    for number, size in enumerate(sizes):
        root = tmp_path / f"stick{number}"
        root.mkdir()
        stopped = Pull(size)
        with pytest.raises(Failed) as caught:
            send(pulled_root(root, stopped), tmp_path, sent)
        assert caught.value.code == "stick_gone"
        assert Home(root, OFFICE).packages() == []
        left = Home(root, OFFICE, DEVICE).leftovers()
        assert Home(root, OFFICE, DEVICE).tidy() == len(left)
        assert files(root) == []
        assert is_whole_or_gone(root, tmp_path, sent) is False
    counted(f"pulled after {len(sizes)} different numbers of bytes")


def sample_of_sizes(folder: Path, sent: Letter) -> list[int]:
    root = folder / "whole"
    root.mkdir()
    whole = send(root, folder, sent)[0].stat().st_size
    return [0, 1, 100, *range(200, whole, whole // 40), whole - 1]


@pytest.mark.parametrize("number", [errno.EIO, errno.ENODEV, errno.ENOTCONN, errno.EINVAL, 9999])
def test_whatever_the_system_calls_it_there_is_a_sentence(tmp_path: Path, number: int) -> None:
    with pytest.raises(Failed) as caught:
        send(pulled_root(tmp_path, Pull(10, number)), tmp_path, letter())

    expected = "stick_broken" if number in {errno.EINVAL, 9999} else "stick_gone"
    assert caught.value.code == expected


def test_a_virus_scanner_that_holds_the_file_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.exchange.whole_files.PAUSES", (0, 0))
    sent = letter()

    send(held_root(tmp_path, 2), tmp_path, sent)
    assert is_whole_or_gone(tmp_path, tmp_path, sent)
    with pytest.raises(Failed, match="stick_read_only"):
        send(held_root(tmp_path, 3), tmp_path, letter(4))
    assert len(Home(tmp_path, OFFICE).packages()) == 1


def test_cancelled_at_any_step_nothing_is_left(
    tmp_path: Path, counted: Callable[[str], None]
) -> None:
    sent = letter(3_000)
    steps = 0
    while True:
        root = tmp_path / f"stick{steps}"
        root.mkdir()
        try:
            send(root, tmp_path, sent, StopAt(steps))
            break
        except Cancelled:
            assert files(root) == []
        steps += 1 if steps < 20 else 13
    assert is_whole_or_gone(root, tmp_path, sent)
    counted(f"cancelled up to step {steps}")


def test_parts_are_all_there_or_none(tmp_path: Path) -> None:
    sent = letter(6_000)
    root = tmp_path / "stick"
    root.mkdir()
    home = Home(root, OFFICE, DEVICE)
    for step in range(0, 200, 17):
        with suppress(Cancelled):
            write_package(home, sent, RECIPIENTS, tmp_path, StopAt(step), cut=2_000)
            break
        assert files(root) == []
    else:
        write_package(home, sent, RECIPIENTS, tmp_path, Unwatched(), cut=2_000)
    with opened(home.packages()[0], tmp_path) as package:
        assert list(package.events()) == sent.events


def test_a_stick_that_forgets_what_was_written_is_found_out(tmp_path: Path) -> None:
    """Fake sticks claim a size they do not have, and worn ones give back something else."""
    home = Home(tmp_path, OFFICE, DEVICE)

    def forget() -> None:
        part = home.leftovers()[0]
        raw = part.read_bytes()
        part.write_bytes(raw[:-500] + bytes(100) + raw[-400:])

    with pytest.raises(Failed, match="stick_not_kept"):
        write_package(home, letter(6_000), RECIPIENTS, tmp_path, WhenWriting(forget, 1.01))
    assert files(tmp_path / "SOPAN") == []


KILLED = """
    import os
    import sys
    from pathlib import Path
    from tests.exchange.made import letter
    from tests.exchange.test_sticks import WhenWriting, send
    root = Path(sys.argv[1])
    send(root, root.with_name("scratch"), letter(3_000), WhenWriting(lambda: os._exit(9), 1.01))
"""


def test_killed_while_it_writes_it_leaves_nothing_that_anybody_reads(tmp_path: Path) -> None:
    root, scratch = tmp_path / "stick", tmp_path / "scratch"
    root.mkdir()
    scratch.mkdir()
    ran = child(KILLED, root)

    home = Home(root, OFFICE, DEVICE)
    assert (ran.returncode, ran.stderr) == (9, "")
    assert home.packages() == []
    assert list(scratch.iterdir()) == []
    assert home.tidy() == 1
    assert is_whole_or_gone(root, scratch, letter(3_000)) is False


def child(program: str, root: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", dedent(program), str(root)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


LIMITED = """
    import sys
    from pathlib import Path
    from desktop.domain.refusals import Failed
    from tests.exchange.made import letter
    from tests.exchange.sticks import limit_files
    from tests.exchange.test_sticks import files, send
    root = Path(sys.argv[1])
    sent = letter(4_000)
    limit_files(64 * 1024)
    try:
        send(root, root, sent)
    except Failed as failure:
        print(failure.code, files(root))
"""


def test_a_file_too_large_for_the_stick_leaves_nothing(tmp_path: Path) -> None:
    ran = child(LIMITED, tmp_path)

    assert (ran.stdout, ran.stderr) == ("stick_file_limit []\n", "")


def test_a_full_disk_of_this_computer_is_not_blamed_on_the_stick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.exchange.content.spool.IN_MEMORY", 10)
    root = tmp_path / "stick"
    root.mkdir()
    path = send(root, tmp_path, letter(3_000))[0]
    with small_stick(tmp_path / "scratch", 8 * PAGE) as scratch:
        with pytest.raises(Failed, match="disk_full"):
            send(root, scratch, letter(3_000, counter=43))
        with pytest.raises(Failed, match="disk_full"), opened(path, scratch):
            pass
        assert list(scratch.iterdir()) == []
    assert files(root) == [path.name]


@pytest.mark.parametrize("name", ["SOPAN", "SOPAN/abababab"])
def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path, name: str) -> None:
    blocked = tmp_path / name
    blocked.parent.mkdir(exist_ok=True)
    blocked.write_bytes(b"something else")

    with pytest.raises(Failed, match="stick_blocked"):
        send(tmp_path, tmp_path, letter())
    assert Home(tmp_path, OFFICE).packages() == []
    assert blocked.read_bytes() == b"something else"


def test_a_stick_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="stick_gone"):
        send(tmp_path / "nothing", tmp_path, letter())
    assert Home(tmp_path / "nothing", OFFICE).packages() == []


@pytest.mark.parametrize("kind", ["vfat", "exfat", "exfat-fuse", "ext4"])
def test_a_stick_formatted_like_a_bought_one(tmp_path: Path, kind: str) -> None:
    sent = letter(50)
    request = Request(device=device_id(READER.public), name="Loket 2", keys=READER.public, at=AT)
    formatted = image(tmp_path / "stick.img", kind.removesuffix("-fuse"))
    with mounted(tmp_path / "mnt", "-t", kind, "-o", "loop", formatted) as root:
        send(root, tmp_path, sent)
        content, raw = attachment()
        assert write_attachment(Home(root, OFFICE, DEVICE), content, raw, RECIPIENTS)
        write_request(root, request)
        assert is_whole_or_gone(root, tmp_path, sent)
        assert len(requests_on(root)) == 1
        assert read_attachment(Home(root, OFFICE), content, IDENTITIES) == raw
