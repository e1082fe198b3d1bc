"""*Mein Tag*: the start screen.

Use::

    view = MyDayView(desk, feed, registry)
    view.open_requested.connect(records.open)          # record id, document id or ""
    view.inbox_requested.connect(...)                  # id of a waiting file or "": bring the inbox to the front

Actions, all in area ``my_day``: ``follow_up.new`` (F8), ``follow_up.done`` (Leertaste), ``follow_up.move`` (F2),
``follow_up.open`` (Enter).
"""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from hattingen_desk.application.changes import Changes, Kind
from hattingen_desk.application.desk import Desk
from hattingen_desk.desktop.common import icons, sizes, tasks, theme
from hattingen_desk.desktop.common.actions import Action, ActionRegistry
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.screen import Screen, WidthClass
from hattingen_desk.desktop.common.widgets import Button, ElidedLabel, Label, NoteStack, UndoBar
from hattingen_desk.desktop.my_day import presenter
from hattingen_desk.desktop.my_day.due_card import DueCard
from hattingen_desk.desktop.my_day.follow_up_form import FollowUpForm, NewFollowUp
from hattingen_desk.desktop.my_day.presenter import DayPage
from hattingen_desk.desktop.my_day.side import WIDTH, Side
from hattingen_desk.desktop.search.record_choice import find_records
from hattingen_desk.domain.dates import long_date
from hattingen_desk.domain.errors import DeskError

AREA = "my_day"
_A_MINUTE_MS = 60_000
_CONCERNED = frozenset({Kind.FOLLOW_UP, Kind.INBOX})


class MyDayView(Screen):
    """See the module."""

    open_requested = Signal(str, str)
    inbox_requested = Signal(str)
    new_requested = Signal(str)
    """``records.new`` or ``inbox.add_files``: bring that area to the front and run the action."""
    inbox_counted = Signal(int)
    """How many files wait in the inbox, for its badge before its screen is built."""

    def __init__(self, desk: Desk, feed: ChangeFeed, registry: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._feed = feed
        self._page: DayPage | None = None
        self._entered = False
        self._latest = tasks.Latest(self)
        self.setObjectName("my_day")
        theme.set_ground(self, "window")
        self.date = Label("", "title")
        self.sentence = ElidedLabel("", "text", tone="text2")
        self._new_button = Button(self.tr("Neu"), kind="main", icon="plus")
        self.notes = NoteStack()
        self._undo_bar = UndoBar(feed)
        self.page = QWidget()
        self._form: FollowUpForm | None = None
        self.card = DueCard(self._undo_bar, desk.clock.today)
        self.side = Side()
        self._lay_out()
        self._add_actions(registry)
        self.card.dress(registry)
        self._fill_menu(registry)
        self._connect()
        # a window that stays open over midnight must not show yesterday
        self._midnight = QTimer(self, interval=_A_MINUTE_MS)
        self._midnight.timeout.connect(self._look_at_the_calendar)
        self._midnight.start()
        self.reload()

    def _lay_out(self) -> None:
        self._row = QHBoxLayout()
        self._row.setSpacing(sizes.GROUP)
        self._row.addWidget(self.card, 1)
        self._row.addWidget(self.side)
        inner = QVBoxLayout(self.page)
        inner.setContentsMargins(sizes.PAGE, 20, sizes.PAGE, sizes.PAGE - 4)
        inner.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.date)
        words.addWidget(self.sentence)
        head = QHBoxLayout()
        head.setSpacing(sizes.GAP)
        head.addLayout(words, 1)
        head.addWidget(self._new_button)
        inner.addLayout(head)
        inner.addSpacing(14)
        inner.addLayout(self._row, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.page)
        self._scroll.viewport().setAutoFillBackground(False)
        self.page.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notes)
        layout.addWidget(self._scroll, 1)

    def _add_actions(self, registry: ActionRegistry) -> None:
        group = self.tr("Wiedervorlagen")

        def has_row() -> bool:
            return self.card.current is not None

        registry.add(
            Action(
                "follow_up.new", self.tr("Neue Wiedervorlage"), self.new_follow_up, shortcut="F8", area=AREA,
                group=group, icon="plus", hint=self.tr("Neue Wiedervorlage anlegen"), keywords=("Frist", "Termin"),
            ),
            Action(
                "follow_up.done", self.tr("Erledigt"), self.card.tick_off, shortcut="Space", area=AREA, group=group,
                icon="check", hint=self.tr("Wiedervorlage abhaken"), enabled_when=has_row, bound=False,
            ),
            Action(
                "follow_up.move", self.tr("Verschieben …"), self.card.change_day, shortcut="F2", area=AREA,
                group=group, icon="calendar-days", hint=self.tr("Wiedervorlage auf einen anderen Tag legen"),
                enabled_when=has_row,
            ),
            Action(
                "follow_up.open", self.tr("Öffnen"), self.card.open_current, shortcut="Return", area=AREA,
                group=group, icon="folder-open", hint=self.tr("Akte oder Dokument zur Wiedervorlage öffnen"),
                enabled_when=has_row, bound=False,
            ),
        )  # fmt: skip

    def _fill_menu(self, registry: ActionRegistry) -> None:
        menu = QMenu(self._new_button)
        menu.addAction(registry.qaction("follow_up.new"))
        for action_id, icon, words in (
            ("records.new", "folder-plus", self.tr("Neue Akte")),
            ("inbox.add_files", "inbox", self.tr("Dateien in den Scan-Eingang legen")),
        ):
            entry = menu.addAction(icons.icon(icon), words)
            entry.triggered.connect(lambda _checked=False, action_id=action_id: self.new_requested.emit(action_id))
        self._new_button.setMenu(menu)

    def _connect(self) -> None:
        self._feed.changed.connect(self._heard)
        self.card.opened.connect(self._open)
        self.card.done.connect(self._tick_off)
        self.card.moved.connect(self._change_day)
        self.card.current_changed.connect(self._say_status)
        self.side.inbox_requested.connect(lambda: self.inbox_requested.emit(""))
        self.side.scan_opened.connect(lambda scan: self.inbox_requested.emit(str(scan)))
        self.side.record_opened.connect(lambda record: self.open_requested.emit(str(record), ""))

    @property
    def follow_up_form(self) -> FollowUpForm:
        """The form for a new follow-up, made when it is first wanted: the start screen must be light."""
        if self._form is None:
            self._form = FollowUpForm(lambda text: find_records(self._desk, text), self._desk.clock.today)
            self._form.submitted.connect(self._set_follow_up)
            self.card.add_form(self._form)
        return self._form

    def new_follow_up(self) -> None:
        """F8: opens the form."""
        self.follow_up_form.open_form()

    # --- reading ---

    def reload(self) -> None:
        """Reads everything anew."""
        self._latest.run(lambda: presenter.load(self._desk), on_success=self._show, on_failure=self._refused)

    def _show(self, page: DayPage) -> None:
        self._page = page
        self.date.setText(long_date(page.my_day.today))
        self.sentence.setText(presenter.sentence(page))
        self.card.show_page(page)
        self.side.show_page(page)
        self.badge_changed.emit(page.my_day.waiting)
        self.inbox_counted.emit(len(page.inbox))
        self._say_status()
        if self._entered and self.card.lines.hasFocus():
            self.card.take_focus()

    def _heard(self, changes: Changes) -> None:
        if changes.kinds & _CONCERNED or (changes.kinds - {Kind.SETTING} and self._shows_one_of(changes.ids)):
            self.reload()

    def _shows_one_of(self, ids: frozenset[str]) -> bool:
        if self._page is None:
            return False
        follow_ups = [row for rows in self._page.my_day.groups.values() for row in rows]
        shown = {row.record_id for row in follow_ups} | {row.id for row in self._page.recent}
        return bool(ids & shown)

    def _look_at_the_calendar(self) -> None:
        if self._page is not None and self._page.my_day.today != self._desk.clock.today():
            self.reload()

    # --- acts ---

    def _set_follow_up(self, new: NewFollowUp) -> None:
        def set_it() -> Changes:
            return self._desk.follow_ups.set(
                new.record_id, new.title, new.due_on, time_of_day=new.time_of_day, note=new.note
            )

        def told(changes: Changes) -> None:
            self.follow_up_form.close_form()
            self._publish(changes)

        tasks.run(set_it, parent=self, on_success=told, on_failure=self.follow_up_form.refuse)

    def _tick_off(self, follow_up_id: str) -> None:
        self._run(lambda: self._desk.follow_ups.tick_off(follow_up_id))

    def _change_day(self, follow_up_id: str, day: date) -> None:
        self._run(lambda: self._desk.follow_ups.change(follow_up_id, due_on=day))

    def _run(self, work: Callable[[], Changes]) -> None:
        tasks.run(work, parent=self, on_success=self._publish, on_failure=self._refused)

    def _publish(self, changes: Changes) -> None:
        self._feed.publish(changes, bar=self._undo_bar)

    def _refused(self, error: DeskError) -> None:
        self.notes.show_error(error)

    def _open(self, follow_up_id: str) -> None:
        row = self.card.current
        if row is not None and row.id == follow_up_id:
            self.open_requested.emit(row.record_id, row.document_id or "")

    # --- what the shell asks ---

    def panes(self) -> list[QWidget]:
        return [self.card.lines, self.side.scans, self.side.recent]

    def entered(self) -> None:
        # a visit of a record is no change anybody is told of
        if self._page is not None:
            self.reload()
        self._entered = True
        self.card.take_focus()

    def set_width_class(self, width: WidthClass) -> None:
        narrow = width is WidthClass.NARROW
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.side.setFixedWidth(WIDTH) if not narrow else self.side.setMinimumWidth(320)

    def _say_status(self) -> None:
        if self._page is not None:
            self.status_changed.emit(self.card.counts_in_words(self._page.my_day))
