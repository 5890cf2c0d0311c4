"""Data permohonan: every field with who said it, and conflicts decided where they are shown."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.screens.dossier.data import DataTab


def said(tab: DataTab) -> list[str]:
    return [label.text() for label in tab.findChildren(QLabel)]


def clashing(dossier) -> str:
    return next(
        line.subject for line in dossier.lines() if "business.address" in clashes(dossier, line)
    )


def clashes(dossier, line):
    return dossier.session.workplace.case(line.subject).clashes


def test_every_answer_stands_there_with_person_computer_and_time(dossier) -> None:
    here = dossier("pengawas")
    subject = max(here.lines(), key=lambda line: line.arrived).subject
    tab = here.open(subject, DataTab)
    words, room = said(tab), tab.room

    for name, text in tab.case.values.items():
        if name not in tab.case.clashes:
            assert room.words.answer(name, text) in words, name
    assert any("Dewi Lumbantoruan · Loket 1 · " in each for each in words)


def test_both_values_are_shown_and_no_side_is_chosen(dossier) -> None:
    here = dossier("loket")
    tab = here.open(clashing(here), DataTab)
    (card,) = tab.decisions
    (clash,) = card.clashes

    assert [each.isChecked() for each in clash.buttons()] == [False, False]
    assert {each.said for each in clash.buttons()} == {
        value.text for value in tab.case.clashes["business.address"]
    }
    assert not card.save.isEnabled()
    assert "(1 benturan)" in tab.title
    heard = [each.accessibleName() for each in clash.buttons()]
    assert any("Loket 1" in each for each in heard)
    assert any("Loket 2" in each for each in heard)


def test_choosing_by_key_and_saving_decides_it(dossier) -> None:
    here = dossier("loket")
    subject = clashing(here)
    tab = here.open(subject, DataTab)
    (card,) = tab.decisions
    first = card.clashes[0].buttons()[0]
    wanted = first.said

    QTest.keyClick(first, Qt.Key.Key_Space)
    assert card.save.isEnabled()
    QTest.keyClick(card.save, Qt.Key.Key_Space)
    here.driver.rest()

    case = here.session.workplace.case(subject)
    assert case.clashes == {}
    assert case.values["business.address"] == wanted
    assert tab.title == "Data permohonan"
    assert tab.decisions == []
    assert wanted in said(tab)


def test_who_may_only_read_sees_both_and_decides_nothing(dossier) -> None:
    here = dossier("pengawas")
    tab = here.open(clashing(here), DataTab)
    (card,) = tab.decisions

    assert not card.body.isEnabled()
    assert not card.save.isEnabled()
    assert card.who.text().startswith("Diputuskan oleh")


def test_at_somebody_elses_step_it_is_said_whose_decision_it_is(dossier) -> None:
    here = dossier("sekretaris")
    subject = clashing(here)
    tab = here.open(subject, DataTab)
    (card,) = tab.decisions

    card.clashes[0].buttons()[1].click()
    assert not card.finish()

    assert card.chosen == {}
    role = tab.room.words.say("role", min(tab.case.performers()).value)
    assert role in card.who.text()
    assert here.session.workplace.case(subject).clashes
