"""Calculators: the fields, limits, words and worked examples of a planning tool."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any

import pydantic
from pydantic import model_validator

from handbook import budget, capacity, caseload_flow
from handbook.fields import SPACE, Field, Group, number
from handbook.named import Name
from handbook.resultcharts import Chart, Table
from handbook.text import Id, Item, Reference, Text

Values = Mapping[str, Decimal]

# Numbers by result, and rows by table.
Found = dict[str, Any]

# The formula of each calculator, from numbers by field to what follows. Where nothing was typed,
# or nothing follows, the name is absent. docs/assets/js/<calculator>.js has the same sums.
FORMULAS: Mapping[str, Callable[[Values], Found]] = {
    "budget": lambda values: budget.work_out(budget.Service.of(values)),
    "capacity": lambda values: capacity.work_out(
        capacity.Service.model_validate(values)
    ).model_dump(by_alias=True, exclude_none=True),
    "caseload-flow": lambda values: caseload_flow.work_out(caseload_flow.Plan.of(values)),
}


class Result(Item):
    """One number that follows: its rule in words, and the steps of the sum.

    A step is shown when every number it names in braces exists.
    """

    id: Name
    label: Text
    rule: Text
    steps: Annotated[tuple[Text, ...], pydantic.Field(min_length=1)]


class Example(Item):
    """A case worked out when the handbook is built; `invented` where no source has it."""

    title: Text
    invented: bool = False
    values: dict[str, str]


class Note(Item):
    """A sentence or two with the sources behind them; none where the choice is our own."""

    text: Text
    sources: tuple[Id, ...] = ()


class Beside(Item):
    """Numbers of others to hold the answer against, as they stand and never converted."""

    title: Text
    notes: Annotated[tuple[Note, ...], pydantic.Field(min_length=1)]


class Onward(Item):
    """Another tool that goes on from the answer: its field by the field or result it is given."""

    page: str
    text: Text
    carries: dict[Name, Name]


class Calculator(Item):
    """A planning tool: what it asks, what it answers, and what the answer rests on."""

    id: Id
    title: Text
    groups: Annotated[tuple[Group, ...], pydantic.Field(min_length=1)]
    sentences: Annotated[tuple[Text, ...], pydantic.Field(min_length=1)]
    results: Annotated[tuple[Result, ...], pydantic.Field(min_length=1)]
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()
    beside: Beside | None = None
    onward: tuple[Onward, ...] = ()
    assumptions: tuple[Note, ...]
    limits: tuple[Note, ...]
    examples: Annotated[tuple[Example, ...], pydantic.Field(min_length=1)]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field, in the order of the page and the address."""
        return tuple(field for group in self.groups for field in group.fields)

    def read(self, typed: Mapping[str, str]) -> tuple[dict[str, Decimal], dict[str, Text]]:
        """The numbers in `typed`, and a message for each field that needs mending.

        A field that `typed` does not name has its default; a name that is no field is ignored.
        """
        values: dict[str, Decimal] = {}
        errors: dict[str, Text] = {}
        for field in self.fields:
            text = typed.get(field.id, field.default)
            value = number(text, field.decimals)
            if value is not None and field.allows(value):
                values[field.id] = value
            elif text.strip(SPACE) or not field.optional:
                errors[field.id] = field.error
        for field in self.fields:
            limit = field.at_most
            both = limit and {field.id, limit.field} <= values.keys()
            if limit and both and values[field.id] > values[limit.field]:
                errors[field.id] = limit.error
            needs = field.needs
            if needs and field.id in values and not {needs.field} & {*values, *errors}:
                errors[needs.field] = needs.error
        return values, errors

    @property
    def table(self) -> Mapping[str, Table]:
        """The tables by id."""
        return {table.id: table for table in self.tables}

    def label(self, field: str) -> Text:
        """What the field with this id is called."""
        return next(each.label for each in self.fields if each.id == field)

    @property
    def drawn(self) -> Example | None:
        """The example that is shown with its tables and charts: the last, if there are any."""
        return self.examples[-1] if self.tables else None

    def work_out(self, values: Values) -> Found:
        """Results and tables by name, from values that `read` found nothing to mend in."""
        return FORMULAS[self.id](values)

    def references(self) -> Iterator[Reference]:
        noted: list[tuple[tuple[str, ...], tuple[Note, ...]]] = [
            (("assumptions",), self.assumptions),
            (("limits",), self.limits),
            (("beside", "notes"), self.beside.notes if self.beside else ()),
        ]
        for part, notes in noted:
            for place, note in enumerate(notes):
                for which, source in enumerate(note.sources):
                    yield (*part, place, "sources", which), "sources", source
        for place, onward in enumerate(self.onward):
            yield ("onward", place, "page"), "pages", onward.page

    @model_validator(mode="after")
    def _is_sound(self) -> Calculator:
        wrong = [*self._faults()]
        if wrong:
            raise ValueError(" ".join(wrong))
        return self

    def _faults(self) -> Iterator[str]:
        ids = [field.id for field in self.fields]
        results = {result.id for result in self.results} | self.table.keys()
        for name in sorted({name for name in ids if ids.count(name) > 1}):
            yield f"has the field «{name}» twice. Rename one."
        for field in self.fields:
            if field.at_most and field.at_most.field not in ids:
                yield f"limits «{field.id}» by «{field.at_most.field}», which is no field."
            if field.needs and field.needs.field not in ids:
                yield f"has «{field.id}» need «{field.needs.field}», which is no field."
        for chart in self.charts:
            yield from chart.unfit(self.table)
        if self.id not in FORMULAS:
            yield f"has no formula. Add «{self.id}» to FORMULAS in hooks/handbook/calculators.py."
            return
        for example in self.examples:
            values, errors = self.read(example.values)
            for name in [*errors, *sorted(example.values.keys() - set(ids))]:
                yield f"has an example that cannot be worked out. Correct its «{name}»."
            for name in () if errors else sorted(self.work_out(values).keys() - results):
                yield f"gives «{name}» without words for it. Describe it under results."
