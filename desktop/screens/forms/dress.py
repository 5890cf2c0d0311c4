"""What the style sheet of the window does not know yet: long texts, ticks, wrong inputs."""

from string import Template

from desktop.screens.look.appearance import Look

SHEET = Template("""
QPlainTextEdit { background: $surface; border: 1px solid $border; border-radius: 4px;
    padding: ${u3}px ${u4}px; selection-background-color: $primary;
    selection-color: $on_primary; }
QPlainTextEdit:focus { border: 2px solid $primary; padding: ${u2}px ${u3}px; }
QPlainTextEdit[wrong="true"] { border: 2px solid $danger; padding: ${u2}px ${u3}px; }
QPlainTextEdit:disabled, QLineEdit:disabled { background: $header; color: $secondary;
    border-color: $hairline; }
QPushButton[kind="primary"]:disabled { background: $header; border-color: $hairline;
    color: $secondary; }
QLabel[kind="doubt"] { color: $practice; font-size: ${u12}px; }
QLabel[kind="step"] { font-size: ${u18}px; font-weight: 600; }
QFrame#asked { background: $primary_weak; border: 1px solid $primary; border-radius: 4px; }
QFrame#refusedHere { background: $danger_weak; border: 1px solid $danger; border-radius: 4px; }
QListWidget#hits { background: $surface; border: 1px solid $border; outline: 0;
    padding: ${u2}px; }
QListWidget#hits::item { padding: ${u4}px ${u6}px; border-radius: 3px; color: $text; }
QListWidget#hits::item:selected { background: $primary_weak; color: $text; }
""")

LENGTHS = (2, 3, 4, 6, 12, 18)


def dress(look: Look) -> str:
    """Write the style sheet of forms; it names only what is in them."""
    tokens = look.tokens
    colours = {name: getattr(tokens, name) for name in type(tokens).__dataclass_fields__}
    lengths = {f"u{length}": str(look.px(length)) for length in LENGTHS}
    return SHEET.substitute(colours | lengths)
