"""What the sheets of a register's workbook share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from handbook.downloads.workbooks.book import Book, name_of
from handbook.pages.scales import Scale
from handbook.tools.registers import Register


@dataclass
class Parts:
    """Its words, its sheets by key, and what formulas call its cells by key."""

    book: Book
    register: Register
    scale: Scale
    code: str
    names: dict[str, str]
    sheets: dict[str, Any]
    columns: dict[str, dict[str, int]]  # of the sheets of periods

    def tab(self, key: str) -> str:
        """The name of a sheet."""
        name: str = getattr(self.register.sheets, key).name[self.code]
        return name

    def name(self, key: str, label: str, where: str) -> None:
        """Has formulas call the cells at `where` as they are headed; code knows them by `key`."""
        self.names[key] = name_of(label)
        self.book.name(self.names[key], where)
