"""`sopan digest`, `sopan practice` and `sopan tour`."""

from desktop import startup
from desktop.actions.digest import digest
from desktop.commands.shell import Shell
from desktop.practice import PASSWORD


def digest_show(shell: Shell) -> None:
    """Show what two computers compare: equal words, equal data."""
    found = digest(shell.session(), startup.six_word_list())
    if shell.options.json:
        shell.show(
            {
                "events": found.events,
                "ledger": found.ledger,
                "state": found.state,
                "words": list(found.words),
            }
        )
        return
    shell.say("digest_events", count=found.events)
    shell.say("digest_ledger", hash=found.ledger)
    shell.say("digest_state", hash=found.state)
    shell.say("digest_words", words=" ".join(found.words))


def practice_make(shell: Shell) -> None:
    """Make the practice office in a folder and name its people."""
    made = startup.make_practice(shell.options.path)
    shell.say("practice_made", path=str(shell.options.path), cases=made.cases)
    rows = [(p.login, p.full_name, ", ".join(_roles(shell, tuple(p.roles)))) for p in made.people]
    shell.table(("login", "name", "roles"), rows)
    shell.say("practice_password", password=PASSWORD)

    if shell.options.window:
        startup.show_window(startup.data_folder(str(shell.options.path)))


def tour_make(shell: Shell) -> None:
    """Drive the real windows on a fresh practice office, and name the pictures and papers."""
    written = startup.make_tour(shell.options.path).names
    for name in written:
        shell.line(name)
    shell.say("tour_made", path=str(shell.options.path), count=len(written))


def _roles(shell: Shell, roles: tuple[str, ...]) -> list[str]:
    return [shell.words.say("role", role) for role in roles]
