"""The right column of *Mein Tag*: what waits in the inbox, the records visited last, the plot.

The cards show as many rows as the window has room for; the plot takes what is left.
"""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QVBoxLayout, QWidget

from hattingen_desk.desktop.common import sizes, theme
from hattingen_desk.desktop.common.tables import ListModel, ListView
from hattingen_desk.desktop.common.widgets import Card, Label, LinkButton
from hattingen_desk.desktop.my_day import models, presenter
from hattingen_desk.desktop.my_day.plot import Legend, Plot
from hattingen_desk.desktop.my_day.presenter import DayPage

WIDTH = 528
_MOST_SCANS = 4
_LEAST_ROWS = 1
_PLOT = 206
_PLOT_LEAST = 170


class Side(QWidget):
    """See the module."""

    inbox_requested = Signal()
    scan_opened = Signal(object)
    """The id of a waiting file."""
    record_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: DayPage | None = None
        self.scans = ListView(self.tr("Dateien im Scan-Eingang"), padding=17)
        self.recent = ListView(self.tr("Zuletzt geöffnete Akten"), padding=17)
        self._scan_model, self._recent_model = ListModel(self.scans), ListModel(self.recent)
        self.scans.setModel(self._scan_model)
        self.recent.setModel(self._recent_model)
        self.scans.opened.connect(self.scan_opened)
        self.recent.opened.connect(self.record_opened)
        self._scan_card = Card(self.tr("Scan-Eingang"))
        to_inbox = LinkButton(self.tr("Zum Eingang"))
        to_inbox.clicked.connect(self.inbox_requested)
        self._scan_card.header.add(to_inbox)
        self._no_scans = _words(self.tr("Keine Datei wartet. Neue Scans erscheinen hier von selbst."))
        self._scan_card.body.addWidget(self.scans)
        self._scan_card.body.addWidget(self._no_scans)
        self._recent_card = Card(self.tr("Zuletzt geöffnet"))
        self._no_recent = _words(self.tr("Akten, die Sie öffnen, stehen danach hier."))
        self._recent_card.body.addWidget(self.recent)
        self._recent_card.body.addWidget(self._no_recent)
        self.plot = Plot()
        plot_card = Card(self.tr("Fristen der nächsten 10 Arbeitstage"))
        # the legend stands in the head, and below it where large text leaves no room
        self._legends = [Legend(self.tr("Wiedervorlagen"), "bar1") for _place in range(2)]
        self._plot_head = plot_card.header
        plot_card.header.add(self._legends[0])
        self._legends[1].setContentsMargins(17, 0, 0, 0)
        plot_card.body.addWidget(self._legends[1])
        plot_card.body.addWidget(self.plot, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(sizes.GROUP)
        # the rows follow the height, so they must not demand it
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._scan_card)
        layout.addWidget(self._recent_card)
        layout.addWidget(plot_card, 1)
        for card in (self._scan_card, self._recent_card):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(320)

    def show_page(self, page: DayPage) -> None:
        """Shows what was read."""
        self._page = page
        self._scan_card.header.set_count(presenter.inbox_count(page.inbox))
        self.plot.show_bars(presenter.bars(page.my_day))
        self._fill()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 480)

    def hasHeightForWidth(self) -> bool:
        # words that wrap would make the page around demand its preferred height as its least
        return False

    def minimumSizeHint(self) -> QSize:
        rows = 2 * _LEAST_ROWS * theme.px(sizes.TWO_LINE_ROW)
        return QSize(320, self._heads() + rows + theme.px(_PLOT_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        page = self._page
        if page is None:
            return
        scans, recent = self._room(len(page.inbox), len(page.recent))
        today = page.my_day.today
        self._scan_model.set_entries(models.scan_rows(page.inbox, today, scans))
        self._recent_model.set_entries(models.recent_rows(page.recent[:recent], page.types, today))
        for lines, words in ((self.scans, self._no_scans), (self.recent, self._no_recent)):
            empty = lines.model().rowCount() == 0
            words.setVisible(empty)
            lines.setVisible(not empty)
            lines.setFixedHeight(lines.content_height())
        for card in (self._scan_card, self._recent_card):
            inside = card.layout()
            if inside is not None:
                inside.activate()
            card.updateGeometry()
        wanted = self._plot_head.title.sizeHint().width() + self._legends[0].sizeHint().width() + 60
        roomy = wanted <= self.width()
        self._legends[0].setVisible(roomy)
        self._legends[1].setVisible(not roomy)

    def _heads(self) -> int:
        return 2 * (theme.px(44) + 10) + 2 * sizes.GROUP

    def _room(self, scans: int, recent: int) -> tuple[int, int]:
        """How many rows of each list fit above the plot: the scans get theirs first, each at least one."""
        row = theme.px(sizes.TWO_LINE_ROW)
        free = max(2 * _LEAST_ROWS, (self.height() - self._heads() - theme.px(_PLOT)) // row)
        for_scans = min(scans, _MOST_SCANS, max(_LEAST_ROWS, free - min(recent, free // 2)))
        return max(_LEAST_ROWS, for_scans), max(_LEAST_ROWS, free - max(_LEAST_ROWS, for_scans))


def _words(text: str) -> Label:
    label = Label(text, "text", tone="text2", wrap=True)
    label.setContentsMargins(17, 2, 17, 10)
    return label
