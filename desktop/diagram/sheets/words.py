"""The words of printed SOPs, kept in `resources/letters/sop.toml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """What stands on the sheets besides the words of the SOP.

    `kinds` are beginnings of a title that already say what the paper is. `identity` has the
    headings of fields that the SOP fills but does not name.
    """

    kinds: tuple[str, ...]
    flow: Mapping[str, str]
    identity: Mapping[str, str]
    card: Mapping[str, str]
    states: Mapping[str, str]

    def says_kind(self, title: str) -> bool:
        """Tell whether a title already begins with what the paper is."""
        return title.casefold().startswith(tuple(kind.casefold() for kind in self.kinds))

    def title(self, title: str, number: str) -> str:
        """Write the title line of a flowchart page (UX chapter 9.8)."""
        named = title if self.says_kind(title) else self.flow["title"].format(title=title)
        if not number:
            return named
        return f"{named}  ·  {self.flow['number'].format(number=number)}"

    def page(self, page: int, pages: int) -> str:
        """Say which page of how many this is."""
        return self.flow["page"].format(page=page, pages=pages)

    def departing(self, letters_to: Mapping[int, Sequence[str]]) -> str:
        """Say where arrows go on: *Bersambung: A, B ke hal. 2*; empty where none does."""
        places = [
            self.flow["to_page"].format(letters=_listed(letters), page=page)
            for page, letters in letters_to.items()
        ]
        return self.flow["continued"].format(places="; ".join(places)) if places else ""

    def arriving(self, letters_from: Mapping[tuple[int, ...], Sequence[str]]) -> str:
        """Say where arrows come from: *Lanjutan: A, B dari hal. 1*; empty where none does."""
        places = [
            self.flow["from_page"].format(
                letters=_listed(letters), page=self.flow["also"].join(map(str, pages))
            )
            for pages, letters in letters_from.items()
        ]
        return self.flow["resumed"].format(places="; ".join(places)) if places else ""


def _listed(letters: Sequence[str]) -> str:
    return ", ".join(sorted(letters, key=lambda letter: (len(letter), letter)))


def sheet_words_from(plain: Mapping[str, Any]) -> SheetWords:
    """Read the words from the contents of the file."""
    return SheetWords(
        kinds=tuple(plain["kinds"]),
        flow=plain["flow"],
        identity=plain["identity"],
        card=plain["card"],
        states=plain["states"],
    )
