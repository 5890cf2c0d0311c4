"""The one question that stands in a form: over its inputs, or in place of its buttons."""

from PySide6.QtWidgets import QFrame

from desktop.screens.forms.step.asking import Asking
from desktop.screens.forms.step.confirming import Confirming
from desktop.screens.forms.step.content import Content


class Asked:
    """What is being asked, if anything, and the form it was asked in."""

    def __init__(self) -> None:
        self.piece: Asking | Confirming | None = None
        self._content: Content | None = None

    def begin(self, piece: Asking | Confirming, content: Content) -> None:
        """Ask: a question that is answered over the inputs, one to confirm below them."""
        self.piece, self._content = piece, content
        piece.given_up.connect(self.give_up)
        if isinstance(piece, Asking):
            content.lay_over(piece)
        else:
            content.ask_below(piece)
        piece.begin()

    def give_up(self) -> None:
        """Show the form again, as it was."""
        was, content = self.piece, self._content
        self.end()
        if was is not None and content is not None:
            content.settle_again(to_inputs=isinstance(was, Asking))

    def end(self) -> None:
        """Take the question away."""
        piece, content = self.piece, self._content
        self.piece = self._content = None
        if piece is None or content is None:
            return
        if isinstance(piece, Asking):
            content.lay_open()
        _take_away(piece)
        content.foot.show()


def _take_away(piece: QFrame) -> None:
    piece.hide()
    piece.deleteLater()
