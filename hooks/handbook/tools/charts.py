"""What a calculator shows of many numbers at once: tables, and charts drawn from their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from handbook.reading.text import Item, Text
from handbook.reading.walk import Unique
from handbook.tools.fields import Name

# A cell is a number, a month by its first day, or the id of a field, which is shown by its label.
Cell = Decimal | int | date | str
Row = Mapping[str, Cell]


class Column(Item):
    """One column; a row without a value for it shows that nothing was entered.

    `of` names the rows that a reader added: a cell is the number of one, and shows what it is
    called. A `year` has no mark between its thousands.
    """

    id: Name
    label: Text
    of: Name | None = None
    year: bool = False


class Table(Item):
    """Rows that a formula gives under the table's id; the first column names the row.

    A `folded` table is long, and is opened by whoever wants all of it; a table `in_answer` is part
    of what is said first. Without rows a table is not shown.
    """

    id: Name
    title: Text
    columns: Annotated[tuple[Column, ...], Field(min_length=2), Unique(Column)]
    folded: bool = False
    in_answer: bool = False

    def label(self, column: str) -> Text:
        return next(each.label for each in self.columns if each.id == column)


class Chart(Item):
    """A picture of a table.

    `columns` has one upright bar for each row and may mark a `limit` for each. `bars` are small
    multiples: a panel for each row, with a bar for each of `values`, all drawn to one scale. {} in
    the `heading` of a panel becomes the row's first cell; its bars are called by `labels`, or else
    as the columns are.
    """

    kind: Literal["columns", "bars"]
    table: Name
    title: Text
    heading: Text | None = None
    values: Annotated[tuple[Name, ...], Field(min_length=1)]
    labels: tuple[Text, ...] = ()
    limit: Name | None = None

    def called(self, table: Table) -> tuple[Text, ...]:
        """What each of `values` is called in the chart."""
        return self.labels or tuple(table.label(name) for name in self.values)

    def longest(self, rows: Sequence[Row]) -> Any:
        """The largest number the chart shows, at least 1: the end of its scale."""
        names = [*self.values, *filter(None, [self.limit])]
        return max(1, *(row[name] for row in rows for name in names if name in row))

    def unfit(self, tables: Mapping[str, Table]) -> Iterator[str]:
        """What the chart names that is not there."""
        if self.table not in tables:
            yield f"has a chart of «{self.table}», which is no table."
            return
        columns = {column.id for column in tables[self.table].columns}
        for name in [*self.values, *filter(None, [self.limit])]:
            if name not in columns:
                yield f"has a chart of «{name}», which is no column of «{self.table}»."
        if self.labels and len(self.labels) != len(self.values):
            yield f"has a chart of «{self.table}» that needs a label for each of its values."
