"""Small strokes every self-painting widget and delegate shares: hairlines, elided text, chips.

Use::

    painting.hairline(painter, left, bottom - 1, width, "line")
    painting.text(painter, rect, "Zwischenzeugnis 2023", "text", fonts.font("text"))
    used = painting.chip(painter, rect, status.of("due_today"))
"""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from hattingen_desk.desktop.common import fonts, icons, sizes, theme
from hattingen_desk.desktop.common.status import Status

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def hairline(
    painter: QPainter, x: float, y: float, length: float, colour: str = "line", *, upright: bool = False
) -> None:
    """One line of one logical pixel, on whole device pixels and without antialiasing, so that it never smears."""
    dpr = painter.device().devicePixelRatio()
    thick = max(1, int(dpr)) / dpr
    left, top = round(x * dpr) / dpr, round(y * dpr) / dpr
    antialiased = painter.testRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    rect = QRectF(left, top, thick, length) if upright else QRectF(left, top, length, thick)
    painter.fillRect(rect, theme.colour(colour))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, antialiased)


def text(
    painter: QPainter,
    rect: QRect,
    words: str,
    colour: str,
    font: QFont,
    align: Qt.AlignmentFlag = _LEFT,
) -> int:
    """Draws one line, elided at the end when it does not fit; returns the width it took."""
    if rect.width() <= 0 or not words:
        return 0
    measure = QFontMetrics(font)
    width = measure.horizontalAdvance(words)
    if width > rect.width():
        words = measure.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        width = measure.horizontalAdvance(words)
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, words)
    return width


def marked_text(
    painter: QPainter, rect: QRect, words: str, marks: tuple[tuple[int, int], ...], colour: str, font: QFont
) -> int:
    """Draws one line like ``text``, with ``marks`` (start, end in characters) on the marking colour."""
    if marks and rect.width() > 0:
        measure = QFontMetrics(font)
        height = min(rect.height(), measure.height() + 2)
        top = rect.y() + (rect.height() - height) // 2
        for start, end in marks:
            left = measure.horizontalAdvance(words[:start])
            width = min(measure.horizontalAdvance(words[:end]), rect.width()) - left
            if width > 0:
                painter.fillRect(QRect(rect.x() + left, top, width, height), theme.colour("mark"))
    return text(painter, rect, words, colour, font)


def panel(painter: QPainter, rect: QRect, fill: str, radius: int, border: str | None = None) -> None:
    """A filled rectangle with round corners, with a one pixel border inside its edge when asked for."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if border is None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(QRectF(rect), radius, radius)
    else:
        painter.setPen(theme.colour(border))
        painter.setBrush(theme.colour(fill))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def chip_width(state: Status) -> int:
    """Width of the chip with its whole word."""
    weight = 500 if state.filled else 400
    words = fonts.metrics("secondary", weight=weight).horizontalAdvance(state.word)
    padding = 2 * sizes.CHIP_PADDING + 2 if state.filled else 0
    return padding + sizes.ICON_SMALL + 5 + words + 1


def chip(painter: QPainter, rect: QRect, state: Status, *, ground: bool | None = None) -> int:
    """Draws the status at the left of ``rect``, in its middle; returns the width it took.

    ``ground`` True fills a plain one too (beside a title), as a neutral chip.
    """
    filled = state.filled if ground is None else ground
    width = chip_width(state) if filled == state.filled else chip_width(state) + 2 * sizes.CHIP_PADDING
    height = theme.px(sizes.CHIP)
    box = QRect(rect.x(), rect.y() + (rect.height() - height) // 2, min(width, rect.width()), height)
    left = box.x()
    if filled:
        panel(painter, box, state.background, sizes.RADIUS_SMALL)
        left += sizes.CHIP_PADDING
    icons.draw(painter, state.icon, state.colour, QRect(left, box.y(), sizes.ICON_SMALL, height), sizes.ICON_SMALL)
    left += sizes.ICON_SMALL + 5
    font = fonts.font("secondary", weight=500 if filled else 400)
    words = QRect(left, box.y(), box.right() - left + 1, height)
    text(painter, words, state.word, state.colour, font)
    return width
