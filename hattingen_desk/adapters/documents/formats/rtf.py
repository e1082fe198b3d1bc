"""Rich Text Format 1.9: its text with headers, notes, comments and text boxes; pictures and objects are left out."""

import codecs
import re
from dataclasses import dataclass, replace

from hattingen_desk.adapters.documents.draft import Draft

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\"
)
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "row": "\n", "nestrow": "\n", "cell": "\t",
    "nestcell": "\t", "tab": "\t", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ", "qmspace": " ",
    "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n", "\t": "\t"}
_UNSEEN = frozenset(
    "fonttbl colortbl stylesheet info pict objdata objclass objname themedata colorschememapping datastore "
    "latentstyles listtable listoverridetable rsidtbl generator xmlnstbl filetbl revtbl fldinst bkmkstart bkmkend "
    "nonshppict sp pntext pnseclvl listtext atnid atnauthor atnref atndate atntime atrfstart atrfend userprops docvar "
    "template passwordhash mmathPr wgrffmtfilter falt panose ftnsep ftnsepc aftnsep aftnsepc ftncn aftncn".split()
)
# groups that newer readers know though they are marked as ignorable
_SEEN_THOUGH_STARRED = frozenset({"shpinst", "shptxt", "annotation", "footnote", "fldrslt", "dptxbxtext", "ud"})
_OWN_LINE = frozenset(
    "header headerl headerr headerf footer footerl footerr footerf footnote annotation shptxt dptxbxtext".split()
)
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_DEEPEST = 2_000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group and is restored at its end."""

    unseen: bool = False
    hidden: bool = False
    font: int = -1
    after_unicode: int = 1
    in_font_table: bool = False
    own_line: bool = False


def read_rtf(data: bytes, draft: Draft) -> None:
    """Add the text."""
    _Rtf(draft).read(data)


class _Rtf:
    """Walks the tokens with a stack of group states."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._state = _State()
        self._stack: list[_State] = []
        self._encoding = "cp1252"
        self._charsets: dict[int, str] = {}
        self._bytes = bytearray()
        self._starred = False
        self._to_skip = 0
        self._pair = ""

    def read(self, data: bytes) -> None:
        position = 0
        while not self._draft.full:
            match = _TOKEN.match(data, position)
            if match is None:
                break
            position = match.end()
            word, number, byte, symbol, brace, text = match.groups()
            if byte is not None:
                self._byte(int(byte, 16))
                continue
            if text is not None:
                self._literal(text)
                continue
            self._flush()
            if brace == b"{":
                self._open()
            elif brace == b"}":
                self._close()
            elif word is not None:
                name = word.decode("ascii")
                if name == "bin":
                    position += max(0, int(number or b"0"))
                else:
                    self._word(name, int(number) if number else None)
            elif symbol is not None:
                self._symbol(symbol.decode("latin-1"))
        self._flush()

    def _byte(self, value: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif not self._state.unseen and not self._state.hidden:
            self._bytes.append(value)

    def _literal(self, text: bytes) -> None:
        self._starred = False
        if self._to_skip:
            skipped = min(self._to_skip, len(text))
            self._to_skip -= skipped
            text = text[skipped:]
        if not self._state.unseen and not self._state.hidden:
            self._bytes += text

    def _flush(self) -> None:
        if self._bytes:
            encoding = self._charsets.get(self._state.font, self._encoding)
            self._add(bytes(self._bytes).decode(encoding, "replace"))
            self._bytes.clear()

    def _add(self, text: str) -> None:
        if not self._state.unseen and not self._state.hidden:
            self._draft.add(text)

    def _open(self) -> None:
        self._to_skip = 0
        if len(self._stack) < _DEEPEST:
            self._stack.append(self._state)
            self._state = replace(self._state, own_line=False)

    def _close(self) -> None:
        self._to_skip = 0
        self._starred = False
        if self._state.own_line:
            self._add("\n")
        if self._stack:
            self._state = self._stack.pop()

    def _symbol(self, symbol: str) -> None:
        self._to_skip = 0
        if symbol == "*":
            self._starred = True
        else:
            self._add(_SYMBOLS.get(symbol, ""))

    def _word(self, name: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._to_skip and name not in {"u", "uc"}:
            self._to_skip -= 1
            return
        if name == "fonttbl":
            self._state = replace(self._state, unseen=True, in_font_table=True)
        elif name in _UNSEEN or (starred and name not in _SEEN_THOUGH_STARRED):
            self._state = replace(self._state, unseen=True)
        elif name in _OWN_LINE:
            self._add("\n")
            self._state = replace(self._state, own_line=True)
        elif name in _SIGNS:
            self._add(_SIGNS[name])
        else:
            self._setting(name, number)

    def _setting(self, name: str, number: int | None) -> None:
        if name == "u" and number is not None:
            self._unicode(number % 0x10000)
        elif name == "uc":
            self._state = replace(self._state, after_unicode=max(0, min(number or 0, 8)))
        elif name == "f" and number is not None:
            self._state = replace(self._state, font=number)
        elif name == "fcharset" and self._state.in_font_table and number in _CHARSETS:
            self._charsets[self._state.font] = _CHARSETS[number]
        elif name in {"v", "deleted"}:
            self._state = replace(self._state, hidden=number != 0)
        elif name == "plain":
            self._state = replace(self._state, hidden=False)
        elif name in {"ansicpg", "mac", "pc", "pca"}:
            self._set_encoding({"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}.get(name, f"cp{number}"))

    def _unicode(self, code: int) -> None:
        self._to_skip = self._state.after_unicode
        char = chr(code)
        if "\ud800" <= char <= "\udbff":
            self._pair = char
        elif "\udc00" <= char <= "\udfff" and self._pair:
            self._add((self._pair + char).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
            self._pair = ""
        else:
            self._add(char)

    def _set_encoding(self, name: str) -> None:
        try:
            codecs.lookup(name)
        except LookupError:
            return
        self._encoding = name if name != "cp65001" else "utf-8"
