"""Small faults planted into a module, one at a time, to see whether the tests notice.

Kinds: a comparison turned or shifted by one, ``and`` for ``or``, a ``not`` taken away, a number one higher, True for
False, plus for minus, a condition that always or never holds. Texts are left alone: they are read by people.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPERATORS: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
}


@dataclass(frozen=True)
class Mutant:
    """A module with one fault: where, what, and the whole text."""

    line: int
    fault: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every fault of the kinds above that can be planted into ``source``."""
    tree = ast.parse(source)
    skipped = {id(inner) for node in ast.walk(tree) if _is_declaration(node) for inner in ast.walk(node)}
    for position, node in enumerate(ast.walk(tree)):
        if id(node) in skipped:
            continue
        for fault, change in _faults(node):
            changed = copy.deepcopy(tree)
            twin = next(inner for at, inner in enumerate(ast.walk(changed)) if at == position)
            change(twin)
            yield Mutant(getattr(node, "lineno", 0), fault, ast.unparse(changed))


def _is_declaration(node: ast.AST) -> bool:
    """Decorators, fields with their defaults and type names say what things are, not what happens."""
    return (isinstance(node, ast.Call) and ast.unparse(node.func) in {"dataclass", "TypeVar"}) or isinstance(
        node, ast.Import | ast.ImportFrom | ast.AnnAssign
    )


def _faults(node: ast.AST) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _COMPARISONS:
        turned = _COMPARISONS[type(node.ops[0])]
        yield f"{type(node.ops[0]).__name__} -> {turned.__name__}", lambda twin: _turn(twin, turned)
    elif isinstance(node, ast.BoolOp):
        yield "and <-> or", _swap_junction
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        if isinstance(node, ast.If | ast.IfExp):
            yield "condition always holds", lambda twin: _fix_condition(twin, holds=True)
        yield "condition never holds", lambda twin: _fix_condition(twin, holds=False)
    elif isinstance(node, ast.Constant) and type(node.value) in {bool, int}:
        yield f"{node.value!r} changed", _change_constant
    elif isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS and not _is_text(node):
        other = _OPERATORS[type(node.op)]
        yield f"{type(node.op).__name__} -> {other.__name__}", lambda twin: _operate(twin, other)


def _is_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(side, ast.JoinedStr) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in (node.left, node.right)
    )


def _turn(node: ast.AST, turned: type[ast.cmpop]) -> None:
    assert isinstance(node, ast.Compare)
    node.ops[0] = turned()


def _swap_junction(node: ast.AST) -> None:
    assert isinstance(node, ast.BoolOp)
    node.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()


def _fix_condition(node: ast.AST, *, holds: bool) -> None:
    assert isinstance(node, ast.If | ast.While | ast.IfExp)
    node.test = ast.Constant(holds)


def _change_constant(node: ast.AST) -> None:
    assert isinstance(node, ast.Constant)
    node.value = not node.value if isinstance(node.value, bool) else int(str(node.value)) + 1


def _operate(node: ast.AST, other: type[ast.operator]) -> None:
    assert isinstance(node, ast.BinOp)
    node.op = other()
