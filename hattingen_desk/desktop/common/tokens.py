"""The colours and sizes of the program, by name. Nothing else holds a colour.

Use::

    from hattingen_desk.desktop.common import theme
    colour = theme.tokens().accent        # "#0A5F7E" in light, "#63BFDB" in dark
    height = theme.px(sizes.TABLE_ROW)     # 32 at 100 % text size, 40 at 125 %

This module knows no Qt, so that its contrast table can be recomputed by a plain unit test.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Tokens:
    """One palette. Every colour is ``#RRGGBB``; the style sheet uses the same names."""

    dark: bool
    window: str
    rail: str
    surface: str
    raised: str
    sunken: str
    backdrop: str
    hover: str
    line: str
    line2: str
    control: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_h: str
    on_accent: str
    accent_soft: str
    sel: str
    sel_off: str
    focus: str
    mark: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    bad: str
    bad_bg: str
    info: str
    info_bg: str
    sign: str
    sign_bg: str
    mute: str
    mute_bg: str
    bar1: str
    bar2: str

    def colours(self) -> dict[str, str]:
        """All colours by token name."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "dark"}

    def colour(self, name: str) -> str:
        """The colour called ``name``; ``AttributeError`` when there is none."""
        value: str = getattr(self, name)
        return value


LIGHT = Tokens(
    dark=False,
    window="#F1F3F4",
    rail="#E6EAEC",
    surface="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F6F8F8",
    backdrop="#DDE2E5",
    hover="#F0F3F5",
    line="#E1E6E8",
    line2="#CBD3D7",
    control="#808C94",
    text="#172026",
    text2="#44515A",
    text3="#5C6972",
    disabled="#98A3AA",
    accent="#0A5F7E",
    accent_h="#084C66",
    on_accent="#FFFFFF",
    accent_soft="#E0EEF3",
    sel="#D8E9F0",
    sel_off="#E4E9EB",
    focus="#0A5F7E",
    mark="#FFE9A8",
    ok="#166B3B",
    ok_bg="#E2F3E8",
    warn="#825000",
    warn_bg="#FBEFD5",
    bad="#AE231A",
    bad_bg="#FCE7E5",
    info="#2553A0",
    info_bg="#E5EDFA",
    sign="#6A3C9E",
    sign_bg="#F0E9F9",
    mute="#44515A",
    mute_bg="#E9EDEF",
    bar1="#0A5F7E",
    bar2="#B98230",
)

DARK = Tokens(
    dark=True,
    window="#14181B",
    rail="#0F1315",
    surface="#1A1F23",
    raised="#22292E",
    sunken="#171C1F",
    backdrop="#0F1315",
    hover="#232A2F",
    line="#2A3238",
    line2="#3A444B",
    control="#6E7B84",
    text="#E4E9EC",
    text2="#B1BBC1",
    text3="#9BA7AE",
    disabled="#5F6A71",
    accent="#63BFDB",
    accent_h="#82D0E7",
    on_accent="#06222D",
    accent_soft="#16313B",
    sel="#1B3D4A",
    sel_off="#2A3237",
    focus="#7CCBE3",
    mark="#5C4A12",
    ok="#6CC890",
    ok_bg="#16301F",
    warn="#E5B15A",
    warn_bg="#2E2513",
    bad="#F2938B",
    bad_bg="#351C1B",
    info="#93B7F2",
    info_bg="#1A263C",
    sign="#C6A6EE",
    sign_bg="#2C2140",
    mute="#B1BBC1",
    mute_bg="#262D32",
    bar1="#58B0CB",
    bar2="#96702F",
)


def relative_luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 to 1 (WCAG 2.2, definition of "relative luminance")."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of "contrast ratio")."""
    high, low = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
