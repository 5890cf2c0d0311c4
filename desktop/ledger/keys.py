"""Key pairs of persons, devices and recovery: sign, verify, and seal a secret for one reader."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.domain.events.office import PublicKeys
from desktop.domain.refusals import Damaged

Draw = Callable[[int], bytes]
"""Gives so many random bytes; made in `desktop/startup.py`, countable in tests."""

SEED = 32
"""Bytes of every secret and public key here."""

EVENT = b"sopan event 1\0"
"""Stands before what is signed, so that a signature of one sort is never one of another."""

_SEALED = b"sopan sealed 1\0"
_ONCE = bytes(12)
"""Nonce of a key that is used for one message only."""

_FORGEABLE = frozenset(
    bytes.fromhex(point)
    for point in (
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    )
)
"""Points of small order (RFC 8032 leaves them in): anybody can sign for these "public keys"."""


class SigningKey:
    """An Ed25519 key pair; `seed` is its secret, `public` its other half as hex text."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.seed = seed
        self.public = self._key.public_key().public_bytes_raw().hex()

    @classmethod
    def new(cls, draw: Draw) -> "SigningKey":
        """Make a key pair that nobody has had before."""
        return cls(draw(SEED))

    def sign(self, context: bytes, message: bytes) -> bytes:
        """Sign a message of one sort, named by its context."""
        return self._key.sign(context + message)


class VerifyingKey:
    """The public half of a signing key, from its hex text."""

    def __init__(self, public: str) -> None:
        raw = _public_bytes(public)
        if raw[:-1] + bytes([raw[-1] & 0x7F]) in _FORGEABLE:
            raise Damaged("key_unreadable")
        self._key = Ed25519PublicKey.from_public_bytes(raw)
        self.public = public

    def holds(self, context: bytes, message: bytes, signature: bytes) -> bool:
        """Tell whether this key signed exactly this message of this sort."""
        try:
            self._key.verify(signature, context + message)
        except InvalidSignature:
            return False
        return True


class ReceivingKey:
    """An X25519 key pair; `secret` is its secret, `public` its other half as hex text."""

    def __init__(self, secret: bytes) -> None:
        self._key = X25519PrivateKey.from_private_bytes(secret)
        self.secret = secret
        self.public = self._key.public_key().public_bytes_raw().hex()

    @classmethod
    def new(cls, draw: Draw) -> "ReceivingKey":
        """Make a key pair that nobody has had before."""
        return cls(draw(SEED))

    def agree(self, public: bytes) -> bytes:
        """Find the secret that only this key and the other one can find."""
        try:
            return self._key.exchange(X25519PublicKey.from_public_bytes(public))
        except ValueError as error:
            raise Damaged("key_unreadable") from error


@dataclass(frozen=True, slots=True)
class KeyPairs:
    """The signing and the receiving key of one person, device or recovery sheet."""

    signing: SigningKey
    receiving: ReceivingKey

    @classmethod
    def new(cls, draw: Draw) -> "KeyPairs":
        """Make both key pairs."""
        return cls(SigningKey.new(draw), ReceivingKey.new(draw))

    @classmethod
    def from_secret(cls, secret: bytes) -> "KeyPairs":
        """Make both key pairs from the 64 bytes of their secrets."""
        if len(secret) != 2 * SEED:
            raise Damaged("key_unreadable")
        return cls(SigningKey(secret[:SEED]), ReceivingKey(secret[SEED:]))

    @property
    def public(self) -> PublicKeys:
        """Give the public halves, as events carry them."""
        return PublicKeys(signing=self.signing.public, receiving=self.receiving.public)

    @property
    def secret(self) -> bytes:
        """Give the 64 bytes that passwords and sealed boxes protect."""
        return self.signing.seed + self.receiving.secret


def sign_header(key: SigningKey, header: bytes) -> bytes:
    """Sign the header of an event with the key of the person it names."""
    return key.sign(EVENT, header)


def verify_header(public: str, header: bytes, signature: bytes) -> bool:
    """Tell whether the person with this public key signed this header."""
    return signature_holds(public, EVENT, header, signature)


def signature_holds(public: str, context: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether a signature holds; under something that is no public key, none does."""
    try:
        return verifying_key(public).holds(context, message, signature)
    except Damaged:
        return False


@lru_cache(maxsize=1024)
def verifying_key(public: str) -> VerifyingKey:
    """Read a public signing key once, however often it is asked for."""
    return VerifyingKey(public)


def check_public_keys(keys: PublicKeys) -> None:
    """Raise Damaged unless both are public keys; for what comes from elsewhere."""
    verifying_key(keys.signing)
    _public_bytes(keys.receiving)


def device_id(keys: PublicKeys) -> str:
    """Name a computer by its signing key, so that none can be admitted in the place of another."""
    return blake2b(bytes.fromhex(keys.signing), digest_size=8).hexdigest()


def seal_for(public: str, secret: bytes, draw: Draw) -> bytes:
    """Encrypt a secret so that only the holder of this receiving key can read it."""
    reader = _public_bytes(public)
    once = ReceivingKey.new(draw)
    writer = bytes.fromhex(once.public)
    cipher = ChaCha20Poly1305(_box_key(once.agree(reader), writer, reader))
    return writer + cipher.encrypt(_ONCE, secret, None)


def open_sealed(key: ReceivingKey, sealed: bytes) -> bytes:
    """Read what was sealed for this key; raise Damaged if it was not, or was changed."""
    writer, box = sealed[:SEED], sealed[SEED:]
    if len(writer) < SEED:
        raise Damaged("sealed_unreadable")
    cipher = ChaCha20Poly1305(_box_key(key.agree(writer), writer, bytes.fromhex(key.public)))
    try:
        return cipher.decrypt(_ONCE, box, None)
    except InvalidTag as error:
        raise Damaged("sealed_unreadable") from error


def _box_key(shared: bytes, writer: bytes, reader: bytes) -> bytes:
    return HKDF(SHA256(), SEED, salt=writer + reader, info=_SEALED).derive(shared)


def _public_bytes(public: str) -> bytes:
    try:
        raw = bytes.fromhex(public)
    except ValueError as error:
        raise Damaged("key_unreadable") from error
    if len(raw) != SEED or raw.hex() != public:
        raise Damaged("key_unreadable")
    return raw
