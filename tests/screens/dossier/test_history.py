"""Riwayat and Pesan: a sentence for every kind of event, filters, notes between roles."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.events.kinds import KINDS as EVENTS
from desktop.screens.dossier.history import COLUMNS, KINDS, HistoryTab
from desktop.screens.dossier.messages import MessagesTab
from desktop.screens.dossier.sentences import WORKED_OUT, key_of, sentence_of
from desktop.screens.pieces.papers.pdf import opened
from desktop.screens.printing.page import PaperPage
from desktop.words import LANGUAGES, Words
from tests.architecture.words import places, sentences

OF_CASES = {kind: fact for kind, fact in EVENTS.items() if kind.startswith("case.")}


def cells(tab: HistoryTab) -> list[list[str]]:
    rows = tab.table.rows
    return [
        [str(rows.index(row, column).data()) for column in range(len(COLUMNS))]
        for row in range(rows.rowCount())
    ]


def test_every_kind_of_event_has_a_sentence_in_every_language() -> None:
    wanted = {key_of(kind) for kind in OF_CASES} | {"erased", "too_new"}
    for language in LANGUAGES:
        told = {
            key.removeprefix("event.") for key in sentences(language) if key.startswith("event.")
        }
        assert told == wanted


def test_no_kind_is_left_out_of_the_filter() -> None:
    listed = [key for keys in KINDS.values() for key in keys]

    assert sorted(listed) == sorted(key_of(kind) for kind in OF_CASES)


def test_every_fact_of_a_sentence_is_one_the_event_has_or_that_is_worked_out() -> None:
    for kind, fact in OF_CASES.items():
        wanted = places(Words().say("event", key_of(kind)).replace("<", "{").replace(">", "}"))
        if fact not in WORKED_OUT:
            assert wanted <= set(fact.__dataclass_fields__), kind


def test_every_sentence_of_the_practice_office_is_whole(dossier) -> None:
    here = dossier("pengawas")
    tab = here.open(here.lines()[0].subject, HistoryTab)
    kinds = set()
    for line in here.lines():
        case = here.session.workplace.case(line.subject)
        for event, _ in case.history:
            said = sentence_of(tab.room, case, event)
            assert "<" not in said
            assert said != key_of(event.kind)
            kinds.add(event.kind)
    assert len(kinds) >= 10


def test_the_newest_stands_on_top_with_person_role_and_computer(dossier) -> None:
    here = dossier("pengawas")
    line = max(
        here.lines(), key=lambda line: len(here.session.workplace.case(line.subject).history)
    )
    tab = here.open(line.subject, HistoryTab)
    shown = cells(tab)

    assert len(shown) == len(tab.case.history)
    assert line.number in shown[-1][3]
    assert shown[-1][1].endswith("\nFront office")
    assert shown[-1][2] == "Loket 1"


def test_filters_show_one_kind_or_what_was_typed(dossier) -> None:
    here = dossier("pengawas")
    tab = here.open(here.lines()[0].subject, HistoryTab)
    everything = len(cells(tab))

    tab.kind.setCurrentIndex(tab.kind.findData("kinds_steps"))
    tab.kind.picked.emit("kinds_steps")
    assert 0 < len(cells(tab)) < everything

    QTest.keyClicks(tab.search, "zzz")
    tab.search.settle()
    assert cells(tab) == []
    assert tab.nothing.sentence == "Tidak ada yang cocok dengan saringan ini."
    tab.nothing.button.click()
    assert len(cells(tab)) == everything


def test_a_note_is_kept_shown_and_counted_in_the_tab(dossier) -> None:
    here = dossier("loket")
    subject = next(line.subject for line in here.lines() if line.symbol)
    tab = here.open(subject, MessagesTab)
    before = len(tab.said())
    tab.to.setCurrentIndex(tab.to.findData("back_office"))
    tab.text.setFocus()
    QTest.keyClicks(tab.text, "Pemohon minta dihubungi dulu")
    QTest.keyClick(tab.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    here.driver.rest()

    assert tab.said()[-1] == "Pemohon minta dihubungi dulu"
    assert tab.title == f"Pesan {before + 1}"
    assert tab.text.toPlainText() == ""
    assert tab.case.messages[-1].fact.to == "back_office"


def test_an_empty_note_is_refused_and_the_text_stays(dossier) -> None:
    here = dossier("loket")
    tab = here.open(here.lines()[0].subject, MessagesTab)
    before = len(tab.said())
    tab.text.setPlainText("   ")

    tab.send.click()

    assert here.driver.desk.message.startswith("Pesan masih kosong.")
    assert len(tab.said()) == before
    assert tab.text.toPlainText() == "   "


def test_who_may_only_read_writes_no_notes(dossier) -> None:
    here = dossier("pengawas")
    tab = here.open(here.lines()[0].subject, MessagesTab)

    assert not tab.text.isVisible()
    assert not tab.send.isVisible()


def opened_history(dossier) -> tuple[object, HistoryTab]:
    here = dossier("pengawas")
    longest = max(here.lines(), key=lambda line: line.arrived)
    return here, here.open(longest.subject, HistoryTab)


def test_it_is_sifted_by_person_and_by_date(dossier) -> None:
    _, tab = opened_history(dossier)
    everything = cells(tab)
    name = tab.person.itemText(1)
    tab.person.setCurrentIndex(1)
    tab.person.picked.emit(name)
    assert cells(tab) == [row for row in everything if row[1].startswith(name)]

    tab.person.setCurrentIndex(0)
    tab.period.choice.setCurrentIndex(tab.period.choice.findData("chosen"))
    tab.period.choice.picked.emit("chosen")
    first = tab.room.runner.session.workplace.local_time(tab.case.opening.at).date()
    for day in (tab.period.since, tab.period.until):
        day.put(f"{first:%d/%m/%Y}")
        day.left.emit()
    said = tab.room.words.day(first)
    assert cells(tab) == [row for row in everything if row[0].startswith(said)]
    assert 0 < len(cells(tab)) <= len(everything)


def test_what_is_listed_is_shown_on_paper_with_its_filter(dossier) -> None:
    here, tab = opened_history(dossier)
    tab.kind.setCurrentIndex(1)
    tab.kind.picked.emit("kinds_steps")
    rows = cells(tab)

    tab.print.click()
    here.driver.rest()

    page = here.driver.page
    assert isinstance(page, PaperPage)
    text = text_of(page.pdf)
    assert f"Riwayat permohonan {tab.case.number}" in text
    assert "Disaring: Langkah" in text
    assert "CONTOH" in text
    assert "Halaman 1 dari" in text
    assert all(row[1].partition("\n")[0] in text for row in rows)


def text_of(pdf: bytes) -> str:
    with opened(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return "\n".join(pages)
