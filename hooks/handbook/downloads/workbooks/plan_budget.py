"""The sheets of the plan's workbook for those who decide: the budget, who pays, and a summary."""

from __future__ import annotations

from handbook.downloads.workbooks import plan_payers
from handbook.downloads.workbooks.book import FIRST, HEAD, cell
from handbook.downloads.workbooks.plan_inputs import POST_ROWS, every
from handbook.downloads.workbooks.plan_parts import MONTHS, TURNS, YEARS, Plan
from handbook.downloads.workbooks.plan_payers import ALL, CALENDAR, COST, KEY, PEOPLE, TOTALS
from handbook.tools.plan_books import POSTS

_WORDS = {"setUp": "set_up"}
_SUMMARY = (
    *("specialists", "capacity", "firstYearCapacity", "shortfall", "specialistsNeeded"),
    *("leadersNeeded", "leadersForNeed", "yearlyCostLow", "yearlyCostHigh", "costForNeedLow"),
    *("costForNeedHigh", "served12", "served24", "served36", "waiting12", "waiting24"),
    *("waiting36", "payBefore"),
)


def write(plan: Plan) -> None:
    """The three sheets."""
    _budget(plan)
    plan_payers.write(plan)
    _people(plan)
    _summary(plan)


def _budget(plan: Plan) -> None:
    sheet = plan.sheets[KEY]
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, CALENDAR + TURNS - 1, 13)
    sheet.set_column(ALL + 1, ALL + 1, 3)
    years = {year: plan.word("year", year) for year in YEARS}
    plan.heads(KEY, HEAD, {0: plan.word("name"), **years, ALL: plan.word("all_years")})
    for turn in range(TURNS):
        start = plan.name("startYear")
        year = f'IF({start}="","",{start}+{turn})'
        plan.put(KEY, (HEAD, CALENDAR + turn), f"c{turn}.year", year, "year")
    wages, money = plan.columns["wages"], plan.columns["money"]
    rows = [(f"pay{n + 1}", "wages", wages[f"pay{n + 1}"]) for n in range(POSTS)]
    rows += [(name, "money", money[name]) for name in TOTALS]
    for row, (name, key, column) in enumerate(rows, FIRST):
        if key == "wages":
            called = plan_payers.called(plan, POST_ROWS, row - FIRST, "post")
            plan.put(KEY, (row, 0), f"post{row - FIRST + 1}.called", called, "said")
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
        plan.put(KEY, (row, year), f"y{year}.{name}", formula, "count")
    whole = f"SUM({cell(row, 1)}:{cell(row, len(YEARS))})"
    plan.put(KEY, (row, ALL), f"all.{name}", whole, "count")
    for turn in range(TURNS):
        formula = f'IF({start}="","",SUMIFS({months},{turns},{turn}))'
        plan.put(KEY, (row, CALENDAR + turn), f"c{turn}.{name}", formula, "count")


def _people(plan: Plan) -> None:
    """Whom each year supports, counted or typed, and what that costs for each."""
    sheet, people, money = plan.sheets[KEY], plan.columns["people"], plan.columns["money"]
    for row, word in ((PEOPLE, "supported"), (PEOPLE + 1, "per_person")):
        sheet.write_string(row, 0, plan.word(word), plan.book.look("strong"))
    admitted = plan.down("people", FIRST, people["admitted"], MONTHS)
    years = plan.down("money", FIRST, money["plan_year"], MONTHS)
    for year in YEARS:
        end = f"{plan.on('people')}{cell(FIRST + 12 * year - 13, people['caseload'])}"
        before = f"N({plan.name('already')})" if year == 1 else end
        typed = plan.name(f"participants{year}")
        counted = f'IF({typed}="",{before}+SUMIFS({admitted},{years},{year}),{typed})'
        plan.put(KEY, (PEOPLE, year), f"y{year}.supported", counted, "count")
        cost, supported = cell(COST, year), cell(PEOPLE, year)
        each = f'IF({supported}=0,"",ROUND({cost}/{supported},0))'
        plan.put(KEY, (PEOPLE + 1, year), f"y{year}.perPerson", each, "count")


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
                "total": COST,
                "supported": PEOPLE,
                "perPerson": PEOPLE + 1,
            }
            own = f"{plan.on(KEY)}{cell(at[name], year)}"
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
