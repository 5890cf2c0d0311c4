"""Signatures bind, and what is sealed for one reader is read by nobody else."""

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.events.office import PublicKeys
from desktop.domain.refusals import Damaged
from desktop.ledger.age_names import age_identity, age_recipient
from desktop.ledger.keys import (
    EVENT,
    KeyPairs,
    ReceivingKey,
    SigningKey,
    VerifyingKey,
    check_public_keys,
    open_sealed,
    seal_for,
    sign_header,
    signature_holds,
    verify_header,
)
from tests.ledger.sources import an_event, drawing, trouble_of

SMALL_POINTS = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]


def flipped(raw: bytes) -> list[bytes]:
    """Give every version of these bytes in which one bit of one byte is another."""
    return [
        raw[:place] + bytes([raw[place] ^ 1 << place % 8]) + raw[place + 1 :]
        for place in range(len(raw))
    ]


def test_keys_are_made_of_what_is_drawn_and_nothing_else() -> None:
    one, again = KeyPairs.new(drawing()), KeyPairs.new(drawing())

    assert one.secret == again.secret == drawing()(32) + one.receiving.secret
    assert one.public == again.public
    assert one.public != KeyPairs.new(drawing("other")).public


def test_keys_come_back_from_their_secret() -> None:
    keys = KeyPairs.new(drawing())

    assert KeyPairs.from_secret(keys.secret).public == keys.public
    assert trouble_of(KeyPairs.from_secret, keys.secret[:-1]) == "key_unreadable"


def test_the_keys_of_the_standards_come_out() -> None:
    """RFC 8032 section 7.1, test 1, and RFC 7748 section 5.2, one iteration."""
    signing = SigningKey(
        bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    )
    receiving = ReceivingKey(bytes([9, *bytes(31)]))

    assert signing.public == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert receiving.public == "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079"


def test_a_signed_header_is_known_by_its_key() -> None:
    key, (header, _) = SigningKey.new(drawing()), an_event()

    signature = sign_header(key, header)

    assert verify_header(key.public, header, signature)
    assert not verify_header(SigningKey.new(drawing("other")).public, header, signature)


def test_every_changed_byte_of_a_signature_is_noticed() -> None:
    key, (header, _) = SigningKey.new(drawing()), an_event()
    signature = sign_header(key, header)

    assert not any(verify_header(key.public, header, other) for other in flipped(signature))
    assert not any(verify_header(key.public, other, signature) for other in flipped(header))


@pytest.mark.parametrize("signature", [b"", b"x", bytes(63), bytes(64), bytes(65)])
def test_what_is_no_signature_does_not_hold(signature: bytes) -> None:
    assert not verify_header(SigningKey.new(drawing()).public, b"header", signature)


def test_a_signature_of_one_sort_is_none_of_another() -> None:
    key = SigningKey.new(drawing())

    signature = key.sign(EVENT, b"message")

    assert VerifyingKey(key.public).holds(EVENT, b"message", signature)
    assert not VerifyingKey(key.public).holds(b"sopan seal 1\0", b"message", signature)
    assert not VerifyingKey(key.public).holds(b"", b"message", signature)


@pytest.mark.parametrize("public", ["", "zz", "00" * 31, "AB" * 32, " " + "ab" * 32, "ab" * 33])
def test_what_is_no_public_key_holds_nothing(public: str) -> None:
    good = KeyPairs.new(drawing()).public

    assert trouble_of(check_public_keys, PublicKeys(signing=public, receiving=good.receiving))
    assert trouble_of(check_public_keys, PublicKeys(signing=good.signing, receiving=public))
    assert not verify_header(public, b"header", bytes(64))


def test_good_public_keys_pass() -> None:
    assert trouble_of(check_public_keys, KeyPairs.new(drawing()).public) == ""


@pytest.mark.parametrize("point", SMALL_POINTS)
def test_a_public_key_for_which_anybody_can_sign_is_refused(point: str) -> None:
    assert trouble_of(VerifyingKey, point) == "key_unreadable"


def test_such_a_key_would_have_been_believed() -> None:
    """The reason for the list of small points: the library itself accepts this."""
    identity = bytes.fromhex(SMALL_POINTS[0])
    forged = identity + bytes(32)

    Ed25519PublicKey.from_public_bytes(identity).verify(forged, b"anything")

    assert not signature_holds(identity.hex(), b"", b"anything", forged)


@given(st.binary(max_size=300))
def test_what_is_sealed_is_read_by_the_one_it_is_for(secret: bytes) -> None:
    key = ReceivingKey.new(drawing())

    sealed = seal_for(key.public, secret, drawing("box"))

    assert open_sealed(key, sealed) == secret


def test_nobody_else_opens_a_sealed_box() -> None:
    sealed = seal_for(ReceivingKey.new(drawing()).public, b"secret", drawing("box"))

    with pytest.raises(Damaged) as caught:
        open_sealed(ReceivingKey.new(drawing("other")), sealed)

    assert caught.value.code == "sealed_unreadable"


def test_every_changed_byte_of_a_sealed_box_is_noticed() -> None:
    key = ReceivingKey.new(drawing())
    sealed = seal_for(key.public, b"secret", drawing("box"))

    for other in flipped(sealed):
        assert trouble_of(open_sealed, key, other) in {"sealed_unreadable", "key_unreadable"}


def test_a_sealed_box_cut_anywhere_does_not_open() -> None:
    key = ReceivingKey.new(drawing())
    sealed = seal_for(key.public, b"secret", drawing("box"))

    for length in range(len(sealed)):
        assert trouble_of(open_sealed, key, sealed[:length]) == "sealed_unreadable"


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    public, draw = ReceivingKey.new(drawing()).public, drawing("box")

    assert seal_for(public, b"secret", draw) != seal_for(public, b"secret", draw)


def test_a_sealed_box_has_not_changed_its_format() -> None:
    key = ReceivingKey.new(drawing())

    sealed = seal_for(key.public, b"secret", drawing("box"))

    assert sealed.hex() == (
        "f859400f1c5181553fe177d7bd188dbd94f24a65fce726a220bd2b0e1a904f65473d7ba84882"
        "f42b02ad68ca93e2ec8944492fb1b856"
    )


@pytest.mark.parametrize("public", ["00" * 32, "01" + "00" * 31, "nothing"])
def test_nothing_is_sealed_for_a_key_that_is_none(public: str) -> None:
    assert trouble_of(seal_for, public, b"secret", drawing()) == "key_unreadable"


def test_a_box_that_names_a_weak_writer_does_not_open() -> None:
    assert trouble_of(open_sealed, ReceivingKey.new(drawing()), bytes(80)) == "key_unreadable"


@pytest.mark.parametrize("seed", ["a", "b", "c", "d"])
def test_age_knows_our_receiving_keys(seed: str) -> None:
    key = ReceivingKey.new(drawing(seed))

    recipient = pyrage.x25519.Recipient.from_str(age_recipient(key.public))
    identity = pyrage.x25519.Identity.from_str(age_identity(key))

    assert pyrage.decrypt(pyrage.encrypt(b"berkas", [recipient]), [identity]) == b"berkas"
    assert str(identity.to_public()) == age_recipient(key.public)
    assert str(identity) == age_identity(key)
