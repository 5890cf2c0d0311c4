"""What can happen to the office: people, roles, computers, procedures, settings and books."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.domain.people import Role

Plain = Mapping[str, object]
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKeys:
    """The public halves of a signing (Ed25519) and a receiving (X25519) key, as hex text."""

    signing: str
    receiving: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdded:
    """Somebody works here now. `secret` is their secret key material, locked by a password."""

    person: str
    login: str
    full_name: str
    keys: PublicKeys
    secret: Plain
    nip: str = ""
    position: str = ""
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceAdmitted:
    """A computer belongs to the office. `replaces` names the one a restored computer was."""

    device: str
    name: str
    prefix: str
    keys: PublicKeys
    replaces: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFounded:
    """The first event: the office with its first administrator, computer and recovery key."""

    name: str
    person: PersonAdded
    device: DeviceAdmitted
    recovery: PublicKeys
    zone: str = "WIB"
    practice: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysChanged:
    """A person has a new password, and with it new keys; their old keys count no longer."""

    person: str
    keys: PublicKeys
    secret: Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEnded:
    """Somebody has left. Work outside the cut needs confirmation (DESIGN chapter 6)."""

    person: str
    cut: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGranted:
    """A person may act in a role; `until` (a date) and `acting` are for Plt. and Plh."""

    person: str
    role: Role
    permit_types: tuple[str, ...] = ()
    acting: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEnded:
    """A grant is over, named by its event. Work outside the cut needs confirmation."""

    grant: str
    cut: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceEnded:
    """A computer no longer belongs to the office. Work outside the cut needs confirmation."""

    device: str
    cut: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkConfirmed:
    """An administrator, or the recovery key, accepts (1) or rejects (0) work outside a cut."""

    events: tuple[str, ...]
    accepted: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SopPutInForce:
    """A procedure holds for new cases; `sop` is the whole table as plain data."""

    sop: Plain
    replaces: str = ""
    additions: int = 1
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsChanged:
    """Named values of one thing: `office`, `calendar`, `permit_type/<id>`, `person/<id>`."""

    about: str
    values: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookOpened:
    """A counter for papers, kept on one computer (DESIGN chapter 8)."""

    book: str
    title: str
    format: str
    scope: str
    keeper: str
    papers: tuple[str, ...] = ()
    permit_types: tuple[str, ...] = ()
    first: int = 1
    values: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookHandedOver:
    """Another computer keeps the book from now on, or the same one again after a restore."""

    book: str
    keeper: str
