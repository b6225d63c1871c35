"""The sheets of the plan's workbook for those who decide: the budget, who pays, and a summary."""

from __future__ import annotations

from handbook.downloads.workbooks.book import FIRST, HEAD, cell
from handbook.downloads.workbooks.plan_inputs import PAYER_ROWS, POST_ROWS, every
from handbook.downloads.workbooks.plan_parts import MONTHS, TURNS, YEARS, Plan
from handbook.tools.plan_books import PAYERS, POSTS

_KEY = "budget"
_ALL = len(YEARS) + 1  # the column of the sum of the years
_CALENDAR = _ALL + 2
_TOTALS = ("pay", "other", "overhead", "setUp", "total")
_WORDS = {"setUp": "set_up"}
_PAID = FIRST + POSTS + len(_TOTALS) + 2  # the row of the first payer
_PEOPLE = _PAID + PAYERS + 3
_WORKING = _PEOPLE + 5
_SUMMARY = (
    *("specialists", "capacity", "firstYearCapacity", "shortfall", "specialistsNeeded"),
    *("leadersNeeded", "leadersForNeed", "yearlyCostLow", "yearlyCostHigh", "costForNeedLow"),
    *("costForNeedHigh", "served12", "served24", "served36", "waiting12", "waiting24"),
    *("waiting36", "payBefore"),
)


def write(plan: Plan) -> None:
    """The three sheets."""
    _budget(plan)
    _payers(plan)
    _people(plan)
    _summary(plan)


def _called(plan: Plan, rows: int, number: int, word: str) -> str:
    """What a row is called on the sheet of inputs, or its number."""
    own = f"{plan.on('inputs')}{cell(rows + number, 0)}"
    return f'IF({own}="","{plan.word(word, number + 1)}",{own})'


def _budget(plan: Plan) -> None:
    sheet = plan.sheets[_KEY]
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, _CALENDAR + TURNS - 1, 13)
    sheet.set_column(_ALL + 1, _ALL + 1, 3)
    years = {year: plan.word("year", year) for year in YEARS}
    plan.heads(_KEY, HEAD, {0: plan.word("name"), **years, _ALL: plan.word("all_years")})
    for turn in range(TURNS):
        start = plan.name("startYear")
        year = f'IF({start}="","",{start}+{turn})'
        plan.put(_KEY, (HEAD, _CALENDAR + turn), f"c{turn}.year", year, "year")
    wages, money = plan.columns["wages"], plan.columns["money"]
    rows = [(f"pay{n + 1}", "wages", wages[f"pay{n + 1}"]) for n in range(POSTS)]
    rows += [(name, "money", money[name]) for name in _TOTALS]
    for row, (name, key, column) in enumerate(rows, FIRST):
        if key == "wages":
            called = _called(plan, POST_ROWS, row - FIRST, "post")
            plan.put(_KEY, (row, 0), f"post{row - FIRST + 1}.called", called, "said")
        else:
            look = plan.book.look("strong")
            sheet.write_string(row, 0, plan.word(_WORDS.get(name, name)), look)
        _sums(plan, row, name, plan.down(key, FIRST, column, MONTHS))
    sheet.freeze_panes(FIRST, 1)


def _sums(plan: Plan, row: int, name: str, months: str) -> None:
    """A row of the budget: by plan year, in all, and by calendar year where the start is known."""
    money, start = plan.columns["money"], plan.name("startYear")
    in_plan = plan.down("money", FIRST, money["plan_year"], MONTHS)
    turns = plan.down("money", FIRST, money["turn"], MONTHS)
    for year in YEARS:
        formula = f"SUMIFS({months},{in_plan},{year})"
        plan.put(_KEY, (row, year), f"y{year}.{name}", formula, "count")
    whole = f"SUM({cell(row, 1)}:{cell(row, len(YEARS))})"
    plan.put(_KEY, (row, _ALL), f"all.{name}", whole, "count")
    for turn in range(TURNS):
        formula = f'IF({start}="","",SUMIFS({months},{turns},{turn}))'
        plan.put(_KEY, (row, _CALENDAR + turn), f"c{turn}.{name}", formula, "count")


def _payers(plan: Plan) -> None:
    """Fixed amounts first, then what is left by the shares, rounded so that nothing is lost."""
    sheet, total = plan.sheets[_KEY], FIRST + POSTS + len(_TOTALS) - 1
    sheet.write_string(_PAID - 1, 0, plan.word("payers"), plan.book.look("heading"))
    sheet.write_string(_WORKING - 1, 0, plan.word("payer_steps"), plan.book.look("heading"))
    fixed, shares, left = _WORKING, _WORKING + PAYERS, _WORKING + 2 * PAYERS
    for n in range(PAYERS):
        called = _called(plan, PAYER_ROWS, n, "payer")
        plan.put(_KEY, (_PAID + n, 0), f"payer{n + 1}.called", called, "said")
        for row, word in ((fixed + n, "fixed"), (shares + n, "shares")):
            text = plan.word(word, plan.word("payer", n + 1))
            sheet.write_string(row, 0, text, plan.book.look("said"))
    sheet.write_string(left, 0, plan.word("left_over"), plan.book.look("said"))
    _paid(plan, total)
    for row, word in ((_PAID + PAYERS, "uncovered"), (_PAID + PAYERS + 1, "too_much")):
        sheet.write_string(row, 0, plan.word(word), plan.book.look("strong"))
    names = [f"paid{n + 1}" for n in range(PAYERS)]
    for row, name in enumerate([*names, "uncovered", "tooMuch"], _PAID):
        whole = f"SUM({cell(row, 1)}:{cell(row, len(YEARS))})"
        plan.put(_KEY, (row, _ALL), f"all.{name}", whole, "count")
    _chart(plan, left + 2)


def _paid(plan: Plan, total: int) -> None:
    """What each payer pays in each year, and what nobody does; `total` is the row of the cost."""
    fixed, shares, left = _WORKING, _WORKING + PAYERS, _WORKING + 2 * PAYERS
    for year in YEARS:
        for n in range(PAYERS):
            own = [f"{plan.on('inputs')}{cell(PAYER_ROWS + n, at)}" for at in range(1, 5)]
            share, amount, begin, end = own
            is_in = f'({year}>=IF({begin}="",1,{begin}))*({year}<=IF({end}="",3,{end}))'
            plan.put(_KEY, (fixed + n, year), f"y{year}.fixed{n + 1}", f"{is_in}*{amount}", "count")
            before = cell(shares + n - 1, year) if n else "0"
            sum_of = f"{before}+{is_in}*ROUND({share}*10,0)"
            plan.put(_KEY, (shares + n, year), f"y{year}.shares{n + 1}", sum_of, "count")
            rest = cell(left, year)
            part = f"INT({rest}*{cell(shares + n, year)}/1000)-INT({rest}*{before}/1000)"
            paid = f"{cell(fixed + n, year)}+{part}"
            plan.put(_KEY, (_PAID + n, year), f"y{year}.paid{n + 1}", paid, "count")
        cost = cell(total, year)
        amounts = f"SUM({cell(fixed, year)}:{cell(shares - 1, year)})"
        plan.put(_KEY, (left, year), f"y{year}.leftOver", f"MAX(0,{cost}-{amounts})", "count")
        paid = f"SUM({cell(_PAID, year)}:{cell(_PAID + PAYERS - 1, year)})"
        for row, name, by in (
            (_PAID + PAYERS, "uncovered", f"{cost}-{paid}"),
            (_PAID + PAYERS + 1, "tooMuch", f"{paid}-{cost}"),
        ):
            plan.put(_KEY, (row, year), f"y{year}.{name}", f"MAX(0,{by})", "count")


def _chart(plan: Plan, row: int) -> None:
    tab = plan.tab(_KEY)
    series = [
        ([tab, at, 0], [tab, HEAD, 1, HEAD, len(YEARS)], [tab, at, 1, at, len(YEARS)])
        for at in range(_PAID, _PAID + PAYERS + 1)
    ]
    chart = plan.book.chart("column", plan.word("money_chart"), series, subtype="stacked")
    chart.set_size({"width": 860, "height": 300})
    said = {"description": plan.word("money_chart_says"), "object_position": 2}
    plan.sheets[_KEY].insert_chart(row, 0, chart, said)
    plan.sheets[_KEY].print_area(0, 0, row + 16, _CALENDAR + TURNS - 1)
    plan.sheets[_KEY].fit_to_pages(1, 1)


def _people(plan: Plan) -> None:
    """Whom each year supports, counted or typed, and what that costs for each."""
    sheet, people, money = plan.sheets[_KEY], plan.columns["people"], plan.columns["money"]
    for row, word in ((_PEOPLE, "supported"), (_PEOPLE + 1, "per_person")):
        sheet.write_string(row, 0, plan.word(word), plan.book.look("strong"))
    admitted = plan.down("people", FIRST, people["admitted"], MONTHS)
    years = plan.down("money", FIRST, money["plan_year"], MONTHS)
    for year in YEARS:
        end = f"{plan.on('people')}{cell(FIRST + 12 * year - 13, people['caseload'])}"
        before = f"N({plan.name('already')})" if year == 1 else end
        typed = plan.name(f"participants{year}")
        counted = f'IF({typed}="",{before}+SUMIFS({admitted},{years},{year}),{typed})'
        plan.put(_KEY, (_PEOPLE, year), f"y{year}.supported", counted, "count")
        cost, supported = cell(FIRST + POSTS + len(_TOTALS) - 1, year), cell(_PEOPLE, year)
        each = f'IF({supported}=0,"",ROUND({cost}/{supported},0))'
        plan.put(_KEY, (_PEOPLE + 1, year), f"y{year}.perPerson", each, "count")


def _summary(plan: Plan) -> None:
    """One sheet with what the tools answer; labels are theirs."""
    key = "summary"
    sheet = plan.sheets[key]
    sheet.set_column(0, 0, 62)
    sheet.set_column(1, 1, 16)
    plan.heads(key, HEAD, {0: plan.word("name"), 1: plan.word("value")})
    tools = [plan.tools[each] for each in ("capacity", "caseload-flow", "budget")]
    labels = {each.id: each.label[plan.code] for tool in tools for each in tool.results}
    labels["specialists"] = plan.tools["capacity"].label("specialists")[plan.code]
    labels["payBefore"] = plan.word("pay_before")
    formulas = _answers(plan)
    for row, name in enumerate(_SUMMARY, FIRST):
        sheet.write_string(row, 0, labels[name], plan.book.look("text"))
        look = "plain" if name not in ("specialists",) else "decimal"
        look = "decimal" if name in ("specialists", "specialistsNeeded") else look
        look = "decimal" if name.startswith("leaders") else look if look == "decimal" else "count"
        plan.put(key, (row, 1), f"s.{name}", formulas[name], look)
    row = FIRST + len(_SUMMARY) + 1
    for year in YEARS:
        for name, word in (
            ("total", "total"),
            ("supported", "supported"),
            ("perPerson", "per_person"),
        ):
            text = f"{plan.word('year', year)}: {plan.word(word)}"
            sheet.write_string(row, 0, text, plan.book.look("text"))
            at = {
                "total": FIRST + POSTS + len(_TOTALS) - 1,
                "supported": _PEOPLE,
                "perPerson": _PEOPLE + 1,
            }
            own = f"{plan.on(_KEY)}{cell(at[name], year)}"
            plan.put(key, (row, 1), f"y{year}.{name}", own, "count")
            row += 1
    sheet.print_area(0, 0, row, 1)
    sheet.fit_to_pages(1, 1)


def _answers(plan: Plan) -> dict[str, str]:
    name = plan.name
    ordinary, leader, wanted = (
        name(each) for each in ("caseload", "leaderCaseload", "participants")
    )
    tenths = f"SUM({every(plan, 'specialist')})"
    at = {each: cell(FIRST + row, 1) for row, each in enumerate(_SUMMARY)}
    first = f"{plan.on('inputs')}$B${FIRST + 5}"  # as it was typed
    low, high = name("costLow"), name("costHigh")
    needed = f"ROUNDUP(MAX(0,{wanted}-{leader})*10/{ordinary},0)/10"
    is_asked = f'OR({wanted}="",N({ordinary})=0)'
    people = plan.columns["people"]
    post = at["specialistsNeeded"]
    told = {
        "specialists": f"{tenths}/10",
        "capacity": f"INT({tenths}*{ordinary}/10)+{leader}",
        "firstYearCapacity": f'IF({first}="","",INT({tenths}*{first}/10)+{leader})',
        "shortfall": f'IF({wanted}="","",MAX(0,{wanted}-{at["capacity"]}))',
        "specialistsNeeded": f'IF({is_asked},"",{needed})',
        "leadersNeeded": f"ROUNDUP({tenths}/10,0)/10",
        "leadersForNeed": f'IF({is_asked},"",ROUNDUP(ROUND({post}*10,0)/10,0)/10)',
        "yearlyCostLow": f'IF({low}="","",{at["capacity"]}*{low})',
        "yearlyCostHigh": f'IF({high}="","",{at["capacity"]}*{high})',
        "costForNeedLow": f'IF(OR({wanted}="",{low}=""),"",{wanted}*{low})',
        "costForNeedHigh": f'IF(OR({wanted}="",{high}=""),"",{wanted}*{high})',
    }
    for end in (12, 24, 36):
        for each in ("served", "waiting"):
            told[f"{each}{end}"] = f"{plan.on('people')}{cell(FIRST + end - 1, people[each])}"
    pays = plan.down("money", FIRST, plan.columns["money"]["pay"], MONTHS)
    numbers = plan.down("money", FIRST, 0, MONTHS)
    typed = f"{plan.on('inputs')}$B${FIRST + 3}"
    told["payBefore"] = f'IF({typed}="","",SUMIFS({pays},{numbers},"<"&{typed}))'
    return told
