"""Compiles the Qt Designer sources in ui/ into hattingen_desk/desktop/generated/ui_NAME.py.

The generated files are committed; tests/architecture compares them with a fresh compilation.
"""

from __future__ import annotations

import ast
import subprocess
import sysconfig
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = ROOT / "ui"
GENERATED: Final = ROOT / "hattingen_desk" / "desktop" / "generated"
PACKAGE: Final = '"""Widgets compiled from ui/ by `make ui`; never edited by hand."""\n'


def compile_one(source: Path) -> str:
    """The Python text pyside6-uic makes of one Designer file."""
    compiler = Path(sysconfig.get_path("scripts")) / "pyside6-uic"
    done = subprocess.run([compiler, source], capture_output=True, check=False)
    if done.returncode != 0 or done.stderr.strip():
        message = f"{source}: {done.stderr.decode(errors='replace')}"
        raise RuntimeError(message)
    return without_unused_imports(done.stdout.decode("utf-8").replace("\r\n", "\n"))


def without_unused_imports(text: str) -> str:
    """The same text importing only what it uses.

    The compiler names two dozen classes it may not need; each one named costs time when the window opens (QLocale
    alone a third of a bare window).
    """
    tree = ast.parse(text)
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    lines = text.split("\n")
    for node in reversed(tree.body):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
            names = [alias.name for alias in node.names if alias.name in used]
            end = node.end_lineno or node.lineno
            lines[node.lineno - 1 : end] = [f"from {node.module} import {', '.join(names)}"] if names else []
    return "\n".join(lines)


def expected(sources: Path = SOURCES) -> dict[str, str]:
    """File name -> text of everything that belongs into the folder of generated widgets."""
    files = {"__init__.py": PACKAGE}
    for source in sorted(sources.rglob("*.ui")):
        name = f"ui_{source.stem}.py"
        if name in files:
            message = f"two Designer files are called {source.name}; the folder of generated widgets is flat"
            raise RuntimeError(message)
        files[name] = compile_one(source)
    return files


def main() -> None:
    """Write what differs, remove what has no source any more."""
    files = expected()
    GENERATED.mkdir(exist_ok=True)
    for path in GENERATED.glob("*.py"):
        if path.name not in files:
            path.unlink()
            print(f"removed {path.relative_to(ROOT)}")
    for name, text in files.items():
        path = GENERATED / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
