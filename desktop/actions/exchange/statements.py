"""What the other computers are known to have, and what follows: what goes, and to whom."""

from collections.abc import Iterable, Mapping

from db.haves import Stated
from desktop.actions.workplace import FORMER, Workplace
from desktop.domain.office import Device
from desktop.domain.refusals import Refused
from desktop.exchange.letter import Have, Leaves
from desktop.exchange.reading import Package
from desktop.exchange.statements import statement_holds
from desktop.ledger.age_names import age_identity
from desktop.ledger.keys import ReceivingKey
from desktop.ledger.seals import Seal, seal_holds

NOTHING: Leaves = {}

DOUBTFUL = "doubtful"
"""The setting that names computers which said to have less than before."""

HIGHEST = 10**9
"""No computer writes that many packages; a statement that says so would be the newest for ever."""


def readers(workplace: Workplace) -> list[Device]:
    """List the computers for which packages are encrypted: all that belong to the office now."""
    return [device for device in workplace.office.devices.values() if device.active]


def others(workplace: Workplace) -> list[Device]:
    """List the other computers whose lacks count: not those that go on as a new one."""
    gone = {device.replaces for device in readers(workplace)}
    return [d for d in readers(workplace) if d.id != workplace.device and d.id not in gone]


def identities(workplace: Workplace) -> list[str]:
    """Give the keys that open packages for this computer, also under the names it had before."""
    former = workplace.store.settings.get(FORMER).split()
    keys = [workplace.secrets.keys.receiving, *(ReceivingKey(bytes.fromhex(k)) for k in former)]
    return [age_identity(key) for key in keys]


def base_for(workplace: Workplace, devices: Iterable[Device]) -> Leaves:
    """Name the leaves that all of these computers are known to have.

    Of one that was never heard, or that two go on as, nothing is known.
    """
    wanted = list(devices)
    if not wanted or unheard(workplace, wanted):
        return NOTHING
    known = workplace.store.haves.all()
    return workplace.store.ledger.common([known[device.id].leaves for device in wanted])


def unheard(workplace: Workplace, devices: Iterable[Device]) -> list[Device]:
    """List the computers of which nothing is certain, so that everything goes to them.

    Never heard of, or two go on as one: that shows in two branches, or in what it says.
    """
    known = workplace.store.haves.all()
    leaves = workplace.store.ledger.leaves()
    doubtful = workplace.store.settings.get(DOUBTFUL).split()
    return [
        d for d in devices if d.id not in known or d.id in doubtful or len(leaves.get(d.id, ())) > 1
    ]


def received(workplace: Workplace) -> Leaves:
    """Name the leaves that at least one other computer is known to have, or wrote itself."""
    known = workplace.store.haves.all()
    away = others(workplace)
    own = workplace.store.ledger.leaves()
    theirs = {device.id: own[device.id] for device in away if device.id in own}
    return union([*(known[d.id].leaves for d in away if d.id in known), theirs])


def union(said: Iterable[Leaves]) -> Leaves:
    """Put leaves together: what any of these has."""
    found: dict[str, set[str]] = {}
    for leaves in said:
        for device, ends in leaves.items():
            found.setdefault(device, set()).update(ends)
    return {device: tuple(sorted(ends)) for device, ends in found.items()}


def passed_on(workplace: Workplace) -> Mapping[str, Have]:
    """Give the newest statement of every other computer, for those who have not heard it."""
    office, here = workplace.office, workplace.device
    return {
        device: Have(leaves=said.leaves, counter=said.counter, at=said.at, signature=said.signature)
        for device, said in workplace.store.haves.all().items()
        if device != here and device in office.devices and said.signature
    }


def refuse_forged(workplace: Workplace, package: Package) -> None:
    """Refuse a package in which somebody speaks for a computer of the office.

    Raises Refused("statement_wrong"): whoever believed it would withhold work from that computer.
    """
    for device, have in _said(package).items():
        known = workplace.office.devices.get(device)
        if known is None:
            continue
        if not statement_holds(have, workplace.ring.office, device, known.keys.signing):
            raise Refused("statement_wrong", device=known.name)


def note_statements(workplace: Workplace, package: Package) -> None:
    """Remember what the sender says of itself and of others; part of the caller's transaction."""
    haves, devices = workplace.store.haves, workplace.office.devices
    sender = package.label.sender
    refuse_forged(workplace, package)
    for device, have in _said(package).items():
        if device in devices and have.counter <= HIGHEST:
            wants = package.wants if device == sender else None
            _doubt(workplace, device, have)
            haves.note(
                Stated(
                    device=device,
                    counter=have.counter,
                    leaves=have.leaves,
                    wants=wants,
                    at=have.at,
                    signature=have.signature,
                )
            )


def _said(package: Package) -> dict[str, Have]:
    return {**package.haves, package.label.sender: package.have}


def note_twin(workplace: Workplace, seals: Iterable[Seal]) -> None:
    """Stop this computer when its own key has sealed something that is not here.

    Then it was restored, or its disk was copied and the other one works on; it goes on as a
    new computer. Part of the caller's transaction.
    """
    public, office = workplace.secrets.keys.public.signing, workplace.ring.office
    known = workplace.store.ledger.known
    for seal in seals:
        own = seal.device == workplace.device and seal.office == office
        if own and not known([seal.leaf]) and seal_holds(seal, public):
            workplace.store.settings.set("restored", "1")
            workplace.store.log.add(
                workplace.world.now(), "device_forked", {"device": workplace.device}
            )
            return


def _doubt(workplace: Workplace, device: str, have: Have) -> None:
    """Notice a computer that has less than it said before: from now on everything goes to it."""
    store = workplace.store
    before = store.haves.all().get(device)
    doubtful = store.settings.get(DOUBTFUL).split()
    if before is None or before.counter >= have.counter or device in doubtful:
        return
    if any(_is_gone(workplace, have, name, before.leaves[name]) for name in before.leaves):
        store.settings.set(DOUBTFUL, " ".join([*doubtful, device]))
        store.log.add(workplace.world.now(), "device_forked", {"device": device})


def _is_gone(workplace: Workplace, have: Have, name: str, ends: tuple[str, ...]) -> bool:
    """Tell whether something of a chain that was there surely is there no more."""
    ledger, now = workplace.store.ledger, have.leaves.get(name, ())
    if len(ledger.known([*ends, *now])) < len({*ends, *now}):
        return False
    return not all(any(ledger.covers(end, leaf) for end in now) for leaf in ends)
