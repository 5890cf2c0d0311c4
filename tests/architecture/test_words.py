"""Every code has its sentence in both languages, and every sentence its code."""

import ast

import pytest

from tests.architecture.words import Raised, names_in_strings, places, raised, sentences


@pytest.fixture(scope="module")
def indonesian() -> dict[str, str]:
    return sentences("id")


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    return sentences("en")


@pytest.fixture(scope="module")
def troubles() -> list[Raised]:
    return raised()


def test_both_languages_have_the_same_keys(
    indonesian: dict[str, str], english: dict[str, str]
) -> None:
    assert sorted(indonesian) == sorted(english)


def test_both_languages_name_the_same_facts(
    indonesian: dict[str, str], english: dict[str, str]
) -> None:
    different = [
        key for key in indonesian if places(indonesian[key]) != places(english.get(key, ""))
    ]

    assert different == []


def test_no_sentence_is_empty(indonesian: dict[str, str], english: dict[str, str]) -> None:
    words = [*indonesian.items(), *english.items()]

    assert [key for key, sentence in words if not sentence.strip()] == []


def test_every_code_raised_is_written_out_where_it_is_raised(troubles: list[Raised]) -> None:
    assert [trouble.where for trouble in troubles if not trouble.codes] == []


def test_every_code_raised_has_a_sentence(
    indonesian: dict[str, str], troubles: list[Raised]
) -> None:
    missing = {
        code: trouble.where
        for trouble in troubles
        for code in trouble.codes
        if f"trouble.{code}" not in indonesian
    }

    assert missing == {}


def test_every_fact_of_a_sentence_is_given_wherever_it_is_raised(
    indonesian: dict[str, str], troubles: list[Raised]
) -> None:
    missing = [
        f"{trouble.where}: {code} without {sorted(wanted - trouble.facts)}"
        for trouble in troubles
        if trouble.facts is not None
        for code in trouble.codes
        if (wanted := places(indonesian.get(f"trouble.{code}", ""))) - trouble.facts
    ]

    assert missing == []


def test_every_sentence_about_trouble_is_raised_somewhere(
    indonesian: dict[str, str], troubles: list[Raised]
) -> None:
    codes = {f"trouble.{code}" for trouble in troubles for code in trouble.codes}

    assert [key for key in indonesian if key.startswith("trouble.") and key not in codes] == []


def test_every_other_sentence_is_named_in_the_source(indonesian: dict[str, str]) -> None:
    strings = names_in_strings()

    unused = [
        key
        for key in indonesian
        if not key.startswith("trouble.") and key.split(".")[-1] not in strings
    ]

    assert unused == []


def test_codes_and_facts_are_found_in_every_way_of_writing_them() -> None:
    tree = ast.parse(
        'LATE = "c"\n'
        'raise Refused("a", who=1)\n'
        'raise refusals.Failed("b" if late else LATE)\n'
        'raise Damaged("d", **facts)\n'
        "raise Refused(code)\n"
        "def read(text, code): raise Damaged(code, n=1)\n"
        'read("", "e"), read("", code=LATE)\n'
        'DISK: dict[int, str] = {1: "f"}\n'
        'KINDS = ((OSError, "g"), (EOFError, LATE))\n'
        'raise Failed(DISK.get(number, "h"))\n'
        "def tell(error):\n"
        "    for kind, table_code in KINDS:\n"
        "        raise Damaged(table_code, size=1)\n"
    )
    other = ast.parse("from some import LATE as TOO_LATE\nraise Failed(TOO_LATE)\n")

    found = [(each.codes, each.facts) for each in raised({"some.py": tree, "other.py": other})]

    assert sorted(found, key=str) == sorted(
        [
            (("a",), frozenset({"who"})),
            (("b", "c"), frozenset()),
            (("d",), None),
            ((), frozenset()),
            (("c", "e"), frozenset({"n"})),
            (("c",), frozenset()),
            (("f", "h"), frozenset()),
            (("c", "g"), frozenset({"size"})),
        ],
        key=str,
    )
    assert places("{who} has {n:,} of {who}") == {"who", "n"}


def test_a_key_is_named_by_a_string_and_not_by_a_sentence() -> None:
    tree = ast.parse(
        '"""Say what a status is."""\nsay("case.title"), [Status("waiting"), f"back:{to}"]\n'
    )

    named = {"case.title", "case", "title", "waiting", "back"}
    assert names_in_strings({"some.py": tree}) == named
