"""Who pays on the budget of the plan's workbook: by plan year, and by calendar year."""

from __future__ import annotations

from handbook.downloads.workbooks.book import FIRST, HEAD, cell
from handbook.downloads.workbooks.plan_inputs import PAYER_ROWS
from handbook.downloads.workbooks.plan_parts import MONTHS, TURNS, YEARS, Plan
from handbook.tools.plan_books import PAYERS, POSTS

KEY = "budget"
ALL = len(YEARS) + 1  # the column of the sum of the years
CALENDAR = ALL + 2
TOTALS = ("pay", "other", "overhead", "setUp", "total")
COST = FIRST + POSTS + len(TOTALS) - 1  # the row of what a year costs
_PAID = COST + 3  # the row of the first payer
PEOPLE = _PAID + PAYERS + 3
_WORKING = PEOPLE + 5
_FIXED, _SHARES, _LEFT = _WORKING, _WORKING + PAYERS, _WORKING + 2 * PAYERS
_EARLY_COST = _LEFT + 1  # what a plan year costs before the calendar's new year
_EARLY = _EARLY_COST + 1  # and the row of what the first payer pays of it
_SPLIT = 2**18  # parts numbers in two, so that each product of the parts is exact


def called(plan: Plan, rows: int, number: int, word: str) -> str:
    """What a row is called on the sheet of inputs, or its number."""
    own = f"{plan.on('inputs')}{cell(rows + number, 0)}"
    return f'IF({own}="","{plan.word(word, number + 1)}",{own})'


def write(plan: Plan) -> None:
    """Fixed amounts first, then what is left by the shares, rounded so that nothing is lost."""
    sheet = plan.sheets[KEY]
    sheet.write_string(_PAID - 1, 0, plan.word("payers"), plan.book.look("heading"))
    sheet.write_string(_WORKING - 1, 0, plan.word("payer_steps"), plan.book.look("heading"))
    for n in range(PAYERS):
        own = called(plan, PAYER_ROWS, n, "payer")
        plan.put(KEY, (_PAID + n, 0), f"payer{n + 1}.called", own, "said")
        for row, word in ((_FIXED + n, "fixed"), (_SHARES + n, "shares"), (_EARLY + n, "early")):
            text = plan.word(word, plan.word("payer", n + 1))
            sheet.write_string(row, 0, text, plan.book.look("said"))
    for row, word in ((_LEFT, "left_over"), (_EARLY_COST, "early_cost")):
        sheet.write_string(row, 0, plan.word(word), plan.book.look("said"))
    _paid(plan)
    _by_calendar(plan)
    for row, word in ((_PAID + PAYERS, "uncovered"), (_PAID + PAYERS + 1, "too_much")):
        sheet.write_string(row, 0, plan.word(word), plan.book.look("strong"))
    names = [f"paid{n + 1}" for n in range(PAYERS)]
    for row, name in enumerate([*names, "uncovered", "tooMuch"], _PAID):
        whole = f"SUM({cell(row, 1)}:{cell(row, len(YEARS))})"
        plan.put(KEY, (row, ALL), f"all.{name}", whole, "count")
    _chart(plan, _EARLY + PAYERS + 1)


def _paid(plan: Plan) -> None:
    """What each payer pays in each year, and what nobody does."""
    for year in YEARS:
        for n in range(PAYERS):
            own = [f"{plan.on('inputs')}{cell(PAYER_ROWS + n, at)}" for at in range(1, 5)]
            share, amount, begin, end = own
            is_in = f'({year}>=IF({begin}="",1,{begin}))*({year}<=IF({end}="",3,{end}))'
            plan.put(KEY, (_FIXED + n, year), f"y{year}.fixed{n + 1}", f"{is_in}*{amount}", "count")
            before = cell(_SHARES + n - 1, year) if n else "0"
            sum_of = f"{before}+{is_in}*ROUND({share}*10,0)"
            plan.put(KEY, (_SHARES + n, year), f"y{year}.shares{n + 1}", sum_of, "count")
            rest = cell(_LEFT, year)
            part = f"INT({rest}*{cell(_SHARES + n, year)}/1000)-INT({rest}*{before}/1000)"
            paid = f"{cell(_FIXED + n, year)}+{part}"
            plan.put(KEY, (_PAID + n, year), f"y{year}.paid{n + 1}", paid, "count")
        cost = cell(COST, year)
        amounts = f"SUM({cell(_FIXED, year)}:{cell(_SHARES - 1, year)})"
        plan.put(KEY, (_LEFT, year), f"y{year}.leftOver", f"MAX(0,{cost}-{amounts})", "count")
        paid = f"SUM({cell(_PAID, year)}:{cell(_PAID + PAYERS - 1, year)})"
        for row, name, by in (
            (_PAID + PAYERS, "uncovered", f"{cost}-{paid}"),
            (_PAID + PAYERS + 1, "tooMuch", f"{paid}-{cost}"),
        ):
            plan.put(KEY, (row, year), f"y{year}.{name}", f"MAX(0,{by})", "count")


def _by_calendar(plan: Plan) -> None:
    """A plan year is paid as its costs fall: up to the new year, and from it on."""
    money, months = plan.columns["money"], plan.name("startMonth")
    costs, in_plan, turns = (
        plan.down("money", FIRST, money[name], MONTHS) for name in ("total", "plan_year", "turn")
    )
    for year in YEARS:
        early = f"SUMIFS({costs},{in_plan},{year},{turns},{year - 1})"
        plan.put(KEY, (_EARLY_COST, year), f"y{year}.earlyCost", early, "count")
        for n in range(PAYERS):
            paid, whole, part = (cell(row, year) for row in (_PAID + n, COST, _EARLY_COST))
            free = f"INT({paid}*(13-{months})/12)"  # a year without costs is paid by the month
            share = f"IF({whole}=0,{free},{_in_proportion(paid, part, whole)})"
            plan.put(KEY, (_EARLY + n, year), f"y{year}.early{n + 1}", share, "count")
    start = plan.name("startYear")
    for turn in range(TURNS):
        for n in range(PAYERS):
            parts = [cell(_EARLY + n, turn + 1)] if turn < len(YEARS) else []
            parts += [f"{cell(_PAID + n, turn)}-{cell(_EARLY + n, turn)}"] if turn else []
            formula = f'IF({start}="","",{"+".join(parts)})'
            plan.put(KEY, (_PAID + n, CALENDAR + turn), f"c{turn}.paid{n + 1}", formula, "count")


def _in_proportion(amount: str, part: str, whole: str) -> str:
    """`amount` times `part` by `whole`, rounded down.

    The nearest whole number may be one too many; then it times `whole` is more than the product.
    Exact where a year costs at most 14 000 million.
    """
    near = f"ROUND({amount}*{part}/{whole},0)"
    high = f"(INT({amount}/{_SPLIT})*{part}-INT({near}/{_SPLIT})*{whole})*{_SPLIT}"
    low = f"MOD({amount},{_SPLIT})*{part}-MOD({near},{_SPLIT})*{whole}"
    return f"{near}-({high}+{low}<0)"


def _chart(plan: Plan, row: int) -> None:
    tab = plan.tab(KEY)
    series = [
        ([tab, at, 0], [tab, HEAD, 1, HEAD, len(YEARS)], [tab, at, 1, at, len(YEARS)])
        for at in range(_PAID, _PAID + PAYERS + 1)
    ]
    chart = plan.book.chart("column", plan.word("money_chart"), series, subtype="stacked")
    chart.set_size({"width": 860, "height": 300})
    said = {"description": plan.word("money_chart_says"), "object_position": 2}
    plan.sheets[KEY].insert_chart(row, 0, chart, said)
    plan.sheets[KEY].print_area(0, 0, row + 16, CALENDAR + TURNS - 1)
    plan.sheets[KEY].fit_to_pages(1, 1)
