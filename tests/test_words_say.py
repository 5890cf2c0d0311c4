"""Every code, choice and status has its words, and the facts in them are said in words too."""

import ast
from collections.abc import Iterable
from datetime import UTC, date, datetime

import pytest

from desktop.actions.case.registering import KINDS
from desktop.domain.calendar.timing import Standing, Timing
from desktop.domain.decisions import HOLD_REASONS
from desktop.domain.forms.answers import CHECKS
from desktop.domain.forms.checklist import Presence
from desktop.domain.forms.fields import Kind
from desktop.domain.forms.problems import Severity as FormSeverity
from desktop.domain.forms.problems import error
from desktop.domain.forms.sections import SECTIONS
from desktop.domain.people import Action, Role
from desktop.domain.reading.verdicts import Verdict
from desktop.domain.refusals import Fact, Refused
from desktop.domain.sop.checks_table import PAPERS
from desktop.domain.sop.findings import Severity
from desktop.domain.sop.model import Section, Status, System, Unit
from desktop.words import CODED, LANGUAGES, TIMINGS, Words
from tests.architecture.words import calls, keywords, places, program, sentences

FIELDS = [field for fields in SECTIONS.values() for field in fields]

TABLES: dict[str, Iterable[str]] = {
    "status": Status,
    "role": Role,
    "system": System,
    "section": Section,
    "unit": Unit,
    "timing": TIMINGS.values(),
    "action": Action,
    "verdict": Verdict,
    "application": KINDS,
    "hold": HOLD_REASONS,
    "severity": {*Severity, *FormSeverity},
    "paper": PAPERS,
    "presence": Presence,
    "choice": {choice for field in FIELDS for choice in field.choices},
}

TECHNICAL = ("event", "hash", "ledger", "database", "byte", "null", "exception", "sync", "error")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def given(functions: set[str]) -> Iterable[tuple[str, set[str]]]:
    """The codes that findings of forms and SOPs are made with, and the facts given to each."""
    for tree in program().values():
        for call in calls(tree, functions):
            names = set(keywords(call) or ())
            for keyword in call.keywords:
                if keyword.arg == "facts" and isinstance(keyword.value, ast.Dict):
                    names |= {ast.literal_eval(key) for key in keyword.value.keys if key}
            codes = [
                *call.args[:1],
                *(word.value for word in call.keywords if word.arg == "code"),
            ]
            for code in codes:
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield (
                        code.value,
                        names | ({"symbol"} if "spot.finding" in source(call) else set()),
                    )


def source(call: ast.Call) -> str:
    return ast.unparse(call.func)


@pytest.mark.parametrize("table", TABLES)
def test_every_value_of_the_program_has_exactly_its_words(table: str, language: str) -> None:
    keys = [key for key in sentences(language) if key.startswith(f"{table}.")]

    assert sorted(keys) == sorted(f"{table}.{value}" for value in set(TABLES[table]))


def test_every_field_of_every_form_has_a_label(language: str) -> None:
    assert [f.name for f in FIELDS if f"field.{f.name}" not in sentences(language)] == []


@pytest.mark.parametrize("table", ["problem", "finding"])
def test_every_finding_has_a_sentence_with_facts_it_is_given(table: str) -> None:
    known = sentences("id")
    makers = {"error", "warning"} if table == "problem" else {"finding", "Finding"}
    made = dict(given(makers))

    assert len(made) > 20
    assert [code for code in made if f"{table}.{code}" not in known] == []
    assert [code for code, facts in made.items() if places(known[f"{table}.{code}"]) - facts] == []


def test_every_sentence_of_a_command_is_there(language: str) -> None:
    asked = {
        f"command.{ast.literal_eval(call.args[0])}"
        for name, tree in program().items()
        if name.startswith("desktop/commands/")
        for call in calls(tree, {"say"})
        if ast.unparse(call.func) == "shell.say"
    }

    assert len(asked) > 8
    assert asked - sentences(language).keys() == set()


def test_no_sentence_speaks_of_how_sopan_is_built() -> None:
    words = {
        key: set(sentence.lower().replace(".", " ").replace(",", " ").split())
        for key, sentence in sentences("id").items()
    }

    assert {key for key, said in words.items() if said & set(TECHNICAL)} == set()


def test_every_trouble_says_what_happened_what_is_safe_and_what_to_do(language: str) -> None:
    troubles = {k: s for k, s in sentences(language).items() if k.startswith("trouble.")}
    short = [key for key, said in troubles.items() if said.count(". ") < 2]

    assert short == []
    assert [key for key, said in troubles.items() if not said.endswith(".")] == []


def test_a_refusal_is_said_with_its_facts_in_words() -> None:
    refused = Refused("role_needed", action="give_number")

    assert Words("id").trouble(refused) == (
        "Perlu hak “Penomoran”. Tidak ada yang diubah. Hubungi admin kantor."
    )
    assert "“Giving a number”" in Words("en").trouble(refused)


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("form_incomplete", {"count": 2, "field": "inspection.findings"}, "“Hasil peninjauan”"),
        ("case_on_hold", {"number": "1", "reason": "applicant"}, "(menunggu pemohon)"),
        ("book_missing", {"paper": "nota_dinas"}, "“Nota dinas”"),
        ("no_such_conflict", {"field": "permit"}, "“Surat izin”"),
        ("role_external", {"role": "lembaga_oss"}, "Peran Lembaga OSS"),
        ("earlier_case_missing", {"kind": "renewal"}, "Permohonan perpanjangan"),
        ("date_past", {"date": "2025-11-18"}, "Sel, 18 Nov 2025"),
        ("date_past", {"date": "besok"}, "Tanggal akhir besok"),
        ("not_your_step", {"number": "", "lane": ""}, "dikerjakan -."),
        ("sop_unreadable", {"wanted": "array"}, "yang diharapkan: daftar"),
        ("number_taken", {"text": "503/7", "number": "applicant"}, "permohonan applicant"),
    ],
)
def test_codes_in_facts_become_words_and_what_was_typed_stays(
    code: str, facts: dict[str, Fact], said: str
) -> None:
    assert said in Words("id").trouble(Refused(code, **facts))


def test_a_missing_field_is_named_as_the_form_names_it() -> None:
    missing = error("field_missing", name="inspection.findings")

    assert Words("id").problem(missing) == "Wajib diisi: Hasil peninjauan."


def test_a_fact_that_was_not_given_shows_its_name_and_an_unknown_key_itself() -> None:
    words = Words("id")

    assert "<action>" in words.trouble(Refused("role_needed"))
    assert words.say("status", "unheard_of") == "unheard_of"
    assert words.say("unheard_of", "draft") == "draft"


def test_a_typed_brace_is_no_fact() -> None:
    assert "“{sop}”" in Words("id").trouble(
        Refused("outcome_unknown", outcome="{sop}", choices="a")
    )


def test_another_language_than_those_known_is_indonesian() -> None:
    assert Words("fr").say("status", "issued") == "Terbit"
    assert Words("en").say("status", "issued") == "Issued"


@pytest.mark.parametrize(
    ("standing", "indonesian", "english"),
    [
        (Standing(timing=Timing.RUNNING, amount=40, unit=Unit.MINUTE), "Sisa 40 menit", "40 min"),
        (Standing(timing=Timing.RUNNING, amount=3, unit=Unit.HOUR), "Sisa 3 jam", "3 hour"),
        (
            Standing(timing=Timing.DUE_SOON, amount=2, unit=Unit.HOUR),
            "Mendekati batas, sisa 2 jam",
            "Due soon",
        ),
        (
            Standing(timing=Timing.OVERDUE, amount=1, unit=Unit.WORKING_DAY),
            "Terlambat 1 hari",
            "Late by 1 working day",
        ),
        (Standing(timing=Timing.PAUSED, amount=1, unit=Unit.HOUR), "Jeda", "Paused"),
        (Standing(timing=Timing.NO_LIMIT), "Tanpa batas waktu", "No time limit"),
    ],
)
def test_a_deadline_is_said_as_the_worklist_shows_it(
    standing: Standing, indonesian: str, english: str
) -> None:
    assert Words("id").standing(standing) == indonesian
    assert Words("en").standing(standing).startswith(english)


def test_dates_are_written_as_in_the_office() -> None:
    at = datetime(2025, 11, 19, 16, 5, tzinfo=UTC)

    assert Words("id").day(date(2025, 8, 17)) == "Min, 17 Agu 2025"
    assert Words("id").moment(at) == "Rab, 19 Nov 2025 16.05"
    assert Words("en").moment(at) == "Wed, 19 Nov 2025 16.05"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_weekday_and_month_has_its_name(language: str) -> None:
    days = {
        Words(language).day(date(2025, month, day)) for month in range(1, 13) for day in (1, 28)
    }

    assert len(days) == 24
    assert (
        len({day[:3] for day in map(Words(language).day, (date(2025, 6, n) for n in range(1, 8)))})
        == 7
    )


def test_answers_are_shown_in_words() -> None:
    words = Words("id")

    assert words.answer("applicant.sex", "female") == "Perempuan"
    assert words.answer("checklist.requirements.ktp", "absent") == "Tidak ada"
    assert words.answer("handover.date", "2025-11-19") == "Rab, 19 Nov 2025"
    assert words.answer("applicant.name", "female") == "female"
    assert words.answer("of.a.newer.sopan", "text") == "text"


def test_the_tables_of_coded_facts_exist() -> None:
    tables = {key.split(".")[0] for key in sentences("id")}

    assert {table for named in CODED.values() for table in named} <= tables


@pytest.mark.parametrize("kind", CHECKS)
@pytest.mark.parametrize("typed", ["abc", "12", "9" * 15, "9" * 16, "0" * 17, "9" * 18, "9" * 30])
def test_whatever_is_wrong_with_a_number_is_said_in_full(kind: Kind, typed: str) -> None:
    found = CHECKS[kind](typed).problems
    said = [Words("id").problem(problem) for problem in found]

    assert all(" " in sentence and "<" not in sentence for sentence in said)


def test_each_kind_of_number_has_something_to_be_said_about_it() -> None:
    codes = {
        kind: {p.code for typed in ("abc", "12", "9" * 30) for p in check(typed).problems}
        for kind, check in CHECKS.items()
    }

    assert [kind for kind, found in codes.items() if not found] == []
