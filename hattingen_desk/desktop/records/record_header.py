"""The head of the middle pane: title, second line, state, main button; below it the row with filter and tools.

Use::

    header = RecordHeader()
    header.show_record(sheet); header.show_list("11.30.02", "Personalakten Tarifbeschäftigte")
    row = FilterRow("Dokumente filtern"); row.text_changed.connect(...); row.set_count("28 Dokumente")
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from hattingen_desk.application.browsing import RecordSheet
from hattingen_desk.desktop.common import sizes, theme
from hattingen_desk.desktop.common.widgets import (
    Button,
    ElidedLabel,
    FilterChip,
    FilterField,
    Label,
    StatusChip,
    ToolButton,
)
from hattingen_desk.desktop.records import wording
from hattingen_desk.domain.records import RecordStatus


class RecordHeader(QWidget):
    """Title once, large; reference under it, shown whole. ``main`` is the one main button of the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "title")
        self.status = StatusChip("filed", beside_title=True)
        self.reference = Label("", "label", tone="text2", tabular=True)
        self.reference.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rest = ElidedLabel("", "secondary", tone="text2", minimum=0)
        self.favourite = ToolButton("star", self.tr("In die Favoriten aufnehmen"))
        self.favourite.setCheckable(True)
        self.main = Button("", kind="main", icon="plus")
        self._lay_out()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.title)
        first.addWidget(self.status)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(0)
        second.addWidget(self.reference)
        second.addWidget(self.rest, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addLayout(second)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(sizes.PANE, 11, sizes.PANE, 4)
        layout.setSpacing(sizes.GAP)
        layout.addLayout(words, 1)
        layout.addWidget(self.favourite)
        layout.addWidget(self.main)

    def show_record(self, sheet: RecordSheet) -> None:
        """Shows the head of a record."""
        record = sheet.record
        closed = record.status is RecordStatus.CLOSED
        reference, rest = wording.record_line(
            record.reference, sheet.record_type, record.unit or str(record.fields.get("unit", "")),
            record.fields.get("status", ""),
        )  # fmt: skip
        self._show(record.title, reference, rest)
        self.status.setVisible(closed)
        self.favourite.setVisible(True)
        self.favourite.setChecked(sheet.is_favourite)
        words = self.tr("Aus den Favoriten nehmen") if sheet.is_favourite else self.tr("In die Favoriten aufnehmen")
        self.favourite.set_words(words)
        self.favourite.set_icon("star")

    def show_list(self, title: str, number: str = "", rest: str = "") -> None:
        """Shows the head of a position of the filing plan, or of a list."""
        self._show(title, number, rest)
        self.status.hide()
        self.favourite.hide()

    def _show(self, title: str, reference: str, rest: str) -> None:
        self.title.setText(title)
        self.reference.setText(reference)
        self.reference.setVisible(bool(reference))
        between = f"{wording.NBSP}{wording.NBSP}·{wording.NBSP}{wording.NBSP}" if reference and rest else ""
        self.rest.setText(between + rest)
        self.setAccessibleName(", ".join(part for part in (title, reference, rest) if part))


class FilterRow(QWidget):
    """Quick filter, chips for the filters in force, the count, column chooser and the menu with further acts."""

    text_changed = Signal(str)
    down_pressed = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None, *, funnel: bool = True) -> None:
        super().__init__(parent)
        self.funnel = ToolButton("funnel", self.tr("Filter wählen"))
        self.funnel.setMenu(QMenu(self.funnel))
        self.funnel.setVisible(funnel)
        self.filter = FilterField(placeholder, magnifier=not funnel)
        self.filter.setMaximumWidth(theme.px(210))
        self.count = Label("", "text", tone="text2")
        self.columns = ToolButton("columns-3", self.tr("Spalten wählen"))
        self.columns.setMenu(QMenu(self.columns))
        self.more = ToolButton("ellipsis", self.tr("Weitere Befehle"))
        self.more.setMenu(QMenu(self.more))
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self.filter.changed.connect(self.text_changed)
        self.filter.down_pressed.connect(self.down_pressed)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(sizes.PANE - (6 if self.funnel.isVisibleTo(self) else 0), 4, 12, 9)
        layout.setSpacing(6)
        layout.addWidget(self.funnel)
        layout.addWidget(self.filter, 2)
        layout.addLayout(self._chips)
        layout.addStretch(1)
        layout.addWidget(self.count)
        layout.addSpacing(4)
        layout.addWidget(self.columns)
        layout.addWidget(self.more)

    def set_count(self, words: str) -> None:
        """The count at the right, e.g. 28 Dokumente."""
        self.count.setText(words)

    def set_chips(self, chips: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Shows the filters in force; pressing one takes it away."""
        while self._chips.count():
            item = self._chips.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for words, remove in chips:
            chip = FilterChip(words)
            chip.removed.connect(remove)
            self._chips.addWidget(chip)

    def fill_columns(
        self, columns: Sequence[tuple[str, str]], shown: Callable[[str], bool], choose: Callable[[str, bool], None]
    ) -> None:
        """Fills the column chooser: (id, title) of what can be hidden."""
        menu = self.columns.menu()
        menu.clear()
        for column_id, title in columns:
            entry = menu.addAction(title)
            entry.setCheckable(True)
            entry.setChecked(shown(column_id))
            entry.toggled.connect(lambda on, column_id=column_id: choose(column_id, on))
