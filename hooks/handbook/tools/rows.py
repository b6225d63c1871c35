"""Rows: fields that a calculator asks again for each row a reader adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any

import pydantic

from handbook.reading.text import Item, Text
from handbook.reading.walk import Fault
from handbook.tools.fields import Field, Name
from handbook.tools.typed import plain

# What stands in an address by name: one value, or a column's values in the order of the rows.
Typed = Mapping[str, str | Sequence[str]]


class Called(Item):
    """What a reader may call a row, in at most `longest` characters; it enters no sum."""

    id: Name
    label: Text
    hint: Text
    longest: Annotated[int, pydantic.Field(ge=1)]
    error: Text


class Fills(Item):
    """The field that the rows fill, with what they add up to.

    That is a column, `of` those rows that are `called` by a code; without a column, posts in per
    cent become full-time equivalents. `differs` is said where the field holds another number than
    the {sum}.
    """

    field: Name
    of: Name | None = None
    called: Name | None = None
    differs: Text


class Also(Item):
    """A row that an address may give by other names, as another tool does.

    `fields` are the row's fields with their names there; `called` is what the row is then called.
    An address has its `code` where a reader's own words for a row would be, which it leaves out.
    """

    code: Name
    called: Text
    fields: dict[Name, Name] = pydantic.Field(default_factory=dict)


class Rows(Item):
    """Fields for each of `least` to `most` rows; `ask` folds them away until somebody wants them.

    In the address each field is a parameter that stands once for each row, in order. {} becomes the
    row's number in every text but `error`, which is said where an address has too many rows.
    """

    id: Name
    row: Text
    fields: Annotated[tuple[Field, ...], pydantic.Field(min_length=1)]
    least: Annotated[int, pydantic.Field(ge=0)] = 0
    most: Annotated[int, pydantic.Field(ge=1)]
    ask: Text | None = None
    called: Called | None = None
    add: Text
    remove: Text
    removed: Text
    full: Text
    error: Text
    fills: tuple[Fills, ...] = ()
    also: tuple[Also, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Its names in an address, in the order of the page."""
        called = (self.called.id,) if self.called else ()
        return (*called, *(field.id for field in self.fields))

    def at(self, typed: Typed, name: str, place: int) -> str:
        """What stands under `name` in the row at `place`, of which the first is 1."""
        values = _column(typed, name)
        return plain(values[place - 1]) if place <= len(values) else ""

    def count(self, typed: Typed) -> int:
        """How many rows `typed` has; a page never shows fewer than `least`."""
        return max(self.least, *(len(_column(typed, name)) for name in self.names))

    def label(self, field: Field | Called, place: int, language: str) -> str:
        """What `field` is called in the row at `place`."""
        return f"{self.row[language].replace('{}', str(place))}: {field.label[language]}"

    def name(self, typed: Typed, place: int, language: str) -> str:
        """What the reader calls the row at `place`, or its number where it has no name."""
        own = self.called and self.at(typed, self.called.id, place)
        return own or self.row[language].replace("{}", str(place))

    def _code(self, name: str) -> str:
        """The code of a row that is called so, as an address has it; nothing for other words."""
        for also in self.also:
            if name in (also.code, *also.called.root.values()):
                return also.code
        return ""

    def read(self, typed: Typed) -> tuple[list[dict[str, Any]], dict[str, Text]]:
        """The numbers of each row and the code of its name, and messages by field and row, as in
        `postCost-2`.
        """
        rows: list[dict[str, Any]] = []
        errors: dict[str, Text] = {}
        count = self.count(typed)
        if count > self.most:
            errors[self.id] = self.error
        for place in range(1, min(count, self.most) + 1):
            row: dict[str, Any] = {}
            if called := self.called:
                row[called.id] = self._code(self.at(typed, called.id, place))
                if len(self.at(typed, called.id, place)) > called.longest:
                    errors[f"{called.id}-{place}"] = called.error
            for field in self.fields:
                text = self.at(typed, field.id, place)
                value = field.read(text)
                if value is not None and field.allows(value):
                    row[field.id] = value
                elif text or not field.optional:
                    errors[f"{field.id}-{place}"] = field.error
            for field in self.fields:
                limit = field.at_most
                if limit and row.get(field.id, 0) > row.get(limit.field, field.max):
                    errors[f"{field.id}-{place}"] = limit.error
            rows.append(row)
        return rows, errors

    def filled(self, values: Sequence[Mapping[str, Any]]) -> dict[str, Decimal]:
        """What the rows add up to, by the fields they fill; nothing where there are no rows."""
        found: dict[str, Decimal] = {}
        for fills in self.fills:
            counted = [row for row in values if self._counts(row, fills)]
            if not fills.of and counted:
                found[fills.field] = full_time(post for row in counted for post in row.values())
            elif fills.of and counted:
                found[fills.field] = sum(
                    (row.get(fills.of, Decimal(0)) for row in counted), Decimal(0)
                )
        return found

    def _counts(self, row: Mapping[str, Any], fills: Fills) -> bool:
        return bool(row) and (
            not fills.called or row.get(self.called.id if self.called else "") == fills.called
        )

    def faults(self) -> Iterator[Fault]:
        """What its parts have wrong with each other."""
        if self.least > self.most:
            yield ("least",), f"is more than the {self.most} there may be. Lower it."
        for place, also in enumerate(self.also):
            for name in sorted(also.fields.keys() - {field.id for field in self.fields}):
                message = "is no field of these rows. Correct it."
                yield ("also", place, "fields", name), message
        if any(not fills.of for fills in self.fills) and len(self.fields) != 1:
            yield ("fills",), "needs rows of one field. Remove the others."


def full_time(posts: Iterable[Decimal]) -> Decimal:
    """Posts in per cent added up to full-time equivalents, in whole tenths, rounded down."""
    return Decimal(sum(posts) // 10) / 10


def _column(typed: Typed, name: str) -> Sequence[str]:
    values: Any = typed.get(name, ())
    return (values,) if isinstance(values, str) else values
