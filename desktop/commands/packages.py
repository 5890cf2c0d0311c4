"""`sopan package write | inspect | read`."""

from dataclasses import asdict
from datetime import UTC, datetime

from desktop.actions.exchange.attachments import Attached
from desktop.actions.exchange.history import computers
from desktop.actions.exchange.looking import inspect
from desktop.actions.exchange.receiving import take
from desktop.actions.exchange.report import Outcome, Refusal, Report
from desktop.actions.exchange.sending import send
from desktop.actions.session import Session
from desktop.commands.shell import Shell

MEGABYTE = 1024 * 1024


def package_write(shell: Shell) -> None:
    """Write what the others lack onto a stick or into a folder."""
    session = shell.working()
    wanted = shell.options.device
    device = _device(session, wanted) if wanted else ""
    sent = send(session, shell.options.path, full=shell.options.full, device=device)
    for path in sent.paths:
        shell.say("file_written", path=str(path))
    readers = ", ".join(sent.computers)
    shell.say(
        "package_written",
        number=sent.counter,
        events=sent.events,
        cases=sent.cases,
        computers=readers,
    )
    _tell_attached(shell, sent.attached)
    if sent.attached.can_be_unplugged:
        shell.say("stick_safe")


def package_inspect(shell: Shell) -> None:
    """Show the plain first line of a package; whether it holds what it says, only reading tells."""
    label = inspect(shell.options.path)
    if shell.options.json:
        shell.show(asdict(label))
        return
    moment = shell.words.moment(datetime.fromtimestamp(label.at / 1000, UTC).astimezone())
    shell.say("label_office", name=label.office_name)
    shell.say("label_sender", name=label.sender_name, number=label.counter, moment=moment)
    shell.say("label_holds", events=label.events, wants=label.wants)
    if label.practice:
        shell.say("label_practice")
    if label.parts > 1:
        shell.say("label_part", part=label.part, parts=label.parts)


def package_read(shell: Shell) -> None:
    """Take packages over and tell for each what it brought; a refusal ends in its exit code."""
    report = take(shell.working(), shell.options.files)
    for one in report.packages:
        _tell(shell, one)
    _tell_arrived(shell, report)
    refusals = [one.refused for one in report.packages if one.refused is not None]
    last = report.stopped or next(reversed(refusals), None)
    for refusal in refusals:
        if refusal is not last:
            shell.line(shell.words.trouble(refusal.raised()))
    if last is not None:
        raise last.raised()


def _device(session: Session, wanted: str) -> str:
    """Find a computer by its name, prefix or id."""
    for one in computers(session):
        if wanted.casefold() in {one.name.casefold(), one.prefix.casefold(), one.device}:
            return one.device
    return wanted


def _tell(shell: Shell, one: Outcome) -> None:
    if one.settled:
        shell.say("package_known", name=one.path.name)
    elif one.for_others:
        shell.say("package_others", name=one.path.name)
    elif one.refused is None:
        shell.say(
            "package_taken",
            sender=one.sender,
            new=one.new,
            updated=one.updated,
            office=one.office,
            known=one.known,
        )
        _tell_open(shell, one)


def _tell_open(shell: Shell, one: Outcome) -> None:
    """Tell what somebody has to do about a package that was taken."""
    for case in one.cases:
        if case.conflicts:
            shell.say("package_conflict", number=case.number, count=case.conflicts)
    if one.clashes.count:
        shell.say("package_clashes", count=one.clashes.count)
    if one.waits is not None:
        lacking = ", ".join(one.waits.lacking) or one.waits.ask
        shell.say("package_waits", events=one.waits.events, lacking=lacking, name=one.waits.ask)
    for name in one.forked:
        shell.say("package_forked", name=name)


def _tell_arrived(shell: Shell, report: Report) -> None:
    arrived = report.attachments
    if arrived.taken or arrived.missing:
        shell.say("attachments_came", taken=arrived.taken, missing=arrived.missing)
    for held in arrived.held:
        shell.say("attachments_held", name=held.computer, count=held.count)


def _tell_attached(shell: Shell, attached: Attached) -> None:
    if attached.written:
        size = -(-attached.bytes // MEGABYTE)
        shell.say("attachments_written", count=attached.written, size=size)
    if attached.stopped:
        stopped = Refusal(code=attached.stopped, facts=dict(attached.facts))
        shell.say("attachments_left", count=attached.left)
        shell.line(shell.words.trouble(stopped.raised()))
