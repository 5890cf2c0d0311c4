"""The words in which keys and proposed passwords are read aloud."""

from functools import cache

from desktop.resource_files import RESOURCES


@cache
def word_list() -> tuple[str, ...]:
    """Read the words, once."""
    return tuple((RESOURCES / "words" / "six_words.txt").read_text("utf-8").split())
