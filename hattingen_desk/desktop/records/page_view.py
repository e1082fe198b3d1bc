"""One page as paper on a backdrop: fits the width, zooms, turns, shows marks, wears a veil in the dark.

Use::

    view = PageView(); view.set_picture(picture)         # PagePicture; None takes the paper away
    view.width_wanted.connect(self._ask)                 # how many device pixels a picture should be wide now
    view.turned_over.connect(self._page_by)              # 1 or -1: the clerk went past the end of the page
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from hattingen_desk.desktop.common import theme
from hattingen_desk.desktop.common.tokens import LIGHT
from hattingen_desk.domain.content import PagePicture

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
"""Steps of zoom; 1.0 is the width of the pane."""

_EDGE = 20
_WIDEST = 900
"""A line of print longer than that is hard to read; in a large preview the page stands in the middle."""
_VEIL = 0.13
_SHADOW = 5


class PageView(QAbstractScrollArea):
    """See the module."""

    width_wanted = Signal()
    turned_over = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._picture: PagePicture | None = None
        self._zoom = 1.0
        self._quarter_turns = 0
        self._bright = False
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName(self.tr("Seitenbild"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.set_ground(self, "backdrop")
        theme.signals().changed.connect(self.viewport().update)

    # --- what it shows ---

    def set_picture(self, picture: PagePicture | None, *, from_top: bool = True) -> None:
        """Shows a page, from its top or (paging backwards) from its foot; None: an empty backdrop."""
        self._picture = picture
        if picture is None:
            self._image = None
        else:
            image = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
            # a copy: the bytes go away with the picture
            self._image = self._turned(self._marked(image.copy(), picture))
        self._fit()
        bar = self.verticalScrollBar()
        bar.setValue(bar.minimum() if from_top else bar.maximum())
        self.viewport().update()

    @property
    def has_picture(self) -> bool:
        """Whether a page is shown."""
        return self._image is not None

    @property
    def zoom(self) -> float:
        """1.0 is the width of the pane."""
        return self._zoom

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by steps."""
        place = min(range(len(ZOOMS)), key=lambda index: abs(ZOOMS[index] - self._zoom))
        self.set_zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, place + steps))])

    def set_zoom(self, zoom: float) -> None:
        """Shows the page ``zoom`` times as wide as the pane."""
        if zoom != self._zoom:
            self._zoom = zoom
            self._fit()
            self.viewport().update()
            self.width_wanted.emit()

    def turn(self) -> None:
        """Turns the page a quarter clockwise; only the picture, the file stays."""
        self._quarter_turns = (self._quarter_turns + 1) % 4
        self.set_picture(self._picture)
        self.width_wanted.emit()

    def forget_turn(self) -> None:
        """Another document stands upright again."""
        self._quarter_turns = 0

    def set_bright(self, *, bright: bool) -> None:
        """Takes the veil away that dark mode lays over paper."""
        self._bright = bright
        self.viewport().update()

    @property
    def wanted_width(self) -> int:
        """How many device pixels a picture should be wide to be sharp at this zoom."""
        width = self._paper_width() * self.devicePixelRatioF()
        if self._quarter_turns % 2 and self._picture is not None:
            width = width * self._picture.width / max(1, self._picture.height)
        return max(80, round(width))

    def page_by(self, direction: int) -> None:
        """Scrolls by nearly a screen; past the end ``turned_over`` asks for the next page."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() if direction > 0 else bar.value() <= bar.minimum()
        if at_end:
            self.turned_over.emit(direction)
        else:
            bar.setValue(bar.value() + direction * max(40, self.viewport().height() - 60))

    # --- inside ---

    def _marked(self, image: QImage, picture: PagePicture) -> QImage:
        if not picture.marks:
            return image
        painter = QPainter(image)
        # on paper, so the light palette, whatever the theme; multiplied, so that the words stay black
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in picture.marks:
            painter.fillRect(mark.x, mark.y, mark.width, mark.height, QColor(LIGHT.mark))
        painter.end()
        return image

    def _turned(self, image: QImage) -> QImage:
        if not self._quarter_turns:
            return image
        return image.transformed(QTransform().rotate(90 * self._quarter_turns))

    def _paper_width(self) -> float:
        # measured as if the scroll bar were there: otherwise its coming makes the page fit and its going makes it long
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        return max(80.0, room - 2 * _EDGE) * self._zoom

    def _paper_size(self) -> QSize:
        if self._image is None or not self._image.width():
            return QSize(0, 0)
        width = self._paper_width()
        return QSize(round(width), round(width * self._image.height() / self._image.width()))

    def _fit(self) -> None:
        paper, room = self._paper_size(), self.viewport().size()
        for bar, length, seen in (
            (self.horizontalScrollBar(), paper.width(), room.width()),
            (self.verticalScrollBar(), paper.height(), room.height()),
        ):
            bar.setPageStep(seen)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, length + 2 * _EDGE - seen) if length else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        if event.oldSize().width() != event.size().width():
            self.width_wanted.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("backdrop"))
        if self._image is None:
            return
        paper = self._paper_size()
        left = max(_EDGE, (self.viewport().width() - paper.width()) // 2) - self.horizontalScrollBar().value()
        rect = QRectF(left, _EDGE - self.verticalScrollBar().value(), paper.width(), paper.height())
        self._paint_shadow(painter, rect)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, self._image, QRectF(QPointF(0, 0), self._image.size()))
        if theme.tokens().dark and not self._bright:
            veil = QColor(0, 0, 0)
            veil.setAlphaF(_VEIL)
            painter.fillRect(rect, veil)

    def _paint_shadow(self, painter: QPainter, paper: QRectF) -> None:
        for distance in range(_SHADOW, 0, -1):
            shade = QColor(0, 0, 0, 7 if not theme.tokens().dark else 24)
            spread = QRectF(paper).adjusted(-distance, -distance + 1, distance, distance + 1)
            painter.fillRect(spread, shade)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        bar = self.verticalScrollBar()
        down = event.angleDelta().y() < 0
        if (down and bar.value() >= bar.maximum()) or (not down and bar.value() <= bar.minimum()):
            # a touch pad sends many small steps: one page for each gesture
            if event.phase() in {Qt.ScrollPhase.NoScrollPhase, Qt.ScrollPhase.ScrollBegin}:
                self.turned_over.emit(1 if down else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        backwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Space:
            self.page_by(-1 if backwards else 1)
        elif key in {Qt.Key.Key_PageDown, Qt.Key.Key_Right}:
            self.turned_over.emit(1)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_Left}:
            self.turned_over.emit(-1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            self.zoom_by(1 if key == Qt.Key.Key_Plus else -1)
        else:
            super().keyPressEvent(event)
