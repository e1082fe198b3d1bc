"""A column of facts that are edited in place: caption, value, and below it what is wrong with it.

Use::

    form = FactForm("Angaben zum Dokument"); form.set_facts(document_fields(...))
    form.committed.connect(self._save)                # fact id, text
    form.show_error("received_on", error.message); form.settle("received_on")
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import sizes, spoken, theme
from hattingen_desk.desktop.common.alive import alive
from hattingen_desk.desktop.common.widgets import ElidedLabel, IconLabel, Label
from hattingen_desk.desktop.records.fact_editors import INSET, QuietChoice, QuietEdit
from hattingen_desk.desktop.records.fact_sheets import Fact, FieldKind
from hattingen_desk.domain.dates import WEEKDAYS, parse_date, short_date
from hattingen_desk.domain.errors import InvalidInputError

_CAPTION_WIDTH = 122


class FactRow(QObject):
    """One fact: its caption, its editor, and a line below for an error or the day a typed date means."""

    committed = Signal(str, str)

    def __init__(self, fact: Fact, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self.id = fact.id
        self._kind = fact.kind
        self._today = today
        self.caption = Label(fact.caption, "secondary", tone="text3")
        self.caption.setMinimumHeight(theme.px(sizes.CONTROL_SMALL))
        self.editor = self._editor(fact)
        self.field = QWidget()
        self._hint = QWidget()
        self._hint_icon = IconLabel("circle-alert", "bad", sizes.ICON_SMALL)
        self._hint_words = Label("", "secondary", tone="bad", wrap=True)
        self._lay_out()
        self.set_fact(fact)

    def _editor(self, fact: Fact) -> QWidget:
        if fact.kind is FieldKind.CHOICE:
            choice = QuietChoice(fact.caption)
            choice.chosen.connect(lambda value: self.committed.emit(self.id, value))
            return choice
        if fact.kind is FieldKind.FIXED:
            return ElidedLabel("", "text", tabular=fact.tabular)
        edit = QuietEdit(fact.caption, tabular=fact.tabular)
        edit.committed.connect(lambda text: self.committed.emit(self.id, text))
        edit.typed.connect(self._typed)
        edit.installEventFilter(self)
        return edit

    def _lay_out(self) -> None:
        below = QHBoxLayout(self._hint)
        below.setContentsMargins(INSET, 0, 0, 4)
        below.setSpacing(5)
        below.addWidget(self._hint_icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._hint_words, 1)
        column = QVBoxLayout(self.field)
        fixed = isinstance(self.editor, ElidedLabel)
        column.setContentsMargins(INSET if fixed else 0, 0, 0, 0)
        column.setSpacing(2)
        self.editor.setMinimumHeight(theme.px(sizes.CONTROL_SMALL))
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column.addWidget(self.editor)
        column.addWidget(self._hint)
        self.caption.setBuddy(self.editor)
        self._hint.hide()

    def set_fact(self, fact: Fact) -> None:
        """Shows a value; takes errors away unless the clerk is still at it."""
        self.caption.setText(fact.caption)
        editor = self.editor
        if isinstance(editor, QuietChoice):
            editor.set_choices(fact.choices, fact.value, fact.state)
        elif isinstance(editor, QuietEdit):
            editor.set_value(fact.value)
            editor.setPlaceholderText("" if fact.value else "–")
        elif isinstance(editor, ElidedLabel):
            editor.setText(fact.value)
            editor.setAccessibleName(f"{fact.caption}: {fact.value}")
            if fact.hint:
                editor.setToolTip(f"{fact.value}\n{fact.hint}")

    @property
    def value(self) -> str:
        """What stands in the field, in words."""
        editor = self.editor
        if isinstance(editor, QuietChoice):
            return editor.currentText()
        return editor.text() if isinstance(editor, QuietEdit | ElidedLabel) else ""

    @property
    def error(self) -> str:
        """The error on show, empty when there is none."""
        return self._hint_words.text() if self.editor.property("state") == "error" else ""

    def show_error(self, sentence: str) -> None:
        """Says what is wrong, at the field; what was typed stays."""
        theme.set_property(self.editor, "state", "error")
        self.editor.setAccessibleDescription(sentence)
        self._say(sentence, "circle-alert", "bad")
        spoken.announce(self.editor, sentence, urgent=True)

    def settle(self) -> None:
        """Nothing is wrong here."""
        theme.set_property(self.editor, "state", "normal")
        self.editor.setAccessibleDescription("")
        self._hint.hide()

    def restore(self) -> None:
        """Brings back what is stored."""
        if isinstance(self.editor, QuietEdit):
            self.editor.restore()
        self.settle()

    def _say(self, sentence: str, icon: str, tone: str) -> None:
        self._hint_icon.set_icon(icon, "text3" if tone == "text2" else tone)
        self._hint_words.set_tone(tone)
        self._hint_words.setText(sentence)
        self._hint.show()

    def _typed(self, text: str) -> None:
        self.settle()
        if self._kind is not FieldKind.DATE or not text.strip():
            return
        try:
            day = parse_date(text, self._today())
        except InvalidInputError:
            return
        self._say(f"{WEEKDAYS[day.weekday()]}, {short_date(day)}", "calendar-days", "text2")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # the day a date means is said while it is typed, not for ever
        if not alive(self, watched):
            return False
        if event.type() == QEvent.Type.FocusOut and self.editor.property("state") != "error":
            self._hint.hide()
        return False


class FactForm(QWidget):
    """See the module. The same facts again change only their values: the layout does not jump."""

    committed = Signal(str, str)

    def __init__(self, name: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._today = today
        self._rows: dict[str, FactRow] = {}
        self._signature: list[tuple[str, FieldKind]] = []
        self._body = QWidget()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(sizes.PANE, 6, 10, 6)
        self._layout.addWidget(self._body)
        self._layout.addStretch(1)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """Shows these facts."""
        signature = [(fact.id, fact.kind) for fact in facts]
        if signature != self._signature:
            self._build(facts)
            self._signature = signature
        for fact in facts:
            self._rows[fact.id].set_fact(fact)

    def rows(self) -> list[FactRow]:
        """All rows, from the top."""
        return list(self._rows.values())

    def row(self, fact_id: str) -> FactRow:
        """The row of a fact; KeyError when it is not shown."""
        return self._rows[fact_id]

    def show_error(self, fact_id: str, sentence: str) -> None:
        """Says what is wrong with a fact, at its field."""
        if fact_id in self._rows:
            self._rows[fact_id].show_error(sentence)

    def settle(self, fact_id: str) -> None:
        """A fact was saved."""
        if fact_id in self._rows:
            self._rows[fact_id].settle()

    def restore_all(self) -> None:
        """Another thing is shown: what was typed and refused goes."""
        for row in self._rows.values():
            row.restore()

    def _build(self, facts: Sequence[Fact]) -> None:
        self._layout.removeWidget(self._body)
        self._body.hide()
        self._body.deleteLater()
        self._body = QWidget()
        self._rows = {}
        grid = QGridLayout(self._body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, theme.px(_CAPTION_WIDTH) - INSET)
        grid.setColumnStretch(1, 1)
        for number, fact in enumerate(facts):
            row = FactRow(fact, self._today, self._body)
            row.committed.connect(self.committed)
            grid.addWidget(row.caption, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(row.field, number, 1)
            self._rows[fact.id] = row
        self._layout.insertWidget(0, self._body)
