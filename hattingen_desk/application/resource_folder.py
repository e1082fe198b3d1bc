"""Where the shipped resources (icons, filing plans, rules, help) lie."""

import functools
import sys
from pathlib import Path


@functools.cache
def resource_folder() -> Path:
    """Return the folder ``resources`` of this installation.

    In a frozen bundle it lies beside the program, in a wheel inside the package, in a checkout beside the package.
    """
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    inside = package / "_resources"
    return inside if inside.is_dir() else package.parent / "resources"
