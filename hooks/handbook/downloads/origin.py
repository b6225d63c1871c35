"""Knows which code a file is made by, so that a changed writer makes its files anew."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path

_HOOKS = Path(__file__).parents[2]
_LIBRARIES = ("babel", "fonttools", "jinja2", "lxml", "pikepdf", "python-docx", "typst")


# Python keeps the code that it began with, whatever is saved later.
@cache
def code_of(module: str) -> str:
    """Changes with `module`, what it imports of the handbook, its folder's templates and fonts.

    It changes with every version of the libraries that write files, too.
    """
    found = hashlib.sha256("".join(f"{name} {version(name)}" for name in _LIBRARIES).encode())
    waiting, known = [_file(module)], set[Path]()
    while waiting:
        if (path := waiting.pop()) and path not in known:
            known.add(path)
            waiting += _imported(path)
    beside = (path for path in (_HOOKS / module.replace(".", "/")).parent.rglob("*.*"))
    known.update(path for path in beside if path.suffix not in {".py", ".pyc"})
    for path in sorted(known):
        found.update(path.relative_to(_HOOKS).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def _imported(path: Path) -> Iterator[Path | None]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield _file(node.module)
            yield from (_file(f"{node.module}.{each.name}") for each in node.names)


def _file(module: str) -> Path | None:
    """Where the module of the handbook stands; None for any other."""
    path = _HOOKS / module.replace(".", "/")
    files = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in files if file.is_file()), None)
