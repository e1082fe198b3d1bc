"""The command palette: one input over a scrim that finds commands, records, documents and help.

Use::

    palette = Palette(window, registry); palette.add_provider(RecordsProvider(...))
    palette.open_with("")          # Strg+K

``>`` narrows to commands, ``#`` to records, ``?`` to help. It opens at once: commands are there, providers follow.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import fonts, painting, sizes, spoken, tasks, theme
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.alive import alive
from hattingen_desk.desktop.common.widgets.labels import IconLabel, KeyCap, Label, Line
from hattingen_desk.desktop.shell.palette_list import PaletteDelegate, PaletteModel
from hattingen_desk.desktop.shell.palette_search import (
    COMMANDS,
    Command,
    PaletteItem,
    PaletteProvider,
    Request,
    commands_first,
    find_commands,
)
from hattingen_desk.domain.errors import DeskError

_WIDTH = 640
_TOP = 96
_INPUT = 52
_FOOT = 37
_SHADOW = 28
_LIFT = 8
_ABOVE_LIST = 4
_LIMIT = 6
_DELAY_MS = 40


class _Panel(QFrame):
    """The raised card; its shadow is painted by the scrim."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.panel(painter, self.rect(), "raised", sizes.RADIUS_PALETTE, "line2")


class Palette(QWidget):
    """A layer over the whole window; hidden until it is wanted."""

    def __init__(self, window: QWidget, registry: ActionRegistry) -> None:
        super().__init__(window)
        self._window = window
        self._registry = registry
        self._providers: list[tuple[PaletteProvider, tasks.Latest]] = []
        self._found: dict[int, Sequence[PaletteItem]] = {}
        self._request = Request("", "")
        self._moved = False
        self._lift = 0
        self._focus_before: QWidget | None = None
        self.setAccessibleName(self.tr("Suchen oder Befehl eingeben"))
        self.hide()
        window.installEventFilter(self)

        self.input = QLineEdit()
        self.input.setProperty("bare", "true")
        self.input.setAccessibleName(self.tr("Suchen oder Befehl eingeben"))
        self.input.setPlaceholderText(self.tr("Suchen oder Befehl eingeben"))
        self.input.setObjectName("palette_input")
        fonts.set_role(self.input, "input")
        self.input.textChanged.connect(self._typed)
        self.input.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Treffer"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.model = PaletteModel(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list, self.model))
        self.list.clicked.connect(lambda index: self._open_row(index.row()))
        self.list.entered.connect(lambda index: self._move_to(index.row()))
        self._count = Label("", "secondary", tone="text3")
        self._panel = _Panel(self)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 20, 0)
        head.setSpacing(10)
        head.addWidget(IconLabel("search", "text2", sizes.ICON_NOTE))
        head.addWidget(self.input, 1)
        head.addWidget(self._count)
        self._head = QWidget()
        self._head.setLayout(head)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(20, 0, 20, 2)
        foot.setSpacing(6)
        for keys, words in (("↑↓", self.tr("auswählen")), ("Enter", self.tr("öffnen")), ("Esc", self.tr("schließen"))):
            foot.addWidget(KeyCap(keys))
            foot.addWidget(Label(words, "secondary", tone="text2"))
            foot.addSpacing(8)
        foot.addStretch(1)
        hints = (self.tr("> nur Befehle"), self.tr("# nur Akten"), self.tr("? Hilfe"))
        for words in hints:
            foot.addWidget(Label(words, "secondary", tone="text2"))
            foot.addSpacing(4)
        layout = QVBoxLayout(self._panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(Line())
        layout.addSpacing(_ABOVE_LIST)
        layout.addWidget(self.list)
        layout.addWidget(Line())
        layout.addWidget(self._foot)

    def add_provider(self, provider: PaletteProvider) -> None:
        """Lets the palette find more."""
        self._providers.append((provider, tasks.Latest(self, delay_ms=_DELAY_MS)))

    # --- opening and closing ---

    def open_with(self, typed: str = "") -> None:
        """Opens, with ``typed`` in the input."""
        if not self.isVisible():
            self._focus_before = QApplication.focusWidget()
        self.setGeometry(self._window.rect())
        self._moved = False
        self.input.setText(typed)
        self._typed(typed)
        self.raise_()
        self.show()
        self.input.setFocus(Qt.FocusReason.PopupFocusReason)
        if theme.motion():
            self._come_in()

    def _come_in(self) -> None:
        animation = QVariantAnimation(self)
        animation.setDuration(120)
        animation.setStartValue(_LIFT)
        animation.setEndValue(0)
        animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        # hits may arrive meanwhile and change the height, so only the lift is animated
        animation.valueChanged.connect(self._set_lift)
        animation.start(QVariantAnimation.DeletionPolicy.DeleteWhenStopped)

    def _set_lift(self, lift: int) -> None:
        self._lift = lift
        self._place()

    def close_palette(self) -> None:
        """Goes away and gives the focus back."""
        for _provider, latest in self._providers:
            latest.cancel()
        self.hide()
        if self._focus_before is not None and alive(self._focus_before):
            self._focus_before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._focus_before = None

    # --- finding ---

    def _typed(self, typed: str) -> None:
        self._request = Request.of(typed)
        self._found = {}
        for number, (provider, latest) in enumerate(self._providers):
            if self._request.wants(provider):
                self._ask(number, provider, latest)
            else:
                latest.cancel()
        self._show()

    def _ask(self, number: int, provider: PaletteProvider, latest: tasks.Latest) -> None:
        query = self._request.query

        def found(items: Sequence[PaletteItem]) -> None:
            self._found[number] = items
            self._show()

        def failed(error: DeskError) -> None:
            self._found[number] = [PaletteItem(error.message, self.close_palette, icon="circle-alert")]
            self._show()

        latest.run(lambda: provider.find(query, _LIMIT), on_success=found, on_failure=failed)

    def _commands(self) -> list[Command]:
        if not self._request.wants_commands:
            return []
        commands = [
            Command(
                action.title,
                self._runner(action.id),
                action.hint,
                action.icon or "arrow-right",
                action.shortcut,
                (*action.keywords, action.group),
            )
            for action in self._registry.reachable()
            if action.in_palette
        ]
        return find_commands(commands, self._request.query, 50 if self._request.prefix == ">" else _LIMIT)

    def _runner(self, action_id: str) -> Callable[[], None]:
        def run() -> None:
            self._registry.run(action_id)

        return run

    def _show(self) -> None:
        commands = self._commands()
        items = [PaletteItem(one.title, one.open, one.subtitle, one.icon, one.shortcut) for one in commands]
        # help comes last, whoever was added first
        order = sorted(enumerate(self._providers), key=lambda entry: entry[1][0].prefix == "?")
        found = [(provider.group, self._found.get(number, ())) for number, (provider, _latest) in order]
        first = commands_first(commands, self._request.query)
        groups = [(COMMANDS, items), *found] if first else [*found, (COMMANDS, items)]
        before = self._current_item()
        self.model.show(groups, self._request.query)
        self._choose_again(before)
        total = len(self.model.items)
        words = self.tr("Keine Treffer") if not total else self.tr("1 Treffer") if total == 1 else f"{total} Treffer"
        self._count.setText(words if self._request.query else "")
        self._place()

    def _choose_again(self, before: PaletteItem | None) -> None:
        rows = [row for row in range(self.model.rowCount()) if before is not None and self._same(row, before)]
        # late hits above must not push the choice to another thing once the clerk has moved
        row = rows[0] if rows and self._moved else self.model.next_item(-1, 1)
        self._moved = self._moved and bool(rows)
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _same(self, row: int, item: PaletteItem) -> bool:
        other = self.model.item_at(row)
        return other is not None and (other.title, other.subtitle) == (item.title, item.subtitle)

    # --- choosing ---

    def _current_item(self) -> PaletteItem | None:
        return self.model.item_at(self.list.currentIndex().row())

    def _move(self, step: int) -> None:
        self._move_to(self.model.next_item(self.list.currentIndex().row(), step))

    def _move_to(self, row: int) -> None:
        item = self.model.item_at(row)
        if item is None:
            return
        self._moved = True
        index = self.model.index(row, 0)
        self.list.setCurrentIndex(index)
        # the caption of the first group comes into view with its first line
        self.list.scrollTo(self.model.index(0, 0) if row == 1 else index)
        spoken.announce(self.input, item.sentence)

    def _open_row(self, row: int) -> None:
        item = self.model.item_at(row)
        if item is None:
            return
        self.close_palette()
        item.open()

    # --- place, paint, events ---

    def _place(self) -> None:
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.model.rowCount()))
        head, foot = theme.px(_INPUT), theme.px(_FOOT)
        width = min(theme.px(_WIDTH), self.width() - 2 * sizes.PAGE)
        top = min(_TOP, max(sizes.GAP, self.height() // 8))
        room = self.height() - top - head - foot - sizes.PAGE
        content = min(rows + (8 if rows else 0), max(80, room))
        self._head.setFixedHeight(head)
        self._foot.setFixedHeight(foot)
        self.list.setFixedHeight(content)
        height = head + _ABOVE_LIST + content + foot + 2
        self._panel.setGeometry((self.width() - width) // 2, top - self._lift, width, height)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not alive(self, watched):
            return False
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
            self._place()
        if watched is self.input and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return False

    def _key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Tab}:
            self._move(1)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Backtab}:
            self._move(-1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open_row(self.list.currentIndex().row())
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_palette()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        dark = theme.tokens().dark
        painter.fillRect(self.rect(), QColor(0, 0, 0, 140) if dark else QColor(15, 25, 30, 82))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(self._panel.geometry())
        # a soft shadow in a few steps; an effect would render the whole panel through a pixmap at each key
        for step in range(_SHADOW, 0, -2):
            painter.setBrush(QColor(0, 0, 0, 3 + (1 if dark else 0)))
            radius = sizes.RADIUS_PALETTE + step
            painter.drawRoundedRect(box.adjusted(-step, -step + 8, step, step + 8), radius, radius)

    def panel_geometry(self) -> QRect:
        """Where the card stands, for pictures and tests."""
        return self._panel.geometry()
