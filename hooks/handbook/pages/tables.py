"""Tables of a page: each row has as many cells as the first, or Markdown drops what is too much."""

from __future__ import annotations

import re
from collections.abc import Iterator

_CODE = re.compile(r"(`+).+?\1")
_DASHES = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")

Row = tuple[str, int]  # a line and its number


def is_row(line: str) -> bool:
    """Whether the line has a bar that parts cells."""
    return "|" in _bare(line)


def cells(line: str) -> int:
    """How many cells the line has."""
    return _bare(line).strip().removeprefix("|").removesuffix("|").count("|") + 1


def is_dashes(line: str) -> bool:
    """Whether this is the line between a table's names and its rows."""
    return bool(_DASHES.fullmatch(line))


def faults(rows: list[Row]) -> Iterator[tuple[int, str]]:
    """What is wrong with a table whose lines are `rows`, each with the number of its line."""
    (names, first), *rest = rows
    wanted = cells(names)
    if not rest or not is_dashes(rest[0][0]):
        yield first, "is no table without a line of dashes under its names. Write |---|---| there."
        return
    if not any(name.strip() for name in names.split("|")):
        yield first, "is a table without names. Write what each column holds."
    if len(rest) == 1:
        yield first, "is a table without rows. Write them, or delete it."
    for line, number in rest:
        if cells(line) != wanted:
            what = "dashes" if is_dashes(line) else "cells"
            yield (
                number,
                (
                    f"has {cells(line)} {what} where the table has {wanted} columns. Write "
                    "as many, and \\| for a bar that parts no cells."
                ),
            )


def _bare(line: str) -> str:
    return _CODE.sub("", line).replace("\\|", "")
