"""The list of computers to hand a book to; others than before may stand in it."""

from collections.abc import Sequence

from desktop.screens.forms.inputs.choice import Choice
from desktop.screens.forms.inputs.finder import Hit


class Keepers(Choice):
    """A choice whose hits change with the book it is about."""

    def offer_these(self, hits: Sequence[Hit]) -> None:
        """Offer other computers."""
        self._choices = tuple(hits)
