"""Refuses names of files that make poor addresses, or differ between one machine and the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from handbook.reading.problems import Problem
from handbook.reading.text import is_id


def visible(paths: Iterable[Path]) -> list[Path]:
    """The paths in order, without those that begin with a dot: editors and systems leave them."""
    return sorted(path for path in paths if not path.name.startswith("."))


def misnamed(paths: Iterable[Path], root: Path) -> Iterator[Problem]:
    """Each file or folder of `paths` whose name, but for a file's ending, is not as ids are.

    A name becomes part of an address or an id. Systems disagree on capitals, spaces and letters
    beyond a to z, so that a link which works here may be broken there.
    """
    for path in paths:
        name = path.name if path.is_dir() else path.stem
        if not is_id(name) or path.suffix != path.suffix.lower():
            what = "folder" if path.is_dir() else "file"
            message = (
                f"«{path.name}» is no name for a {what} here. Use the letters a to z in lower "
                "case, digits and hyphens, with a letter first. Rename it."
            )
            yield Problem(path.relative_to(root).as_posix(), 1, what, message)
