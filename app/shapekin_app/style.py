"""How the application looks: the theme's colours as a palette and one style sheet.

Flat surfaces, hairlines, an 8-px grid (4 px inside controls), three sizes of type, focus rings that
can be seen. Widgets choose a variant by the dynamic property `role`: "title", "muted", "primary",
"quiet", "card".
"""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from shapekin_app import icons, theme
from shapekin_app.theme import Theme


def apply(app: QApplication, chosen: Theme) -> None:
    """Dress the whole application in a theme."""
    theme.use(chosen)
    app.setStyle("Fusion")
    app.setPalette(palette(chosen))
    app.setStyleSheet(style_sheet(chosen, app.font().pointSizeF()))
    icons.repaint_icons(app)
    for window in app.topLevelWidgets():
        window.update()


def mix(first: str, second: str, share: float) -> str:
    """A colour between two: `share` of the second."""
    a, b = QColor(first), QColor(second)
    parts = zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in parts)


def palette(colours: Theme) -> QPalette:
    """The theme as Qt's own roles, for everything that a style sheet does not reach."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette()
    for which, colour in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.surface,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.PlaceholderText: colours.muted,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.error,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.raised,
        role.Midlight: colours.line,
        role.Mid: colours.line,
        role.Dark: colours.line,
        role.Shadow: colours.line,
        role.Accent: colours.accent,
    }.items():
        made.setColor(which, QColor(colour))
    faint = QColor(mix(colours.muted, colours.window, 0.45))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, which, faint)
    made.setColor(group.Disabled, role.Highlight, QColor(colours.line))
    return made


def style_sheet(colours: Theme, points: float) -> str:
    """The style sheet of a theme.

    Args:
        colours: The theme.
        points: Size of the system's font in points.
    """
    values = {
        "window": colours.window,
        "surface": colours.surface,
        "raised": colours.raised,
        "line": colours.line,
        "text": colours.text,
        "muted": colours.muted,
        "accent": colours.accent,
        "on_accent": colours.on_accent,
        "error": colours.error,
        "hover": mix(colours.raised, colours.text, 0.06),
        "pressed": mix(colours.raised, colours.text, 0.13),
        "accent_hover": mix(colours.accent, colours.text, 0.15),
        "accent_soft": mix(colours.surface, colours.accent, 0.16),
        "faint": mix(colours.muted, colours.window, 0.45),
        "grip": mix(colours.line, colours.muted, 0.35),
        "ink": "dark" if colours.dark else "light",
        "pictures": (icons.resources() / "icons").as_posix(),
        "small": f"{points * theme.SMALL:.1f}",
        "title": f"{points * theme.TITLE:.1f}",
    }
    return SHEET.substitute(values)


SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $line; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[role="title"] { font-size: ${title}pt; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}pt; }
QLabel[role="error"] { color: $error; }
QLabel[role="hint"] { background: $surface; color: $muted; padding: 8px 16px 0 16px; }

QMainWindow { background: $window; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:horizontal { width: 1px; }

QToolBar { background: $window; border: none; border-bottom: 1px solid $line; padding: 4px 8px; spacing: 4px; }
QToolBar::separator { background: $line; width: 1px; margin: 6px 8px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 4px 8px; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $pressed; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; }
QToolButton[popupMode="1"] { padding-right: 20px; }
QToolButton::menu-button { border: none; width: 16px; }
QToolButton::menu-indicator { image: none; }

QPushButton { background: $raised; border: 1px solid $line; border-radius: 5px; padding: 5px 14px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $pressed; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; background: transparent; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 4px 13px; }
QPushButton[role="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; padding: 4px 8px; }
QPushButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="fold"] { background: transparent; border-color: transparent; padding: 2px 6px 2px 0;
    font-weight: 600; }
QPushButton[role="fold"]:hover { background: $hover; }
QPushButton[role="fold"]:focus { border-color: $accent; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 2px 4px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit {
    background: $raised; border: 1px solid $line; border-radius: 5px; padding: 4px 8px;
    selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus { border-color: $accent; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled {
    color: $faint; background: transparent; }
QSpinBox, QDoubleSpinBox { padding: 3px 18px 3px 6px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; width: 16px; border: none; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; width: 16px; border: none; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$pictures/control_up.svg"); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {
    image: url("$pictures/control_down.svg"); width: 10px; height: 10px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$pictures/control_down.svg"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $line; padding: 4px; outline: none; }

QCheckBox, QRadioButton { spacing: 8px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }
QCheckBox::indicator, QListView::indicator, QTreeView::indicator { width: 14px; height: 14px;
    border: 1px solid $grip; border-radius: 3px; background: $raised; }
QCheckBox::indicator:checked, QListView::indicator:checked, QTreeView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$pictures/control_check_$ink.svg"); }
QCheckBox::indicator:disabled { background: $window; border-color: $line; }
QCheckBox::indicator:checked:disabled { background: $faint; border-color: $faint; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid $grip; border-radius: 7px;
    background: $raised; }
QRadioButton::indicator:checked { width: 4px; height: 4px; border: 5px solid $accent; border-radius: 7px;
    background: $surface; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }

QListView, QTreeView, QTableView { background: $surface; border: none; outline: none; }
QListView::item, QTreeView::item { padding: 4px; border-radius: 4px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QTableView { selection-background-color: $accent_soft; selection-color: $text; }
QTableView::item { padding: 0 6px; border: none; }
QHeaderView::section { background: $surface; color: $muted; border: none; border-bottom: 1px solid $line;
    padding: 4px 8px; font-size: ${small}pt; }

QDockWidget { titlebar-close-icon: url("$pictures/control_close.svg");
    titlebar-normal-icon: url("$pictures/control_float.svg"); color: $muted;
    font-size: ${small}pt; font-weight: 600; }
QDockWidget::title { background: $surface; padding: 8px; border-bottom: 1px solid $line; }
QDockWidget::close-button, QDockWidget::float-button { border: none; padding: 0; icon-size: 16px; }
QDockWidget::close-button:hover, QDockWidget::float-button:hover { background: $hover; border-radius: 3px; }
QDockWidget > QWidget { background: $surface; }
QTabBar { background: $window; font-size: ${small}pt; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 6px 12px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }

QScrollArea { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $grip; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenuBar { background: $window; border: none; }
QMenuBar::item { background: transparent; padding: 4px 8px; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QStatusBar { background: $window; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QLabel[role="key"] { color: $muted; background: $raised; border: 1px solid $line; border-radius: 4px;
    padding: 1px 6px; font-size: ${small}pt; }
QListView[role="framed"], QTreeView[role="framed"] { border: 1px solid $line; border-radius: 5px; padding: 4px; }
QFrame[role="rule"] { border: none; background: $line; max-height: 1px; min-height: 1px; }
QFrame[role="chip"] { background: $accent_soft; border: 1px solid $accent; border-radius: 12px; }
QFrame[role="chip"] QToolButton { border-radius: 10px; padding: 3px; }
QFrame[role="floating"] { background: $raised; border: 1px solid $accent; border-radius: 8px; }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QGroupBox { border: none; border-top: 1px solid $line; margin-top: 16px; padding-top: 8px; font-weight: 600; }
QGroupBox::title { subcontrol-origin: margin; left: 0; padding-right: 8px; }
""")
