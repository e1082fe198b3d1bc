"""Web pages and mail bodies in HTML become text. Nothing is fetched, no script is run."""

import re
from html.parser import HTMLParser

from hattingen_desk.adapters.documents.draft import Draft, one_line
from hattingen_desk.adapters.documents.text_encoding import decode_as, decode_text

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})"
    rb"|<\?xml[^>]{0,100}?encoding=[\"']([A-Za-z0-9_.-]+)",
    re.IGNORECASE,
)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "object", "svg", "math", "iframe"})
_BLOCKS = frozenset(
    "address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 head header hr html legend li main nav ol option p pre section table tbody tfoot thead title tr ul".split()
)
_WIDE_BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 table blockquote ul ol".split())
_CELLS = frozenset({"td", "th"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_PIECE = 1024 * 1024
_LONGEST_ADDRESS = 150  # longer ones are mostly tracking


def read_html(data: bytes, draft: Draft) -> None:
    """Add the visible text of a web page."""
    text = decode_html(data)
    draft.add(html_to_text(text, draft))


def decode_html(data: bytes) -> str:
    """Return HTML as text: the encoding its head declares, else by looking."""
    declared = _DECLARED.search(data[:4096])
    if declared is None or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return decode_text(data)[0]
    return decode_as(data, (declared.group(1) or declared.group(2)).decode())


def html_to_text(html: str, draft: Draft | None = None) -> str:
    """Return the visible text of ``html``; its title goes to ``draft``. Stops when the draft is full."""
    extractor = _Extractor()
    for start in range(0, len(html), _PIECE):
        extractor.feed(html[start : start + _PIECE])
        if draft is not None and draft.full:
            break
    extractor.close()
    if draft is not None and not draft.title:
        title = one_line(extractor.title)
        draft.title = title if any(char.isalnum() for char in title) else ""
    return extractor.text()


class _Extractor(HTMLParser):
    """Collects text; block elements become lines, cells tabs, links keep their address if it differs."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self._parts: list[str] = []
        self._unseen: list[str] = []
        self._in_title = False
        self._preformatted = 0
        self._address = ""
        self._link_start = 0

    def text(self) -> str:
        """Return what was collected."""
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
            return
        if self._unseen:
            return
        self._in_title = tag == "title"  # whatever follows a title that was never closed is text again
        if tag == "title":
            return
        if tag == "br":
            self._parts.append("\n")
        elif tag == "a":
            self._address = dict(attrs).get("href") or ""
            self._link_start = len(self._parts)
        elif tag == "img":
            self._words(f" {dict(attrs).get('alt') or ''} ")
        elif tag == "input":
            self._input(dict(attrs))
        else:
            self._open_block(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            # a stray end tag closes what it can, so that one missing end does not hide the rest of the page
            if tag in self._unseen:
                del self._unseen[self._unseen.index(tag) :]
            elif tag in {"body", "html"}:
                self._unseen.clear()
            return
        if tag == "title":
            self._in_title = False
        elif tag == "a":
            self._close_link()
        elif tag in _CELLS:
            self._parts.append("\t")
        elif tag in _BLOCKS:
            self._preformatted -= tag == "pre" and self._preformatted > 0
            self._line_end(wide=tag in _WIDE_BLOCKS)

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data[:1000]
        elif not self._unseen:
            self._words(data)

    def _open_block(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._line_end(wide=tag in _WIDE_BLOCKS)
            if tag == "li":
                self._parts.append("– ")
            self._preformatted += tag == "pre"

    def _words(self, data: str) -> None:
        if self._preformatted:
            self._parts.append(data)
            return
        words = _SPACE.sub(" ", data)
        if self._parts and self._parts[-1].endswith((" ", "\n", "\t")):
            words = words.lstrip(" ")
        if words:
            self._parts.append(words)

    def _input(self, attributes: dict[str, str | None]) -> None:
        if attributes.get("type") not in {"hidden", "password", "submit", "button", "checkbox", "radio"}:
            self._words(f" {attributes.get('value') or ''} ")

    def _close_link(self) -> None:
        address, self._address = self._address.strip(), ""
        shown = "".join(self._parts[self._link_start :])
        if (
            address.lower().startswith(("http:", "https:"))
            and address.rstrip("/") not in shown
            and len(address) < _LONGEST_ADDRESS
        ):
            self._parts.append(f" <{address}> ")

    def _line_end(self, *, wide: bool) -> None:
        if self._parts:
            self._parts.append("\n\n" if wide and not self._parts[-1].endswith("\n\n") else "\n")
