"""What a command works with: its words, who signs in, where it writes."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import startup
from desktop.actions.session import Session
from desktop.actions.sign_in import look_in, sign_in
from desktop.domain.refusals import Failed, Refused
from desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The words of a command, read."""

    data: str
    user: str
    path: Path
    id: str
    status: tuple[str, ...]
    json: bool
    tasks: bool
    window: bool = False
    to: Path
    paper: str
    portrait: bool
    additions: bool
    files: tuple[Path, ...] = ()
    full: bool = False
    device: str = ""
    prefix: str = ""
    name: str = ""


class Shell:
    """One command being carried out."""

    def __init__(
        self,
        options: Options,
        words: Words,
        write: Callable[[str], object],
        ask: str | Callable[[], str],
    ) -> None:
        self.options = options
        self.words = words
        self.folder = startup.data_folder(options.data)
        self._write = write
        self._ask = ask
        self._session: Session | None = None

    def credentials(self) -> tuple[str, str]:
        """Give login and password; in a practice office nobody need be named."""
        known = startup.practice_login(self.folder)
        if not self.options.user and known is not None:
            return known
        if not self.options.user:
            raise Refused("user_not_named")
        return self.options.user, self._password()

    def _password(self) -> str:
        if isinstance(self._ask, str):
            return self._ask
        try:
            return self._ask()
        except EOFError as error:
            raise Refused("password_not_given") from error

    def session(self) -> Session:
        """Sign in, once; beside a window that is open only to read, which is all commands do."""
        if self._session is None:
            login, password = self.credentials()
            world = startup.world_of(self.folder)
            try:
                self._session = sign_in(self.folder, world, login, password)
            except Failed as failed:
                if failed.code != "folder_in_use":
                    raise
                self._session = look_in(self.folder, world, login, password)
        return self._session

    def working(self) -> Session:
        """Sign in to change something; Failed("folder_in_use") beside a window that is open."""
        if self._session is None:
            login, password = self.credentials()
            world = startup.world_of(self.folder)
            self._session = sign_in(self.folder, world, login, password)
        return self._session

    def close(self) -> None:
        """Close what was opened."""
        if self._session is not None:
            self._session.workplace.store.close()
            startup.keep_clock(self.folder, self._session.workplace.world)

    def line(self, text: str = "") -> None:
        """Write one line."""
        self._write(text + "\n")

    def say(self, key: str, **facts: str | int) -> None:
        """Write one sentence of the commands."""
        self.line(self.words.say("command", key, **facts))

    def show(self, value: object) -> None:
        """Write plain data as JSON."""
        self.line(json.dumps(value, ensure_ascii=False, indent=2))

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write rows under headings, each column as wide as its widest cell."""
        cells = [[self.words.say("command", key) for key in headings], *map(list, rows)]
        widths = [max(len(row[place]) for row in cells) for place in range(len(headings))]
        for row in cells:
            padded = (text.ljust(width) for text, width in zip(row, widths, strict=True))
            self.line("  ".join(padded).rstrip())
