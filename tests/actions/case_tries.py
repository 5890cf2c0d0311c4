"""Actions on cases with otherwise valid arguments: only the person decides."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktop.actions import lists, merging
from desktop.actions.case import (
    asking,
    conflicts,
    drafts,
    numbers,
    records,
    registering,
    steps,
    waiting,
)
from desktop.actions.office.books import open_book
from desktop.actions.procedures import library, printing
from desktop.actions.procedures import standing as procedures
from desktop.actions.session import Session
from desktop.domain.decisions import Answers
from desktop.domain.people import DESKS, Action, Role
from desktop.swimlane import card_of, press
from tests.actions.office import DAIRI, book
from tests.actions.stage import Stage, clashing_numbers, clashing_outcomes, clashing_values
from tests.actions.tries import Act, Try, on

OFFICERS = frozenset({Role.BACK_OFFICE, Role.SECTION_HEAD})
COUNTER = frozenset({Role.FRONT_OFFICE})


def _issued(stage: Stage) -> str:
    return stage.walked("")


def _undoable(stage: Stage, session: Session) -> Act:
    subject = _message(stage, session)
    return lambda s: waiting.undo(s, subject)


def _message(stage: Stage, session: Session) -> str:
    subject = stage.registered()
    if session.roles() & DESKS:
        records.write_message(session, subject, "Mohon diperiksa")
    return subject


def _scan(stage: Stage) -> Act:
    path = stage.path / "scan.pdf"
    path.write_bytes(b"%PDF-1.4 contoh")
    subject = stage.registered()
    return lambda s: records.attach(s, subject, path)


def _content(stage: Stage) -> str:
    subject = stage.registered()
    path = stage.path / "scan.pdf"
    path.write_bytes(b"%PDF-1.4 contoh")
    records.attach(stage.office.by(Role.FRONT_OFFICE), subject, path)
    return str(getattr(stage.case(subject).attachments[0].fact, "content"))  # noqa: B009


def _at(stage: Stage, subject: str, act: Callable[[Session, str, str], object]) -> Act:
    visit = stage.visit(subject)
    return lambda s: act(s, subject, visit)


def _held(stage: Stage) -> str:
    subject = stage.at_verification()
    waiting.hold(stage.office.by(Role.BACK_OFFICE), subject, stage.visit(subject), "applicant")
    return subject


def _entered(stage: Stage) -> Act:
    subject = stage.at_verification()
    visit = stage.case(subject).online[0].visit
    return lambda s: records.enter_online(s, subject, visit, "OSS-1")


def _erasable(stage: Stage) -> Act:
    subject = stage.registered()
    data = stage.case(subject).history[1][0].id
    return lambda s: records.erase(s, subject, data, "Permintaan pemohon")


def _value(stage: Stage) -> Act:
    subject = clashing_values(stage)
    text = stage.case(subject).clashes["applicant.phone"][0].text
    return lambda s: conflicts.decide_values(s, subject, {"applicant.phone": text})


def _number(stage: Stage) -> Act:
    subject = clashing_numbers(stage)
    text = stage.case(subject).number_clashes["permit"][0].text
    return lambda s: conflicts.decide_number(s, subject, "permit", text)


def _numbered(stage: Stage) -> Act:
    subject = stage.registered()
    by = stage.office.by(Role.GENERAL_AFFAIRS)
    numbers.give_number(by, subject, "permit", "", "")
    return lambda s: numbers.void_number(s, subject, "permit", "Salah ketik")


def _elsewhere(stage: Stage) -> Act:
    """A case with a paper whose book is kept by the other computer."""
    _, there = stage.two()
    admin = stage.office.admin
    if "buku-nota_dinas" not in admin.workplace.office.books:
        open_book(admin, replace(book(admin, "nota_dinas"), keeper=there.workplace.device))
    return _lined(stage, lambda s, n: asking.ask_for_number(s, n, "nota_dinas"))


def _lined(stage: Stage, act: Callable[[Session, str], object]) -> Act:
    subject = stage.registered()
    return lambda s: act(s, subject)


def _bundle(stage: Stage) -> merging.Bundle:
    return merging.bundle_of(stage.office.admin.workplace, {})


def _version(stage: Stage) -> str:
    stage.at_verification()
    return stage.case(stage.registered()).sop.event


def _carded(stage: Stage) -> Act:
    case = stage.case(stage.registered())
    card = card_of(stage.office.by(Role.FRONT_OFFICE), case)
    paper = printing.paper_named("F4")
    return lambda s: printing.card_document(s, case, card, paper, press())


def _saved(stage: Stage) -> Act:
    return lambda s: drafts.save_draft(s, "baru", {"applicant.name": "Siti"})


ABOUT_READING = (
    Try(Action.SEE_CASES, lists.worklist, lambda g, _: lists.worklist),
    Try(Action.SEE_CASES, lists.shared_numbers, lambda g, _: lists.shared_numbers),
    Try(Action.SEE_CASES, lists.cases, lambda g, _: lists.cases),
    Try(
        Action.SEE_CASES,
        lists.cases_under,
        on(_version, lists.cases_under),
    ),
    Try(Action.SEE_CASES, lists.find, lambda g, _: lambda s: lists.find(s, "sit")),
    Try(Action.SEE_CASES, lists.open_case, lambda g, _: _lined(g, lists.open_case)),
    Try(
        Action.SEE_CASES,
        lists.missing_items,
        lambda g, _: _lined(g, lambda s, n: lists.missing_items(s, g.case(n))),
    ),
    Try(
        Action.SEE_CASES,
        lists.case_timing,
        lambda g, _: _lined(g, lambda s, n: lists.case_timing(s, g.case(n))),
    ),
    Try(
        Action.SEE_CASES,
        lists.timing,
        lambda g, _: _lined(
            g, lambda s, n: lists.timing(s, g.office.admin.workplace.store.lists.line(n))
        ),
    ),
    Try(
        Action.SEE_CASES,
        records.attachment,
        on(_content, lambda s, c: records.attachment(s, c)),
    ),
    Try(
        Action.SEE_CASES,
        registering.duplicates,
        lambda g, _: lambda s: registering.duplicates(s, g.application()),
    ),
    Try(Action.SEE_OFFICE, library.library, lambda g, _: library.library),
    Try(Action.SEE_OFFICE, library.versions, lambda g, _: lambda s: library.versions(s, DAIRI)),
    Try(Action.SEE_OFFICE, library.version, on(_version, library.version)),
    Try(Action.SEE_CASES, procedures.standing, on(_version, procedures.standing)),
    Try(
        Action.SEE_CASES,
        procedures.actual_times,
        on(_version, lambda s, v: procedures.actual_times(s, v, date.min, date.max)),
    ),
    Try(
        Action.SEE_CASES,
        procedures.case_progress,
        lambda g, _: _lined(g, lambda s, n: procedures.case_progress(s, g.case(n))),
    ),
    Try(Action.SEE_OFFICE, printing.letterhead_of, lambda g, _: printing.letterhead_of),
    Try(Action.SEE_CASES, printing.card_document, lambda g, _: _carded(g)),
    Try(Action.SEE_CASES, merging.bundle_for, lambda g, _: lambda s: merging.bundle_for(s, {})),
    Try(
        Action.SEE_CASES,
        merging.take_over,
        on(_bundle, lambda s, b: merging.take_over(s, b)),
    ),
)
ABOUT_CASES = (
    Try(
        Action.REGISTER_CASE,
        registering.register,
        lambda g, _: lambda s: registering.register(s, g.application()),
    ),
    Try(
        Action.CHANGE_DATA,
        records.change_data,
        lambda g, _: _lined(
            g, lambda s, n: records.change_data(s, n, {"business.name": f"Toko {g.next()}"})
        ),
    ),
    Try(
        Action.DECLARE_COMPLETE,
        records.declare_complete,
        on(Stage.incomplete, records.declare_complete),
        step=COUNTER,
    ),
    Try(
        Action.COMPLETE_STEP,
        steps.complete_step,
        lambda g, _: _at(
            g,
            g.at_verification(),
            lambda s, n, v: steps.complete_step(s, n, v, Answers(outcome="valid")),
        ),
        step=OFFICERS,
    ),
    Try(
        Action.RETURN_STEP,
        steps.return_step,
        lambda g, _: _at(
            g, g.at_verification(), lambda s, n, v: steps.return_step(s, n, v, "2", ["Buram"])
        ),
        step=OFFICERS,
    ),
    Try(
        Action.HOLD_CASE,
        waiting.hold,
        lambda g, _: _at(
            g, g.at_verification(), lambda s, n, v: waiting.hold(s, n, v, "applicant")
        ),
        step=OFFICERS,
    ),
    Try(
        Action.RESUME_CASE,
        waiting.resume,
        lambda g, _: _at(g, _held(g), waiting.resume),
        step=OFFICERS,
    ),
    Try(
        Action.CANCEL_CASE,
        waiting.cancel,
        lambda g, _: _lined(g, lambda s, n: waiting.cancel(s, n, "Dicabut pemohon")),
    ),
    Try(
        Action.REVOKE_PERMIT,
        waiting.revoke,
        on(_issued, lambda s, n: waiting.revoke(s, n, "Melanggar", "SK 1")),
    ),
    Try(
        Action.UNDO,
        waiting.undo,
        _undoable,
        own=True,
    ),
    Try(Action.DECIDE_VALUES, conflicts.decide_values, lambda g, _: _value(g), step=COUNTER),
    Try(
        Action.DECIDE_OUTCOME,
        conflicts.decide_outcome,
        on(clashing_outcomes, lambda s, n: conflicts.decide_outcome(s, n, "completed:valid")),
    ),
    Try(Action.DECIDE_OUTCOME, conflicts.decide_number, lambda g, _: _number(g)),
    Try(Action.ATTACH_FILE, records.attach, lambda g, _: _scan(g)),
    Try(
        Action.WRITE_MESSAGE,
        records.write_message,
        lambda g, _: _lined(g, lambda s, n: records.write_message(s, n, "Mohon diperiksa")),
    ),
    Try(
        Action.GIVE_NUMBER,
        numbers.give_number,
        lambda g, _: _lined(g, lambda s, n: numbers.give_number(s, n, "permit", "", "")),
        step=frozenset({Role.GENERAL_AFFAIRS}),
    ),
    Try(
        Action.GIVE_NUMBER,
        asking.ask_for_number,
        lambda g, _: _elsewhere(g),
    ),
    Try(Action.VOID_NUMBER, numbers.void_number, lambda g, _: _numbered(g)),
    Try(Action.ENTER_ONLINE, records.enter_online, lambda g, _: _entered(g), step=COUNTER),
    Try(Action.ERASE_BODY, records.erase, lambda g, _: _erasable(g)),
    Try(Action.SAVE_DRAFT, drafts.save_draft, lambda g, _: _saved(g)),
    Try(Action.SAVE_DRAFT, drafts.load_draft, lambda g, _: lambda s: drafts.load_draft(s, "baru")),
    Try(Action.SAVE_DRAFT, drafts.list_drafts, lambda g, _: drafts.list_drafts),
    Try(Action.SAVE_DRAFT, drafts.drop_draft, lambda g, _: lambda s: drafts.drop_draft(s, "baru")),
)
