"""Wrap a computer's secrets for persons and recovery, and open them at sign-in."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from desktop.domain.events.event import RECOVERY
from desktop.domain.events.office import PublicKeys
from desktop.domain.refusals import Damaged, Refused
from desktop.ledger.keys import (
    SEED,
    Draw,
    KeyPairs,
    ReceivingKey,
    SigningKey,
    open_sealed,
    seal_for,
)
from desktop.ledger.passwords import DEFAULT, Locked, read_locked, unlock
from desktop.ledger.ring import UNREADABLE, VERSION, KeyRing, Recovery, Wrapped

_DECOY = Locked(
    salt="00" * 16,
    time=DEFAULT.time,
    memory_kib=DEFAULT.memory_kib,
    lanes=DEFAULT.lanes,
    box="00" * 92,
)


@dataclass(frozen=True, slots=True)
class DeviceSecrets:
    """What a computer must never show: the key of its database and its own two key pairs."""

    database_key: bytes
    keys: KeyPairs

    @classmethod
    def new(cls, draw: Draw) -> "DeviceSecrets":
        """Make the secrets of a new computer."""
        return cls(draw(SEED), KeyPairs.new(draw))

    @classmethod
    def from_secret(cls, secret: bytes) -> "DeviceSecrets":
        """Make them from the 96 bytes that a sealed box or a private file holds."""
        return cls(secret[:SEED], KeyPairs.from_secret(secret[SEED:]))

    @property
    def secret(self) -> bytes:
        """Give the 96 bytes that are sealed for each person."""
        return self.database_key + self.keys.secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person as the office events name them; `secret` is their locked key material."""

    person: str
    login: str
    keys: PublicKeys
    secret: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a successful sign-in brings into memory."""

    person: str
    keys: KeyPairs
    device: DeviceSecrets

    @property
    def signing(self) -> SigningKey:
        """Give the key with which the person signs."""
        return self.keys.signing

    @property
    def receiving(self) -> ReceivingKey:
        """Give the key for which the person's secrets are sealed."""
        return self.keys.receiving

    @property
    def database_key(self) -> bytes:
        """Give the key of the database and the attachments."""
        return self.device.database_key

    @property
    def device_signing(self) -> SigningKey:
        """Give the key with which the computer seals."""
        return self.device.keys.signing

    @property
    def device_receiving(self) -> ReceivingKey:
        """Give the key for which packages are encrypted."""
        return self.device.keys.receiving


def new_ring(
    office: str, device: str, secrets: DeviceSecrets, recovery: PublicKeys, draw: Draw
) -> KeyRing:
    """Start the key ring of a computer; only the recovery key opens it so far."""
    return KeyRing(
        v=VERSION,
        office=office,
        device=device,
        keys=secrets.keys.public,
        recovery=Recovery(keys=recovery, wrapped=_wrap(recovery, secrets, draw)),
        people={},
    )


def with_person(ring: KeyRing, holder: Holder, secrets: DeviceSecrets, draw: Draw) -> KeyRing:
    """Let a person open the ring, or open it with their new password or new keys."""
    entry = Wrapped(
        login=holder.login,
        keys=holder.keys,
        locked=read_locked(holder.secret),
        wrapped=_wrap(holder.keys, secrets, draw),
    )
    return msgspec.structs.replace(ring, people={**ring.people, holder.person: entry})


def without_person(ring: KeyRing, person: str) -> KeyRing:
    """Let a person open the ring no longer."""
    people = {name: entry for name, entry in ring.people.items() if name != person}
    return msgspec.structs.replace(ring, people=people)


def open_ring(ring: KeyRing, login: str, password: str) -> Opened:
    """Sign in; an unknown login and a wrong password cannot be told apart, in word or time.

    Two persons added on different computers may have one login: whose password it is, enters.
    """
    named = [item for item in ring.people.items() if _same_login(item[1].login, login)]
    for person, entry in named:
        keys = _try(entry.locked, password)
        if keys is not None:
            return _open(ring, person, keys, entry)
    if not named:
        _try(_any_lock(ring), password)
    raise Refused("password_wrong")


def open_with_recovery(ring: KeyRing, keys: KeyPairs) -> Opened:
    """Open the ring with the keys of the recovery sheet (`recovery.recovery_keys`)."""
    if keys.public != ring.recovery.keys:
        raise Refused("recovery_key_other_office")
    return _open(ring, RECOVERY, keys, ring.recovery)


def _open(ring: KeyRing, person: str, keys: KeyPairs, entry: Wrapped | Recovery) -> Opened:
    """Unwrap, and make sure that everything that came out belongs to this ring."""
    try:
        secret = open_sealed(keys.receiving, bytes.fromhex(entry.wrapped))
        device = DeviceSecrets.from_secret(secret)
    except Damaged as error:
        raise Damaged(UNREADABLE) from error
    if keys.public != entry.keys or device.keys.public != ring.keys:
        raise Damaged(UNREADABLE)
    return Opened(person, keys, device)


def _try(locked: Locked, password: str) -> KeyPairs | None:
    try:
        return KeyPairs.from_secret(unlock(locked, password))
    except Refused:
        return None
    except Damaged as error:
        raise Damaged(UNREADABLE) from error


def _any_lock(ring: KeyRing) -> Locked:
    return next((entry.locked for entry in ring.people.values()), _DECOY)


def _same_login(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(login: str) -> str:
    return unicodedata.normalize("NFC", login.strip().casefold())


def _wrap(keys: PublicKeys, secrets: DeviceSecrets, draw: Draw) -> str:
    return seal_for(keys.receiving, secrets.secret, draw).hex()
