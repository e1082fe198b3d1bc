"""The text of WordprocessingML and DrawingML trees (ISO/IEC 29500-1 §§ 17, 21): paragraphs, tables, text boxes."""

from collections.abc import Callable

from lxml import etree

from hattingen_desk.adapters.documents.safe_xml import Element, attribute, local_name

# what is not text of the page: properties, deleted and moved-away text, older copies of drawings, field codes
_SKIPPED = frozenset(
    "pPr rPr tblPr tblPrEx trPr tcPr tblGrid sectPr sdtPr bodyPr lstStyle del moveFrom delText delInstrText Fallback "
    "instrText ffData".split()
)
_BREAKS = frozenset({"br", "cr"})
_REVISIONS = frozenset({"ins", "del", "moveFrom", "moveTo"})


class OfficeText:
    """Collects the text of a tree; notes tracked changes and field codes on the way."""

    def __init__(self, add: Callable[[str], None]) -> None:
        self._add = add
        self._cells = 0
        self.revised = False
        self.field_codes: list[str] = []

    def collect(self, root: Element) -> None:
        """Add the text below ``root``: a line for each paragraph and table row, a tab after each cell."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, node in walk:
            name = local_name(node)
            if event == "end":
                self._end(name)
            elif name in _SKIPPED:
                self._skipped(name, node)
                walk.skip_subtree()
            else:
                self._start(name, node)

    def _start(self, name: str, node: Element) -> None:
        if name == "t":
            self._add(node.text or "")
        elif name == "tab":
            self._add("\t")
        elif name in _BREAKS:
            self._add("\n")
        elif name == "noBreakHyphen":
            self._add("-")
        elif name == "tc":
            self._cells += 1
        elif name == "txbxContent":
            self._add("\n")
        elif name in _REVISIONS:
            self.revised = True

    def _end(self, name: str) -> None:
        if name == "p":
            self._add(" " if self._cells else "\n")
        elif name == "tc":
            self._cells = max(0, self._cells - 1)
            self._add("\t")
        elif name in {"tr", "txbxContent"}:
            self._add("\n")

    def _skipped(self, name: str, node: Element) -> None:
        if name in _REVISIONS:
            self.revised = True
        elif name == "instrText":
            self.field_codes.append(node.text or "")
        elif name == "ffData":
            self._add(_check_box(node))


def _check_box(form_field: Element) -> str:
    """Return a ticked or empty box for a check box of Word's older forms."""
    box = next((node for node in form_field if local_name(node) == "checkBox"), None)
    if box is None:
        return ""
    states = {local_name(node): attribute(node, "val") or "1" for node in box}
    state = states.get("checked", states.get("default", "0"))
    return "☒ " if state in {"1", "true", "on"} else "☐ "
