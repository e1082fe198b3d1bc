"""The plot *Fristen der nächsten 10 Arbeitstage*: bars and counts, drawn here, as a library would cost the start."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolTip, QWidget

from hattingen_desk.desktop.common import fonts, painting, sizes, theme
from hattingen_desk.desktop.common.widgets import Label
from hattingen_desk.desktop.my_day.presenter import Bar, plot_in_words, plot_top

_LEFT = 34
_RIGHT = 17
_TOP = 26
_BELOW = 46
_BAR = 22
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class Plot(QWidget):
    """One bar for each working day ahead, its count above, gridlines at the half and the top of the axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Fristen der nächsten 10 Arbeitstage"))

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Shows other days."""
        self._bars = tuple(bars)
        self.setAccessibleDescription(plot_in_words(self._bars))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, theme.px(170))

    def minimumSizeHint(self) -> QSize:
        return QSize(260, theme.px(112))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            bar = self._bar_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._said(bar) if bar else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        field, top = self._field(), plot_top(self._bars)
        for value in (top // 2, top):
            self._paint_gridline(painter, field, value, top, "line")
        self._paint_gridline(painter, field, 0, top, "control")
        for number, bar in enumerate(self._bars):
            self._paint_bar(painter, field, number, bar, top)

    def _field(self) -> QRect:
        """The area the bars stand in."""
        below = theme.px(_BELOW)
        return QRect(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - below)

    def _bar_at(self, x: int) -> Bar | None:
        field = self._field()
        if not self._bars or not field.left() <= x <= field.right():
            return None
        return self._bars[min(len(self._bars) - 1, (x - field.left()) * len(self._bars) // max(1, field.width()))]

    def _said(self, bar: Bar) -> str:
        day, _space, count = bar.spoken.rpartition(" ")
        noun = self.tr("Wiedervorlage") if count == "1" else self.tr("Wiedervorlagen")
        return f"{day[:1].upper()}{day[1:]}: {count} {noun}"

    def _paint_gridline(self, painter: QPainter, field: QRect, value: int, top: int, colour: str) -> None:
        y = field.bottom() + 1 - round(field.height() * value / top)
        painting.hairline(painter, field.left(), y, field.width(), colour)
        height = theme.px(18)
        beside = QRect(0, y - height // 2, _LEFT - 8, height)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painting.text(painter, beside, str(value), "text3", fonts.font("secondary", tabular=True), align)

    def _paint_bar(self, painter: QPainter, field: QRect, number: int, bar: Bar, top: int) -> None:
        step = field.width() / max(1, len(self._bars))
        middle = field.left() + step * (number + 0.5)
        height = round(field.height() * bar.count / top)
        if height:
            width = min(_BAR, step * 0.6)
            body = QRectF(round(middle - width / 2), field.bottom() + 1 - height, round(width), height)
            painter.fillRect(body, theme.colour("bar1"))
        line = theme.px(16)
        left, width = round(middle - step / 2), round(step)
        weight = 600 if bar.is_today else 400
        tone = "text" if bar.is_today else "text2"
        if bar.count:
            above = QRect(left, field.bottom() + 1 - height - line - 1, width, line)
            painting.text(painter, above, str(bar.count), tone, fonts.font("secondary", weight=weight), _CENTRE)
        name = QRect(left, field.bottom() + 5, width, line)
        painting.text(painter, name, bar.name, tone, fonts.font("smallest", weight=weight), _CENTRE)
        day = name.translated(0, theme.px(14))
        painting.text(painter, day, bar.number, tone, fonts.font("smallest", weight=weight), _CENTRE)


class Legend(QWidget):
    """A square in the colour of a series, and its name."""

    def __init__(self, words: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, sizes.TIGHT, 0)
        layout.setSpacing(6)
        layout.addWidget(_Square(colour))
        layout.addWidget(Label(words, "secondary", tone="text2"))


class _Square(QWidget):
    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(10, 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.panel(painter, self.rect(), self._colour, 2)
