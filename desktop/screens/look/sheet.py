"""The style sheet: borders, radius and padding only; colours follow the tokens (UX 2f and 8)."""

from string import Template

from desktop.screens.look.tokens import Tokens

SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QWidget#page, QStackedWidget#pages { background: $window; }
QToolTip { background: $surface; color: $text; border: 1px solid $border; padding: ${u4}px; }

QFrame#card { background: $surface; border: 1px solid $hairline; border-radius: 6px; }
QFrame#header { background: $surface; border-bottom: 1px solid $hairline; }
QFrame#statusBar { background: $surface; border-top: 1px solid $hairline; }
QFrame#practiceBar { background: $practice_weak; border-top: 2px solid $practice; }
QFrame#practiceBar QLabel { color: $practice; }

QLabel { background: transparent; }
QLabel[kind="title"] { font-size: ${u18}px; font-weight: 600; }
QLabel[kind="section"] { font-size: ${u15}px; font-weight: 600; }
QLabel[kind="label"] { font-weight: 600; }
QLabel[kind="secondary"] { color: $secondary; font-size: ${u12}px; }
QLabel[kind="caption"] { color: $caption; font-size: ${u12}px; }
QLabel[kind="problem"] { color: $danger; font-size: ${u12}px; }

QPushButton { background: $surface; border: 1px solid $border; border-radius: 4px;
    padding: 0 ${u12}px; min-height: ${u30}px; }
QPushButton:hover { background: $primary_weak; border-color: $primary; }
QPushButton:focus { border: 2px solid $primary; padding: 0 ${u11}px; min-height: ${u28}px; }
QPushButton:checked { background: $primary_weak; border-color: $primary; color: $primary; }
QPushButton:disabled { color: $caption; border-color: $hairline; }
QPushButton[kind="primary"] { background: $primary; border-color: $primary; color: $on_primary;
    font-weight: 600; min-height: ${u34}px; }
QPushButton[kind="primary"]:hover { background: $primary_hover; }
QPushButton[kind="primary"]:disabled { background: $hairline; border-color: $hairline;
    color: $caption; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; min-height: ${u32}px; }
QPushButton[kind="plain"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="plain"]:hover { background: $primary_weak; }
QPushButton[kind="plain"]:focus { border: 2px solid $primary; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent;
    color: $primary; padding: 0 ${u4}px; text-align: left; }
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $primary; padding: 0 ${u3}px; }
QPushButton::menu-indicator { width: 0; }

QLineEdit, QComboBox { background: $surface; border: 1px solid $border; border-radius: 4px;
    padding: 0 ${u8}px; min-height: ${u30}px; selection-background-color: $primary;
    selection-color: $on_primary; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $primary; padding: 0 ${u7}px;
    min-height: ${u28}px; }
QLineEdit[wrong="true"] { border: 2px solid $danger; padding: 0 ${u7}px; min-height: ${u28}px; }
QLineEdit[readOnly="true"] { background: $header; border-color: $hairline; }
QComboBox::drop-down { border: 0; width: ${u24}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $border; outline: 0;
    selection-background-color: $primary_weak; selection-color: $text; }

QListWidget#index { background: transparent; border: 0; outline: 0; }
QListWidget#index::item { border: 2px solid transparent; border-radius: 4px;
    padding: 0 ${u8}px; color: $text; }
QListWidget#index::item:hover { background: $header; }
QListWidget#index::item:selected { background: $primary_weak; color: $text; }
QListWidget#index::item:selected:focus { border-color: $primary; }

QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab { background: transparent; color: $secondary; padding: ${u8}px ${u14}px;
    border: 0; border-bottom: 3px solid transparent; font-size: ${u13}px; }
QTabBar::tab:hover { color: $primary; }
QTabBar::tab:selected { color: $primary; border-bottom: 3px solid $primary; font-weight: 600; }
QTabBar:focus { outline: 0; }
QTabBar::tab:selected:focus { background: $primary_weak; }

QTableView { background: $surface; border: 2px solid transparent; border-radius: 4px;
    gridline-color: $hairline; selection-background-color: $primary_weak;
    selection-color: $text; outline: 0; }
QTableView::item { padding: ${u4}px ${u8}px; border-bottom: 1px solid $hairline; }
QTableView::item:selected { background: $primary_weak; color: $text; }
QTableView:focus { border-color: $primary; }
QHeaderView { background: $header; }
QHeaderView::section { background: $header; color: $text; border: 0; font-weight: 600;
    border-bottom: 1px solid $hairline; border-right: 1px solid $hairline;
    padding: ${u6}px ${u8}px; font-size: ${u12}px; }
QTableCornerButton::section { background: $header; border: 0; }

QScrollArea, QScrollArea > QWidget > QWidget#plain { background: transparent; border: 0; }
QScrollArea { border: 2px solid transparent; border-radius: 4px; }
QScrollArea:focus { border-color: $primary; }
QScrollBar:vertical { background: transparent; width: ${u14}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${u14}px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 3px; }
QScrollBar::handle:vertical { min-height: ${u32}px; }
QScrollBar::handle:horizontal { min-width: ${u32}px; }
QScrollBar::handle:hover { background: $secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; border: 1px solid $border; padding: ${u4}px; }
QMenu::item { padding: ${u6}px ${u24}px ${u6}px ${u12}px; border-radius: 4px; }
QMenu::item:selected { background: $primary_weak; }
QMenu::item:disabled { color: $caption; }
QMenu::separator { height: 1px; background: $hairline; margin: ${u4}px; }

QFrame#message { background: $primary_weak; border: 1px solid $primary; border-radius: 4px; }
QFrame#message[kind="problem"] { background: $danger_weak; border-color: $danger; }
QPushButton#tile { text-align: left; padding: ${u8}px ${u12}px; min-height: ${u28}px; }
QPushButton#tile:checked { border: 2px solid $primary; font-weight: 600; }
QProgressBar { border: 0; background: $hairline; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $primary; border-radius: 2px; }
QDialog { background: $surface; }
""")

LENGTHS = (3, 4, 6, 7, 8, 11, 12, 13, 14, 15, 18, 24, 28, 30, 32, 34)
"""Pixels at 100 % that the sheet uses; the font scale multiplies them."""


def sheet(tokens: Tokens, scale: float) -> str:
    """Write the style sheet of a theme in a font scale."""
    colours = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    lengths = {f"u{length}": str(round(length * scale)) for length in LENGTHS}
    return SHEET.substitute(colours | lengths)
