"""Bytes of unknown encoding become text: byte order mark, UTF-8, then Windows' German code page."""

import re

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r\f\x0b\x1b\x1a")
_BEYOND_ASCII = bytes(range(127, 256))
_SAMPLE = 64 * 1024
# what a German text holds in the code page of DOS, where cp1252 would show „„Ž”™šá“ in the middle of words
_DOS_UMLAUTS = re.compile(rb"[A-Za-z][\x84\x94\x81\xe1\x8e\x99\x9a](?=[a-z])|(?<=[\s])[\x8e\x99\x9a](?=[a-z])")
_WINDOWS_UMLAUTS = re.compile(rb"[\xe4\xf6\xfc\xdf\xc4\xd6\xdc]")


def looks_like_text(data: bytes) -> bool:
    """Tell text from binary: hardly any control signs, no NUL unless it is UTF-16."""
    sample = data[:_SAMPLE]
    if sample.startswith(tuple(mark for mark, _ in _MARKS)):
        return not _mostly_unprintable(decode_text(sample)[0])
    if b"\x00" in sample and _wide(sample):
        return not _mostly_unprintable(decode_text(sample)[0])
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    # a stray NUL happens in text written by broken programs; in binaries they are many
    if controls * (200 if b"\x00" in sample else 50) > len(sample):
        return False
    if _is_utf8(sample):
        return True
    # an eight-bit code page: plain letters must outweigh what is left
    beyond_ascii = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    return beyond_ascii * 10 < 3 * len(sample)


def decode_text(data: bytes) -> tuple[str, bool]:
    """Return ``data`` as text, and whether every byte could be read."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    wide = _wide(data[:_SAMPLE]) if b"\x00" in data[:_SAMPLE] else ""
    if wide:
        return _decoded(data, wide)
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError:
        pass
    if _is_utf8(data):
        return _decoded(data, "utf-8")
    sample = data[:_SAMPLE]
    if len(_DOS_UMLAUTS.findall(sample)) > 2 * len(_WINDOWS_UMLAUTS.findall(sample)):
        return _decoded(data, "cp850")
    return decode_windows(data)


def decode_windows(data: bytes) -> tuple[str, bool]:
    """Return ``data`` as Windows' western code page; its five unused positions become replacement signs."""
    return _decoded(data, "cp1252")


def decode_as(data: bytes, encoding: str) -> str:
    """Return ``data`` in a named encoding; an unknown or wrong name is not believed."""
    name = encoding.strip().strip("\"'").lower()
    if name in {"", "us-ascii", "ascii", "iso-8859-1", "latin-1", "latin1", "unknown-8bit", "8bit", "utf-7", "binary"}:
        return decode_text(data)[0]  # so often a wrong promise that looking is better
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return decode_text(data)[0]
    except (LookupError, ValueError, AssertionError):
        return decode_text(data)[0]


def _decoded(data: bytes, encoding: str) -> tuple[str, bool]:
    try:
        return data.decode(encoding), True
    except UnicodeDecodeError:
        return data.decode(encoding, errors="replace"), False


def _is_utf8(data: bytes) -> bool:
    """Tell whether ``data`` is UTF-8 but for a character cut at its end or a rare damaged one."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return True
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    beyond_ascii = sum(char > "\x7f" for char in text[:_SAMPLE])
    return damaged <= 1 or damaged * 20 < beyond_ascii


def _wide(sample: bytes) -> str:
    """Return the name of UTF-16 if every second byte is mostly NUL, else an empty string."""
    even, odd = sample[0::2], sample[1::2]
    if not odd:
        return ""
    if odd.count(0) * 10 > 6 * len(odd) and even.count(0) * 20 < len(even):
        return "utf-16-le"
    if even.count(0) * 10 > 6 * len(even) and odd.count(0) * 20 < len(odd):
        return "utf-16-be"
    return ""


def _mostly_unprintable(text: str) -> bool:
    sample = text[:4096]
    odd = sum(
        char == "\ufffd" or (char < " " and char not in "\t\n\r\f\x0b") or 0xE000 <= ord(char) <= 0xF8FF
        for char in sample
    )
    return odd * 10 > len(sample)
