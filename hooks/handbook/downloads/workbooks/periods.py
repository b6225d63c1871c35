"""The sheets of months, quarters and years: what is told of each, and what is counted for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from handbook.downloads.workbooks.book import FIRST, cell, heads, place, serial
from handbook.downloads.workbooks.parts import Parts
from handbook.tools.counting import EACH_ROW, PERIOD, once_followed, once_kept

YEARS = 3  # of a book; then the register begins anew
QUARTERS = 4 * YEARS
_MONTHS = 12 * YEARS
_FILLED = {
    "months": ("posts", "meetings", "weeks"),
    "quarters": (
        "hours",
        "hours_outside",
        "turned_away",
        "waiting",
        "vacant",
        "staff_left",
        "sickness",
    ),
    "years": ("asked", "answered"),
}
_OF_A_MONTH = (
    "joined",
    "active",
    "participants",
    "in_work",
    "starts",
    "ended",
    "left",
    "meetings_a_week",
)
_OF_A_YEAR = ("out_of_work", "into_work", "answer_rate")
_ONCE_A_QUARTER = ("month", *_OF_A_YEAR)
_DECIMAL = ("active_per_post", "met_mean", "met_median", "employer_mean", "employer_median")
_LOOKS = {
    **dict.fromkeys((*_DECIMAL, "meetings_a_week", "posts", "weeks", "vacant"), "decimal"),
    **dict.fromkeys(("hours", "hours_outside", "sickness"), "decimal"),
    **dict.fromkeys(("share_in_work", "time_outside", "answer_rate"), "share"),
}
_MOST = 100_000


def write(parts: Parts) -> None:
    """Fills the three sheets, and leaves the columns of the quarters to the report."""
    _sheet(parts, "months", _OF_A_MONTH, _MONTHS, 1)
    of_a_quarter = [key for key, _ in parts.register.figures if key not in _OF_A_YEAR]
    _sheet(parts, "quarters", of_a_quarter, QUARTERS, 3)
    _sheet(parts, "years", _OF_A_YEAR, YEARS, 12)


def _sheet(parts: Parts, key: str, figures: Any, count: int, months: int) -> None:
    book, sheet, code = parts.book, parts.sheets[key], parts.code
    period = parts.register.period
    named = {"months": period.month, "quarters": period.quarter, "years": period.year}[key]
    asked = {name: getattr(period, name) for name in _FILLED[key]}
    counted = list(_figures(parts, figures))
    labels = [named, period.first, period.last, *(each.label for each in asked.values())]
    heads(book, sheet, [*(label[code] for label in labels), *(each[1] for each in counted)], 80)
    sheet.freeze_panes(FIRST, 1)
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, len(labels) + len(counted) - 1, 11.5)
    at = {name: column for column, name in enumerate(("called", "first", "last", *asked))}
    at |= {each[0]: len(labels) + column for column, each in enumerate(counted)}
    for number in range(count):
        row = FIRST + number
        _dates(parts, sheet, row, number, months)
        for name in asked:
            sheet.write_blank(row, at[name], None, book.look(_look(name), fill_in=True))
        cells = {f"this_{name}": cell(row, column) for name, column in at.items()}
        own = {**parts.names, **cells, **_told(parts, key, row, at)}
        own |= {"first": cells["this_first"], "last": cells["this_last"]}
        for name, _, rule, reason in counted:
            _formula(parts, sheet, (row, at[name]), rule, {**own, "reason": reason})
    for name, column in asked.items():
        _check(sheet, at[name], count, column.label[code], column.hint[code])
    parts.columns[key] = at
    if key == "quarters":  # too many columns to read on one sheet
        sheet.fit_to_pages(3, 1)
        sheet.repeat_columns(0)
    sheet.print_area(0, 0, FIRST + count - 1, len(at) - 1)


def _figures(parts: Parts, figures: Any) -> Iterator[tuple[str, str, str, str]]:
    """Each column that is counted: its key, its label, its rule and the reason it counts."""
    register, code = parts.register, parts.code
    reasons = {
        "ended_why": register.job.why.options,
        "left_why": register.person.left_why.options,
    }
    for key in figures:
        label = getattr(register.figures, key).label[code]
        if key not in reasons:
            yield key, label, key, ""
        for number, option in enumerate(reasons.get(key, ())):
            yield f"{key}_{number}", label.replace("{}", option[code]), key, option[code]


def _look(name: str) -> str:
    return _LOOKS.get(name, "count")


def _dates(parts: Parts, sheet: Any, row: int, number: int, months: int) -> None:
    """What the period is called, its first day and its last; years follow from the first one."""
    book, period, code = parts.book, parts.register.period, parts.code
    year, begins = divmod(number * months, 12)
    named = f"{parts.names['first_year']}+{year}" if year else parts.names["first_year"]
    told = parts.register.year + year
    first = date(told, begins + 1, 1)
    after = date(told + (begins + months) // 12, (begins + months) % 12 + 1, 1)
    last = after - timedelta(days=1)
    start = f"=DATE({named},{begins + 1},1)"
    if months == 3:
        before, after_it = (
            period.quarter_name[code].replace("{quarter}", str(begins // 3 + 1)).split("{year}")
        )
        joined = "&".join(filter(None, (_text(before), f"({named})", _text(after_it))))
        sheet.write_formula(row, 0, f"={joined}", book.look("strong"), f"{before}{told}{after_it}")
    elif months == 1:
        sheet.write_formula(row, 0, start, book.look("month"), serial(first))
    else:
        sheet.write_formula(row, 0, f"={named}", book.look("year"), told)
    sheet.write_formula(row, 1, start, book.look("day"), serial(first))
    end = f"=DATE({named},{begins + months + 1},1)-1"
    sheet.write_formula(row, 2, end, book.look("day"), serial(last))


def _text(text: str) -> str:
    return f'"{text}"' if text else ""


def _told(parts: Parts, key: str, row: int, at: Mapping[str, int]) -> dict[str, str]:
    """The posts, meetings and weeks of a period, which are told by the month."""
    if key == "months":
        return {name: cell(row, at[name]) for name in _FILLED["months"]}
    if key == "years":
        return {}
    month, tab, columns = FIRST + 3 * (row - FIRST), parts.tab("months"), parts.columns["months"]
    told = {name: place(tab, month, columns[name], month + 2) for name in _FILLED["months"]}
    return {**told, "posts": place(tab, month + 2, columns["posts"])}


def _formula(
    parts: Parts, sheet: Any, at: tuple[int, int], rule: str, own: Mapping[str, str]
) -> None:
    rules = PERIOD.get(rule) or EACH_ROW[rule]
    when = once_followed if rule in ("out_of_work", "into_work") else once_kept
    formula = "=" + (rules if rule == "answer_rate" else when(rules)).format_map(own)
    look = parts.book.look(_look(rule))
    if rule in EACH_ROW:
        sheet.write_array_formula(*at, *at, f"{{{formula}}}", look, "")
    else:
        sheet.write_formula(*at, formula, look, "")


def _check(sheet: Any, column: int, count: int, label: str, hint: str) -> None:
    number = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": _MOST}
    told = {"input_title": label[:32], "input_message": hint}
    sheet.data_validation(FIRST, column, FIRST + count - 1, column, {**number, **told})
