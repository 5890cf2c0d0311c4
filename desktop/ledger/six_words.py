"""Six words of a hash, for two people who compare over the telephone (DESIGN chapters 6 and 7)."""

from collections.abc import Sequence

COUNT = 6


def six_words(digest: bytes, words: Sequence[str]) -> tuple[str, ...]:
    """Name a hash by six words of a list whose length is a power of two (1,024 gives 60 bits)."""
    bits = (len(words) - 1).bit_length()
    if len(words) != 1 << bits or bits * COUNT > len(digest) * 8:
        raise ValueError("the list must be a power of two and the hash long enough")
    number = int.from_bytes(digest) >> (len(digest) * 8 - bits * COUNT)
    return tuple(words[number >> bits * place & len(words) - 1] for place in reversed(range(COUNT)))
