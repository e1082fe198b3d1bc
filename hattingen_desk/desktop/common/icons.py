"""Lucide icons in the colours of the theme, sharp on every monitor.

Use::

    button.setIcon(icons.icon("plus", "on_accent"))      # follows the theme by itself
    painter.drawPixmap(x, y, icons.pixmap("lock", "text3", 16, dpr))    # cached, for delegates

Names are file names of ``resources/icons`` without ``.svg``; colours are token names.
"""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from hattingen_desk.application.resource_folder import resource_folder
from hattingen_desk.desktop.common.tokens import LIGHT, Tokens

ICON_WORDS = {
    "paperclip": "hat Anlagen",
    "lock": "beschränkter Zugriff",
    "laptop": "nur auf diesem Gerät",
    "archive": "z. d. A.",
    "alarm-clock": "fällig",
    "triangle-alert": "überfällig",
    "cloud-upload": "wartet auf Abgleich",
    "star": "Favorit",
    "signature": "in Mitzeichnung",
}
"""What an icon at the end of a cell means, for screen readers."""


class _State:
    """The tokens icons are painted with, set by the theme."""

    tokens: Tokens = LIGHT


@cache
def _source(name: str) -> str:
    path = resource_folder() / "icons" / f"{name}.svg"
    return path.read_text(encoding="utf-8")


def names() -> frozenset[str]:
    """Every icon that is shipped."""
    return frozenset(path.stem for path in (resource_folder() / "icons").glob("*.svg"))


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, dpr: float) -> QPixmap:
    # 1.75 at 16 to 20 px, 2 at 14 px: in a 24 px drawing that is what keeps one optical weight
    stroke = "2" if size <= 14 else "1.75"
    svg = _source(name).replace("currentColor", colour)
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    renderer = QSvgRenderer(QByteArray(svg.encode("utf-8")))
    side = max(1, round(size * dpr))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(dpr)
    return picture


def pixmap(name: str, colour: str = "text2", size: int = 16, dpr: float = 1.0) -> QPixmap:
    """The icon, ``size`` logical pixels, in the token ``colour``; cached until the theme changes."""
    return _pixmap(name, _State.tokens.colour(colour), size, dpr)


def draw(painter: QPainter, name: str, colour: str, where: QRect, size: int = 16) -> None:
    """Draws the icon in the middle of ``where``."""
    dpr = painter.device().devicePixelRatio()
    left = where.x() + (where.width() - size) / 2
    top = where.y() + (where.height() - size) / 2
    # on whole device pixels, otherwise the strokes smear
    left, top = round(left * dpr) / dpr, round(top * dpr) / dpr
    picture = pixmap(name, colour, size, dpr)
    painter.drawPixmap(QRectF(left, top, size, size), picture, QRectF(picture.rect()))


class _Engine(QIconEngine):
    """Renders one icon for the size, pixel ratio and theme of the moment."""

    def __init__(self, name: str, colour: str, colour_on: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour
        self._colour_on = colour_on

    def _token(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return "disabled"
        return self._colour_on if state == QIcon.State.On else self._colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        draw(painter, self._name, self._token(mode, state), rect, side)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # size is in device pixels here
        side = round(min(size.width(), size.height()) / scale)
        return pixmap(self._name, self._token(mode, state), side, scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour, self._colour_on)

    def isNull(self) -> bool:
        return False


# the Python half of an engine must outlive the QIcon that owns its C++ half
_engines: dict[tuple[str, str, str], QIcon] = {}


def icon(name: str, colour: str = "text2", *, on: str | None = None) -> QIcon:
    """The icon in the token ``colour`` (``on``: when checked); disabled is drawn in the disabled colour."""
    key = (name, colour, on or colour)
    if key not in _engines:
        _source(name)  # a missing icon is found here and not while painting
        _engines[key] = QIcon(_Engine(*key))
    return _engines[key]


def set_tokens(tokens: Tokens) -> None:
    """Called by the theme: paint with these colours from now on."""
    _State.tokens = tokens
    _pixmap.cache_clear()


def draw_at(painter: QPainter, name: str, colour: str, corner: QPoint, size: int = 16) -> None:
    """Draws the icon with its upper left corner at ``corner``."""
    draw(painter, name, colour, QRect(corner, QSize(size, size)), size)
