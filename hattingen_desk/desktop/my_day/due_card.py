"""The card *Wiedervorlagen*: the list by urgency, and what can be done with a row."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QMenu, QStackedWidget, QWidget

from hattingen_desk.application.follow_ups import MyDay
from hattingen_desk.application.read_models import FollowUpRow
from hattingen_desk.desktop.common import sizes, theme
from hattingen_desk.desktop.common.actions import ActionRegistry
from hattingen_desk.desktop.common.tables import ListModel, ListView
from hattingen_desk.desktop.common.widgets import Button, Card, EmptyState, KeyCap, Line, UndoBar
from hattingen_desk.desktop.my_day import models, presenter
from hattingen_desk.desktop.my_day.follow_up_form import FollowUpForm, NewDay
from hattingen_desk.desktop.my_day.presenter import DayPage
from hattingen_desk.domain.follow_ups import Urgency


class DueCard(Card):
    """Lists the follow-ups; which one is meant and what is asked of it goes out by signals."""

    opened = Signal(str)
    done = Signal(str)
    moved = Signal(str, object)
    """id, date"""
    current_changed = Signal()

    def __init__(self, undo_bar: UndoBar, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.header.title.setText(self.tr("Wiedervorlagen"))
        self.header.show()
        self._today = today
        self._new_day: NewDay | None = None
        self._moving = ""
        self._rows: dict[str, FollowUpRow] = {}
        self._following = ""
        self.lines = ListView(self.tr("Wiedervorlagen"), padding=17)
        self._model = ListModel(self.lines)
        self.lines.setModel(self._model)
        self.empty = EmptyState("circle-check", self.tr("Heute ist nichts fällig"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.lines)
        self._pages.addWidget(self.empty)
        self._strip = _Strip(self)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(undo_bar)
        self._strip_line = Line()
        self.body.addWidget(self._strip_line)
        self.body.addWidget(self._strip)
        # the strip ends the card: no room below it
        outer = self.layout()
        if outer is not None:
            outer.setContentsMargins(1, 1, 1, 1)
        self.lines.installEventFilter(self)
        self.lines.opened.connect(self._open)
        self.lines.current_changed.connect(self._current_changed)

    def hasHeightForWidth(self) -> bool:
        # the list scrolls: words that wrap on the empty day must not make the page demand its preferred height
        return False

    def add_form(self, form: FollowUpForm) -> None:
        """Gives the form for a new follow-up its place above the list."""
        self.body.insertWidget(0, form)
        form.closed.connect(self.take_focus)

    @property
    def new_day(self) -> NewDay:
        """The small form for another day, made when it is first wanted: the start screen must be light."""
        if self._new_day is None:
            self._new_day = NewDay(self._today, self)
            self._new_day.submitted.connect(self._submit_day)
            self._new_day.closed.connect(self.take_focus)
        return self._new_day

    def dress(self, registry: ActionRegistry) -> None:
        """Puts the buttons in that run actions of the registry."""
        new = Button(kind="quiet", small=True)
        registry.dress(new, "follow_up.new")
        new.setText(self.tr("Neue Wiedervorlage"))
        self.header.add(new)
        self.header.add(KeyCap(registry["follow_up.new"].shortcut))
        self._strip.dress(registry)

    # --- what is shown ---

    def show_page(self, page: DayPage) -> None:
        """Shows the follow-ups; the cursor stays, or goes to the row after one that is gone."""
        self._rows = {row.id: row for rows in page.my_day.groups.values() for row in rows}
        self.header.set_count(self.tr("{0} offen").format(page.my_day.open_count) if self._rows else "")
        had_cursor = self.current is not None
        self._model.set_entries(models.follow_up_rows(presenter.groups(page)))
        if self.current is None and (had_cursor or self._following):
            self.lines.select_key(self._following)
        self._following = ""
        self._show_empty(page.my_day)
        self._current_changed()

    def _show_empty(self, my_day: MyDay) -> None:
        self._pages.setCurrentIndex(0 if self._rows else 1)
        self._strip.setVisible(bool(self._rows))
        self._strip_line.setVisible(bool(self._rows))
        if self._rows:
            return
        following = presenter.next_deadline(my_day)
        hint = following or self.tr("Es sind keine Wiedervorlagen offen.")
        self.empty.set_words(self.tr("Heute ist nichts fällig"), hint)

    @property
    def current(self) -> FollowUpRow | None:
        """The follow-up under the cursor; None while no row is marked."""
        key = self.lines.current_key if self.lines.selectionModel().hasSelection() else None
        return self._rows.get(key) if isinstance(key, str) else None

    def counts_in_words(self, my_day: MyDay) -> str:
        """What the status bar says."""
        overdue = len(my_day.groups[Urgency.OVERDUE])
        words = self.tr("1 Wiedervorlage") if my_day.open_count == 1 else f"{my_day.open_count} Wiedervorlagen"
        return f"{words}, {overdue} überfällig" if overdue else words

    # --- acts ---

    def tick_off(self) -> None:
        """Asks for the current follow-up to be ticked off; the cursor will go to the next one."""
        row = self.current
        if row is not None:
            self._following = self._after(row.id)
            self.done.emit(row.id)

    def take_focus(self) -> None:
        """Leads the keys to the list, with the cursor on a row that is to be seen."""
        if not self.lines.selectionModel().hasSelection() and self._rows:
            self.lines.select_key(next(iter(self._rows)))
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_current(self) -> None:
        """Asks for the thing behind the current follow-up to be opened."""
        if self.current is not None:
            self.opened.emit(self.current.id)

    def change_day(self) -> None:
        """Opens the small form for another day at the current row."""
        row = self.current
        if row is None:
            return
        self._moving = row.id
        rect = self.lines.visualRect(self.lines.currentIndex())
        corner = self.lines.viewport().mapTo(self.new_day.over, QPoint(rect.right(), rect.bottom() + 2))
        self.new_day.open_at(row.title, row.due_on, corner.y(), corner.x() - 12)

    def _after(self, key: str) -> str:
        keys = [each for each in map(self._model.key_at, range(self._model.rowCount())) if each is not None]
        where = keys.index(key)
        return (keys[where + 1 :] or keys[:where][-1:] or [""])[0]

    def _open(self, key: object) -> None:
        self.opened.emit(str(key))

    def _submit_day(self, day: date) -> None:
        if self._moving:
            self.moved.emit(self._moving, day)

    def _current_changed(self, _key: object = None) -> None:
        self._strip.set_usable(usable=self.current is not None)
        self.current_changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current is None or not self.lines.geometry().contains(event.pos()):
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Öffnen"), self.open_current)
        menu.addAction(self.tr("Erledigt"), self.tick_off)
        menu.addAction(self.tr("Verschieben …"), self.change_day)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # the list would take Leertaste for its own search while typing
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            self.tick_off()
            return True
        return super().eventFilter(watched, event)


class _Strip(QFrame):
    """The strip at the foot of the card: what can be done with the row under the cursor, with its keys."""

    def __init__(self, card: DueCard) -> None:
        super().__init__(card)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 12, 0)
        self._row.setSpacing(sizes.TIGHT)
        self.setMinimumHeight(theme.px(sizes.TOOL_STRIP))
        self._buttons: list[Button] = []
        self._keys: list[KeyCap] = []
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.px(sizes.TOOL_STRIP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Large text in a small window: the key caps go first, the tooltips name the keys as well."""
        wanted = sum(each.sizeHint().width() + 3 * sizes.GAP for each in (*self._buttons, *self._keys))
        for cap in self._keys:
            cap.setVisible(wanted <= self.width())

    def dress(self, registry: ActionRegistry) -> None:
        """Adds a button and a key cap for each action."""
        for action_id in ("follow_up.done", "follow_up.move", "follow_up.open"):
            button = Button(kind="quiet", small=True)
            registry.dress(button, action_id)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._buttons.append(button)
            self._row.addWidget(button)
            cap = KeyCap(registry[action_id].shortcut)
            self._keys.append(cap)
            self._row.addWidget(cap)
            self._row.addSpacing(sizes.GAP)
        self._row.addStretch(1)

    def set_usable(self, *, usable: bool) -> None:
        """Whether there is a row to act on."""
        for button in self._buttons:
            button.setEnabled(usable)
