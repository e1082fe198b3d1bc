"""Fields of the inline panels: a captioned choice, and a position of the filing plan found by typing.

Use::

    register = ChoiceField("Register"); register.set_choices([("R6", "R6 Urlaub")]); register.value
    place = PositionField("Aktenplan", browsing); place.chosen.connect(...)
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hattingen_desk.application.browsing import Browsing
from hattingen_desk.desktop.common import fonts, sizes, theme
from hattingen_desk.desktop.common.widgets import ElidedLabel, IconLabel, Label
from hattingen_desk.desktop.records.presenter import completions
from hattingen_desk.desktop.search.record_choice import CHOICES, Choices, RecordChoice
from hattingen_desk.desktop.search.record_field import RecordField
from hattingen_desk.domain.filing_plan import PlanPosition


class ChoiceField(QWidget):
    """Caption above a drop-down list of (value, words)."""

    chosen = Signal(str)

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.caption = Label(caption, "label", tone="text2")
        self.box = QComboBox()
        fonts.set_role(self.box, "text")
        self.box.setAccessibleName(caption)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.setPlaceholderText(self.tr("Auswählen"))
        self.caption.setBuddy(self.box)
        self._error = ElidedLabel("", "secondary", tone="bad")
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(1, 0, 0, 0)
        below.setSpacing(5)
        below.addWidget(IconLabel("circle-alert", "bad", sizes.ICON_SMALL))
        below.addWidget(self._error, 1)
        self._below.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.caption)
        layout.addWidget(self.box)
        layout.addWidget(self._below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._choose)

    def set_choices(self, choices: Sequence[tuple[str, str]], value: str | None = "") -> None:
        """Offers these; ``value`` is in force if it is among them, otherwise the first; None: nothing yet."""
        self.box.clear()
        for each, words in choices:
            self.box.addItem(words, each)
        self.box.setCurrentIndex(-1 if value is None else max(0, self.box.findData(value)))
        self.set_error("")

    def set_error(self, sentence: str) -> None:
        """Says what is wrong, below the list; empty: nothing is."""
        theme.set_property(self.box, "state", "error" if sentence else "normal")
        self.box.setAccessibleDescription(sentence)
        self._error.setText(sentence)
        self._below.setVisible(bool(sentence))

    def _choose(self, row: int) -> None:
        self.set_error("")
        self.chosen.emit(str(self.box.itemData(row)))

    @property
    def value(self) -> str:
        """What is in force, empty when nothing is offered."""
        return str(self.box.currentData() or "")


class PositionField(RecordField):
    """Type a number or a word, take a position from the list. ``choice.id`` is the number."""

    def __init__(self, caption: str, browsing: Browsing, parent: QWidget | None = None) -> None:
        self._browsing = browsing
        super().__init__(caption, self._matching, parent)
        self.edit.setPlaceholderText(self.tr("Nummer oder Wort tippen, z. B. 11.30"))

    def choose_number(self, number: str) -> None:
        """Puts a position in."""
        position = next((each for each in self._browsing.positions() if each.number == number), None)
        if position is not None:
            self.choose(self._choice_of(position))

    def _matching(self, text: str) -> Choices:
        found = completions(self._browsing.positions(), text, CHOICES + 1)
        return Choices(text, tuple(self._choice_of(each) for each in found[:CHOICES]), more=len(found) > CHOICES)

    def _choice_of(self, position: PlanPosition) -> RecordChoice:
        kind = self._browsing.record_types[position.record_type]
        title = f"{position.number} {position.title}"
        return RecordChoice(position.number, title, position.number, kind.id, kind.title, kind.icon, closed=False)

    def _show(self, choices: Choices) -> None:
        if choices.found:
            super()._show(choices)
            return
        self._close()
        self.set_error(self.tr("Im Aktenplan gibt es „{0}“ nicht.").format(choices.text.strip()))
