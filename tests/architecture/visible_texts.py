"""Finds every text a clerk may see, and the English among it.

Two measures. What is handed to one of Qt's text setters (or ``tr``) is shown for certain: one English word is a
finding. Any other literal of those layers is *probably* shown if it looks like text (a space, or a capital first
letter): there, too, one word of the stop list is a finding. The list holds only words that are not German.
"""

from __future__ import annotations

import ast
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Words of English programs that no German text uses. Left out on purpose because they are German as well:
# in, an, am, die, war, hat, was, so, will, all, also, fast, note, rate, fall, name, status, text, person, register,
# journal, index, format, start, import, export, version, mail, link, normal, test, system, standard, filter, spanned.
ENGLISH: Final = frozenset(
    """
    the and of for with this that these from your you are is to not at by been has have could cannot
    would should which when where than then there here please only because
    new open opened close closed save saved delete deleted remove removed edit edited cancel cancelled create created
    search searching find found file files folder folders record records case cases document documents
    settings help show hide error errors failed failure invalid unknown missing loading yes no back next previous
    today yesterday tomorrow title date size warning page pages view undo redo copy paste select selected selection
    add added move moved print preview sort inbox empty results more less untitled follow due overdue done
    password username user users number numbers row rows column columns shortcut shortcuts
    window drive item items nothing something everything ready busy wait waiting
    """.split()
)

# German compounds and names that contain one of these words.
ALLOWED_PHRASES: Final = re.compile(r"Open[ -](?:Source|Document|Sans)|Drag[ -](?:and|&)[ -]Drop", re.IGNORECASE)

TEXT_SETTERS: Final = frozenset(
    """
    tr translate setText setPlainText setHtml setToolTip setStatusTip setWhatsThis setPlaceholderText setTitle
    setSubTitle setWindowTitle setAccessibleName setAccessibleDescription setInformativeText setDetailedText
    setPrefix setSuffix setLabelText setTabText setItemText setHorizontalHeaderLabels setVerticalHeaderLabels
    setHeaderLabels addItem addItems insertItem addTab insertTab addMenu addSection showMessage setIconText
    QLabel QPushButton QToolButton QAction QCheckBox QRadioButton QGroupBox QMenu QDockWidget
    """.split()
)
LOGGING: Final = frozenset({"debug", "info", "warning", "error", "exception", "critical", "log"})
NOT_SHOWN_CALLS: Final = frozenset(
    {"getLogger", "setObjectName", "setProperty", "property", "findChild", "findChildren", "setStyleSheet",
     "TypeVar", "Signal", "Slot", "cast", "compile"}
)  # fmt: skip

# What is typed, not read: options, variables, commands and the values they take.
TYPED: Final = re.compile(r"--[a-z][a-z-]*|\b[A-Z]+(?:_[A-Z]+)+\b|hattingen-desk(?: [a-z-]+)*|kennt nur: [a-z_, ]+")

_WORD: Final = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_LOOKS_LIKE_TEXT: Final = re.compile(r"^[A-ZÄÖÜ][a-zäöüß]+[.…:?!]?$|\s")


@dataclass(frozen=True)
class Finding:
    """An English leftover: where, and the text."""

    place: str
    line: int
    text: str
    words: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.place}:{self.line}: {', '.join(self.words)} in {self.text!r}"


def english_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` that are English for certain; markup and placeholders are no words."""
    plain = re.sub(r"<[^>]*>|&[a-z]+;|\{[^}]*\}|%\([a-z_]+\)s", " ", text)
    plain = ALLOWED_PHRASES.sub(" ", TYPED.sub(" ", plain)).replace("&", "")
    return tuple(word for word in _WORD.findall(plain) if word.lower() in ENGLISH)


# --- Python ---------------------------------------------------------------------------------------------------


def in_code(source: str, place: str) -> Iterator[Finding]:
    """English in the literals of a module whose literals may be shown."""
    tree = ast.parse(source)
    shown = {id(part): True for call in _calls(tree) if _name(call) in TEXT_SETTERS for part in _literals(call)}
    silent = _never_shown(tree)
    for node in _literals(tree):
        if id(node) in silent:
            continue
        text = str(node.value)
        words = english_words(text) if id(node) in shown or _LOOKS_LIKE_TEXT.search(text) else ()
        if words:
            yield Finding(place, node.lineno, text, words)


def in_clerks_errors(source: str, place: str, error_names: frozenset[str]) -> Iterator[Finding]:
    """English in the sentences of errors a clerk reads, wherever they are raised. ``cause=`` is for the log."""
    for call in _calls(ast.parse(source)):
        if _name(call) not in error_names:
            continue
        parts = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg != "cause")]
        for part in parts:
            for node in _literals(part):
                words = english_words(str(node.value))
                if words:
                    yield Finding(place, node.lineno, str(node.value), words)


def _never_shown(tree: ast.AST) -> set[int]:
    """Docstrings, what goes to the log, what explains a programming error, names, style sheets."""
    silent: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            silent.add(id(node.value))
        elif isinstance(node, ast.Call) and _is_silent_call(node):
            silent.update(id(part) for part in _literals(node))
        elif isinstance(node, ast.keyword) and node.arg == "cause":
            silent.update(id(part) for part in _literals(node.value))  # of a DeskError, for the log
        elif isinstance(node, ast.Assert) and node.msg is not None:
            silent.update(id(part) for part in _literals(node.msg))
        elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            silent.update(id(part) for part in _literals(node.annotation))
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("__"):
            silent.update(id(part) for part in _literals(node))  # __all__, __slots__
        elif isinstance(node, ast.Dict):
            silent.update(id(key) for key in node.keys)  # names to look up by; the values are judged
        elif isinstance(node, ast.Subscript) and _name(node) in {"Literal", "Annotated"}:
            silent.update(id(part) for part in _literals(node))
    return silent


def _is_silent_call(call: ast.Call) -> bool:
    name = _name(call)
    if name in NOT_SHOWN_CALLS:
        return True
    if name in LOGGING and isinstance(call.func, ast.Attribute):
        return isinstance(call.func.value, ast.Name) and "log" in call.func.value.id.lower()
    return name in {"ValueError", "TypeError", "KeyError", "RuntimeError", "LookupError", "TimeoutError",
                    "NotImplementedError", "AssertionError", "IndexError"}  # fmt: skip


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _literals(tree: ast.AST) -> Iterator[ast.Constant]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))


def _name(node: ast.Call | ast.Subscript) -> str:
    head = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(head, ast.Attribute):
        return head.attr
    return head.id if isinstance(head, ast.Name) else ""


# --- Designer files, data, help -------------------------------------------------------------------------------


def in_designer_file(path: Path) -> Iterator[Finding]:
    """English in the strings of a Designer file; ``notr`` marks what is not for eyes."""
    for number, node in enumerate(ET.parse(path).iter("string"), start=1):  # noqa: S314 our own file
        text = node.text or ""
        words = () if node.get("notr") == "true" else english_words(text)
        if words:
            yield Finding(str(path), number, text, words)


SHOWN_KEYS: Final = frozenset({"title", "summary", "hint", "label", "text", "note", "description", "object", "start"})


def in_data(path: Path) -> Iterator[Finding]:
    """English under the keys of a data file whose values are shown."""
    yield from _in_value(json.loads(path.read_text(encoding="utf-8")), str(path))


def _in_value(value: object, place: str) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):
                words = english_words(inner) if key in SHOWN_KEYS else ()
                if words:
                    yield Finding(place, 0, inner, words)
            else:
                yield from _in_value(inner, place)
    elif isinstance(value, list):
        for inner in value:
            yield from _in_value(inner, place)


def in_help_page(path: Path) -> Iterator[Finding]:
    """English in a page of the handbook; what stands in code font is typed, not read."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        words = english_words(re.sub(r"`[^`]*`|\]\([^)]*\)|<code>.*?</code>", " ", line))
        if words:
            yield Finding(str(path), number, line, words)
