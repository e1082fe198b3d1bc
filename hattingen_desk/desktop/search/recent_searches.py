"""What the search screen shows before anything is typed: how to search, and what was searched for lately."""

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import sizes
from hattingen_desk.desktop.common.screen import LayoutStore
from hattingen_desk.desktop.common.widgets import EmptyState, Label, LinkButton
from hattingen_desk.desktop.search import presenter

_KEY = "search.recent"


class RecentSearches(QWidget):
    """See the module."""

    chosen = Signal(str)

    def __init__(self, store: LayoutStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._words = EmptyState(
            "search",
            self.tr("Wonach suchen Sie?"),
            self.tr(
                "Tippen Sie einen Namen, ein Aktenzeichen oder Wörter aus dem Text. Wortteile genügen: "
                "„reise“ findet auch „Dienstreiseantrag“. Anführungszeichen halten Wörter zusammen."
            ),
        )
        self._caption = Label(self.tr("Zuletzt gesucht"), "label", tone="text3")
        self._links = QVBoxLayout()
        self._links.setSpacing(6)
        column = QVBoxLayout()
        column.setSpacing(sizes.GAP)
        column.addWidget(self._caption)
        column.addLayout(self._links)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(column)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._words)
        layout.addLayout(row)
        layout.addStretch(3)
        self._show()

    @property
    def texts(self) -> list[str]:
        """What was searched for, newest first."""
        text = self._store.get(_KEY)
        try:
            value = json.loads(text) if text else []
        except json.JSONDecodeError:
            return []
        return [str(each) for each in value] if isinstance(value, list) else []

    def remember(self, text: str) -> None:
        """Puts a search in front; it led somewhere."""
        before = self.texts
        after = presenter.remembered(before, text)
        if after != before:
            self._store.put(_KEY, json.dumps(after, ensure_ascii=False))
            self._show()

    def _show(self) -> None:
        while (item := self._links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        texts = self.texts
        self._caption.setVisible(bool(texts))
        for text in texts:
            link = LinkButton(text if len(text) <= 60 else f"{text[:59]}…", icon="history")
            link.setAccessibleName(self.tr("Noch einmal suchen: {0}").format(text))
            link.clicked.connect(lambda _checked=False, text=text: self.chosen.emit(text))
            self._links.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
