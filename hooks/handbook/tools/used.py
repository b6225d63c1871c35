"""Refuses a number that a calculator asks for and no sum uses, and one that it promises in vain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from handbook.reading import walk
from handbook.reading.problems import nearest
from handbook.reading.walk import Fault
from handbook.tools import formulas
from handbook.tools.formulas import Found, Values
from handbook.tools.parts import Group, Onward, Result


class Calculating(Protocol):
    """What is asked of a calculator here."""

    @property
    def id(self) -> str: ...
    @property
    def groups(self) -> Sequence[Group]: ...
    @property
    def results(self) -> Sequence[Result]: ...
    @property
    def tables(self) -> Sequence[Any]: ...
    @property
    def onward(self) -> Sequence[Onward]: ...


class _Asked(Mapping[str, Any]):
    """Values that know by what names they were asked for, those in rows too."""

    def __init__(self, values: Values, names: set[str]) -> None:
        self._values, self._names = values, names

    def __getitem__(self, name: str) -> Any:
        self._names.add(name)
        value = self._values[name]
        return [_Asked(row, self._names) for row in value] if isinstance(value, list) else value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def faults(calculator: Calculating, examples: Sequence[Values]) -> Iterator[Fault]:
    """Fields that the formula never asks for, and results and columns that it never gives.

    It is held to the `examples`; rows that fill a field are asked for by that field, and what is
    carried on to another tool is asked for there.
    """
    asked = _carried(calculator)
    found = [formulas.work_out(calculator.id, _Asked(values, asked)) for values in examples]
    for path, name in _fields(calculator):
        if name not in asked:
            yield (
                path,
                f"«{name}» is asked of the reader, and {formulas.file(calculator.id)} does not use "
                "it: the answer would ignore it. Write it into the sum, or remove the field.",
            )
    for path, names in _promised(calculator):
        if not any(_gives(each, names) for each in found):
            yield (
                path,
                f"«{'.'.join(names)}» is given by no example. Correct its name, remove it, or add "
                "an example that leads to it.",
            )


def unscripted(calculator: Calculating, root: Path) -> Iterator[Fault]:
    """Fields that the calculator's script, below `root`, does not know."""
    file = root / "docs" / "assets" / "js" / f"{calculator.id}.js"
    script = set(re.findall(r"\w+", file.read_text("utf-8"))) if file.exists() else None
    carried = _carried(calculator)
    for path, name in _fields(calculator) if script else ():
        known = {name, name.rstrip("0123456789")}
        if script and name not in carried and script.isdisjoint(known):
            yield (
                path,
                f"«{name}» is asked of the reader, and {file.relative_to(root).as_posix()} does "
                "not use it. Write it into the sum there too, or remove the field.",
            )


def lost(calculator: Calculating, shown: Callable[[str], Sequence[Any]]) -> Iterator[Fault]:
    """Numbers that are carried on to a page where no tool asks for them.

    `shown` gives the tools on a page.
    """
    for place, onward in enumerate(calculator.onward):
        asked = {name for tool in shown(onward.page) for name in _taken(tool)}
        for name in onward.carries:
            if name not in asked:
                message = f"no tool on «{onward.page}» asks for «{name}». {nearest(name, asked)}"
                yield ("onward", place, "carries", name), message


def _taken(tool: Any) -> Iterator[str]:
    """The names of numbers that `tool` takes from an address."""
    for group in getattr(tool, "groups", ()):
        yield from (field.id for field in group.fields)
        if group.rows:
            yield from group.rows.names
            yield from (name for also in group.rows.also for name in also.fields.values())


def _carried(calculator: Calculating) -> set[str]:
    return {name for onward in calculator.onward for name in onward.carries.values()}


def _fields(calculator: Calculating) -> Iterator[tuple[walk.Path, str]]:
    for place, group in enumerate(calculator.groups):
        for number, field in enumerate(group.fields):
            yield ("groups", place, "fields", number, "id"), field.id
        if group.rows and not group.rows.fills:
            for number, field in enumerate(group.rows.fields):
                yield ("groups", place, "rows", "fields", number, "id"), field.id


def _promised(calculator: Calculating) -> Iterator[tuple[walk.Path, tuple[str, ...]]]:
    for place, result in enumerate(calculator.results):
        yield ("results", place, "id"), (result.id,)
    for place, table in enumerate(calculator.tables):
        for number, column in enumerate(table.columns):
            yield ("tables", place, "columns", number, "id"), (table.id, column.id)


def _gives(found: Found, name: Sequence[str]) -> bool:
    first, *rest = name
    return first in found and (not rest or any(rest[0] in row for row in found[first]))
