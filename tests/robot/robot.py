"""Somebody who does at random what people do in an office, through the actions only."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from desktop.actions.case import conflicts, numbers, records, steps, waiting
from desktop.actions.case.registering import Application, register
from desktop.actions.office.sops import newest_version
from desktop.actions.session import Session
from desktop.domain.case import Case
from desktop.domain.papers import OFFICIAL
from desktop.domain.people import DESKS, HEADS, Role
from desktop.domain.permits import permit_type
from desktop.domain.refusals import Refused
from desktop.domain.sop.flow import exits
from desktop.domain.sop.model import Section, Symbol
from desktop.practice.answers import answers_for, intake_answers, ticked
from tests.actions.office import APPLICANT
from tests.actions.second import Desk

PICTURE = b"\x89PNG\r\n\x1a\n"
OFTEN = 30


@dataclass
class Robot:
    """Acts at one or several computers; `done` counts what worked, `refused` what did not."""

    random: Random
    desks: list[Desk]
    path: Path
    done: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    confirmed: set[str] = field(default_factory=set)
    made: int = 0

    def act(self) -> tuple[Desk, str]:
        """Do one thing at some desk; gives the desk and the case it was about, if any."""
        desk = self.random.choice(self.desks)
        cases = sorted(line.subject for line in desk.workplace.store.lists.all_lines())
        if not cases or (len(cases) < 3 and self.random.random() < 0.04):
            return desk, self._try(desk, "", self._register)
        subject = self.random.choice(cases)
        wishes = [self._complete] * OFTEN + list(self._rarely()) + self._urged(desk, subject)
        return desk, self._try(desk, subject, self.random.choice(wishes))

    def _urged(self, desk: Desk, subject: str) -> list[Callable[[Desk, str], object]]:
        """Name what somebody who looks at the case would rather do."""
        case = desk.workplace.case(subject)
        urged: list[Callable[[Desk, str], object]] = []
        if case.conflicts:
            urged += [self._decide] * OFTEN
        if case.current is not None and case.current.hold:
            urged += [self._resume] * OFTEN
        if any(not entry.reference for entry in case.online):
            urged += [self._enter] * (OFTEN // 2)
        return urged

    def _rarely(self) -> Sequence[Callable[[Desk, str], object]]:
        return (
            self._send_back,
            self._hold,
            self._resume,
            self._cancel,
            self._undo,
            self._attach,
            self._message,
            self._change,
            self._number,
            self._void,
            self._enter,
            self._decide,
            self._erase,
            self._revoke,
        )

    def _try(self, desk: Desk, subject: str, wish: Callable[[Desk, str], object]) -> str:
        name = wish.__name__.strip("_")
        try:
            found = wish(desk, subject)
        except Refused as refused:
            self.refused[f"{name}: {refused.code}"] += 1
            return subject
        if found is None:
            return subject
        subject, changes = found if isinstance(found, tuple) else (subject, found)
        self.confirmed.update(changes.events)
        self.done[name] += 1
        return subject

    def _register(self, desk: Desk, _: str) -> object:
        self.made += 1
        office = desk.workplace.office
        permit = permit_type(office, self.random.choice(office.permit_types()))
        flow = newest_version(desk.by("admin"), permit.sop).flow
        chosen = {s.id: self.random.choice(exits(s)).outcome for s in flow.intake_symbols()}
        outcomes = chosen if self.random.random() < 0.4 else {}
        values = {**APPLICANT, **intake_answers(flow, outcomes)}
        wanted = Application(
            permit_type=permit.id,
            values=values | {"applicant.name": f"Pemohon {self.made}"},
            checklist=ticked(permit.requirements),
            outcomes=outcomes,
            start=self.random.choice(flow.first_symbols()).id,
        )
        return register(desk.by(Role.FRONT_OFFICE), wanted)

    def _complete(self, desk: Desk, subject: str) -> object:
        case = desk.workplace.case(subject)
        if case.current is None:
            return None
        symbol = case.current.symbol
        ways = [way.outcome for way in exits(symbol)]
        outcome = self.random.choice(ways) if ways else ""
        requirements = permit_type(desk.workplace.office, case.registered.permit_type).requirements
        answers = answers_for(case, symbol, outcome, desk.workplace.today(), requirements)
        if Section.ONLINE_ENTRY in symbol.form and self.random.random() < 0.7:
            answers = replace(
                answers, values={**answers.values, "online_entry.reference": f"REF-{self.made}"}
            )
        return steps.complete_step(self._performer(desk, case), subject, case.current.id, answers)

    def _performer(self, desk: Desk, case: Case) -> Session:
        if self.random.random() < 0.05:
            return desk.by(self.random.choice(sorted(DESKS)))
        return desk.by(self.random.choice(sorted(case.performers()) or sorted(DESKS)))

    def _send_back(self, desk: Desk, subject: str) -> object:
        case = desk.workplace.case(subject)
        visited = [visit.symbol.id for visit in case.trail[:-1]]
        if case.current is None or not visited:
            return None
        to = self.random.choice(visited)
        person = self._performer(desk, case)
        return steps.return_step(person, subject, case.current.id, to, ["kurang jelas"])

    def _hold(self, desk: Desk, subject: str) -> object:
        case = desk.workplace.case(subject)
        reason = self.random.choice(["applicant", "recommendation", "system"])
        visit = case.trail[-1].id
        return waiting.hold(self._performer(desk, case), subject, visit, reason)

    def _resume(self, desk: Desk, subject: str) -> object:
        case = desk.workplace.case(subject)
        return waiting.resume(self._performer(desk, case), subject, case.trail[-1].id)

    def _cancel(self, desk: Desk, subject: str) -> object:
        if self.random.random() < 0.8:
            return None
        return waiting.cancel(desk.by(Role.FRONT_OFFICE), subject, "ditarik pemohon")

    def _revoke(self, desk: Desk, subject: str) -> object:
        return waiting.revoke(desk.by(Role.OFFICE_HEAD), subject, "melanggar syarat")

    def _undo(self, desk: Desk, subject: str) -> object:
        by = desk.workplace.case(subject).history[-1][0].by
        logins = {person.id: person.login for person in desk.workplace.office.people.values()}
        return waiting.undo(desk.by(logins[by]), subject)

    def _attach(self, desk: Desk, subject: str) -> object:
        self.made += 1
        source = self.path / "scan.png"
        source.write_bytes(PICTURE + bytes([self.made % 5]))
        return records.attach(desk.by(Role.FRONT_OFFICE), subject, source)

    def _message(self, desk: Desk, subject: str) -> object:
        role = self.random.choice(sorted(DESKS))
        return records.write_message(desk.by(role), subject, f"pesan {self.random.random()}")

    def _change(self, desk: Desk, subject: str) -> object:
        values = {"applicant.address": f"Jalan {self.random.choice('ABC')}"}
        return records.change_data(desk.by(Role.FRONT_OFFICE), subject, values)

    def _number(self, desk: Desk, subject: str) -> object:
        self.made += 1
        typed = "" if self.random.random() < 0.7 else f"LAMA/{id(desk) % 97}-{self.made}"
        paper = self.random.choice(OFFICIAL)
        case = desk.workplace.case(subject)
        role = self.random.choice(sorted(numbers.numbering_roles(case, paper)))
        return numbers.give_number(desk.by(role), subject, paper, typed, "")

    def _void(self, desk: Desk, subject: str) -> object:
        if self.random.random() < 0.7:
            return None
        paper = self.random.choice(OFFICIAL)
        return numbers.void_number(desk.by(Role.SECTION_HEAD), subject, paper, "salah ketik")

    def _enter(self, desk: Desk, subject: str) -> object:
        case = desk.workplace.case(subject)
        owed = [entry for entry in case.online if not entry.reference]
        if not owed:
            return None
        entry = self.random.choice(owed)
        clerk = desk.by(min(self._parts(case, entry.symbol)[0]))
        return records.enter_online(clerk, subject, entry.visit, f"REF-{self.made}")

    def _parts(self, case: Case, symbol: str) -> tuple[frozenset[Role], ...]:
        known: Symbol = case.sop.flow.symbol(symbol)
        return case.sop.flow.parts_of(known)

    def _decide(self, desk: Desk, subject: str) -> object:
        case = desk.workplace.case(subject)
        head = desk.by(self.random.choice(sorted(HEADS)))
        if case.trail[-1].clashes:
            side = self.random.choice(case.trail[-1].sides).name
            return conflicts.decide_outcome(head, subject, side)
        for paper, values in case.number_clashes.items():
            text = self.random.choice(values).text
            return conflicts.decide_number(head, subject, paper, text)
        chosen = {name: self.random.choice(v).text for name, v in case.clashes.items()}
        return conflicts.decide_values(self._performer(desk, case), subject, chosen)

    def _erase(self, desk: Desk, subject: str) -> object:
        messages = desk.workplace.case(subject).messages
        if not messages:
            return None
        event = self.random.choice(messages)
        return records.erase(desk.by("admin"), subject, event.id, "permintaan")
