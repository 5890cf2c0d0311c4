"""What can be done with a step besides finishing it, and what is said where it cannot be."""

from desktop.domain.lines import CaseLine
from desktop.domain.sop.model import Section
from desktop.screens.case.page import CasePage
from desktop.screens.forms.step.step_form import StepForm
from desktop.screens.tour.guide import Guide

RETURN, HOLD, CANCEL = "return", "applicant", "cancel"
CHECKER, SIGNER, OTHER = "teknis", "kadis", "admin"


def steps(guide: Guide) -> None:
    """Show errors and questions in the form of a step."""
    guide.camera.begin("langkah")
    guide.be(CHECKER)
    form = _open(guide, _with(guide, Section.INSPECTION))
    form.finish()
    guide.take("belum-lengkap")
    for name, key in (("kembalikan", RETURN), ("tunggu", HOLD), ("batal", CANCEL)):
        form = _open(guide, _own(guide)[0])
        form.ask(key)
        if form.asking is not None:
            form.asking.finish() if key == RETURN else None
            guide.take(f"tanya-{name}")
    form = _open(guide, _own(guide)[0])
    if form.content is not None:
        guide.take_menu("menu-lain", form.content.foot.more)
    guide.be(SIGNER)
    form = _open(guide, _own(guide)[-1])
    form.finish()
    guide.take("tanda-tangan-ditanya")
    guide.be(OTHER)
    _open(guide, next(line for line in guide.lines() if line.symbol))
    guide.take("bukan-tugas-anda")
    guide.desk.go_home()


def _with(guide: Guide, section: Section) -> CaseLine:
    """Give a task of one's own that asks for something."""
    for line in _own(guide):
        current = guide.session.workplace.case(line.subject).current
        if current is not None and section in current.symbol.form:
            return line
    return _own(guide)[0]


def _own(guide: Guide) -> list[CaseLine]:
    return [line for line in guide.lines() if _is_own(guide, line)]


def _is_own(guide: Guide, line: CaseLine) -> bool:
    if not line.symbol or line.paused or line.conflicts:
        return False
    return guide.session.has_step(guide.session.workplace.case(line.subject))


def _open(guide: Guide, line: CaseLine) -> StepForm:
    guide.open_case(line.subject, is_task=True)
    return guide.shown(CasePage).work.form
