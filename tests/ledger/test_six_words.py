"""Two people can compare a hash over the telephone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ledger.six_words import six_words

LIST = Path(__file__).parents[2] / "resources" / "words" / "six_words.txt"
WORDS = tuple(LIST.read_text(encoding="utf-8").split())


def shortened(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def blurred(word: str) -> set[str]:
    return {f"{word[:place]}?{word[place + 1 :]}" for place in range(len(word))}


def test_the_list_is_a_power_of_two() -> None:
    assert len(WORDS) == 1024


def test_words_are_short_plain_and_sorted() -> None:
    assert all(4 <= len(word) <= 7 and word.isascii() and word.islower() for word in WORDS)
    assert all(word.isalpha() for word in WORDS)
    assert list(WORDS) == sorted(WORDS)


def test_four_letters_are_enough_to_know_a_word() -> None:
    assert len({word[:4] for word in WORDS}) == len(WORDS)


def test_no_word_is_another_with_one_letter_changed_or_left_out() -> None:
    heard = [blur for word in WORDS for blur in blurred(word)]

    assert len(set(heard)) == len(heard)
    assert [word for word in WORDS if shortened(word) & {*WORDS}] == []


def test_the_words_of_a_hash_have_not_changed() -> None:
    digest = bytes.fromhex("00c81f7fa5" * 6 + "0000")

    assert " ".join(six_words(digest, WORDS)) == "adik catur upah tembaga adik catur"


def test_the_first_bits_of_a_hash_choose_the_words() -> None:
    words = ["a", "b", "c", "d"]

    assert six_words(bytes([0b00011011, 0b11100000]), words) == ("a", "b", "c", "d", "d", "c")


@given(st.binary(min_size=32, max_size=32), st.integers(0, 59))
def test_another_bit_gives_another_word(digest: bytes, bit: int) -> None:
    other = (int.from_bytes(digest) ^ 1 << 255 - bit).to_bytes(32)

    one, two = six_words(digest, WORDS), six_words(other, WORDS)

    assert [place for place in range(6) if one[place] != two[place]] == [bit // 10]


@pytest.mark.parametrize(("digest", "count"), [(bytes(32), 1000), (bytes(7), 1024), (bytes(32), 0)])
def test_a_list_or_hash_that_does_not_fit_is_our_mistake(digest: bytes, count: int) -> None:
    with pytest.raises(ValueError, match="power of two"):
        six_words(digest, WORDS[:count])
