"""Opens a book: what it is called, how its numbers look, which papers it is for, who keeps it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.actions.office.books import example_of, open_book
from desktop.domain.events.office import BookOpened
from desktop.domain.forms.answers import check_answers, stored_answers
from desktop.domain.forms.fields import Field, Kind, numbered, text
from desktop.domain.forms.problems import Problem
from desktop.domain.numbers import Scope
from desktop.domain.papers import OFFICIAL
from desktop.domain.permits import id_for
from desktop.domain.refusals import Refused
from desktop.screens.forms.drafting import Content, texts
from desktop.screens.forms.form import Form
from desktop.screens.forms.inputs.choice import Choice
from desktop.screens.forms.inputs.finder import Hit
from desktop.screens.forms.making import today_of
from desktop.screens.forms.step.attempt import attempt
from desktop.screens.pieces.controls import below, beside, framed, label, plain
from desktop.screens.pieces.facts import scrolled
from desktop.screens.pieces.room import Room
from desktop.screens.settings.editing import EditPage
from desktop.screens.settings.numbering.telling import SCOPES
from desktop.screens.settings.permits.reading import all_permits
from desktop.screens.settings.procedures.switch import Switch

TITLE, FORMAT, CLASS, UNIT = "book.title", "book.format", "book.class", "book.unit"
SCOPE, FIRST, KEEPER = "book.scope", "book.first", "book.keeper"
FORMATS = (
    "{class}/{number:04}/{unit}/{month_roman}/{year}",
    "{class}/{number:04}/{permit_code}/{unit}/{year}",
    "{class}/{number:03}-{unit}/{permit_code}/{month_roman}/{year}",
    "{class}/{number}/{unit}/{month:02}/{year}",
)
"""Formats as offices print them (DOMAIN chapter 3.8); any other may be typed."""


class BookPage(EditPage):
    """Opens a new book with F9; the first number is shown while its format is typed."""

    def __init__(self, room: Room) -> None:
        super().__init__(room, "open_book")
        self.title, self.subtitle = self.say("new_book"), self.say("numbering_subtitle")
        self._office = room.runner.session.workplace.office
        self._fields = self._book_fields()
        self.form = Form(room, self._check, own=self._choices())
        self.papers = [
            self._tick(paper, room.words.say("paper", paper)) for paper in self._papers()
        ]
        self.permits = [self._tick(each.id, each.name) for each in all_permits(self._office)]
        self._example = label("", "step", wrapped=True)
        self._why = label(self.say("format_words"), "caption", wrapped=True)
        self._wrong_papers = label("", "problem", wrapped=True)
        self._wrong_papers.hide()
        self._arrange()
        self._begin()

    @property
    def example(self) -> str:
        """Give the number that would be the first."""
        return self._example.text()

    def settle(self) -> None:
        """Begin at the title."""
        self.form.go_to(TITLE)

    def take_back(self) -> bool:
        """Take back the last change of the form."""
        return self.form.undo()

    def finish(self) -> None:
        """Ask once: an open book stays."""
        wrong = self.form.complain() or self._format_is_wrong()
        self._wrong_papers.setText(self.say("choose_papers"))
        self._wrong_papers.setVisible(not self._ticked(self.papers))
        if wrong or not self._ticked(self.papers):
            return self.complain(self.say("mend_fields"))
        self.complain("")
        wanted = self._wanted()
        sentence = self.say("sure_book", title=wanted.title, number=self.example)
        return self.ask(sentence, self.say("yes_book"), self._open)

    def _open(self) -> None:
        wanted = self._wanted()
        trouble = attempt(self.room.runner, open_book, wanted)
        if trouble is not None:
            return self.refuse(trouble)
        return self.done(self.say("book_opened", title=wanted.title))

    def _book_fields(self) -> tuple[Field, ...]:
        devices = tuple(each.id for each in self._office.devices.values() if each.active)
        return (
            text(TITLE, required=True),
            text(FORMAT, required=True),
            text(CLASS, length=60),
            text(UNIT, length=60),
            Field(name=SCOPE, kind=Kind.CHOICE, required=True, choices=tuple(map(str, Scope))),
            numbered(FIRST, Kind.COUNT),
            Field(name=KEEPER, kind=Kind.CHOICE, required=True, choices=devices),
        )

    def _choices(self) -> dict[str, Choice]:
        look, say = self.room.look, self.room.words.say
        scopes = [Hit(scope.value, self.say(SCOPES[scope])) for scope in Scope]
        devices = [Hit(each.id, each.name) for each in self._office.devices.values() if each.active]
        return {
            SCOPE: Choice(look, say("field", SCOPE), scopes),
            KEEPER: Choice(look, say("field", KEEPER), devices),
        }

    def _papers(self) -> list[str]:
        """List the papers that may be numbered: the official ones, and what the SOPs print."""
        printed = {
            paper
            for version in self._office.newest_versions()
            for symbol in version.sop.symbols()
            for paper in symbol.papers
        }
        others = sorted(
            printed - set(OFFICIAL), key=lambda name: self.room.words.say("paper", name)
        )
        return [*OFFICIAL, *others]

    def _tick(self, name: str, words: str) -> Switch:
        made = Switch(self.room.look, words)
        made.setObjectName(name)
        return made

    def _arrange(self) -> None:
        look = self.room.look
        self.form.add_fields(self.say("book_is"), self._fields)
        formats = Choice(look, self.say("usual_formats"), [Hit(each, each) for each in FORMATS])
        formats.setPlaceholderText(self.say("usual_formats"))
        formats.picked.connect(self._take_format)
        self.form.boxes[FORMAT].put_above(formats)
        QWidget.setTabOrder(self.form.boxes[TITLE].input, formats)
        QWidget.setTabOrder(formats, self.form.boxes[FORMAT].input)
        left = _column(look.px(8), look.px(14), self.form, self._why)
        caption = label(self.say("first_number"), "caption")
        shown = framed(below(caption, self._example, gap=look.px(2), margins=look.px(10)))
        right = _column(look.px(4), look.px(14), shown, *self._ticks())
        cards = []
        for column in (left, right):
            area = scrolled(column)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            cards.append(framed(beside(area, margins=1)))
        both = beside(*cards, gap=look.px(12))
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.lay_out([plain(both)], 0, [None])

    def _ticks(self) -> list[QWidget]:
        why: QLabel = label(self.say("permits_of_book_why"), "caption", wrapped=True)
        return [
            label(self.say("papers_of_book"), "section"),
            self._wrong_papers,
            *self.papers,
            label(self.say("permits_of_book"), "section"),
            why,
            *self.permits,
        ]

    def _begin(self) -> None:
        device = self.room.runner.session.workplace.device
        start = {FORMAT: FORMATS[0], SCOPE: Scope.YEAR.value, KEEPER: device, FIRST: "1"}
        self.form.fill(start)
        self.papers[0].setChecked(True)
        self.form.edited.connect(self._show_example)
        self.form.left.connect(self._leave)
        for tick in self.permits:
            tick.toggled.connect(lambda _: self._show_example())
        self._show_example()
        keeping = self.keep_typing("book", self._typed, self._restore)
        self.form.edited.connect(keeping.note)
        for tick in (*self.papers, *self.permits):
            tick.toggled.connect(keeping.note)

    def _typed(self) -> Content:
        """Give everything that can be typed here, for the draft."""
        ticks = (*self._ticked(self.papers), *self._ticked(self.permits))
        return {"values": self.form.answers(), "ticks": dict.fromkeys(ticks, "1")}

    def _restore(self, kept: Content) -> None:
        self.form.fill(texts(kept, "values"))
        ticked = texts(kept, "ticks")
        for tick in (*self.papers, *self.permits):
            tick.setChecked(tick.objectName() in ticked)
        self._show_example()

    def _take_format(self, chosen: str) -> None:
        self.form.replace({FORMAT: chosen})
        self.form.go_to(FORMAT)
        self._show_example()

    def _leave(self, name: str) -> None:
        if name in (FORMAT, CLASS, UNIT):
            self._format_is_wrong()

    def _show_example(self) -> None:
        """Show the first number as it would be; while it cannot be made, nothing."""
        try:
            self._example.setText(example_of(self.room.runner.session, self._wanted()))
        except Refused:
            self._example.setText(self.say("no_example"))

    def _format_is_wrong(self) -> bool:
        """Complain at the field that keeps a number from being made."""
        self._show_example()
        try:
            example_of(self.room.runner.session, self._wanted())
        except Refused as refused:
            lacking = {"class": CLASS, "unit": UNIT}.get(str(refused.facts.get("token", "")))
            field = lacking if refused.code == "number_part_missing" and lacking else FORMAT
            self.form.boxes[field].refuse(self.room.words.trouble(refused))
            return True
        return False

    def _wanted(self) -> BookOpened:
        stored = stored_answers(self._fields, self.form.answers(), today_of(self.room)())
        title, first = stored.get(TITLE, ""), stored.get(FIRST, "")
        values = {"class": stored.get(CLASS, ""), "unit": stored.get(UNIT, "")}
        keeper = stored.get(KEEPER, "")
        known = keeper in self._office.devices
        return BookOpened(
            book=id_for(title, self._office.books, "buku"),
            title=title,
            format=stored.get(FORMAT, ""),
            scope=stored.get(SCOPE, ""),
            keeper=keeper if known else self.room.runner.session.workplace.device,
            papers=self._ticked(self.papers),
            permit_types=self._ticked(self.permits),
            first=max(1, int(first)) if first.isdecimal() else 1,
            values={name: value for name, value in values.items() if value},
        )

    def _ticked(self, ticks: Sequence[Switch]) -> tuple[str, ...]:
        return tuple(tick.objectName() for tick in ticks if tick.isChecked())

    def _check(self, answers: Mapping[str, str], finishing: bool) -> Sequence[Problem]:
        return check_answers(self._fields, answers, today_of(self.room)(), finishing=finishing)


def _column(gap: int, margin: int, *pieces: QWidget) -> QWidget:
    box = QVBoxLayout()
    box.setContentsMargins(*[margin] * 4)
    box.setSpacing(gap)
    for piece in pieces:
        box.addWidget(piece)
    box.addStretch(1)
    return plain(box)
