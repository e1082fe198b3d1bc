"""Every write of the window passes here: views hear what changed, and the clerk is offered the way back.

Use::

    tasks.run(lambda: filing.move(document_id, register), parent=self, on_success=self.feed.publish)
    self.feed.publish(changes, bar=self.undo_bar)        # shows the bar of this pane instead of the shell's
    self.feed.changed.connect(self._refresh)             # Changes: which kinds, which ids

Strg+Z takes the last published act back; a new act replaces it.
"""

from PySide6.QtCore import QObject, Signal

from hattingen_desk.application.changes import Changes
from hattingen_desk.desktop.common import tasks
from hattingen_desk.domain.errors import DeskError


class ChangeFeed(QObject):
    """One for the window; made by the shell and handed to every screen."""

    changed = Signal(object)
    """Changes: something was written, by whomever."""
    offered = Signal(object, object)
    """Changes that can be taken back, and the bar that was asked for (None: the shell's)."""
    taken_back = Signal(object)
    """Changes whose way back was gone."""
    withdrawn = Signal()
    """The last act cannot be taken back any more."""
    failed = Signal(object)
    """DeskError: taking back was refused."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._last: Changes | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return self._last is not None

    @property
    def last_sentence(self) -> str:
        """What the act that can be taken back was; "" when there is none."""
        return self._last.sentence if self._last is not None else ""

    def publish(self, changes: Changes, *, bar: QObject | None = None) -> None:
        """Tells the views what a write changed; offers its undo when it has one."""
        if changes.undo is not None:
            self._last = changes
            self.offered.emit(changes, bar)
        elif changes:
            self._forget()
        if changes:
            self.changed.emit(changes)

    def hear(self, changes: Changes) -> None:
        """Tells the views of changes nobody in this window made (sync, the watched folder)."""
        if changes:
            self.changed.emit(changes)

    def undo(self) -> None:
        """Takes the last act back in the background."""
        last = self._last
        if last is None or last.undo is None:
            return
        self._last = None
        way_back = last.undo

        def told(back: Changes) -> None:
            self.taken_back.emit(last)
            if back:
                self.changed.emit(back)

        tasks.run(way_back, parent=self, on_success=told, on_failure=self._refused)

    def _refused(self, error: DeskError) -> None:
        self.withdrawn.emit()
        self.failed.emit(error)

    def _forget(self) -> None:
        if self._last is not None:
            self._last = None
            self.withdrawn.emit()
