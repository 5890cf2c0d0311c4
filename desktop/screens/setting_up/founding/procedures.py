"""Page four of founding: which of the shipped SOPs are put into force, and a test page."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.domain.sop.model import Sop
from desktop.screens.pieces.controls import below, button, label, plain
from desktop.screens.setting_up.founding.halves import Halves
from desktop.screens.setting_up.founding.papers import Papers
from desktop.screens.setting_up.founding.tick import Tick
from desktop.screens.setting_up.frame import foot
from desktop.screens.setting_up.hall import Hall
from desktop.screens.setting_up.waiting import Waiting


class ProceduresPart(QWidget):
    """Lets SOPs be ticked; `trial` makes the test page."""

    def __init__(
        self, hall: Hall, sops: Sequence[Sop], trial: Callable[[], bytes], waiting: Waiting
    ) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.state = label("", "secondary", wrapped=True)
        self.papers = Papers(hall, self.state.setText, waiting)
        self.ticks = {sop.id: Tick(hall.look, sop.title, strong=True) for sop in sops}
        self._sops = sops
        pieces: list[QWidget | int | None] = []
        for sop in sops:
            more = hall.say(
                "sop_counts", office=sop.office, rows=len(sop.rows), lanes=len(sop.lanes)
            )
            hint = label(more, "caption", wrapped=True)
            hint.setContentsMargins(hall.look.px(24), 0, 0, 0)
            pieces += [self.ticks[sop.id], hint]
        self.print = button(
            hall.look, hall.say("print_trial"), lambda: self.papers.send(trial()), icon="printer"
        )
        self.save = button(
            hall.look,
            hall.say("save_trial"),
            lambda: self.papers.keep(trial(), hall.say("trial_page")),
            icon="file-text",
        )
        side = below(
            label(hall.say("trial_page"), "section"),
            label(hall.say("trial_why"), "secondary", wrapped=True),
            foot(hall, self.print, self.save, None),
            self.state,
            hall.look.px(8),
            label(hall.say("afterwards"), "section"),
            label(hall.say("permits_later"), "secondary", wrapped=True),
            self.papers,
            None,
            gap=hall.look.px(8),
        )
        listed = plain(below(*pieces, None, gap=hall.look.px(2)))
        self.setLayout(below(Halves(hall.look, listed, plain(side), shares=(3, 2))))

    @property
    def chosen(self) -> tuple[Sop, ...]:
        """Give the SOPs that are ticked."""
        return tuple(sop for sop in self._sops if self.ticks[sop.id].isChecked())

    def begin(self) -> None:
        """Put the cursor onto the first SOP."""
        next(iter(self.ticks.values())).setFocus()

    def is_wrong(self) -> bool:
        """Tell that nothing here can be wrong: an office may begin without any SOP."""
        return False
