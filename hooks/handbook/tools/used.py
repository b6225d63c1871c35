"""Refuses a number that a calculator asks for and no sum uses, and one that it promises in vain."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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


def faults(calculator: Calculating, examples: Sequence[Values]) -> Iterator[Fault]:
    """Fields that the formula never asks for, and results and columns that it never gives.

    It is held to the `examples`; rows that fill a field are asked for by that field, and what is
    carried on to another tool is asked for there.
    """
    try:
        told = [formulas.asked(calculator.id, values) for values in examples]
    except formulas.FormulaError as wrong:
        yield (), str(wrong)
        return
    asked = _carried(calculator).union(*(names for _, names in told))
    found = [each for each, _ in told]
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


def lost(calculator: Calculating, shown: Callable[[str], Sequence[Any]]) -> Iterator[Fault]:
    """Numbers that are carried on to a page where no tool asks for them.

    `shown` gives the tools on a page.
    """
    carrying = ((at, each) for at, each in enumerate(calculator.onward) if each.carries)
    for place, onward in carrying:
        asked = {name for tool in shown(onward.page) for name in taken(tool)}
        for name in onward.carries:
            if name not in asked:
                message = f"no tool on «{onward.page}» asks for «{name}». {nearest(name, asked)}"
                yield ("onward", place, "carries", name), message


def taken(tool: Any) -> Iterator[str]:
    """The names of numbers that `tool` takes from an address."""
    for group in getattr(tool, "groups", ()):
        yield from (field.id for field in group.fields)
        if group.rows:
            yield from group.rows.names
            yield from (name for also in group.rows.also for name in also.fields.values())


def _carried(calculator: Calculating) -> set[str]:
    sent = {name for onward in calculator.onward for name in onward.carries.values()}
    rows = [group.rows for group in calculator.groups if group.rows]
    return sent | {field.id for each in rows for field in each.fields if field.carried}


def _fields(calculator: Calculating) -> Iterator[tuple[walk.Path, str]]:
    for place, group in enumerate(calculator.groups):
        for number, field in enumerate(group.fields):
            yield ("groups", place, "fields", number, "id"), field.id
        if group.rows and (not group.rows.fills or group.rows.fills[0].of):
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
