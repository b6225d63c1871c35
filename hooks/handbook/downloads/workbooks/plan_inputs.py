"""The sheet of the plan's workbook that is filled in, and how each number is counted."""

from __future__ import annotations

from typing import Any

from handbook.downloads.workbooks.book import cell, place
from handbook.downloads.workbooks.plan_parts import TURNS, Plan
from handbook.tools.fields import Field
from handbook.tools.plan_books import FIELDS, PAYERS, POSTS

FIRST = 4  # the row below the heads
POST_ROWS = FIRST + len(FIELDS) + 3
PAYER_ROWS = POST_ROWS + POSTS + 3
_POSTS = ("posts", "firstMonth", "newPosts", "postCost")
_PAYERS = ("payerShare", "payerAmount", "payerFrom", "payerTo")
# the helpers beside the posts, and the column of the first
_HELPERS = ("posts", "more", "first", "specialist", "moreSpecialist", "from")
_HELP = 6
_KEY = "inputs"


def write(plan: Plan) -> None:
    """Fields, posts and payers, with their labels, limits and hints from the calculators."""
    sheet = plan.sheets[_KEY]
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 5, 15)
    sheet.set_column(_HELP, _HELP + 9, 12)
    plan.heads(_KEY, FIRST - 1, {0: plan.word("name"), 1: plan.word("value"), 2: plan.word("used")})
    for row, (tool, name, used) in enumerate(FIELDS, FIRST):
        asked = next(each for each in plan.tools[tool].fields if each.id == name)
        sheet.write_string(row, 0, asked.label[plan.code], plan.book.look("text"))
        _field(plan, (row, 1), f"in.{name}", asked)
        column = 2 if used else 1
        if used:
            plan.put(_KEY, (row, 2), f"used.{name}", _used(plan, used, cell(row, 1)), "plain")
        plan.book.name(plan.name(name), place(plan.tab(_KEY), row, column))
    _posts(plan)
    _payers(plan)
    sheet.freeze_panes(FIRST, 0)
    sheet.print_area(0, 0, PAYER_ROWS + PAYERS - 1, 5)
    sheet.fit_to_pages(1, 1)


def _used(plan: Plan, used: str, own: str) -> str:
    if used == "tenths":
        return f"ROUND({own}*10,0)"
    if used == "first":
        return f'IF({own}="",1,{own})'
    ordinary = plan.name("caseload")
    return f'IF({own}="",N({ordinary}),MIN({own},{ordinary}))'


def _field(plan: Plan, at: tuple[int, int], name: str, asked: Field, number: int = 0) -> None:
    look = "decimal" if asked.decimals else "plain" if asked.year else "count"
    plan.fill(_KEY, at, name, look)
    kind = "decimal" if asked.decimals else "integer"
    own: dict[str, Any] = {"validate": kind, "criteria": "between"}
    limits = {"minimum": float(asked.min), "maximum": float(asked.max)}
    hint = asked.hint[plan.code].replace("{min}", str(asked.min)).replace("{max}", str(asked.max))
    label = asked.label[plan.code].replace("{}", str(number))
    said = {"input_title": label[:32], "input_message": hint[:255]}
    plan.sheets[_KEY].data_validation(*at, *at, {**own, **limits, **said})


def post(name: str, row: int) -> str:
    """The cell of a post's helper on the sheet of inputs, by its row, from 0."""
    return cell(POST_ROWS + row, column_of(name))


def column_of(name: str) -> int:
    """The column of a post's helper or cost."""
    if name.startswith("cost"):
        return _HELP + len(_HELPERS) + int(name[-1])
    return _HELP + _HELPERS.index(name)


def every(plan: Plan, name: str) -> str:
    """A helper of all posts."""
    return plan.down(_KEY, POST_ROWS, column_of(name), POSTS)


def _posts(plan: Plan) -> None:
    rows = plan.tools["budget"].row["positions"]
    asked = {each.id: each for each in rows.fields}
    sheet, code = plan.sheets[_KEY], plan.code
    sheet.write_string(POST_ROWS - 2, 0, plan.word("posts"), plan.book.look("heading"))
    labels = {0: rows.called.label[code] if rows.called else ""}
    labels |= {at: asked[name].label[code] for at, name in enumerate(_POSTS, 1)}
    told = ("tenths", "new_tenths", "begins", "specialist", "new_specialist", "takes_from")
    labels |= {_HELP + at: plan.word(name) for at, name in enumerate(told)}
    labels |= {column_of(f"cost{turn}"): plan.word("cost_turn", turn + 1) for turn in range(TURNS)}
    sheet.set_row(POST_ROWS - 1, 64)
    plan.heads(_KEY, POST_ROWS - 1, labels)
    specialist = next(each.called[code] for each in rows.also if each.code == "specialist")
    known = {"validate": "list", "source": [each.called[code] for each in rows.also]}
    for number in range(POSTS):
        row, begin = POST_ROWS + number, f"post{number + 1}"
        plan.fill(_KEY, (row, 0), f"in.{begin}.postName", "code")
        # other words may stand there too
        sheet.data_validation(row, 0, row, 0, {**known, "error_type": "information"})
        for at, name in enumerate(_POSTS, 1):
            _field(plan, (row, at), f"in.{begin}.{name}", asked[name], number + 1)
        own = {name: cell(row, at) for at, name in enumerate(_POSTS, 1)}
        is_specialist = f'{cell(row, 0)}="{specialist}"'
        formulas = {
            "posts": f"ROUND({own['posts']}*10,0)",
            "more": f"ROUND({own['newPosts']}*10,0)",
            "first": f'IF({own["firstMonth"]}="",1,{own["firstMonth"]})',
            "specialist": f"IF({is_specialist},{post('posts', number)},0)",
            "moreSpecialist": f"IF({is_specialist},{post('more', number)},0)",
            "from": f"MAX({post('first', number)},{plan.name('intakeFrom')})",
            "cost0": f"N({own['postCost']})",
        }
        growth = plan.name("payGrowth")
        for turn in range(1, TURNS):
            before = post(f"cost{turn - 1}", number)
            formulas[f"cost{turn}"] = f"ROUND({before}*(1000+{growth})/1000,0)"
        for name, formula in formulas.items():
            plan.put(_KEY, (row, column_of(name)), f"{begin}.{name}", formula, "count")


def _payers(plan: Plan) -> None:
    rows = plan.tools["budget"].row["payers"]
    asked = {each.id: each for each in rows.fields}
    sheet, code = plan.sheets[_KEY], plan.code
    sheet.write_string(PAYER_ROWS - 2, 0, plan.word("payers"), plan.book.look("heading"))
    labels = {0: rows.called.label[code] if rows.called else ""}
    labels |= {at: asked[name].label[code] for at, name in enumerate(_PAYERS, 1)}
    sheet.set_row(PAYER_ROWS - 1, 48)
    plan.heads(_KEY, PAYER_ROWS - 1, labels)
    for number in range(PAYERS):
        row, begin = PAYER_ROWS + number, f"in.payer{number + 1}"
        plan.fill(_KEY, (row, 0), f"{begin}.payerName", "code")
        for at, name in enumerate(_PAYERS, 1):
            _field(plan, (row, at), f"{begin}.{name}", asked[name], number + 1)
