"""Style, types and import contracts hold; `make lint` runs the same commands."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from installer import compile_ui, lock

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "hattingen_desk"
BIN = Path(sys.executable).parent


def _run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    # this interpreter's own settings must not reach the tools: -W error would make them fail, not the code
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        command,
        cwd=cwd,
        env=surroundings | {"COLUMNS": "200", "NO_COLOR": "1"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["ruff", "check", "."], id="ruff-finds-nothing"),
        pytest.param(["ruff", "format", "--check", "."], id="the-formatter-would-change-nothing"),
        pytest.param(["mypy"], id="types-are-right", marks=pytest.mark.timeout(600)),
        pytest.param(["lint-imports"], id="import-contracts-are-kept"),
    ],
)
def test_tool_is_content(command: list[str]) -> None:
    done = _run(BIN / command[0], *command[1:])

    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("desktop/a.py", "import hattingen_desk.adapters.store", "blind to each other"),
        ("adapters/store/a.py", "import hattingen_desk.desktop", "blind to each other"),
        ("adapters/store/a.py", "import hattingen_desk.adapters.documents", "Adapters do not know each other"),
        ("application/a.py", "from PySide6.QtCore import QObject", "Qt lives only in desktop"),
        ("desktop/a.py", "import sqlalchemy", "live only in adapters"),
        ("application/a.py", "import hattingen_desk.bootstrap", "bootstrap knows desktop"),
        ("domain/a.py", "import pydantic", "nothing but the standard library"),
        ("somewhere/__init__.py", "", "bootstrap knows desktop"),
    ],
)
def test_a_planted_breach_breaks_its_contract(tmp_path: Path, module: str, line: str, contract: str) -> None:
    package = tmp_path / "hattingen_desk"
    for folder in ("domain", "application", "adapters/store", "adapters/documents", "desktop", "bootstrap"):
        (package / folder).mkdir(parents=True)
    (package / module).parent.mkdir(exist_ok=True)
    for place in [package, *(path for path in package.rglob("*") if path.is_dir())]:
        (place / "__init__.py").touch()
    (package / module).write_text(f"{line}\n", encoding="utf-8")

    done = _run(
        BIN / "lint-imports", "--no-cache", "--config", ROOT / "pyproject.toml", cwd=tmp_path, PYTHONPATH=str(tmp_path)
    )

    broken = [text for text in done.stdout.replace("\n", " ").split("KEPT") if "BROKEN" in text]
    assert done.returncode == 1, done.stdout + done.stderr
    assert contract in " ".join(" ".join(broken).split())


def test_the_domain_imports_only_the_standard_library_and_itself() -> None:
    foreign = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in (PACKAGE / "domain").rglob("*.py")
        for name in _imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("hattingen_desk.domain")
    ]

    assert foreign == []


def _imported(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports name their module in full"
            names.append(node.module or "")
    return names


def test_generated_widgets_equal_a_fresh_compilation() -> None:
    present = {path.name: path.read_text(encoding="utf-8") for path in compile_ui.GENERATED.glob("*.py")}

    wanted = compile_ui.expected()
    differing = sorted(name for name in present.keys() | wanted.keys() if present.get(name) != wanted.get(name))
    assert differing == [], "run `make ui`"


def test_a_changed_designer_file_compiles_into_something_else(tmp_path: Path) -> None:
    source = tmp_path / "plain.ui"
    text = (
        '<ui version="4.0"><class>Plain</class><widget class="QWidget" name="Plain">'
        '<widget class="QLabel" name="head"><property name="text"><string>Akte</string></property></widget>'
        "</widget></ui>"
    )
    source.write_text(text, encoding="utf-8")
    before = compile_ui.expected(tmp_path)

    source.write_text(text.replace("Akte", "Vorgang"), encoding="utf-8")

    after = compile_ui.expected(tmp_path)
    assert before["ui_plain.py"] != after["ui_plain.py"]
    assert "Vorgang" in after["ui_plain.py"]


def test_two_designer_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("records", "search"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "view.ui").write_text(
            '<ui version="4.0"><class>V</class><widget class="QWidget" name="V"/></ui>', encoding="utf-8"
        )

    with pytest.raises(RuntimeError, match="flat"):
        compile_ui.expected(tmp_path)


# a longer module is a question; beyond this it is answered
@pytest.mark.parametrize("folder", ["hattingen_desk", "tests", "installer"])
def test_no_module_is_too_long_to_read(folder: str) -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
        if path.parent != compile_ui.GENERATED
    }

    assert {path: length for path, length in lengths.items() if length > 500} == {}


def test_the_lock_is_in_step_with_pyproject() -> None:
    assert lock.recorded() == lock.fingerprint(), "run `make lock`"


def test_a_changed_dependency_is_out_of_step(tmp_path: Path) -> None:
    changed = tmp_path / "pyproject.toml"
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    changed.write_text(text.replace('"pandas>=3"', '"pandas>=4"'), encoding="utf-8")

    assert lock.fingerprint(changed) != lock.recorded()
