"""Knows which code a file is made by, so that a changed writer makes its files anew."""

from __future__ import annotations

import ast
import hashlib
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

_HOOKS = Path(__file__).parents[2]
_PACKAGE = __name__.partition(".")[0]
_LIBRARIES = (
    "babel",
    "fonttools",
    "jinja2",
    "lxml",
    "pikepdf",
    "python-docx",
    "python-pptx",
    "segno",
    "typst",
    "xlsxwriter",
)


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
            waiting += map(_file, _imported(path.read_bytes()))
    beside = (path for path in (_HOOKS / module.replace(".", "/")).parent.rglob("*.*"))
    # what Python keeps of its own comes and goes, and a file that is half written has any name
    known.update(
        each for each in beside if each.suffix != ".py" and "__pycache__" not in each.parts
    )
    for path in sorted(known):
        found.update(path.relative_to(_HOOKS).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


# the modules that write files have most of what they import in common
@lru_cache(maxsize=2**8)
def _imported(code: bytes) -> tuple[str, ...]:
    """All that a module of the handbook imports from the others, and the names it takes of them."""
    found = [
        node
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(_PACKAGE)
    ]
    names = (f"{node.module}.{each.name}" for node in found for each in node.names)
    return (*(str(node.module) for node in found), *names)


def _file(module: str) -> Path | None:
    """Where the module of the handbook stands; None for any other."""
    path = _HOOKS / module.replace(".", "/")
    files = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in files if file.is_file()), None)
