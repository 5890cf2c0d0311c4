"""Attachments on a stick: whole, by content, for their readers, and nothing else."""

from hashlib import blake2b
from pathlib import Path

import pytest

from desktop.domain.attachments import LARGEST
from desktop.domain.refusals import Damaged, Failed
from desktop.exchange.attachments import read_attachment, write_attachment
from desktop.exchange.home import Home
from desktop.exchange.limits import ATTACHMENT
from desktop.ledger.age_names import age_recipient
from tests.exchange.made import DEVICE, IDENTITIES, OFFICE, RECIPIENTS, STRANGER, STRANGERS, stick
from tests.exchange.sticks import Pull, pulled_root, small_stick

RAW = b"%PDF-1.7 scanned page \xff\x00" * 9_000
CONTENT = blake2b(RAW, digest_size=32).hexdigest()
EVERYBODY = [*RECIPIENTS, age_recipient(STRANGER.receiving.public)]


def test_an_attachment_comes_out_as_it_went_in(tmp_path: Path) -> None:
    home = stick(tmp_path)

    assert write_attachment(home, CONTENT, RAW, RECIPIENTS)
    assert read_attachment(home, CONTENT, IDENTITIES) == RAW
    assert home.contents() == {CONTENT}


def test_what_is_there_is_not_written_again(tmp_path: Path) -> None:
    home = stick(tmp_path)
    write_attachment(home, CONTENT, RAW, RECIPIENTS)
    path = home.attachment_path(CONTENT, RECIPIENTS)
    before = path.read_bytes()

    assert not write_attachment(home, CONTENT, RAW, [*reversed(RECIPIENTS), RECIPIENTS[0]])
    assert path.read_bytes() == before


def test_a_computer_admitted_later_is_served_beside_the_others(tmp_path: Path) -> None:
    home = stick(tmp_path)
    write_attachment(home, CONTENT, RAW, RECIPIENTS)
    assert read_attachment(home, CONTENT, STRANGERS) is None

    assert write_attachment(home, CONTENT, RAW, EVERYBODY)
    assert read_attachment(home, CONTENT, STRANGERS) == RAW
    assert read_attachment(home, CONTENT, IDENTITIES) == RAW
    assert len(home.attachments_of(CONTENT)) == 2
    assert home.contents(RECIPIENTS) == home.contents(EVERYBODY) == {CONTENT}
    assert home.contents(STRANGERS) == frozenset()


def test_what_has_not_come_is_none(tmp_path: Path) -> None:
    assert read_attachment(stick(tmp_path), CONTENT, IDENTITIES) is None
    assert stick(tmp_path).contents() == frozenset()


@pytest.mark.parametrize("place", [0, 1_000, 70_000, -1])
def test_a_changed_attachment_is_not_taken(tmp_path: Path, place: int) -> None:
    home = stick(tmp_path)
    write_attachment(home, CONTENT, RAW, RECIPIENTS)
    path = home.attachment_path(CONTENT, RECIPIENTS)
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(bytes(raw))

    with pytest.raises(Damaged, match="attachment_damaged"):
        read_attachment(home, CONTENT, IDENTITIES)


def test_a_sound_copy_beside_a_damaged_one_is_enough(tmp_path: Path) -> None:
    home = stick(tmp_path)
    write_attachment(home, CONTENT, RAW, RECIPIENTS)
    write_attachment(home, CONTENT, RAW, EVERYBODY)
    for path in home.attachments_of(CONTENT)[:1]:
        path.write_bytes(path.read_bytes()[:-1])

    assert read_attachment(home, CONTENT, IDENTITIES) == RAW


def test_the_right_name_with_the_wrong_content_is_found_out(tmp_path: Path) -> None:
    home = stick(tmp_path)
    other = blake2b(b"other", digest_size=32).hexdigest()
    write_attachment(home, other, b"other", RECIPIENTS)
    home.attachment_path(other, RECIPIENTS).rename(home.attachment_path(CONTENT, RECIPIENTS))

    with pytest.raises(Damaged, match="attachment_damaged"):
        read_attachment(home, CONTENT, IDENTITIES)


def test_the_wrong_content_is_not_written(tmp_path: Path) -> None:
    home = stick(tmp_path)

    with pytest.raises(Damaged, match="attachment_damaged"):
        write_attachment(home, CONTENT, RAW + b"x", RECIPIENTS)
    assert not home.path.exists()


@pytest.mark.parametrize(
    "name", ["", "../../etc/passwd", "..", "A" * 64, "0" * 63, "0" * 64 + "\n", "/" + "0" * 63]
)
def test_a_name_with_a_path_in_it_leads_nowhere(tmp_path: Path, name: str) -> None:
    home = stick(tmp_path)

    for act in (
        lambda: read_attachment(home, name, IDENTITIES),
        lambda: write_attachment(home, name, RAW, RECIPIENTS),
    ):
        with pytest.raises(Damaged, match="attachment_damaged"):
            act()
    assert list(home.root.iterdir()) == []


def test_links_and_folders_are_no_attachments(tmp_path: Path) -> None:
    home = stick(tmp_path)
    write_attachment(home, CONTENT, RAW, RECIPIENTS)
    path = home.attachment_path(CONTENT, RECIPIENTS)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    (home.attachments / f"{CONTENT}-00000000.age").mkdir()

    assert read_attachment(home, CONTENT, IDENTITIES) is None


def test_more_than_an_attachment_can_have_is_not_read(tmp_path: Path) -> None:
    home = stick(tmp_path)
    write_attachment(home, CONTENT, RAW, RECIPIENTS)
    path = home.attachment_path(CONTENT, RECIPIENTS)
    with path.open("ab") as opened:
        opened.truncate(5 * 2**30)

    with pytest.raises(Damaged, match="attachment_damaged"):
        read_attachment(home, CONTENT, IDENTITIES)


def test_the_largest_attachment_passes(tmp_path: Path) -> None:
    home = stick(tmp_path)
    raw = bytes(LARGEST)
    content = blake2b(raw, digest_size=32).hexdigest()
    write_attachment(home, content, raw, RECIPIENTS)

    assert home.attachment_path(content, RECIPIENTS).stat().st_size <= ATTACHMENT
    assert read_attachment(home, content, IDENTITIES) == raw


def test_a_full_stick_takes_no_half_attachment(tmp_path: Path) -> None:
    with small_stick(tmp_path / "stick", 16 * 4096) as root:
        home = Home(root, OFFICE, DEVICE)
        with pytest.raises(Failed, match="stick_full"):
            write_attachment(home, CONTENT, RAW, RECIPIENTS)
        assert home.contents() == frozenset()


@pytest.mark.parametrize("after", [0, 1, 4096, 100_000, 198_000])
def test_a_stick_pulled_on_the_way_has_no_attachment(tmp_path: Path, after: int) -> None:
    home = Home(pulled_root(tmp_path, Pull(after)), OFFICE, DEVICE)

    with pytest.raises(Failed, match="stick_gone"):
        write_attachment(home, CONTENT, RAW, RECIPIENTS)

    again = Home(tmp_path, OFFICE, DEVICE)
    assert again.contents() == frozenset()
    assert again.tidy() == 1
    assert write_attachment(again, CONTENT, RAW, RECIPIENTS)
    assert read_attachment(again, CONTENT, IDENTITIES) == RAW
