"""What a test expects of an action that must not happen."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from desktop.domain.refusals import Trouble
from tests.actions.stage import Stage


@contextmanager
def refused(code: str, stage: Stage | None = None) -> Iterator[dict[str, object]]:
    """Expect a refusal with this code; given the stage, also that nothing was written."""
    ledger = stage.office.admin.workplace.store.ledger if stage else None
    before = ledger.count() if ledger else 0
    facts: dict[str, object] = {}
    with pytest.raises(Trouble) as trouble:
        yield facts
    assert trouble.value.code == code, trouble.value
    facts.update(trouble.value.facts)
    assert ledger is None or ledger.count() == before
