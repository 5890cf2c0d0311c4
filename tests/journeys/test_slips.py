"""`sopan case receipt`, as a real process: file, copies, sentences, exit codes."""

import json
from pathlib import Path

import pypdfium2
import pytest

from desktop import startup
from desktop.actions.sign_in import sign_in
from desktop.practice import PASSWORD
from desktop.practice.people import ADMINISTRATOR
from tests.journeys.test_commands import sopan
from tests.paper.made import bare, texts

MILLIMETRES = 25.4 / 72
REFUSED, WRONG_WORDS, FAILED = 1, 2, 4


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("slips") / "office"
    assert sopan("practice", str(path)).returncode == 0
    return path


@pytest.fixture(scope="module")
def number(office: Path) -> str:
    return str(
        json.loads(sopan("--data", str(office), "case", "list", "--json").stdout)[3]["number"]
    )


def test_a_receipt_is_printed_and_again_as_a_copy(
    office: Path, number: str, tmp_path: Path
) -> None:
    file = tmp_path / "resi.pdf"
    words = ("--data", str(office), "case", "receipt", number, "--to", str(file))

    first = sopan(*words)
    (once,) = texts(file.read_bytes())
    assert sopan(*words, "--paper", "A4").returncode == 0
    (twice,) = texts(file.read_bytes())

    assert first.returncode == 0, first.stderr
    assert str(file) in first.stdout
    for text in (once, twice):
        assert bare(text).count(number) == 2
        assert bare(text).count("CONTOH") >= 2
    assert "Salinan ke-" not in once
    assert twice.count("Salinan ke-2") == 2
    width, height = pypdfium2.PdfDocument(file)[0].get_size()
    assert (round(width * MILLIMETRES), round(height * MILLIMETRES)) == (210, 297)


def test_what_cannot_be_printed_is_said(office: Path, number: str, tmp_path: Path) -> None:
    data = ("--data", str(office), "case", "receipt")
    file = str(tmp_path / "resi.pdf")

    assert sopan(*data, "FO9-9999", "--to", file).returncode == REFUSED
    assert sopan(*data, number, "--to", str(tmp_path / "resi.doc")).returncode == REFUSED
    assert sopan(*data, number, "--to", file, "--paper", "A3").returncode == WRONG_WORDS
    assert sopan(*data, number).returncode == WRONG_WORDS
    assert sopan(*data, number, "--to", str(tmp_path / "tidak" / "ada.pdf")).returncode == FAILED
    assert list(tmp_path.iterdir()) == []


def test_beside_an_open_office_nothing_is_printed_that_nobody_can_note(
    office: Path, number: str, tmp_path: Path
) -> None:
    folder = startup.data_folder(str(office))
    session = sign_in(folder, startup.world_of(folder), ADMINISTRATOR.login, PASSWORD)
    file = tmp_path / "resi.pdf"
    with session.workplace.store:
        tried = sopan("--data", str(office), "case", "receipt", number, "--to", str(file))

    assert tried.returncode == FAILED, tried.stdout
    assert "sudah terbuka" in tried.stderr
    assert not file.exists()
