"""A field in which a record is chosen by typing.

Use::

    field = RecordField("Akte", lambda text: find_records(desk, text))
    field.chosen.connect(self._load_registers)         # RecordChoice, or None when the clerk types on
    field.choice                                       # what is chosen now

Arrow keys move in the list below the field, Enter takes, Esc closes. Without typing the records visited last show.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import sizes, spoken, tasks, theme
from hattingen_desk.desktop.common.alive import alive
from hattingen_desk.desktop.common.tables import ListModel, ListView, TwoLine
from hattingen_desk.desktop.common.widgets import Label, LineField
from hattingen_desk.desktop.search.record_choice import Choices, RecordChoice

_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class RecordField(LineField):
    """See the module."""

    chosen = Signal(object)

    def __init__(self, caption: str, find: Callable[[str], Choices], parent: QWidget | None = None) -> None:
        super().__init__(caption, parent)
        self._find = find
        self._latest = tasks.Latest(self, delay_ms=60)
        self._popup: _Popup | None = None
        self._choice: RecordChoice | None = None
        self._wanted = False
        self.edit.setPlaceholderText(self.tr("Name oder Aktenzeichen tippen"))
        self.edit.textEdited.connect(self._typing)
        self.edit.installEventFilter(self)

    @property
    def choice(self) -> RecordChoice | None:
        """The record that is chosen."""
        return self._choice

    def choose(self, record: RecordChoice | None) -> None:
        """Puts a record in, as if the clerk had taken it from the list."""
        self._close()
        self._choice = record
        self.set_text(record.title if record else "")
        if record is not None:
            closed = self.tr(", Akte ist z. d. A.") if record.closed else ""
            self.set_hint(f"{record.type_title} · {record.reference}{closed}", icon=record.icon)
        self.chosen.emit(record)

    @property
    def is_open(self) -> bool:
        """Whether the list is to be seen."""
        return self._popup is not None and self._popup.isVisible()

    def _typing(self, text: str) -> None:
        if self._choice is not None:
            self._choice = None
            self.clear_hint()
            self.chosen.emit(None)
        self._ask(text)

    def _ask(self, text: str) -> None:
        self._wanted = True
        self._latest.run(lambda: self._find(text), on_success=self._show)

    def _show(self, choices: Choices) -> None:
        if not self._wanted or not self.isVisible():
            return
        if self._popup is None:
            self._popup = _Popup(self.window(), self.caption.text())
            self._popup.taken.connect(self.choose)
        if not choices.found and not choices.text.strip():
            self._popup.hide()
            return
        self._popup.show_choices(choices, self.edit)

    def _close(self) -> None:
        self._wanted = False
        self._latest.cancel()
        if self._popup is not None:
            self._popup.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not alive(self, watched):
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut:
            self._close()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MOVES:
            if self.is_open and self._popup is not None:
                self._popup.move_by(_MOVES[key])
            elif key == Qt.Key.Key_Down:
                self._ask("" if self._choice else self.edit.text())
            return True
        if not self.is_open or self._popup is None:
            return False
        if key == Qt.Key.Key_Escape:
            self._close()
            return True
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}:
            self._popup.take_current()
            # Tab goes on to the next field with what was taken
            return key != Qt.Key.Key_Tab
        return False


class _Popup(QFrame):
    """The list below the field; it never takes the focus, so that one types on."""

    taken = Signal(object)

    def __init__(self, window: QWidget, caption: str) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("card", "float")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._choices: dict[str, RecordChoice] = {}
        self._list = ListView(self.tr("Vorschläge zu {0}").format(caption), padding=12)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = ListModel(self._list)
        self._list.setModel(self._model)
        self._list.clicked.connect(self.take_current)
        self._list.current_changed.connect(self._say)
        self._words = Label("", "secondary", tone="text3")
        self._words.setContentsMargins(14, 6, 14, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 5, 1, 5)
        layout.setSpacing(0)
        layout.addWidget(self._list)
        layout.addWidget(self._words)
        self.hide()

    def show_choices(self, choices: Choices, below: QWidget) -> None:
        """Shows the records that fit, the first chosen, below the field."""
        self._choices = {each.id: each for each in choices.found}
        self._model.set_entries([(each.id, _row(each)) for each in choices.found])
        self._list.setVisible(bool(choices.found))
        self._list.setFixedHeight(self._list.content_height())
        if choices.found:
            self._list.select_key(choices.found[0].id)
        self._words.setText(self._remark(choices))
        self._words.setVisible(bool(self._words.text()))
        self._place(below)
        self.show()
        self.raise_()

    def move_by(self, step: int) -> None:
        """Moves the choice up or down, and round at the ends."""
        count = self._model.rowCount()
        if count:
            row = (self._list.currentIndex().row() + step) % count
            self._list.setCurrentIndex(self._model.index(row, 0))

    def take_current(self) -> None:
        """Takes what is chosen."""
        key = self._list.current_key
        if isinstance(key, str) and key in self._choices:
            self.taken.emit(self._choices[key])

    def _say(self, key: object) -> None:
        if self.isVisible() and isinstance(key, str):
            record = self._choices[key]
            spoken.announce(self._list, f"{record.title}, {record.type_title}, {record.reference}")

    def _remark(self, choices: Choices) -> str:
        if not choices.found:
            return self.tr("Keine Akte enthält „{0}“ im Titel oder Aktenzeichen.").format(choices.text.strip())
        if choices.more:
            return self.tr("Es gibt weitere Akten – tippen Sie mehr.")
        return "" if choices.text.strip() else self.tr("Zuletzt geöffnet")

    def _place(self, below: QWidget) -> None:
        window = self._window
        corner = below.mapTo(window, QPoint(0, below.height() + 2))
        width = max(below.width(), theme.px(340))
        self.setFixedWidth(min(width, window.width() - 2 * sizes.GAP))
        self.adjustSize()
        left = min(corner.x(), window.width() - self.width() - sizes.GAP)
        top = corner.y()
        if top + self.height() > window.height() - sizes.GAP:
            top = max(sizes.GAP, below.mapTo(window, QPoint(0, 0)).y() - self.height() - 2)
        self.move(left, top)


def _row(record: RecordChoice) -> TwoLine:
    return TwoLine(
        record.title,
        record.type_title,
        reference=record.reference,
        icon=record.icon,
        right="z. d. A." if record.closed else "",
        right_icon="archive" if record.closed else "",
        right_weight=400,
        tooltip=f"{record.title}\n{record.reference}",
    )
