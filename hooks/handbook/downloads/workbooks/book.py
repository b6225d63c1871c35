"""A workbook on A4 with headings, marked input cells and names, the same bytes every time."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from locale import windows_locale
from typing import Any

import xlsxwriter
from babel.dates import get_date_format
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from handbook.reading.languages import Language

HEAD = 3  # the row of a sheet's column heads
FIRST = HEAD + 1  # and the one below
FONT, SIZE = "Calibri", 11
_A4 = 9
_LINE = "#7F7F7F"
_EPOCH = date(1899, 12, 30)  # the day 0 of a workbook
_COLOURS = ("#1F4E79", "#C55A11", "#548235", "#7F6000", "#7030A0", "#2E75B6", "#7F7F7F")
_LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 13},
    "text": {"text_wrap": True, "valign": "top"},
    "said": {},  # on one line, however long
    "strong": {"bold": True, "text_wrap": True, "valign": "top"},
    "head": {
        "bold": True,
        "text_wrap": True,
        "valign": "bottom",
        "bottom": 1,
        "bg_color": "#E8EEF4",
    },
    "count": {"num_format": "#,##0"},
    "choice": {},
    "code": {"num_format": "@"},
    "points": {"num_format": "0"},
    "plain": {"num_format": "0"},
    "decimal": {"num_format": "#,##0.0"},
    "share": {"num_format": "0 %"},
    "shown": {"align": "right"},
    "left": {"num_format": "0", "align": "left"},
    "number": {"num_format": "0", "align": "left", "valign": "top"},
    "wrong": {"bold": True, "font_color": "#9C0006"},
    "note": {"font_color": "#595959", "text_wrap": True, "valign": "top"},
    "year": {"num_format": "0", "bold": True, "align": "left"},
}
# Cells to fill in: a light ground and a frame, which print and show without colours too.
_INPUT = {"bg_color": "#FFF8D6", "border": 1, "border_color": _LINE, "locked": False}


def serial(day: date) -> int:
    """`day` as a workbook counts it."""
    return (day - _EPOCH).days


def _day_format(language: Language) -> str:
    """How a day is shown, by the language of the book and not that of the machine."""
    own = language.locale.replace("-", "_")
    code = next((code for code, each in windows_locale.items() if each == own), None)
    pattern = str(get_date_format("medium", locale=own).pattern)
    shown = pattern.replace("M", "m").replace("y", "yyyy")
    return shown if code is None else f"[$-{code:X}]{shown}"


def name_of(text: str) -> str:
    """The name that a column called `text` has in formulas; none is the address of a cell."""
    words = re.sub(r"[^\w]+", "_", text.casefold()).strip("_")
    return words if "_" in words else f"{words}_"


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it before a cell."""
    return f"{sheet}!" if sheet.isalpha() and len(sheet) > 1 else f"'{sheet}'!"


class Book:
    """A workbook that is being written."""

    def __init__(self, title: str, language: Language, words: Mapping[str, str], day: date) -> None:
        self._file = io.BytesIO()
        # what begins with = is a text like any other unless it is written as a formula
        plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book: Any = xlsxwriter.Workbook(self._file, plain)
        day_and_month = _day_format(language)
        self._days: dict[str, dict[str, Any]] = {
            "day": {"num_format": day_and_month, "align": "left"},
            "date": {"num_format": day_and_month, "align": "left", "valign": "top"},
            "month": {
                "num_format": re.sub(r"d\W+", "", day_and_month),
                "bold": True,
                "align": "left",
            },
        }
        self._looks: dict[str, Any] = {}
        edition = words["taken_edition"].format(date=language.date(day))
        #: what stands at the end of the sheet that explains the others
        self.colophon = (edition, words["taken_terms"], words["taken_newest"])
        self._book.set_properties(
            {
                "title": title,
                "author": words["site_name"],
                "comments": " · ".join(self.colophon),
                "created": datetime.combine(day, time()),
            }
        )

    def sheet(self, name: str, title: str, says: str = "", *, wide: bool = False) -> Any:
        """A new sheet with its heading; it prints one sheet of A4 wide, lying down where `wide`."""
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(_A4)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.fit_to_pages(1, 0)
        if wide:
            sheet.set_landscape()
        sheet.set_row(0, 24)
        sheet.write_string(0, 0, title, self.look("title"))
        if says:
            sheet.write_string(1, 0, says, self.look("said"))
        return sheet

    def look(self, name: str, *, fill_in: bool = False) -> Any:
        """The format called `name`, or "day", "date"; of a cell to fill in where asked for."""
        key = f"{name}+" if fill_in else name
        if key not in self._looks:
            own = {**_LOOKS.get(name, {}), **self._days.get(name, {})}
            font = {"font_name": FONT, "font_size": SIZE}
            self._looks[key] = self._book.add_format({**font, **own, **(_INPUT if fill_in else {})})
        return self._looks[key]

    def name(self, name: str, place: str) -> None:
        """Gives the cells at `place` a name to use in formulas."""
        self._book.define_name(name, f"={place}")

    def chart(
        self, kind: str, title: str, series: Iterable[tuple[Any, Any, Any]], subtype: str = ""
    ) -> Any:
        """A chart of `series`: each the cells of its name, of its categories and of its values."""
        chart = self._book.add_chart({"type": kind, **({"subtype": subtype} if subtype else {})})
        for (called, categories, values), colour in zip(series, _COLOURS, strict=False):
            drawn = {"name": called, "categories": categories, "values": values}
            look = {"color": colour, "width": 2.25} if kind == "line" else {"color": colour}
            chart.add_series({**drawn, "line" if kind == "line" else "fill": look, "gap": 60})
        chart.set_title({"name": title, "name_font": {"size": 12}})
        chart.set_legend({"position": "bottom"})
        chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True}})
        return chart

    def saved(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._file.getvalue()


def heads(book: Book, sheet: Any, labels: Iterable[str], height: int = 48) -> None:
    """Writes the heads of a sheet's columns; they stay in sight and are printed on each page."""
    sheet.set_row(HEAD, height)
    for column, label in enumerate(labels):
        sheet.write_string(HEAD, column, label, book.look("head"))
    sheet.repeat_rows(HEAD)


def place(
    sheet: str, row: int, column: int, to_row: int | None = None, to_column: int | None = None
) -> str:
    """The address of a cell, or of all down and across to another, on the sheet of that name."""
    last = row if to_row is None else to_row
    across = column if to_column is None else to_column
    return quoted(sheet) + str(xl_range_abs(row, column, last, across))


def cell(row: int, column: int) -> str:
    """The address of a cell on its own sheet."""
    return str(xl_rowcol_to_cell(row, column, col_abs=True))
