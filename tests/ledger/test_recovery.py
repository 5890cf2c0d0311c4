"""The recovery key survives paper and typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.refusals import Refused
from desktop.ledger.keys import SigningKey
from desktop.ledger.recovery import (
    GROUPS,
    LETTERS,
    new_recovery_key,
    read_recovery_text,
    recovery_keys,
    recovery_text,
)
from tests.ledger.sources import drawing

KEY = new_recovery_key(drawing())
TEXT = recovery_text(KEY)


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        read_recovery_text(text)
    return caught.value


@given(st.binary(min_size=32, max_size=32))
def test_every_key_is_read_back_from_its_text(key: bytes) -> None:
    text = recovery_text(key)

    assert read_recovery_text(text) == key
    assert len(text.split()) == GROUPS
    assert set(text) <= {*LETTERS, " "}


def test_the_printed_form_has_not_changed() -> None:
    assert TEXT == (
        "GFEYV KB77J 594ZW M78YJ VKNH8 NG713 TA2CD A4P9S R8KJW TB7PW PGGHS V4NCP G3SG7 PJ7YG"
    )
    assert (
        recovery_keys(KEY).public.signing
        == "ad5bcdf1a10fcd2df72476cab8b1d2166ebc17f603e123a5218e3c271cf3de04"
    )
    assert (
        recovery_keys(KEY).public.receiving
        == "8f4c9da63b345ea1c33aacc5b313421ca80e2758f1678cea2e0510949c743e41"
    )


def test_letters_that_look_alike_do_not_occur() -> None:
    assert len(LETTERS) == 32
    assert not set(LETTERS) & set("ILOU")


@pytest.mark.parametrize(
    "typed",
    [
        TEXT.lower(),
        TEXT.replace(" ", ""),
        TEXT.replace(" ", "-"),
        TEXT.replace(" ", "\n"),
        f"  {TEXT} \t",
        TEXT.replace("0", "O"),
        TEXT.replace("0", "o"),
        TEXT.replace("1", "I"),
        TEXT.replace("1", "l"),
        " ".join(TEXT.replace(" ", "")),
    ],
)
def test_it_may_be_typed_as_people_type(typed: str) -> None:
    assert read_recovery_text(typed) == KEY


def test_every_single_wrong_letter_is_named_by_its_group() -> None:
    plain = TEXT.replace(" ", "")
    for place in range(len(plain)):
        for letter in {*LETTERS, "U", "!", "\xe9"} - {plain[place]}:
            trouble = refusal(plain[:place] + letter + plain[place + 1 :])

            assert (trouble.code, trouble.facts["group"]) == ("recovery_key_group", place // 5 + 1)


def test_two_letters_exchanged_are_named_by_their_group() -> None:
    groups = TEXT.split()
    for number, group in enumerate(groups):
        for place in range(4):
            swapped = group[:place] + group[place + 1] + group[place] + group[place + 2 :]
            if swapped != group:
                typed = [*groups[:number], swapped, *groups[number + 1 :]]

                assert refusal(" ".join(typed)).facts == {"group": number + 1}


def test_two_groups_exchanged_are_noticed() -> None:
    groups = TEXT.split()

    groups[2], groups[7] = groups[7], groups[2]

    assert refusal(" ".join(groups)).facts == {"group": 3}


@pytest.mark.parametrize("change", [lambda group: group[:-1], lambda group: group + "0"])
def test_a_letter_too_few_or_too_many_is_named_by_its_group(change: object) -> None:
    assert callable(change)
    groups = TEXT.split()

    typed = [*groups[:4], change(groups[4]), *groups[5:]]

    assert refusal(" ".join(typed)).facts == {"group": 5}


@pytest.mark.parametrize("typed", ["", "ABC", TEXT[:-6], TEXT + " 00000"])
def test_a_text_of_another_length_says_which_length(typed: str) -> None:
    trouble = refusal(typed)

    given_letters = len(typed.replace(" ", ""))
    assert trouble.code == "recovery_key_length"
    assert trouble.facts == {"wanted": 70, "given": given_letters}


def test_groups_of_two_different_keys_do_not_make_a_third() -> None:
    other = recovery_text(bytes(32)).split()

    mixed = [*TEXT.split()[:7], *other[7:]]

    assert refusal(" ".join(mixed)).code == "recovery_key_wrong"


@given(st.text(max_size=100))
def test_no_text_brings_the_reader_down(text: str) -> None:
    assert refusal(text).code in {"recovery_key_length", "recovery_key_group"}


def test_the_keys_it_stands_for_are_its_own() -> None:
    keys = recovery_keys(KEY)

    assert keys.public == recovery_keys(KEY).public
    assert keys.public != recovery_keys(bytes(32)).public
    assert keys.signing.public != SigningKey(keys.receiving.secret).public
    assert KEY not in (keys.signing.seed, keys.receiving.secret)
