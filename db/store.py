"""One open data folder: the ledger, the readings and what is local, under one lock."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import TracebackType

from db.blobs import Blobs
from db.connection import EncryptedDatabase
from db.copying import safety_copy
from db.failures import told
from db.folder import DataFolder
from db.haves import Haves
from db.journal import Journal
from db.ledger_table import Ledger
from db.local import Drafts, Log, Settings, Waiting
from db.migrate import migrate, scripts, version_of
from db.readings import tables
from db.readings.hands import Hands
from db.readings.lists import Lists
from db.readings.online import OnlineEntries
from db.readings.overview import Overview
from db.readings.pages import Pages
from db.readings.passes import Passes
from db.readings.reached import Reached
from db.readings.tasks import Tasks
from desktop.domain.refusals import Damaged, Failed


class Store:
    """The open database of one data folder."""

    def __init__(self, folder: DataFolder, database: EncryptedDatabase, key: bytes) -> None:
        self.folder = folder
        self.database = database
        self.ledger = Ledger(database)
        self.lists = Lists(database)
        self.reached = Reached(database)
        self.passes = Passes(database)
        self.hands = Hands(database)
        self.pages = Pages(database)
        self.tasks = Tasks(database)
        self.overview = Overview(database)
        self.online = OnlineEntries(database)
        self.waiting = Waiting(database)
        self.haves = Haves(database)
        self.journal = Journal(database)
        self.drafts = Drafts(database)
        self.settings = Settings(database)
        self.log = Log(database)
        self.blobs = Blobs(folder.attachments, key)
        self.key = key
        self.readings_are_stale = False

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do several writes as one: all of them are durable afterwards, or none happened.

        One inside another would be durable only with the outer one, so that is our bug.
        """
        if self.database.in_transaction():
            raise RuntimeError("a transaction inside a transaction")
        with told(), self.database.atomic("IMMEDIATE"):
            yield

    def readings_are_fresh(self) -> None:
        """Note that every case has been read again."""
        tables.mark_fresh(self.database)
        self.readings_are_stale = False

    def check(self, *, full: bool) -> None:
        """Look for damage in the file; Damaged("database_damaged") when there is any."""
        if self.database.complaints(full=full):
            raise Damaged("database_damaged")

    def close(self) -> None:
        """Close the file and let other processes in."""
        _close(self.folder, self.database)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_store(folder: DataFolder, key: bytes, vfs: str | None = None) -> Store:
    """Open, or make, the database of a folder: lock, check, copy, migrate, readings.

    Raises Failed("folder_in_use"), Damaged("database_key_wrong"), Damaged("database_damaged")
    and Damaged("database_newer"). `vfs` is for tests that let the disk fail.
    """
    folder.lock()
    database = EncryptedDatabase(folder.database, key, vfs)
    try:
        with told():
            database.connect()
            store = Store(folder, database, key)
            store.check(full=False)
            _bring_up_to_date(store)
    except BaseException:
        _close(folder, database)
        raise
    return store


def open_to_read(folder: DataFolder, key: bytes) -> Store:
    """Open the database of a folder in which another process works, only to read.

    Raises Failed("folder_in_use") while that one has not made the readings yet.
    """
    database = EncryptedDatabase(folder.database, key, only_read=True)
    try:
        with told():
            database.connect()
        if not tables.are_fresh(database):
            raise Failed("folder_in_use")
    except BaseException:
        _close(folder, database)
        raise
    return Store(folder, database, key)


def open_beside(store: Store) -> Store:
    """Open a second connection that writes, for one other thread of this process.

    A connection is used by one thread at a time. The file stays locked by the first one, which
    is closed last; whoever finds the other writing waits.
    """
    database = EncryptedDatabase(store.folder.database, store.key)
    folder = DataFolder(store.folder.path)
    try:
        with told():
            database.connect()
    except BaseException:
        _close(folder, database)
        raise
    return Store(folder, database, store.key)


def _close(folder: DataFolder, database: EncryptedDatabase) -> None:
    try:
        # A disk that fails only now takes nothing: what was confirmed is on it since then.
        with suppress(Failed, Damaged), told():
            database.close()
    finally:
        folder.unlock()


def _bring_up_to_date(store: Store) -> None:
    version = version_of(store.database)
    if 0 < version < scripts()[-1][0]:
        safety_copy(store.database, store.folder, version)
    migrate(store.database)
    with store.transaction():
        store.readings_are_stale = tables.create(store.database)
        if store.readings_are_stale and not store.ledger.count():
            store.readings_are_fresh()
