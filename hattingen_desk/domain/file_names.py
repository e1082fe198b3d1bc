"""File names from outside made harmless: for showing, for exporting to Windows and Linux, never to decide anything.

What is removed or replaced is what file systems refuse (Windows: reserved names and signs; both: length, NUL, slashes)
and what deceives the eye (direction marks that make ``exe.fdp`` look like ``pdf.exe``, invisible signs).
"""

import re
import unicodedata

MAX_NAME_BYTES = 200
"""UTF-8 bytes kept of a name: under the 255 of file systems, with room for „ (2)“ and for what encryption adds."""

_FALLBACK = "Datei"
_LONGEST_SUFFIX = 16
_SEPARATORS = re.compile(r"[/\\]")
_FORBIDDEN_ON_WINDOWS = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")
_RESERVED_ON_WINDOWS = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)", re.IGNORECASE)
# control signs, direction marks and other invisible format signs, lone surrogates
_INVISIBLE = frozenset({"Cc", "Cf", "Cs"})


def safe_file_name(name: str) -> tuple[str, str]:
    r"""Return ``name`` as every file system takes it, and a German remark, empty if nothing worth telling was changed.

    Idempotent. Folders are cut off, the extension is kept when the name is shortened.

    >>> safe_file_name("C:\\Scans\\Bescheid.pdf")
    ('Bescheid.pdf', '')
    >>> safe_file_name("")[0]
    'Datei'
    """
    visible = "".join(char for char in name if unicodedata.category(char) not in _INVISIBLE or char in "\t\r\n")
    hidden = sum(unicodedata.category(char) in _INVISIBLE and char not in "\t\r\n" for char in name)
    base = next((part for part in reversed(_SEPARATORS.split(visible)) if part.strip(" .\t\r\n")), "")
    plain = unicodedata.normalize("NFC", _SPACES.sub(" ", base))
    plain = _FORBIDDEN_ON_WINDOWS.sub("_", plain).strip(" ").rstrip(". ")
    stem = plain.split(".", 1)[0].rstrip(" ")
    if _RESERVED_ON_WINDOWS.fullmatch(stem):
        plain = f"_{plain}"
    short = _shortened(plain or _FALLBACK)
    return short, _remark(hidden=hidden > 0, empty=not plain, cut=short != (plain or _FALLBACK), length=len(name))


def suffix(name: str) -> str:
    """Return the extension of ``name`` in lower case without its dot, empty if there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem and len(ending) <= _LONGEST_SUFFIX else ""


def _shortened(name: str) -> str:
    if len(name.encode()) <= MAX_NAME_BYTES:
        return name
    ending = suffix(name)
    stem = name[: -len(ending) - 1] if ending else name
    tail = name[len(stem) :]
    kept = stem.encode()[: MAX_NAME_BYTES - len(tail.encode())].decode(errors="ignore").rstrip(" .")
    return kept + tail


def _remark(*, hidden: bool, empty: bool, cut: bool, length: int) -> str:
    if hidden:
        return (
            "Der Dateiname enthielt unsichtbare Zeichen, die eine falsche Dateiart vortäuschen können. "
            "Sie wurden aus der Anzeige entfernt; die Datei selbst ist unverändert. "
            "Öffnen Sie die Datei nur, wenn Sie dem Absender vertrauen."
        )
    if cut:
        return (
            f"Der Dateiname war mit {length} Zeichen zu lang und wird gekürzt angezeigt. "
            "Die Datei selbst ist unverändert."
        )
    if empty:
        return (
            f"Die Datei hatte keinen brauchbaren Namen und heißt hier „{_FALLBACK}“. "
            "Vergeben Sie bei Bedarf einen Titel."
        )
    return ""
