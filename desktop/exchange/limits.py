"""How large anything in a package may be; FORMAT.md says the same to others."""

from desktop.domain.attachments import LARGEST
from desktop.ledger.codec import BODY_LIMIT, HEADER_LIMIT

KIB, MIB, GIB = 2**10, 2**20, 2**30

PART = GIB
"""Bytes of one file; FAT32 takes four times that, but a smaller piece is sooner written again."""

CUT = PART - 32 * MIB
"""Compressed bytes at which a part ends; what `age`, the label and one line add fits the rest."""

LABEL = 256 * KIB
"""Bytes of the plain first line."""

AGE_HEADER = 32 * KIB
"""Bytes of what `age` writes before the content."""

READERS = 250
"""Computers that a package is encrypted for; each needs about 100 bytes of that header."""

LINE = HEADER_LIMIT + BODY_LIMIT + 4 * KIB
"""Bytes of a line within a package."""

WINDOW = 8 * MIB
"""Memory that unpacking may ask for."""

FREELY = 64 * MIB
TIMES = 200
"""Beyond `FREELY` bytes nothing unpacks to more than `TIMES` its size; events need three times."""

HAVES, SEALS, WANTS, EVENTS = 4_096, 1_000_000, 1_000_000, 100_000_000

PARTS = 999

IN_MEMORY = 32 * MIB
"""Decrypted bytes that are kept in memory; 100,000 events need 15 MiB."""

ATTACHMENT = LARGEST + LARGEST // 1024 + AGE_HEADER
"""Bytes of an attachment as `age` file."""

REQUEST = 16 * KIB
"""Bytes of a request to join."""

PIECE = 256 * KIB
"""Bytes that are handled at a time."""
