"""The sheet of a register with the scores of a quality scale, one column for each review."""

from __future__ import annotations

from typing import Any

from handbook.downloads.workbooks.book import cell, place
from handbook.downloads.workbooks.parts import Parts
from handbook.pages.scales import Scale

REVIEWS = 6
_DAY, _BY, _TOTAL, _LEVEL, _CHARTED, _ITEMS = 4, 5, 6, 7, 8, 10  # rows
_HEAD = 3
_BEGINS = 2  # the column of the first review
_LAST = _BEGINS + REVIEWS - 1


def write(parts: Parts) -> None:
    """Items by name alone: the wording of their scores belongs to the rights holders."""
    sheet, code, told = parts.sheets["fidelity"], parts.code, parts.register.fidelity
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, 1, 46)
    sheet.set_column(_BEGINS, _LAST, 12)
    _labels(parts)
    last = _ITEMS + len(parts.scale.items) - 1
    _totals(parts, last)
    _checks(parts, last)
    for key, row in (("day", _DAY), ("by", _BY), ("total", _TOTAL)):
        parts.names[key] = place(parts.tab("fidelity"), row, _BEGINS, row, _LAST)
    parts.names["reviewers"] = told.reviewers[code]
    _chart(parts, last)
    sheet.freeze_panes(_HEAD + 1, _BEGINS)
    sheet.print_area(0, 0, last + 16, _LAST)
    sheet.fit_to_pages(1, 1)


def _labels(parts: Parts) -> None:
    """What stands beside the scores, and the empty cells for them."""
    book, sheet, code = parts.book, parts.sheets["fidelity"], parts.code
    told = parts.register.fidelity
    reviews = [told.review[code].replace("{}", str(each + 1)) for each in range(REVIEWS)]
    for column, head in enumerate((told.item[code], told.name[code], *reviews)):
        sheet.write_string(_HEAD, column, head, book.look("head"))
    called = {_DAY: told.day, _BY: told.by, _TOTAL: told.total}
    called |= {_LEVEL: told.level, _CHARTED: told.charted}
    for row, label in called.items():
        sheet.write_string(row, 1, label[code], book.look("strong"))
    empty = {_DAY: "day", _BY: "choice"}
    for row, item in enumerate(parts.scale.items, _ITEMS):
        sheet.write_number(row, 0, item.number, book.look("plain"))
        sheet.write_string(row, 1, item.name[code], book.look("said"))
        empty[row] = "plain"
    for row, look in empty.items():
        for column in range(_BEGINS, _LAST + 1):
            sheet.write_blank(row, column, None, book.look(look, fill_in=True))


def _totals(parts: Parts, last: int) -> None:
    """The sum of a review whose items all have a score, and what such a sum is called."""
    book, sheet = parts.book, parts.sheets["fidelity"]
    for column in range(_BEGINS, _LAST + 1):
        scores = f"{cell(_ITEMS, column)}:{cell(last, column)}"
        whole = f"COUNT({scores})={len(parts.scale.items)}"
        total = f'=IF({whole},SUM({scores}),"")'
        sheet.write_formula(_TOTAL, column, total, book.look("plain"), "")
        level = _level(parts.scale, parts.code, cell(_TOTAL, column))
        sheet.write_formula(_LEVEL, column, level, book.look("text"), "")
        ours = f'{cell(_BY, column)}="{parts.register.fidelity.reviewers[parts.code]}"'
        charted = f'=IF({ours},{cell(_TOTAL, column)},"")'
        sheet.write_formula(_CHARTED, column, charted, book.look("plain"), "")


def _level(scale: Scale, code: str, total: str) -> str:
    """Nested choices, from the highest level down."""
    *higher, lowest = sorted(scale.levels, key=lambda level: -level.min)
    formula = f'"{lowest.name[code]}"'
    for level in reversed(higher):
        formula = f'IF({total}>={level.min},"{level.name[code]}",{formula})'
    return f'=IF({total}="","",{formula})'


def _checks(parts: Parts, last: int) -> None:
    sheet, code, told = parts.sheets["fidelity"], parts.code, parts.register.fidelity
    hint = {"input_title": told.item[code], "input_message": told.hint[code]}
    points: dict[str, Any] = {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1,
        "maximum": 5,
    }
    sheet.data_validation(_ITEMS, _BEGINS, last, _LAST, {**points, **hint})
    by = {"validate": "list", "source": [told.reviewers[code], told.ourselves[code]]}
    sheet.data_validation(_BY, _BEGINS, _BY, _LAST, by)


def _chart(parts: Parts, last: int) -> None:
    told, tab = parts.register.fidelity, parts.tab("fidelity")
    series = [
        (
            [tab, _CHARTED, 1],
            [tab, _DAY, _BEGINS, _DAY, _LAST],
            [tab, _CHARTED, _BEGINS, _CHARTED, _LAST],
        )
    ]
    chart = parts.book.chart("column", told.chart[parts.code], series)
    chart.set_legend({"none": True})
    chart.set_size({"width": 820, "height": 280})
    said = {"description": told.chart[parts.code], "object_position": 2}
    parts.sheets["fidelity"].insert_chart(last + 2, 0, chart, said)
