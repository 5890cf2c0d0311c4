"""The ways in which a wish can fail without anything being lost."""

Fact = str | int


class Trouble(Exception):
    """A failure that a person can be told about: a code, and the facts of its sentence.

    The sentence itself stands in `resources/words`; `desktop/words.py` puts the facts in.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class Refused(Trouble):
    """The rules of the office do not allow it. Nothing was changed."""


class Damaged(Trouble):
    """A file is damaged, foreign or too new. Nothing was changed."""


class Failed(Trouble):
    """The machine failed: disk, lock, permission. The last confirmed action is safe."""
