"""Calculators: the fields, limits, words and worked examples of a planning tool."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Any

import pydantic

from handbook.pages.sources import Note
from handbook.reading.problems import nearest
from handbook.reading.text import Id, Item, Text
from handbook.reading.walk import Fault, Unique, walk
from handbook.tools import formulas, placeholders, used
from handbook.tools.charts import Chart, Table
from handbook.tools.fields import Field, Name
from handbook.tools.formulas import Found, Values
from handbook.tools.parts import Example, Group, Onward, Result
from handbook.tools.rows import Called, Rows, Typed
from handbook.tools.typed import plain


class Calculator(Item):
    """A planning tool: what it asks, what it answers, and what the answer rests on.

    Texts name numbers in braces: fields, results, and `parts` of the sum, which the script gives.
    """

    id: Id
    title: Text
    groups: Annotated[
        tuple[Group, ...], pydantic.Field(min_length=1), Unique((Field, Called)), Unique(Rows)
    ]
    sentences: Annotated[tuple[Text, ...], pydantic.Field(min_length=1)]
    results: Annotated[tuple[Result, ...], pydantic.Field(min_length=1), Unique(Result)]
    parts: tuple[Name, ...] = ()
    tables: Annotated[tuple[Table, ...], Unique(Table)] = ()
    charts: tuple[Chart, ...] = ()
    onward: tuple[Onward, ...] = ()
    assumptions: tuple[Note, ...]
    limits: tuple[Note, ...]
    examples: Annotated[tuple[Example, ...], pydantic.Field(min_length=1)]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in the order of the page and the address."""
        return tuple(field for group in self.groups for field in group.fields)

    @property
    def rows(self) -> tuple[Rows, ...]:
        return tuple(group.rows for group in self.groups if group.rows)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, Text]]:
        """The numbers in `typed`, and a message for each field that needs mending.

        A field that `typed` does not name has its default; a name that is no field is ignored.
        """
        values: dict[str, Any] = {}
        errors: dict[str, Text] = {}
        for rows in self.rows:
            values[rows.id], wrong = rows.read(typed)
            errors |= wrong
        filled = self._filled(values)
        for field in self.fields:
            text = str(typed.get(field.id, filled.get(field.id, field.default)))
            value = field.read(text)
            if value is not None and field.allows(value):
                values[field.id] = value
            elif plain(text) or not field.optional:
                errors[field.id] = field.error
        for name, error in self._at_odds(values, errors):
            errors[name] = error
        return values, errors

    def _filled(self, values: Values) -> dict[str, Decimal]:
        """The sums of rows by the field they fill, where every row has its number."""
        found: dict[str, Decimal] = {}
        for rows in self.rows:
            if all(values[rows.id]):
                found |= rows.filled(values[rows.id])
        return found

    def _at_odds(self, values: Values, errors: Mapping[str, Text]) -> Iterator[tuple[str, Text]]:
        """Messages for fields that are sound alone and not together."""
        for field in self.fields:
            limit, needs = field.at_most, field.needs
            both = limit and {field.id, limit.field} <= values.keys()
            if limit and both and values[field.id] > values[limit.field]:
                yield field.id, limit.error
            if needs and field.id in values and not {needs.field} & {*values, *errors}:
                yield needs.field, needs.error
        filled = {} if errors else self._filled(values)
        for fills in (fills for rows in self.rows for fills in rows.fills):
            if filled.get(fills.field, values.get(fills.field)) != values.get(fills.field):
                yield fills.field, fills.differs

    @property
    def row(self) -> Mapping[str, Rows]:
        return {rows.id: rows for rows in self.rows}

    def places(self, rows: Rows) -> range:
        """The numbers of the rows that the examples have."""
        languages = self.title.root
        counts = (rows.count(each.typed(code)) for each in self.examples for code in languages)
        return range(1, max(counts) + 1)

    @property
    def table(self) -> Mapping[str, Table]:
        return {table.id: table for table in self.tables}

    def label(self, field: str) -> Text:
        return next(each.label for each in self.fields if each.id == field)

    @property
    def drawn(self) -> Example | None:
        """The example that is shown with its tables and charts: the last, if there are any."""
        return self.examples[-1] if self.tables else None

    def work_out(self, values: Values) -> Found:
        """Results and tables by name, from values that `read` found nothing to mend in."""
        return formulas.work_out(self.id, self._complete(values))

    def _complete(self, values: Values) -> Values:
        """`values` with None for each field that is empty, as the page's script has them."""
        found = {**dict.fromkeys(field.id for field in self.fields), **values}
        for rows in self.rows:
            blank = dict.fromkeys(rows.names)
            found[rows.id] = [{**blank, **row} for row in values.get(rows.id, ())]
        return found

    def worked(self, code: str) -> list[tuple[Values, Found]]:
        """For each example, typed in the language `code`, its values and what they lead to."""
        values = (self.read(example.typed(code))[0] for example in self.examples)
        return [(each, self.work_out(each)) for each in values]

    def faults(self) -> Iterator[Fault]:
        """What does not fit together, and names in its texts or links that are no number here."""
        unfit: list[Fault] = [((), message) for message in self._unfit()]
        unfit += self._unsaid()
        yield from unfit
        if not unfit:
            codes = self.title.root
            typed = (example.typed(code) for example in self.examples for code in codes)
            values = [self._complete(self.read(each)[0]) for each in typed]
            yield from used.faults(self, values)
        numbers = {field.id for field in self.fields} | {result.id for result in self.results}
        numbers |= {*self.parts}
        for path, _, part in walk(self):
            if isinstance(part, Text):
                yield from placeholders.unknown(path, part, _may_name(path, numbers))
        for place, onward in enumerate(self.onward):
            for name, source in onward.carries.items():
                if source not in numbers:
                    message = f"carries «{source}», which is no number here."
                    yield (
                        ("onward", place, "carries", name),
                        f"{message} {nearest(source, numbers)}",
                    )

    def _asked(self) -> list[str]:
        in_rows = (name for rows in self.rows for name in rows.names)
        return [*(field.id for field in self.fields), *in_rows]

    def _unfit(self) -> Iterator[str]:
        ids = {field.id for field in self.fields}
        for field in self.fields:
            if field.at_most and field.at_most.field not in ids:
                yield f"limits «{field.id}» by «{field.at_most.field}», which is no field."
            if field.needs and field.needs.field not in ids:
                yield f"has «{field.id}» need «{field.needs.field}», which is no field."
        for rows in self.rows:
            for fills in rows.fills:
                if fills.field not in ids:
                    yield f"fills «{fills.field}» by rows, which is no field."
        for table in self.tables:
            for column in table.columns:
                if column.of and column.of not in self.row:
                    yield f"calls cells of «{table.id}» by «{column.of}», which are no rows."
        for chart in self.charts:
            yield from chart.unfit(self.table)

    def _unsaid(self) -> Iterator[Fault]:
        """Examples that cannot be worked out, and numbers without words for them."""
        known = {result.id for result in self.results} | {*self.parts, *self._asked()}
        known |= self.table.keys()
        if self.id not in formulas.IDS:
            yield (), f"has no formula. Write it in {formulas.file(self.id)}."
            return
        for place, example in enumerate(self.examples):
            values, errors = self.read(example.typed(next(iter(example.title.root))))
            if wrong := dict(self._misread(example, errors)):
                yield from ((("examples", place, "values", name), wrong[name]) for name in wrong)
                continue
            for name in sorted(self.work_out(values).keys() - known):
                yield (
                    (),
                    f"gives «{name}» without words for it. Describe it under results, or name it "
                    "under parts where only a text has it.",
                )

    def _misread(self, example: Example, errors: Collection[str]) -> Iterator[tuple[str, str]]:
        """What an example gives that is no field here; where there is none, what cannot be read."""
        asked = self._asked()
        unknown = sorted(example.values.keys() - set(asked))
        yield from ((name, f"is no field here. {nearest(name, asked)}") for name in unknown)
        takes = {field.id: f" It takes {field.min} to {field.max}." for field in self.fields}
        for name in () if unknown else errors:
            yield name, f"cannot be worked out. Correct its number.{takes.get(name, '')}"


def _may_name(path: Sequence[str | int], numbers: Collection[str]) -> Collection[str]:
    """What the text at `path` may name in braces; {} is the number of a row."""
    if path[0] == "sentences" or "steps" in path:
        return numbers
    names = {"": "rows" in path or path[-1] == "heading", "sum": path[-1] == "differs"}
    names |= dict.fromkeys(("min", "max"), path[-1] in ("hint", "error") and "needs" not in path)
    return {name for name, may in names.items() if may}
