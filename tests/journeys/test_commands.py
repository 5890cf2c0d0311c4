"""The commands of DESIGN chapter 9, as a real process, with their exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop import startup
from desktop.actions.sign_in import sign_in
from desktop.practice import PASSWORD
from desktop.practice.people import ADMINISTRATOR

ROOT = Path(__file__).parents[2]


def sopan(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    inherited: Mapping[str, str] = {
        name: text for name, text in os.environ.items() if not name.startswith("SOPAN_")
    }
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=ROOT,
        env={**inherited, **env},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("commands") / "office"
    made = sopan("practice", str(path))
    assert made.returncode == 0, made.stderr
    assert PASSWORD in made.stdout
    assert "kadis" in made.stdout
    return path


def test_the_seven_procedures_are_listed() -> None:
    listed = sopan("sop", "list", "--json")

    assert listed.returncode == 0
    assert len(json.loads(listed.stdout)) == 7


def test_a_procedure_is_shown_in_the_shape_of_the_design() -> None:
    shown = json.loads(sopan("sop", "show", "dairi-izin-usaha-mikro-kecil", "--json").stdout)

    assert set(shown) == {"id", "title", "identity", "lanes", "rows"}
    assert len(shown["rows"]) == 25
    assert set(shown["rows"][0]) == {
        "number",
        "activity",
        "requirements",
        "time",
        "output",
        "note",
        "symbols",
    }
    assert shown["rows"][1]["time"] == {"text": "2 Jam", "amount": 2, "unit": "hour"}


def test_a_procedure_is_shown_as_a_table() -> None:
    shown = sopan("sop", "show", "dairi-izin-usaha-mikro-kecil")

    assert "Memberikan Resi Penerimaan Berkas" in shown.stdout
    assert "Kabid. Pelayanan" in shown.stdout


def test_an_unknown_procedure_is_refused() -> None:
    refused = sopan("sop", "show", "tidak-ada")

    assert refused.returncode == 1
    assert "tidak-ada" in refused.stderr
    assert refused.stdout == ""


def test_a_sound_file_passes_the_check() -> None:
    file = ROOT / "resources" / "sops" / "purwakarta-sicantik.toml"

    assert sopan("sop", "check", str(file)).returncode == 0


def test_a_file_with_an_error_is_refused_and_says_where(tmp_path: Path) -> None:
    text = (ROOT / "resources" / "sops" / "purwakarta-sicantik.toml").read_text("utf-8")
    broken = tmp_path / "rusak.toml"
    broken.write_text(text.replace('to = "8"', 'to = "88"'), "utf-8")

    checked = sopan("sop", "check", str(broken))

    assert checked.returncode == 1
    assert "88" in checked.stdout


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "rusak.toml"
    broken.write_bytes(b"\xff\xfe id = ")

    assert sopan("sop", "check", str(broken)).returncode == 1
    assert sopan("sop", "check", str(tmp_path / "hilang.toml")).returncode == 4


def test_the_cases_are_listed(office: Path) -> None:
    listed = json.loads(sopan("--data", str(office), "case", "list", "--json").stdout)

    assert 28 <= len(listed) <= 40
    assert set(listed[0]) == {"number", "sop", "status", "step", "waiting_for", "deadline"}


def test_the_cases_of_one_status_are_listed(office: Path) -> None:
    words = ("--data", str(office), "case", "list", "--json", "--status", "revoked")

    assert [case["status"] for case in json.loads(sopan(*words).stdout)] == ["revoked"]


def test_an_unknown_status_is_refused(office: Path) -> None:
    assert sopan("--data", str(office), "case", "list", "--status", "hilang").returncode == 1


def test_the_worklists_name_the_roles(office: Path) -> None:
    shown = sopan("--data", str(office), "case", "list", "--tasks").stdout

    assert "Kepala Dinas" in shown or "Tim Teknis" in shown
    assert "Terlambat" in shown


def test_one_case_is_shown_by_its_number(office: Path) -> None:
    listed = json.loads(sopan("--data", str(office), "case", "list", "--json").stdout)
    number = listed[0]["number"]

    shown = sopan("--data", str(office), "case", "show", number)
    told = json.loads(sopan("--data", str(office), "case", "show", number, "--json").stdout)

    assert number in shown.stdout
    assert told["number"] == number
    assert told["trail"]


def test_the_digest_is_the_same_twice(office: Path) -> None:
    first = json.loads(sopan("--data", str(office), "digest", "--json").stdout)
    second = json.loads(sopan("--data", str(office), "digest", "--json").stdout)

    assert first == second
    assert set(first) == {"events", "ledger", "state", "words"}
    assert len(first["words"]) == 6


def test_another_person_signs_in_with_a_password(office: Path) -> None:
    words = ("--data", str(office), "--user", "pengawas", "case", "list", "--json")

    assert sopan(*words, SOPAN_PASSWORD=PASSWORD).returncode == 0
    wrong = sopan(*words, SOPAN_PASSWORD="bukan-ini")
    assert wrong.returncode == 1
    assert wrong.stdout == ""


def test_a_backup_is_written_verified_and_restored(office: Path, tmp_path: Path) -> None:
    before = json.loads(sopan("--data", str(office), "digest", "--json").stdout)
    written = sopan("--data", str(office), "backup", "write", str(tmp_path / "stick"))
    assert written.returncode == 0, written.stderr
    (copy,) = (tmp_path / "stick").iterdir()

    enter = {"SOPAN_PASSWORD": PASSWORD}
    restored = str(tmp_path / "new")
    assert sopan("--user", "admin", "backup", "verify", str(copy), **enter).returncode == 0
    back = sopan("--data", restored, "--user", "admin", "backup", "restore", str(copy), **enter)
    after = sopan("--data", restored, "--user", "admin", "digest", "--json", **enter)

    assert back.returncode == 0, back.stderr
    assert json.loads(after.stdout) == before


def test_a_restore_into_a_folder_in_use_is_refused(office: Path, tmp_path: Path) -> None:
    sopan("--data", str(office), "backup", "write", str(tmp_path))
    (copy,) = tmp_path.iterdir()

    assert sopan("--data", str(office), "backup", "restore", str(copy)).returncode == 1


def test_a_damaged_backup_is_named_and_nothing_is_made(office: Path, tmp_path: Path) -> None:
    sopan("--data", str(office), "backup", "write", str(tmp_path / "stick"))
    (copy,) = (tmp_path / "stick").iterdir()
    raw = bytearray((copy / "sopan.db").read_bytes())
    raw[len(raw) // 2] ^= 1
    (copy / "sopan.db").write_bytes(raw)

    words = ("--data", str(tmp_path / "new"), "--user", "admin", "backup", "restore", str(copy))
    refused = sopan(*words, SOPAN_PASSWORD=PASSWORD)

    assert refused.returncode == 3
    assert not (tmp_path / "new").exists()


def test_the_open_database_is_verified(office: Path) -> None:
    assert sopan("--data", str(office), "backup", "verify").returncode == 0


@pytest.mark.parametrize("words", [["terbang"], ["sop"], ["sop", "show"], ["case", "list", "-x"]])
def test_wrong_words_are_answered_with_the_commands_there_are(words: list[str]) -> None:
    wrong = sopan(*words)

    assert wrong.returncode == 2
    assert "sop check" in wrong.stdout + wrong.stderr


def test_the_help_is_no_error() -> None:
    assert sopan("--help").returncode == 0


def test_a_folder_without_an_office_is_refused(tmp_path: Path) -> None:
    words = ("--data", str(tmp_path / "kosong"), "--user", "x", "case", "list")

    assert sopan(*words, SOPAN_PASSWORD="rahasia-sekali").returncode == 1


def test_practice_is_not_made_over_an_office(office: Path) -> None:
    assert sopan("practice", str(office)).returncode == 1


def test_english_is_spoken_when_asked() -> None:
    assert sopan("sop", "show", "x", SOPAN_LANGUAGE="en").stderr != sopan("sop", "show", "x").stderr


def test_reading_and_backups_work_while_the_office_is_open(office: Path, tmp_path: Path) -> None:
    folder = startup.data_folder(str(office))
    open_here = sign_in(folder, startup.world_of(folder), ADMINISTRATOR.login, PASSWORD)
    try:
        listed = sopan("--data", str(office), "case", "list", "--json")
        digest = sopan("--data", str(office), "digest", "--json")
        backup = sopan("--data", str(office), "backup", "write", str(tmp_path))
    finally:
        open_here.workplace.store.close()

    assert len(json.loads(listed.stdout)) >= 28
    assert json.loads(digest.stdout)["events"] > 500
    assert backup.returncode == 0, backup.stderr
    (copy,) = tmp_path.iterdir()
    assert (copy / "sopan.db").stat().st_size > 100_000


def test_where_nobody_can_type_the_password_the_command_says_so(office: Path) -> None:
    words = [sys.executable, "-m", "desktop", "--data", str(office), "--user", "kadis", "digest"]
    alone = subprocess.run(
        words,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        env={name: text for name, text in os.environ.items() if not name.startswith("SOPAN_")},
    )

    assert alone.returncode == 1
    assert "SOPAN_PASSWORD" in alone.stderr
    assert "Traceback" not in alone.stderr


def test_a_reader_that_has_seen_enough_causes_no_alarm(office: Path) -> None:
    command = f"{sys.executable} -m desktop --data {office} case list | head -n 1"
    read = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert read.stdout.startswith("Nomor")
    assert read.stderr == ""


def test_a_file_is_no_data_folder() -> None:
    words = ("--data", str(ROOT / "README.md"), "--user", "x", "digest")

    assert "Traceback" not in sopan(*words, SOPAN_PASSWORD="rahasia-sekali").stderr
    assert sopan(*words, SOPAN_PASSWORD="rahasia-sekali").returncode in (1, 4)


def run_in_bash(command: str) -> subprocess.CompletedProcess[str]:
    python = f"{sys.executable} -m desktop"
    return subprocess.run(
        ["bash", "-c", command.replace("SOPAN", python)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_output_that_cannot_be_written_is_the_fault_of_the_machine() -> None:
    full = run_in_bash("SOPAN sop list > /dev/full")
    closed = run_in_bash("SOPAN sop list >&-")

    assert (full.returncode, closed.returncode) == (4, 4)
    assert "Traceback" not in full.stderr + closed.stderr


@pytest.mark.parametrize("words", ["practice ''", "case show $'\\xff'", "--data '' case list"])
def test_words_that_are_none_are_wrong_words(words: str) -> None:
    wrong = run_in_bash(f"SOPAN {words}")

    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr


@pytest.mark.parametrize("text", ["x = " + "[" * 5000 + "]" * 5000, "id = " + "9" * 5000])
def test_a_monstrous_file_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "raksasa.toml").write_text(text, "utf-8")

    checked = sopan("sop", "check", str(tmp_path / "raksasa.toml"))

    assert checked.returncode == 1
    assert "Traceback" not in checked.stderr


def test_a_backup_into_the_data_folder_is_refused(office: Path, tmp_path: Path) -> None:
    for target in (office, office / "attachments"):
        assert sopan("--data", str(office), "backup", "write", str(target)).returncode == 1
    sopan("--data", str(office), "backup", "write", str(tmp_path))
    (copy,) = tmp_path.iterdir()
    words = ("--data", str(copy / "sub"), "--user", "admin", "backup", "restore", str(copy))

    assert sopan(*words, SOPAN_PASSWORD=PASSWORD).returncode == 1
    assert not (copy / "sub").exists()
    assert sopan("--data", str(office), "backup", "write", "/x" * 3000).returncode == 4
