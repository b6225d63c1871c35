"""What the sheets of the plan's workbook share: its words, its cells by name, and their values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handbook.downloads.workbooks.book import Book, cell, place, quoted
from handbook.tools.calculators import Calculator
from handbook.tools.plan_books import PlanBook

MONTHS = 36
YEARS = (1, 2, 3)
TURNS = 4  # calendar years that 36 months may touch


class Plan:
    """A workbook that is being written, with the number of each cell at hand."""

    def __init__(
        self,
        book: Book,
        item: PlanBook,
        tools: Mapping[str, Calculator],
        code: str,
        values: Mapping[str, Any],
    ) -> None:
        self.book, self.item, self.tools, self.code, self.values = book, item, tools, code, values
        self.sheets: dict[str, Any] = {}
        for key, own in item.sheets:
            says = own.says[code] if own.says else ""
            wide = key not in ("inputs", "summary", "sources")
            self.sheets[key] = book.sheet(own.name[code], own.title[code], says, wide=wide)
        # which cell of which sheet bears which name: what a page fills in, and what follows from it
        self.where: dict[tuple[str, str], str] = {}
        # the column of each kind of number on a sheet
        self.columns: dict[str, dict[str, int]] = {key: {} for key in self.sheets}

    def tab(self, key: str) -> str:
        """The name of a sheet."""
        name: str = getattr(self.item.sheets, key).name[self.code]
        return name

    def on(self, key: str) -> str:
        """What formulas write before a cell of another sheet."""
        return quoted(self.tab(key))

    def word(self, name: str, of: object = "") -> str:
        """One of the workbook's words, with `of` for the {} in it."""
        return self.item.words[name][self.code].replace("{}", str(of))

    def name(self, name: str) -> str:
        """What formulas call a number that is filled in."""
        return self.item.names[name][self.code]

    def put(self, key: str, at: tuple[int, int], name: str, formula: str, look: str) -> None:
        """Writes a formula with the value that the page's scripts give for it."""
        self.where[self.tab(key), cell(*at).replace("$", "")] = name
        value = self.values[name]
        self.sheets[key].write_formula(*at, f"={formula}", self.book.look(look), value)

    def fill(self, key: str, at: tuple[int, int], name: str, look: str) -> None:
        """Writes what is filled in, as the example has it."""
        self.where[self.tab(key), cell(*at).replace("$", "")] = name
        value, sheet = self.values.get(name), self.sheets[key]
        own = self.book.look(look, fill_in=True)
        if value is None or value == "":
            sheet.write_blank(*at, None, own)
        elif isinstance(value, str):
            sheet.write_string(*at, value, own)
        else:
            sheet.write_number(*at, float(value), own)

    def down(self, key: str, row: int, column: int, count: int) -> str:
        """The cells of a column of a sheet from `row` on."""
        return place(self.tab(key), row, column, row + count - 1)

    def heads(self, key: str, row: int, labels: Mapping[int, str]) -> None:
        """Heads of columns, by column."""
        for column, label in labels.items():
            self.sheets[key].write_string(row, column, label, self.book.look("head"))
