"""The quarterly report of a register: one sheet of A4, with the last four quarters."""

from __future__ import annotations

from typing import Any

from handbook.downloads.workbooks.book import FIRST, cell, place
from handbook.downloads.workbooks.parts import Parts
from handbook.downloads.workbooks.periods import QUARTERS
from handbook.tools.counting import SMALL

_SHOWN = 4  # quarters
_ASKED, _HEAD = 2, 8  # rows
_FIRST = _HEAD + 1
_RAW, _OF = 6, 11  # columns, beside what is printed
# Each row: the figure, what it is out of or counted on, and how it is shown.
_ROWS = (
    ("participants", "", "people"),
    ("in_work", "participants", "out-of"),
    ("starts", "", "people"),
    ("starters", "", "people"),
    ("advised", "starts", "out-of"),
    ("kept", "reached", "out-of"),
    ("ended", "", "people"),
    ("left", "", "people"),
    ("in_education", "", "people"),
    ("met_mean", "referred", "measure"),
    ("met_median", "referred", "measure"),
    ("employer_mean", "joined", "measure"),
    ("employer_median", "joined", "measure"),
    ("meetings_a_week", "", "plain"),
    ("active_per_post", "", "plain"),
    ("turned_away", "", "people"),
    ("waiting", "", "people"),
    ("time_outside", "", "share"),
    ("vacant", "", "plain"),
    ("staff_left", "", "people"),
    ("sickness", "", "team"),
    ("score", "", "plain"),
)
_WIDTH = 40


def write(parts: Parts) -> None:
    """What was asked for, figures without those that show who somebody is, a chart, questions."""
    book, sheet, code = parts.book, parts.sheets["report"], parts.code
    told = parts.register.report
    sheet.set_column(0, 0, _WIDTH)
    sheet.set_column(1, _SHOWN, 13.5)
    sheet.set_column(_SHOWN + 1, _SHOWN + 1, 4)
    sheet.set_column(_RAW, _OF + _SHOWN, 13)
    _asked(parts)
    row = _table(parts)
    _draw(parts, row)
    row += 2
    for ask in told.asks:
        sheet.write_string(row, 0, ask[code], book.look("strong"))
        sheet.write_blank(row + 1, 0, None, book.look("text", fill_in=True))
        said = {
            "validate": "any",
            "input_title": told.figure[code],
            "input_message": told.hint[code],
        }
        sheet.data_validation(row + 1, 0, row + 1, 0, said)
        sheet.set_row(row + 1, 46)
        row += 2
    sheet.print_area(0, 0, row, _SHOWN)
    sheet.fit_to_pages(1, 1)


def _asked(parts: Parts) -> None:
    book, sheet, code, told = parts.book, parts.sheets["report"], parts.code, parts.register.report
    service = f'=IF({parts.names["service"]}="","",{parts.names["service"]})'
    sheet.write_formula(1, 0, service, book.look("heading"), "")
    texts = (told.year, told.quarter, told.audience, told.made_by, told.day)
    for row, text in enumerate(texts, _ASKED):
        sheet.write_string(row, 0, text[code], book.look("strong"))
    sheet.write_number(_ASKED, 1, parts.register.year, book.look("plain", fill_in=True))
    sheet.write_number(_ASKED + 1, 1, 1, book.look("plain", fill_in=True))
    sheet.write_string(_ASKED + 2, 1, told.inside[code], book.look("choice", fill_in=True))
    sheet.write_blank(_ASKED + 3, 1, None, book.look("choice", fill_in=True))
    sheet.write_blank(_ASKED + 4, 1, None, book.look("day", fill_in=True))
    whole = {"validate": "integer", "criteria": "between"}
    years = {"minimum": 2000, "maximum": 2099}
    sheet.data_validation(_ASKED, 1, _ASKED, 1, {**whole, **years})
    sheet.data_validation(_ASKED + 1, 1, _ASKED + 1, 1, {**whole, "minimum": 1, "maximum": 4})
    hint = {"input_title": told.audience[code], "input_message": told.audience_hint[code]}
    both = {"validate": "list", "source": [told.inside[code], told.outside[code]]}
    sheet.data_validation(_ASKED + 2, 1, _ASKED + 2, 1, {**both, **hint})
    # the row of each quarter on the sheet of quarters
    for back in range(_SHOWN):
        year, quarter = cell(_ASKED, 1), cell(_ASKED + 1, 1)
        number = f"4*({year}-{parts.names['first_year']})+{quarter}-{_SHOWN - 1 - back}"
        formula = f'=IF(AND({number}>=1,{number}<={QUARTERS}),{number},"")'
        empty = 1 if back == _SHOWN - 1 else ""
        sheet.write_formula(_HEAD - 1, _RAW + back, formula, book.look("plain"), empty)


def _table(parts: Parts) -> int:
    """The figures; gives the row below them."""
    book, sheet, code, told = parts.book, parts.sheets["report"], parts.code, parts.register.report
    sheet.write_string(_HEAD, 0, told.figure[code], book.look("head"))
    sheet.write_string(_HEAD - 2, _RAW, told.raw[code], book.look("strong"))
    sheet.write_string(_HEAD - 2, _OF, told.raw_of[code], book.look("strong"))
    for back in range(_SHOWN):
        label = _from_quarters(parts, "called", back)
        own = parts.register.period.quarter_name[code]
        first = own.replace("{quarter}", "1").replace("{year}", str(parts.register.year))
        empty = first if back == _SHOWN - 1 else ""
        for column in (1 + back, _RAW + back):
            sheet.write_formula(_HEAD, column, label, book.look("head"), empty)
    for row, (key, base, shown) in enumerate(_ROWS, _FIRST):
        sheet.write_string(row, 0, _label(parts, key), book.look("said"))
        for back in range(_SHOWN):
            raw, out_of = cell(row, _RAW + back), cell(row, _OF + back)
            sheet.write_formula(
                row, _RAW + back, _from_quarters(parts, key, back), _raw(book, shown), ""
            )
            if base:
                of = _from_quarters(parts, base, back)
                sheet.write_formula(row, _OF + back, of, book.look("count"), "")
            look = book.look("share" if shown == "share" else "shown")
            formula = _shown(parts, shown, raw, out_of)
            sheet.write_formula(row, 1 + back, formula, look, "")
    none = f'=IF({cell(_FIRST, _RAW + _SHOWN - 1)}="","{told.none[code]}","")'
    sheet.write_formula(_HEAD - 1, 0, none, book.look("note"), told.none[code])
    return _FIRST + len(_ROWS)


def row_of(key: str) -> int:
    """The row of a figure in the report."""
    return _FIRST + [each for each, _, _ in _ROWS].index(key)


def _label(parts: Parts, key: str) -> str:
    known = getattr(parts.register.figures, key, None) or getattr(parts.register.period, key)
    label: str = known.label[parts.code]
    return label


def _raw(book: Any, shown: str) -> Any:
    return book.look(
        {"share": "share", "plain": "decimal", "measure": "decimal"}.get(shown, "count")
    )


def _shown(parts: Parts, shown: str, raw: str, out_of: str) -> str:
    """A figure as it is printed; what fewer than five people stand behind is hidden from others."""
    told, code = parts.register.report, parts.code
    others = f'{cell(_ASKED + 2, 1)}="{told.outside[code]}"'
    hidden, over, of = (
        f'"{text}"' for text in (told.hidden[code], f"{told.over[code]} ", f" {told.of[code]} ")
    )
    inner = {
        "people": f"IF(AND({others},{raw}<{SMALL}),{hidden},{raw})",
        "out-of": f"IF(AND({others},{out_of}<{SMALL}),{hidden},"
        f"IF(AND({others},{raw}<{SMALL}),{hidden},"
        f"IF(AND({others},{out_of}-{raw}<{SMALL}),{over}&({out_of}-{SMALL}),{raw}))&{of}&{out_of})",
        "measure": f'IF(AND({others},{out_of}<{SMALL}),"–",ROUND({raw},1))',
        "team": f'IF({others},"–",ROUND({raw},1))',
        "plain": f"ROUND({raw},1)",
        "share": raw,
    }[shown]
    return f'=IF({raw}="","",{inner})'


def _draw(parts: Parts, row: int) -> None:
    """The chart, of the figures as they are shown: what is hidden has no column."""
    book, sheet, tab, told = (
        parts.book,
        parts.sheets["report"],
        parts.tab("report"),
        parts.register.report,
    )
    others = f'{cell(_ASKED + 2, 1)}="{told.outside[parts.code]}"'
    series = []
    for at, key in enumerate(("participants", "in_work")):
        source = row_of(key)
        for column in range(_RAW, _RAW + _SHOWN):
            raw = cell(source, column)
            formula = f'=IF({raw}="","",IF(AND({others},{raw}<{SMALL}),"",{raw}))'
            sheet.write_formula(row + at, column, formula, book.look("count"), "")
        last = _RAW + _SHOWN - 1
        categories, values = [tab, _HEAD, _RAW, _HEAD, last], [tab, row + at, _RAW, row + at, last]
        series.append(([tab, source, 0], categories, values))
    chart = book.chart("column", told.chart[parts.code], series)
    chart.set_size({"width": 372, "height": 330})
    said = {"description": told.chart_says[parts.code], "x_offset": 6, "object_position": 2}
    sheet.insert_chart(row + 1, 1, chart, said)


def _from_quarters(parts: Parts, key: str, back: int) -> str:
    """What the sheet of quarters has of one that the report shows; nothing where that is empty."""
    column = parts.columns["quarters"][key]
    tab, last = parts.tab("quarters"), FIRST + QUARTERS - 1
    every = place(tab, FIRST, column, last)
    number = cell(_HEAD - 1, _RAW + back)
    kept = place(tab, FIRST, parts.columns["quarters"]["joined"], last)
    if key == "called":
        return f'=IF({number}="","",INDEX({every},{number}))'
    # what is typed beside the figures waits for them
    told = f"INDEX({every},{number})"
    return f'=IF({number}="","",IF(OR(INDEX({kept},{number})="",{told}=""),"",{told}))'
