"""The list of hits with what stands below it: what is not shown, and how to see more."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hattingen_desk.application.read_models import Hit
from hattingen_desk.desktop.common import sizes, spoken, theme
from hattingen_desk.desktop.common.tables import ListModel, ListView
from hattingen_desk.desktop.common.widgets import IconLabel, Label, Line, LinkButton
from hattingen_desk.desktop.search import models, presenter
from hattingen_desk.desktop.search.hit_delegate import HitDelegate
from hattingen_desk.desktop.search.presenter import Found, HitLine


class FoundList(QWidget):
    """See the module."""

    current_changed = Signal(object)
    """Hit or None."""
    opened = Signal(object)
    """Hit"""
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: dict[str, Hit] = {}
        self._lines: dict[str, HitLine] = {}
        self.lines = ListView(self.tr("Treffer"), padding=sizes.PANE)
        self.lines.setItemDelegate(HitDelegate(self.lines, self.tr("Treffer")))
        self._model = ListModel(self.lines)
        self.lines.setModel(self._model)
        self.lines.setObjectName("search_hits")
        self._limits = Label("", "secondary", tone="text2", wrap=True)
        self._more = LinkButton(self.tr("Weitere laden"))
        self._foot = QFrame()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(sizes.PANE, sizes.GAP, sizes.PANE, sizes.GAP)
        row.setSpacing(sizes.GAP)
        row.addWidget(IconLabel("info", "text3", sizes.ICON_SMALL))
        row.addWidget(self._limits, 1)
        row.addWidget(self._more)
        self._foot.setMinimumHeight(theme.px(40))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.lines, 1)
        self._line = Line()
        layout.addWidget(self._line)
        layout.addWidget(self._foot)
        self.lines.current_changed.connect(self._tell_current)
        self.lines.opened.connect(self._open)
        self._more.clicked.connect(self.more_wanted)
        self.setFocusProxy(self.lines)

    def show_hits(self, found: Found, *, keep_current: bool) -> None:
        """Shows the hits; the first is chosen unless the clerk's choice is kept and still there."""
        result, lines = found.result, found.lines
        self._hits = {hit.id: hit for hit in result.hits}
        self._lines = {line.id: line for line in lines}
        kept = self.lines.current_key if keep_current else None
        self._model.set_entries(models.hit_rows(lines))
        if lines and not (isinstance(kept, str) and self.lines.select_key(kept)):
            self.lines.setCurrentIndex(self._model.index(0, 0))
            self.lines.scrollToTop()
        words = presenter.limits_in_words(result)
        self._limits.setText(words)
        self._more.setVisible(result.more)
        self._foot.setVisible(bool(words))
        self._line.setVisible(bool(words))
        # rows with the same ids do not move the cursor, but the words to highlight may be others
        self._tell_current(self.lines.current_key)

    @property
    def limits(self) -> str:
        """What is said of hits that are not shown."""
        return self._limits.text()

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor."""
        key = self.lines.current_key
        return self._hits.get(key) if isinstance(key, str) else None

    def line_of(self, hit: Hit) -> HitLine:
        """What is said of a hit on show. KeyError: it is not shown."""
        return self._lines[hit.id]

    def take_key(self, event: QKeyEvent) -> None:
        """Lets a key pressed in the search field move the cursor here."""
        QCoreApplication.sendEvent(self.lines, QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier))
        # the focus stays in the field, so nothing else tells where the cursor has come to
        sentence = self.lines.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        if sentence:
            spoken.announce(self, sentence)

    def open_current(self) -> None:
        """Opens the hit under the cursor."""
        if self.current is not None:
            self.opened.emit(self.current)

    def _tell_current(self, _key: object) -> None:
        self.current_changed.emit(self.current)

    def _open(self, _key: object) -> None:
        self.open_current()
