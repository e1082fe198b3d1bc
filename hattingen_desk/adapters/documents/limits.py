"""How much of a file is read. Bounds against hostile or huge files, far above what office work needs."""

MIB = 1024 * 1024

MAX_FILE = 512 * MIB
"""Larger files are kept, but not opened."""

MAX_TEXT = 2_000_000
"""Characters of text kept for reading and search, about 700 pages."""

MAX_TITLE = 300
MAX_LINE = 2_000
"""Characters of a single field (title, sender, file name in a list)."""

READING_SECONDS = 20.0
"""Readers stop adding text after this time and keep what they have; the hard limit lies above."""

MAX_ATTACHMENTS = 1_000
MAX_ATTACHMENT_BYTES = MAX_FILE

MAX_MEMBERS = 20_000
"""Members of a zip package."""

MAX_UNPACKED = 1024 * MIB
MAX_PART = 96 * MIB
"""Bytes of one XML part that is held as a tree; streamed parts may be larger."""

MAX_RATIO = 500
"""Unpacked to packed size beyond which a package is a bomb, if it also unpacks to more than ``BOMB_FLOOR``."""

BOMB_FLOOR = 100 * MIB

MAX_SOURCE_PIXELS = 250_000_000
"""Pixels of a picture that is decoded for showing (an A0 plan at 300 dpi has 140 million)."""

MAX_SHOWN_PIXELS = 40_000_000
"""Pixels of a page picture handed out."""
