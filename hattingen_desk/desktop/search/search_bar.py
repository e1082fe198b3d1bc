"""The head of the search screen: the field, the chips that narrow, and how many were found."""

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import fonts, icons, sizes, theme
from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.common.widgets import FilterChip, Label, Line, ProgressLine, SegmentedControl
from hattingen_desk.desktop.common.widgets.fields import LineEdit
from hattingen_desk.desktop.search.presenter import KINDS, Scope
from hattingen_desk.domain.search import HitKind

_ALL = "all"
_KIND_KEY = "search.kind"
_TO_THE_LIST = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchBar(QFrame):
    """See the module."""

    changed = Signal()
    """Text or scope changed."""
    list_key = Signal(object)
    """QKeyEvent: a key that moves in the list of hits."""
    opened = Signal()
    """Enter: open the current hit."""

    def __init__(self, store: LayoutStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        theme.set_ground(self, "surface")
        self.edit = _SearchEdit(self.tr("Suche in Akten, Vorgängen und Dokumenten"))
        self.kinds = SegmentedControl(
            self.tr("Was gesucht wird"),
            [(_ALL, self.tr("Alles")), *((kind.value, words) for kind, words in KINDS)],
        )
        self.kinds.set_current(self._remembered_kind())
        self.count = Label("", "secondary", tone="text2")
        self.progress = ProgressLine()
        self._record: tuple[str, str] = ("", "")
        self._record_chip: FilterChip | None = None
        self._chips = QHBoxLayout()
        self._lay_out()
        self.edit.textChanged.connect(self.changed)
        self.edit.list_key.connect(self.list_key)
        self.edit.entered.connect(self.opened)
        self.kinds.chosen.connect(self._choose_kind)

    def _lay_out(self) -> None:
        self._chips.setSpacing(sizes.GAP)
        self._chips.addWidget(self.kinds)
        self._chips.addStretch(1)
        self._chips.addWidget(self.count)
        inner = QVBoxLayout()
        inner.setContentsMargins(sizes.PANE, 14, sizes.PANE, 10)
        inner.setSpacing(10)
        inner.addWidget(self.edit)
        inner.addLayout(self._chips)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(inner)
        layout.addWidget(Line())
        layout.addWidget(self.progress)

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.edit.text()

    @property
    def scope(self) -> Scope:
        """Where is searched."""
        kind = None if self.kinds.current in {_ALL, ""} else HitKind(self.kinds.current)
        return Scope(*self._record, kind)

    def set_record(self, record_id: str, title: str) -> None:
        """Searches only in one record, or everywhere again (empty id)."""
        if self._record == (record_id, title):
            return
        self._record = (record_id, title)
        if self._record_chip is not None:
            self._record_chip.deleteLater()
            self._record_chip = None
        if record_id:
            words = title if len(title) <= 40 else f"{title[:39].rstrip()}…"
            self._record_chip = FilterChip(self.tr("Nur in {0}").format(words))
            self._record_chip.removed.connect(self.search_everywhere)
            self._chips.insertWidget(0, self._record_chip)
        self.changed.emit()

    def search_everywhere(self) -> None:
        """Takes the record away from the scope."""
        self.set_record("", "")
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def search_all_kinds(self) -> None:
        """Takes the kind away from the scope."""
        self.kinds.set_current(_ALL)
        self._choose_kind(_ALL)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_kind(self, key: str) -> None:
        self._store.put(_KIND_KEY, json.dumps(key))
        self.changed.emit()

    def _remembered_kind(self) -> str:
        text = self._store.get(_KIND_KEY)
        known = {_ALL, *(kind.value for kind, _words in KINDS)}
        try:
            value = json.loads(text) if text else _ALL
        except json.JSONDecodeError:
            return _ALL
        return value if value in known else _ALL


class _SearchEdit(LineEdit):
    """The field: arrow keys move in the list below while one types, Enter opens, Esc empties."""

    list_key = Signal(object)
    entered = Signal()

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder)
        fonts.set_role(self, "input")
        self.setObjectName("search_field")
        self.setPlaceholderText(placeholder)
        sign = self.addAction(icons.icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setText(placeholder)  # its button's name for screen readers
        self._clear = self.addAction(icons.icon("x", "text3"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(self.tr("Suche leeren"))
        self._clear.setToolTip(self.tr("Suche leeren (Esc)"))
        self._clear.setVisible(False)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda text: self._clear.setVisible(bool(text)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _TO_THE_LIST:
            self.list_key.emit(event)
        elif key in _ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
