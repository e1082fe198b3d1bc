"""Compiles the Qt Designer sources in ui/ into hattingen_desk/desktop/generated/ui_NAME.py.

The generated files are committed; tests/architecture compares them with a fresh compilation.
"""

from __future__ import annotations

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
    return done.stdout.decode("utf-8").replace("\r\n", "\n")


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
