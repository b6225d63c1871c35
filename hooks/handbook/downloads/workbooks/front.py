"""The first sheet of a register: what to fill in, what to do, and how the file is kept."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.downloads.workbooks.book import place
from handbook.downloads.workbooks.parts import Parts

_SERVICE, _YEAR, _KEPT, _MEND = 2, 3, 4, 5  # rows
_WIDTHS = (34, 76)
_LINE = 15.75  # points


def settings(parts: Parts) -> None:
    """The cells that every other sheet asks."""
    about, book, sheet = parts.register.about, parts.book, parts.sheets["about"]
    code = parts.code
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    rows = ((_SERVICE, about.service, "said"), (_YEAR, about.first_year, "plain"))
    for row, label, look in (*rows, (_KEPT, about.kept_until, "day")):
        sheet.write_string(row, 0, label[code], book.look("strong"))
        sheet.write_blank(row, 1, None, book.look(look, fill_in=True))
    sheet.write_number(_YEAR, 1, parts.register.year, book.look("plain", fill_in=True))
    year = {"validate": "integer", "criteria": "between", "minimum": 2000, "maximum": 2090}
    sheet.data_validation(_YEAR, 1, _YEAR, 1, year)
    day = {"validate": "date", "criteria": ">=", "minimum": parts.register.date.replace(2000)}
    hint = {"input_title": about.kept_until[code][:32], "input_message": about.kept_hint[code]}
    sheet.data_validation(_KEPT, 1, _KEPT, 1, {**day, **hint})
    for key, label, row in (
        ("service", about.service, _SERVICE),
        ("first_year", about.first_year, _YEAR),
        ("kept_until", about.kept_until, _KEPT),
    ):
        parts.name(key, label[code], place(parts.tab("about"), row, 1))


def to_mend(parts: Parts, formula: str) -> None:
    """How many rows of the register cannot be right."""
    sheet, book = parts.sheets["about"], parts.book
    sheet.write_string(_MEND, 0, parts.register.about.to_mend[parts.code], book.look("strong"))
    sheet.write_formula(_MEND, 1, f"={formula}", book.look("left"), 0)


def write(parts: Parts, words: Mapping[str, str]) -> None:
    """What to do, how the file is kept and what each figure means."""
    about, code, sheet = parts.register.about, parts.code, parts.sheets["about"]
    book, row = parts.book, _MEND + 2
    for title, texts in ((about.start, about.steps), (about.keep, about.rules)):
        sheet.write_string(row, 0, title[code], book.look("heading"))
        for number, text in enumerate(texts, 1):
            _line(parts, row + number, str(number), text[code])
        row += len(texts) + 2
    sheet.write_string(row, 0, about.meaning[code], book.look("heading"))
    sheet.write_string(row + 1, 0, about.figure[code], book.look("head"))
    sheet.write_string(row + 1, 1, about.counts[code], book.look("head"))
    row += 2
    for _, figure in parts.register.figures:
        if figure.means:
            _line(parts, row, figure.label[code], figure.means[code])
            row += 1
    _line(parts, row, words["site_name"], about.more[code])
    for at, said in enumerate(book.colophon, row + 1):
        _line(parts, at, "", said)
    sheet.print_area(0, 0, row + len(book.colophon), 1)


def _line(parts: Parts, row: int, called: str, text: str) -> None:
    sheet = parts.sheets["about"]
    sheet.write_string(row, 0, called, parts.book.look("strong"))
    sheet.write_string(row, 1, text, parts.book.look("text"))
    sheet.set_row(row, _LINE * (1 + len(text) // _WIDTHS[1]))
