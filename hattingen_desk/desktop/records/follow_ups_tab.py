"""The tab *Wiedervorlagen*: what comes back on which day, ticked off in place; new ones with F8.

Use::

    tab = FollowUpsTab(presenter); tab.show_things(record_id, document_id)
    tab.new_wanted.connect(screen.set_follow_up); tab.done_wanted.connect(self._tick_off)     # follow-up id
"""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from hattingen_desk.application.read_models import FollowUpRow
from hattingen_desk.desktop.common import fonts, sizes, tasks, theme
from hattingen_desk.desktop.common.widgets import Button, ElidedLabel, IconLabel, Label
from hattingen_desk.desktop.records import wording
from hattingen_desk.desktop.records.presenter import RecordsPresenter
from hattingen_desk.domain.dates import short_date

_MOST = 60


class _Line(QWidget):
    """One follow-up: tick, title, where it stands, and the day in words."""

    def __init__(self, row: FollowUpRow, today: date, *, with_document: bool) -> None:
        super().__init__()
        due = wording.deadline(row.due_on, today)
        done = row.done_at is not None
        self.tick = QCheckBox()
        self.tick.setChecked(done)
        self.tick.setEnabled(not done)
        words = "erledigt" if done else f"fällig {due.words}, {short_date(row.due_on)}"
        self.tick.setAccessibleName(f"{row.title}, {words}")
        self.tick.setToolTip("" if done else "Als erledigt abhaken")
        title = ElidedLabel(row.title, "text", tone="text3" if done else "text")
        below = row.document_title if with_document else row.note
        second = ElidedLabel(below, "secondary", tone="text2")
        second.setVisible(bool(below))
        day = Label("erledigt" if done else due.words, "secondary", tone="text3" if done else due.tone)
        day.setToolTip(short_date(row.due_on))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(second)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(sizes.PANE, 5, sizes.PANE, 5)
        layout.setSpacing(sizes.GAP)
        layout.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(column, 1)
        if due.icon and not done:
            layout.addWidget(IconLabel(due.icon, due.tone, sizes.ICON_SMALL))
        layout.addWidget(day)


class FollowUpsTab(QWidget):
    """See the module."""

    new_wanted = Signal()
    done_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, presenter: RecordsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._latest = tasks.Latest(self)
        self.new = Button(self.tr("Wiedervorlage setzen"), icon="alarm-clock", small=True)
        self.new.setToolTip(self.tr("Wiedervorlage setzen (F8)"))
        self.new.clicked.connect(self.new_wanted)
        self._empty = Label("", "text", tone="text2", wrap=True)
        self._empty.setContentsMargins(sizes.PANE, 4, sizes.PANE, 4)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setContentsMargins(sizes.PANE, 8, sizes.PANE, 4)
        row.addWidget(self.new)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self._empty)
        layout.addWidget(self._area, 1)
        fonts.set_role(self, "text")

    def show_things(self, record_id: str, document_id: str) -> None:
        """Reads and shows the follow-ups of a document, or of a whole record."""
        self._latest.run(
            lambda: self._presenter.follow_ups(record_id, document_id),
            on_success=lambda rows: self._show(rows, of_document=bool(document_id)),
            on_failure=self.failed.emit,
        )

    def ticks(self) -> list[QCheckBox]:
        """The ticks on show, from the top."""
        body = self._area.widget()
        return body.findChildren(QCheckBox) if body is not None else []

    def _show(self, rows: list[FollowUpRow], *, of_document: bool) -> None:
        body = QWidget()
        theme.set_ground(body, "surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        for row in rows[:_MOST]:
            line = _Line(row, self._presenter.today(), with_document=not of_document)
            line.tick.clicked.connect(lambda _on=False, row_id=row.id: self.done_wanted.emit(row_id))
            column.addWidget(line)
        column.addStretch(1)
        place = self._area.verticalScrollBar().value()
        self._area.setWidget(body)
        self._area.verticalScrollBar().setValue(place)
        words = self.tr("Keine Wiedervorlage an diesem Dokument.") if of_document else self.tr("Keine Wiedervorlage.")
        self._empty.setText(words)
        self._empty.setVisible(not rows)
        self._area.setVisible(bool(rows))
