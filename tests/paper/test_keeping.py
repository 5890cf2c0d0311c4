"""Files are written whole or not at all, and what goes wrong is a sentence."""

import resource
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.refusals import Failed, Refused, Trouble
from desktop.paper.keeping import write_whole


def code(path: Path, data: bytes = b"isi") -> str:
    with pytest.raises(Trouble) as caught:
        write_whole(path, data)
    return caught.value.code


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "sop.pdf", b"isi")

    assert (tmp_path / "sop.pdf").read_bytes() == b"isi"
    assert [path.name for path in tmp_path.iterdir()] == ["sop.pdf"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "sop.pdf"
    path.write_bytes(b"yang lama, jauh lebih panjang")

    write_whole(path, b"baru")

    assert path.read_bytes() == b"baru"


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    link = tmp_path / "sop.pdf"
    link.symlink_to(tmp_path / "lain" / "asli.pdf")

    write_whole(link, b"isi")

    assert link.is_symlink()
    assert (tmp_path / "lain" / "asli.pdf").read_bytes() == b"isi"


def test_a_folder_or_device_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "sop.pdf").mkdir()

    assert code(tmp_path / "sop.pdf") == "file_not_plain"
    assert code(Path("/dev/null")) == "file_not_plain"
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(Failed) as caught:
        write_whole(tmp_path / "tidak-ada" / "sop.pdf", b"isi")

    assert caught.value.code == "file_not_written"
    assert caught.value.facts == {"name": "sop.pdf"}


def test_a_file_in_place_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")

    assert code(tmp_path / "berkas" / "sop.pdf") == "file_not_written"


def test_links_in_a_circle_are_said(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").symlink_to(tmp_path / "b.pdf")
    (tmp_path / "b.pdf").symlink_to(tmp_path / "a.pdf")

    assert code(tmp_path / "a.pdf") == "file_not_written"


@pytest.fixture
def small_files() -> Iterator[int]:
    """Let no file grow beyond 1,000 bytes, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    yield 1000
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_the_older_file_as_it_was(tmp_path: Path, small_files: int) -> None:
    path = tmp_path / "sop.pdf"
    path.write_bytes(b"lama")

    said = code(path, b"x" * (small_files + 1))

    assert said == "disk_full"
    assert path.read_bytes() == b"lama"
    assert [each.name for each in tmp_path.iterdir()] == ["sop.pdf"]


def test_a_refusal_is_no_failure(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        write_whole(tmp_path, b"isi")
