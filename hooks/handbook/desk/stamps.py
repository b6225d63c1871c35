"""Keeps what somebody has said of texts: a file of hashes, which tell when a text is another."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from handbook.reading import located
from handbook.reading.problems import Problem, Problems

Stamps = Mapping[str, Mapping[str, str]]


def read(root: Path, file: str) -> dict[str, dict[str, str]]:
    """The stamps in `file` below `root`; none where nothing has been stamped.

    Raises `Problems` where somebody wrote something else there.
    """
    path = root / file
    value = (located.read(path, root).value if path.exists() else None) or {}
    rows = value.values() if isinstance(value, dict) else [value]
    if not all(isinstance(row, dict) for row in rows):
        message = "is not as it was stamped. Take it back from an earlier version."
        raise Problems([Problem(file, 1, "file", message)])
    return {name: dict(row) for name, row in value.items()}


def write(root: Path, file: str, head: str, stamps: Stamps) -> None:
    """Writes the stamps below `head`, sorted, so that a change touches one line."""
    whole = yaml.safe_dump(dict(stamps), sort_keys=True, allow_unicode=True)
    (root / file).write_text(head + whole, "utf-8")
