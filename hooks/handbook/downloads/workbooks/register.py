"""Writes a register as an empty workbook: what is filled in, and formulas for what follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from handbook.downloads.workbooks import fidelity, front, periods, report
from handbook.downloads.workbooks.book import FIRST, Book, cell, heads, place, quoted
from handbook.downloads.workbooks.parts import Parts
from handbook.pages.scales import Scale
from handbook.reading.languages import Language
from handbook.tools.counting import WORKING
from handbook.tools.registers import JOBS, Column, Register

ROWS = 400  # of participants
LAST = FIRST + ROWS - 1
_CODE_LIMIT = 8  # a national identity number is longer
_CHOSEN = ("had_job", "left_why", "why", "advice")
_DAYS = (date(2000, 1, 1), date(2099, 12, 31))


def write(told: tuple[Register, Scale], language: Language, words: Mapping[str, str]) -> bytes:
    """The register as an .xlsx file in `language`, the same bytes every time.

    Every formula stands there with its value: nothing or 0 as long as nothing is filled in.
    """
    register, scale = told
    code = language.code
    book = Book(register.title[code], language, words, register.date)
    parts = Parts(book, register, scale, code, {}, {}, {})
    for key, own in register.sheets:
        says = own.says[code] if own.says else ""
        wide = key not in ("about", "report", "fidelity")
        parts.sheets[key] = book.sheet(own.name[code], own.title[code], says, wide=wide)
    parts.names |= {key: text[code] for key, text in register.answers}
    front.settings(parts)
    _rows(parts)
    fidelity.write(parts)
    _working(parts)
    periods.write(parts)
    report.write(parts)
    front.write(parts, words)
    return book.saved()


def columns(register: Register) -> list[tuple[str, Column, int]]:
    """The columns of the register by key, those of each job with its number; 0 for no job."""
    once = [(key, column, 0) for key, column in register.person]
    return once + [
        (f"job_{number}_{key}", column, number)
        for number in range(1, JOBS + 1)
        for key, column in register.job
    ]


def _rows(parts: Parts) -> None:
    book, sheet, code = parts.book, parts.sheets["people"], parts.code
    asked = columns(parts.register)
    labels = [column.label[code].replace("{}", str(number)) for _, column, number in asked]
    heads(book, sheet, labels, 64)
    sheet.freeze_panes(FIRST, 1)
    sheet.set_column(0, len(asked) - 1, 13)
    yes_no = [text[code] for _, text in parts.register.answers]
    for at, (key, column, _) in enumerate(asked):
        own = key.rpartition("_")[2] if key.startswith("job_") else key
        kind = "code" if own == "code" else "choice" if own in _CHOSEN else "day"
        hint = {"input_title": labels[at][:32], "input_message": column.hint[code]}
        check = _check(kind, [each[code] for each in column.options] or yes_no)
        sheet.data_validation(FIRST, at, LAST, at, {**check, **hint})
        for row in range(FIRST, LAST + 1):
            sheet.write_blank(row, at, None, book.look(kind, fill_in=True))
        parts.name(key, labels[at], place(parts.tab("people"), FIRST, at, LAST))
    sheet.print_area(0, 0, LAST, len(asked) - 1)


def _check(kind: str, options: list[str]) -> dict[str, Any]:
    if kind == "choice":
        return {"validate": "list", "source": options}
    if kind == "day":
        return {"validate": "date", "criteria": "between", "minimum": _DAYS[0], "maximum": _DAYS[1]}
    own, all_of = cell(FIRST, 0), f"$A${FIRST + 1}:$A${LAST + 1}"
    return {
        "validate": "custom",
        "value": f"=AND(LEN({own})<={_CODE_LIMIT},COUNTIF({all_of},{own})=1)",
    }


def _working(parts: Parts) -> None:
    """A row for each row of the register, in numbers alone."""
    book, sheet, tab = parts.book, parts.sheets["working"], parts.tab("working")
    keys = list(_keys(parts))
    labels = {key: label for key, _, label, _ in keys}
    heads(book, sheet, labels.values(), 48)
    sheet.freeze_panes(FIRST, 0)
    sheet.set_column(0, len(keys) - 1, 12)
    at = {key: column for column, key in enumerate(labels)}
    for key, label in labels.items():
        parts.name(key, label, place(tab, FIRST, at[key], LAST))
    for row in range(FIRST, LAST + 1):
        cells = {key: cell(row, column) for key, column in at.items()}
        names = {**_row(parts, row), **cells}
        for key, rule, _, number in keys:
            formula, empty = WORKING[rule]
            own = {name: names.get(f"job_{number}_{name}", "") for name in ("start", "end")}
            begun = names.get(f"job_{number}_from", "")
            filled = formula.format_map({**names, **own, "begun": begun})
            look = book.look("day" if rule.endswith(("from", "until", "_on")) else "plain")
            sheet.write_formula(row, at[key], f"={filled}", look, empty)
    sheet.print_area(0, 0, LAST, len(keys) - 1)
    mend = parts.names["to_mend"]
    wrong = {"type": "formula", "criteria": f"={quoted(tab)}{cell(FIRST, at['to_mend'])}=1"}
    look = book.look("wrong")
    parts.sheets["people"].conditional_format(FIRST, 0, LAST, 0, {**wrong, "format": look})
    front.to_mend(parts, f"SUM({mend})")


def _keys(parts: Parts) -> Any:
    """Each column of the working: its key, its rule, its label, the number of its job."""
    for rule, label in parts.register.working:
        own = label[parts.code]
        if not rule.startswith("job_") or rule == "job_in_12":
            yield rule, rule, own, 0
            continue
        for number in range(1, JOBS + 1):
            key = f"job_{number}_{rule.removeprefix('job_')}"
            yield key, rule, own.replace("{}", str(number)), number


def _row(parts: Parts, row: int) -> dict[str, str]:
    """The cells of a row of the register by what the rules of the working call them."""
    tab = quoted(parts.tab("people"))
    asked = columns(parts.register)
    at = {key: tab + cell(row, column) for column, (key, _, _) in enumerate(asked)}
    places = {key: column for column, (key, _, _) in enumerate(asked)}
    numbered = {
        f"{what}_{number}": at[f"job_{number}_{what}"]
        for number in range(1, JOBS + 1)
        for what in ("start", "end")
    }
    jobs = range(1, JOBS + 1)
    runs = [("referred", "joined"), ("employer", "left")]
    runs += [(f"job_{number}_start", f"job_{number}_end") for number in jobs]
    dates = ",".join(at[a] + ":" + cell(row, places[b]) for a, b in runs)
    last = cell(row, len(asked) - 1)
    return {
        **parts.names,
        **at,
        **numbered,
        "studies": at["study_from"],
        "studied": at["study_until"],
        "codes": parts.names["code"],
        "dates": dates,
        "row": f"{at['code']}:{last}",
        "jobs": f"{at['job_1_start']}:{last}",
    }
