"""The bar at the foot of a pane that says what was done and offers the way back.

Use::

    self.undo_bar = UndoBar(feed)                 # hidden until something is offered to it
    pane_layout.addWidget(self.undo_bar)          # last in the pane's layout, with the pane's margins
    feed.publish(changes, bar=self.undo_bar)

It goes after 10 s or at the next act, stays while the pointer or the focus is in it, and is spoken.
"""

from PySide6.QtCore import QEvent, QObject, QPropertyAnimation, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsOpacityEffect, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from hattingen_desk.application.changes import Changes
from hattingen_desk.desktop.common import fonts, sizes, spoken, theme
from hattingen_desk.desktop.common.alive import alive
from hattingen_desk.desktop.common.change_feed import ChangeFeed
from hattingen_desk.desktop.common.widgets.buttons import LinkButton, ToolButton
from hattingen_desk.desktop.common.widgets.labels import ElidedLabel, IconLabel, KeyCap

SHOWN_MS = 10_000
TAKEN_BACK_MS = 4_000
_MOTION_MS = 120


class UndoBar(QWidget):
    """A card 40 px high with sentence, *Rückgängig*, key cap and close."""

    def __init__(self, feed: ChangeFeed, parent: QWidget | None = None, *, default: bool = False) -> None:
        super().__init__(parent)
        self._feed = feed
        self._default = default
        self._asked: QObject | None = None
        self._icon = IconLabel("circle-check", "ok", sizes.ICON_NOTE)
        self._sentence = ElidedLabel("", "text")
        self._undo = LinkButton(self.tr("Rückgängig"))
        self._keys = KeyCap("Ctrl+Z")
        self._close = ToolButton("x", self.tr("Leiste schließen"))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._leave)
        self._lay_out()
        self._undo.clicked.connect(feed.undo)
        self._close.clicked.connect(self.hide)
        feed.offered.connect(self._offer)
        feed.taken_back.connect(self._say_taken_back)
        feed.withdrawn.connect(self.hide)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._look_again)
        self.hide()

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("card", "true")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        fonts.set_minimum_height(card, 40)
        row = QHBoxLayout(card)
        row.setContentsMargins(14, 0, 6, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._undo)
        row.addWidget(self._keys)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(sizes.PANE, sizes.GAP, sizes.PANE, 10)
        layout.addWidget(card)

    @property
    def sentence(self) -> str:
        """What the bar says."""
        return self._sentence.text()

    @property
    def remaining_ms(self) -> int:
        """Milliseconds until it goes; -1 while it is held."""
        return self._timer.remainingTime() if self._timer.isActive() else -1

    def _offer(self, changes: Changes, bar: QObject | None) -> None:
        self._asked = bar
        if bar is not self and not (bar is None and self._default):
            self.hide()
            return
        self._show(changes.sentence, SHOWN_MS, undoable=True)
        spoken.announce(self, f"{changes.sentence}. {self.tr('Rückgängig mit Strg+Z')}")

    def _say_taken_back(self, changes: Changes) -> None:
        if self.isHidden() and (not self._default or self._another_shows_it()):
            return
        self._show(self.tr("Rückgängig gemacht: {0}").format(changes.sentence), TAKEN_BACK_MS, undoable=False)
        spoken.announce(self, self._sentence.text())

    def _another_shows_it(self) -> bool:
        """Whether the bar that offered the way back still stands there: what it says is not said twice."""
        return isinstance(self._asked, UndoBar) and isValid(self._asked) and not self._asked.isHidden()

    def _show(self, sentence: str, duration: int, *, undoable: bool) -> None:
        self._icon.set_icon("circle-check" if undoable else "undo-2", "ok" if undoable else "text2")
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._undo.setVisible(undoable)
        self._keys.setVisible(undoable)
        self._timer.setInterval(duration)
        appears = self.isHidden()
        self.show()
        if appears and theme.motion() and self.window().isVisible():
            self._fade_in()
        if not self._held():
            self._timer.start()

    def _fade_in(self) -> None:
        effect = QGraphicsOpacityEffect(self)
        self.setGraphicsEffect(effect)
        animation = QPropertyAnimation(effect, b"opacity", self)
        animation.setDuration(_MOTION_MS)
        animation.setStartValue(0.0)
        animation.setEndValue(1.0)
        # an effect that stays would render the bar through a pixmap for ever
        animation.finished.connect(self._end_fade)
        animation.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)

    def _end_fade(self) -> None:
        self.setGraphicsEffect(None)  # type: ignore[arg-type]  # the stub forbids what Qt documents

    def _held(self) -> bool:
        focus = QApplication.focusWidget()
        return self.underMouse() or (focus is not None and self.isAncestorOf(focus))

    def _leave(self) -> None:
        if self._held():
            return
        self.hide()

    def _look_again(self) -> None:
        if alive(self) and self.isVisible():
            self._hold_or_run()

    def _hold_or_run(self) -> None:
        if self._held():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave} and self.isVisible():
            self._hold_or_run()
        if event.type() == QEvent.Type.Hide:
            self._timer.stop()
        return super().event(event)
