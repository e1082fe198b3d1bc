"""Notes in a pane: what happened, what was kept, what to do. Never a dialog.

Use::

    note = Note("bad", "„Scan_0413.pdf“ wurde nicht abgelegt", "Die Datei ist mit einem Kennwort geschützt. "
                "Das Original liegt unverändert unter „Zu klären“.", closable=True)
    note.add_link("Kennwort eingeben", self._ask_password)
    notes = NoteStack(); notes.show_error(error)         # one note per kind; a second of the same kind counts up
"""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import sizes, spoken, theme
from hattingen_desk.desktop.common.widgets.buttons import LinkButton, ToolButton
from hattingen_desk.desktop.common.widgets.labels import IconLabel, Label
from hattingen_desk.domain.errors import DeskError

Kind = Literal["bad", "warn", "info"]

_ICONS = {"bad": "circle-alert", "warn": "triangle-alert", "info": "info"}


class Note(QFrame):
    """A note with a head, a text and links. ``closed`` after the clerk closed it; it stays until then."""

    closed = Signal()

    def __init__(
        self,
        kind: Kind,
        head: str,
        text: str = "",
        parent: QWidget | None = None,
        *,
        icon: str | None = None,
        closable: bool = False,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setProperty("note", kind)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._head_text = head
        self._count = 1
        self._head = Label(head, "section", tone=kind, wrap=True)
        self._text = Label(text, "text", wrap=True)
        self._text.setVisible(bool(text))
        self._links = QHBoxLayout()
        self._links.setSpacing(sizes.GROUP)
        self._links.addStretch()
        self._links_widget = QWidget()
        self._links_widget.setLayout(self._links)
        self._links.setContentsMargins(0, 2, 0, 0)
        self._links_widget.hide()
        self._close = ToolButton("x", "Hinweis schließen")
        self._close.setVisible(closable)
        self._close.clicked.connect(self.close_note)
        self._lay_out(icon or _ICONS[kind])
        self.setAccessibleName(f"{head}. {text}")

    def _lay_out(self, icon: str) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._head)
        words.addWidget(self._text)
        words.addWidget(self._links_widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 12, 10, 12)
        layout.setSpacing(10)
        picture = IconLabel(icon, self.kind, sizes.ICON_NOTE)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
        layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def head(self) -> str:
        """The head without the count."""
        return self._head_text

    def add_link(self, text: str, callback: Callable[[], None]) -> LinkButton:
        """Adds a link below the text: what to do."""
        link = LinkButton(text)
        link.clicked.connect(lambda: callback())  # noqa: PLW0108 - the click brings a boolean
        self._links.insertWidget(self._links.count() - 1, link)
        self._links_widget.show()
        return link

    def set_text(self, text: str) -> None:
        """Changes the text below the head."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{self._head_text}. {text}")

    def count_up(self) -> None:
        """The same happened again: the head counts."""
        self._count += 1
        self._head.setText(f"{self._head_text} ({self._count} Mal)")

    def close_note(self) -> None:
        """Takes the note away."""
        self.hide()
        self.closed.emit()
        self.deleteLater()


class NoteStack(QWidget):
    """The place for notes at the head of a pane; takes no room while there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(sizes.PANE, sizes.GROUP, sizes.PANE, sizes.GAP)
        self._layout.setSpacing(10)
        self._notes: dict[str, Note] = {}
        self.hide()

    def show_error(self, error: DeskError, head: str = "Das hat nicht geklappt") -> Note:
        """Shows what a use case could not do, in its own words, and says it."""
        return self.show_note("bad", head, error.message)

    def show_note(self, kind: Kind, head: str, text: str = "", *, icon: str | None = None) -> Note:
        """Shows a note that can be closed; one with the same head counts up and takes the new text."""
        if head in self._notes:
            note = self._notes[head]
            # a hint asked for again is the same hint; trouble that comes again counts
            if kind != "info":
                note.count_up()
            note.set_text(text)
        else:
            note = Note(kind, head, text, icon=icon, closable=True)
            note.closed.connect(lambda: self._forget(head))
            self._notes[head] = note
            self._layout.addWidget(note)
        self.show()
        spoken.announce(self, f"{head}. {text}", urgent=kind == "bad")
        return note

    def clear(self, head: str | None = None) -> None:
        """Takes away the note with ``head``, or all: what it told of is solved."""
        for name in list(self._notes) if head is None else [head]:
            if name in self._notes:
                self._notes[name].close_note()

    def notes(self) -> list[Note]:
        """The notes on show."""
        return list(self._notes.values())

    def _forget(self, head: str) -> None:
        self._notes.pop(head, None)
        self.setVisible(bool(self._notes))


def set_error(field: QWidget, *, wrong: bool) -> None:
    """Marks a bare input as wrong or right again (see ``LineField`` for one with its sentence)."""
    theme.set_property(field, "state", "error" if wrong else "normal")
