"""Every function about packages, tried by everybody: only the person decides."""

from pathlib import Path

from db.folder import DataFolder
from desktop.actions import digest
from desktop.actions.exchange import enrolment, folder, history, looking, receiving, sending
from desktop.actions.exchange.around import news, patience, places
from desktop.actions.merging import Bundle
from desktop.domain.people import Action
from tests.actions.exchange.sticks import WORDS, Stick, forge
from tests.actions.office import Clock
from tests.actions.second import first_desk
from tests.actions.stage import Stage
from tests.actions.tries import Try, on


def _stick(stage: Stage) -> Path:
    path = stage.path / f"stick{stage.next()}"
    path.mkdir()
    return path


def _asked(stage: Stage) -> Path:
    made = stage.next()
    data = DataFolder(stage.path / f"new{made}")
    world = Clock(seed=f"new{made}").world()
    return enrolment.write_request(data, world, f"Loket {made}", _stick(stage), WORDS).path


def _admitted(stage: Stage) -> Path:
    """A stick, in an office that has somebody to send to."""
    root = _stick(stage)
    enrolment.admit(stage.office.admin, _asked(stage), f"P{stage.next()}", root)
    return root


def _package(stage: Stage) -> Path:
    return forge(first_desk(stage.office), Stick(_stick(stage)), Bundle(()))


ABOUT_EXCHANGE = (
    Try(Action.EXCHANGE, sending.preview, on(_admitted, lambda s, root: sending.preview(s, root))),
    Try(Action.EXCHANGE, sending.send, on(_admitted, lambda s, root: sending.send(s, root))),
    Try(Action.EXCHANGE, looking.look, on(_stick, lambda s, root: looking.look(s, root))),
    Try(Action.EXCHANGE, receiving.preview, on(_package, lambda s, p: receiving.preview(s, p))),
    Try(Action.EXCHANGE, receiving.take, on(_package, lambda s, p: receiving.take(s, [p]))),
    Try(Action.EXCHANGE, history.unsent, lambda g, _: history.unsent),
    Try(Action.EXCHANGE, history.unreceived, lambda g, _: history.unreceived),
    Try(Action.EXCHANGE, history.last_exchange, lambda g, _: history.last_exchange),
    Try(Action.EXCHANGE, history.exchanges, lambda g, _: history.exchanges),
    Try(Action.EXCHANGE, history.refusals, lambda g, _: history.refusals),
    Try(Action.SEE_OFFICE, history.computers, lambda g, _: history.computers),
    Try(
        Action.SEE_OFFICE, digest.office_words, lambda g, _: lambda s: digest.office_words(s, WORDS)
    ),
    Try(
        Action.EXCHANGE,
        news.look_around,
        on(_stick, lambda s, root: news.look_around(s, [root], WORDS)),
    ),
    Try(Action.EXCHANGE, news.come_back, lambda g, _: lambda s: news.come_back(s, ())),
    Try(Action.SEE_CASES, news.in_conflict, lambda g, _: news.in_conflict),
    Try(Action.EXCHANGE, patience.silence, lambda g, _: patience.silence),
    Try(Action.EXCHANGE, patience.set_patience, lambda g, _: lambda s: patience.set_patience(s, 5)),
    Try(
        Action.EXCHANGE,
        places.lookout_on,
        on(_stick, lambda s, root: places.lookout_on(s, root, 1_000)),
    ),
    Try(Action.EXCHANGE, folder.watched_folder, lambda g, _: folder.watched_folder),
    Try(
        Action.EXCHANGE,
        folder.watch_folder,
        on(_stick, lambda s, root: folder.watch_folder(s, root)),
    ),
    Try(
        Action.EXCHANGE,
        folder.exchange_with,
        on(_admitted, lambda s, root: folder.exchange_with(s, root)),
    ),
    Try(
        Action.ADMIT_DEVICE,
        enrolment.read_request,
        on(_asked, lambda s, path: enrolment.read_request(s, path, WORDS)),
    ),
    Try(
        Action.ADMIT_DEVICE,
        enrolment.requests_on,
        on(_stick, lambda s, root: enrolment.requests_on(s, root, WORDS)),
    ),
    Try(Action.ADMIT_DEVICE, enrolment.proposed_prefix, lambda g, _: enrolment.proposed_prefix),
    Try(
        Action.ADMIT_DEVICE,
        enrolment.admit,
        on(
            lambda stage: (_asked(stage), _stick(stage), f"Q{stage.next()}"),
            lambda s, asked: enrolment.admit(s, asked[0], asked[2], asked[1]),
        ),
    ),
)
