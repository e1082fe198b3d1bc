"""Lengths in logical pixels at text size 100 %. Heights that hold text go through ``theme.px`` before use.

Use::

    from hattingen_desk.desktop.common import sizes, theme
    layout.setContentsMargins(sizes.PANE, sizes.GAP, sizes.PANE, sizes.GAP)
    row.setMinimumHeight(theme.px(sizes.TABLE_ROW))
"""

TIGHT = 4
GAP = 8
GROUP = 16
PANE = 16
PAGE = 24

RAIL = 84
RAIL_ITEM = (76, 54)
TOP_BAR = 48
STATUS_BAR = 28

TABLE_ROW = 32
TABLE_ROW_COMPACT = 28
TABLE_HEAD = 32
TABLE_GROUP = 34
LIST_GROUP = 32
TWO_LINE_ROW = 52
TREE_ROW = 28
TREE_CAPTION = 34
TREE_INDENT = 15
PALETTE_ROW = 38

CONTROL = 32
CONTROL_SMALL = 28
DECISION_BAR = 56
TOOL_STRIP = 44
PAGE_STRIP = 35
TOOL_BUTTON = 28

ICON = 16
ICON_SMALL = 14
ICON_NOTE = 18
ICON_RAIL = 20
ICON_EMPTY = 28

CHIP = 22
CHIP_PADDING = 6
BADGE = 16
SELECTION_BAR = 3

RADIUS_SMALL = 4
RADIUS = 6
RADIUS_CARD = 8
RADIUS_PALETTE = 12

WIDE_FROM = 1360
MEDIUM_FROM = 1260
