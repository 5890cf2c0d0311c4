"""What belongs to this computer alone is kept, and found again after a restart."""

from pathlib import Path

from db.local import Draft
from desktop.ledger.seals import Seal
from tests.db.builders import Office, opened


def test_waiting_events_are_kept_once_until_they_are_taken(tmp_path: Path) -> None:
    office = Office()
    one, two = office.write(), office.write()
    seals = [Seal("00", "d", entry.id.hex(), b"s") for entry in (one, two)]
    with opened(tmp_path) as store:
        for _ in range(2):
            store.waiting.put([one, two])
            store.waiting.put_seals(seals)

    with opened(tmp_path) as store:
        assert store.waiting.all() == [one, two]
        assert store.waiting.seals() == seals
        store.waiting.remove([one.id.hex()])
        store.waiting.remove_seals(seals[:1])

        assert store.waiting.all() == [two]
        assert store.waiting.seals() == seals[1:]
        assert store.ledger.count() == 0


def test_a_draft_replaces_the_one_before_and_is_its_persons_own(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.drafts.save("siti", Draft("case-1", "old", 1))
        store.drafts.save("siti", Draft("case-1", "new", 3))
        store.drafts.save("siti", Draft("case-2", "other", 2))

    with opened(tmp_path) as store:
        assert store.drafts.load("siti", "case-1") == Draft("case-1", "new", 3)
        assert [draft.name for draft in store.drafts.list("siti")] == ["case-1", "case-2"]
        assert store.drafts.load("budi", "case-1") is None
        store.drafts.drop("siti", "case-1")
        assert [draft.name for draft in store.drafts.list("siti")] == ["case-2"]


def test_a_setting_is_what_was_set_last(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        assert store.settings.get("folder") == ""
        store.settings.set("folder", "/media/a")
        store.settings.set("folder", "/media/b")

    with opened(tmp_path) as store:
        assert store.settings.get("folder") == "/media/b"


def test_the_log_gives_the_newest_first(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        store.log.add(1, "first", {"name": "Loket 1"})
        store.log.add(2, "second", {"count": 3})

        assert store.log.list() == [(2, "second", {"count": 3}), (1, "first", {"name": "Loket 1"})]
        assert len(store.log.list(limit=1)) == 1
