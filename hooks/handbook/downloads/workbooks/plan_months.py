"""The sheets of the plan's workbook with a row for each month: participants, pay and costs."""

from __future__ import annotations

from handbook.downloads.workbooks.book import FIRST, HEAD, cell
from handbook.downloads.workbooks.plan_inputs import every, post
from handbook.downloads.workbooks.plan_parts import MONTHS, Plan
from handbook.tools.plan_books import POSTS

_PEOPLE = (
    *("opened", "base", "fresh", "places", "referred", "left", "rest", "ableSum", "able"),
    *("admitted", "caseload", "waiting", "served"),
)
_MONEY = ("pay", "other", "running", "overhead", "setUp", "total")
_WORDS = {"ableSum": "able_sum", "setUp": "set_up"}
_BEGIN = 2  # the first column that is worked out, after the month's number and its name


def write(plan: Plan) -> None:
    """The three sheets, in the order in which they need each other."""
    _calendar(plan)
    _people(plan)
    _wages(plan)
    _money(plan)


def _begin(plan: Plan, key: str, names: list[tuple[str, str]], first: int) -> dict[str, int]:
    """Heads and the months of a sheet; gives the column of each name."""
    sheet = plan.sheets[key]
    labels = {0: plan.word("month_number"), 1: plan.word("month")}
    at = {name: first + place for place, (name, _) in enumerate(names)}
    plan.heads(key, HEAD, labels | {at[name]: label for name, label in names})
    sheet.set_row(HEAD, 64)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, first + len(names) - 1, 12)
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD)
    sheet.repeat_columns(0, 1)
    sheet.print_area(0, 0, FIRST + MONTHS - 1, first + len(names) - 1)
    for month in range(MONTHS):
        sheet.write_number(FIRST + month, 0, month + 1, plan.book.look("count"))
    plan.columns[key] |= at
    return at


def _calendar(plan: Plan) -> None:
    """Where each month lies in the plan and in the calendar, on the sheet of costs."""
    names = ("plan_year", "in_year", "turn", "in_calendar")
    told = [(name, plan.word(name)) for name in names]
    told += [(name, plan.word(_WORDS.get(name, name))) for name in _MONEY]
    at = _begin(plan, "money", told, _BEGIN)
    sheet, start = plan.sheets["money"], plan.name("startMonth")
    for month in range(MONTHS):
        row, number = FIRST + month, cell(FIRST + month, 0)
        sheet.write_number(row, at["plan_year"], month // 12 + 1, plan.book.look("count"))
        sheet.write_number(row, at["in_year"], month % 12 + 1, plan.book.look("count"))
        since = f"({start}+{number}-2)"
        begin = f"m{month + 1}"
        plan.put("money", (row, at["turn"]), f"{begin}.turn", f"INT({since}/12)", "count")
        own = f"MOD({since},12)+1"
        plan.put("money", (row, at["in_calendar"]), f"{begin}.inCalendar", own, "count")
        year = plan.name("startYear")
        date = f'IF({year}="","",DATE({year},{start}+{number}-1,1))'
        plan.put("money", (row, 1), f"{begin}.date", date, "month")
    for key in ("people", "wages"):
        for month in range(MONTHS):
            own = f"{plan.on('money')}{cell(FIRST + month, 1)}"
            plan.put(key, (FIRST + month, 1), f"m{month + 1}.date", own, "month")


def _people(plan: Plan) -> None:
    key = "people"
    at = _begin(plan, key, [(n, plan.word(_WORDS.get(n, n))) for n in _PEOPLE], _BEGIN)
    for month in range(MONTHS):
        row = FIRST + month
        own = {name: cell(row, column) for name, column in at.items()}
        before = {name: cell(row - 1, column) if month else "0" for name, column in at.items()}
        if not month:
            before |= dict.fromkeys(("caseload", "served"), f"N({plan.name('already')})")
        for name, formula in _flow(plan, cell(row, 0), own, before).items():
            plan.put(key, (row, at[name]), f"m{month + 1}.{name}", formula, "count")
    last = FIRST + MONTHS - 1
    series = [
        (
            [plan.tab(key), HEAD, at[name]],
            [plan.tab(key), FIRST, 0, last, 0],
            [plan.tab(key), FIRST, at[name], last, at[name]],
        )
        for name in ("places", "caseload", "waiting")
    ]
    chart = plan.book.chart("line", plan.word("start_chart"), series)
    chart.set_size({"width": 900, "height": 320})
    said = {"description": plan.word("start_chart_says"), "object_position": 2}
    plan.sheets[key].insert_chart(last + 2, 0, chart, said)
    plan.sheets[key].print_area(0, 0, last + 19, at["served"])
    plan.sheets[key].fit_to_pages(1, 1)


def _flow(plan: Plan, k: str, own: dict[str, str], before: dict[str, str]) -> dict[str, str]:
    """A month's formulas; {before} is the month before, or what there was at the start."""
    name, specialists = plan.name, every(plan, "specialist")
    begins, first = every(plan, "from"), every(plan, "first")
    more, intake = f"SUM({every(plan, 'moreSpecialist')})", name("intakeFrom")
    late = [f"MAX({month},{intake})" for month in (13, 25)]
    base = "+".join(f"({each}<={k})" for each in late)
    fresh = "+".join(f"({each}<={k})*({each}+12>{k})" for each in late)
    filled = f"(100-{name('vacancies')})"
    ordinary, early = name("caseload"), name("firstYearCaseload")
    leaves = f"({before['rest']}+{before['caseload']}*{name('leaving')})"
    return {
        "opened": f"MAX(0,{k}-{intake}+1)",
        "base": f'SUMIFS({specialists},{begins},"<="&{k})+{more}*({base})',
        "fresh": f"SUMPRODUCT({specialists}*({begins}<={k})*({begins}+12>{k})"
        f"*(1-({name('already')}>0)*({first}=1)))+{more}*({fresh})",
        "places": f"INT({filled}*({own['base']}*{ordinary}"
        f"-{own['fresh']}*({ordinary}-{early}))/1000)",
        "referred": f"INT({own['opened']}*{name('referrals')}/10)"
        f"-INT(MAX(0,{own['opened']}-1)*{name('referrals')}/10)",
        "left": f"INT({leaves}/1000)",
        "rest": f"MOD({leaves},1000)",
        "ableSum": f"{before['ableSum']}+{name('intake')}*{own['base']}*{filled}",
        "able": f"INT({own['ableSum']}/10000)-INT({before['ableSum']}/10000)",
        "admitted": f"MIN({before['waiting']}+{own['referred']},{own['able']},"
        f"MAX(0,{own['places']}-({before['caseload']}-{own['left']})))",
        "caseload": f"{before['caseload']}-{own['left']}+{own['admitted']}",
        "waiting": f"{before['waiting']}+{own['referred']}-{own['admitted']}",
        "served": f"{before['served']}+{own['admitted']}",
    }


def _wages(plan: Plan) -> None:
    key, inputs = "wages", plan.on("inputs")
    posts = range(1, POSTS + 1)
    names = [(f"yearly{n}", plan.word("year_pay", plan.word("post", n))) for n in posts]
    names += [(f"pay{n}", plan.word("month_pay", plan.word("post", n))) for n in posts]
    at, months = _begin(plan, key, names, _BEGIN), plan.columns["money"]
    plan.sheets[key].set_landscape()
    plan.sheets[key].fit_to_pages(2, 1)
    for month in range(MONTHS):
        row, number = FIRST + month, cell(FIRST + month, 0)
        told = {name: f"{plan.on('money')}{cell(row, column)}" for name, column in months.items()}
        for n in posts:
            of = {name: f"{inputs}{post(name, n - 1)}" for name in ("posts", "more", "first")}
            costs = f"{inputs}{post('cost0', n - 1)}:{post('cost3', n - 1)}"
            filled = (
                f"(({number}>={of['first']})*{of['posts']}+{of['more']}*({told['plan_year']}-1))"
            )
            cost = f"INDEX({costs},{told['turn']}+1)"
            yearly = f"ROUND({filled}*(100-{plan.name('vacancies')})*{cost}/1000,0)"
            plan.put(key, (row, at[f"yearly{n}"]), f"m{month + 1}.yearly{n}", yearly, "count")
            own, c = cell(row, at[f"yearly{n}"]), told["in_calendar"]
            pay = f"INT({own}*{c}/12)-INT({own}*({c}-1)/12)"
            plan.put(key, (row, at[f"pay{n}"]), f"m{month + 1}.pay{n}", pay, "count")


def _money(plan: Plan) -> None:
    key, at, wages = "money", plan.columns["money"], plan.columns["wages"]
    other, rate = plan.name("otherCosts"), plan.name("overhead")
    for month in range(MONTHS):
        row = FIRST + month
        own = {name: cell(row, column) for name, column in at.items()}
        before = "0" if month % 12 == 0 else cell(row - 1, at["running"])
        first, last = cell(row, wages["pay1"]), cell(row, wages[f"pay{POSTS}"])
        formulas = {
            "pay": f"SUM({plan.on('wages')}{first}:{last})",
            "other": f"INT({other}*{own['in_year']}/12)-INT({other}*({own['in_year']}-1)/12)",
            "running": f"{before}+{own['pay']}+{own['other']}",
            "overhead": f"ROUND({own['running']}*{rate}/1000,0)-ROUND({before}*{rate}/1000,0)",
            "setUp": "0" if month else f"N({plan.name('setUp')})",
            "total": f"{own['pay']}+{own['other']}+{own['overhead']}+{own['setUp']}",
        }
        for name, formula in formulas.items():
            plan.put(key, (row, at[name]), f"m{month + 1}.{name}", formula, "count")
    plan.sheets[key].fit_to_pages(1, 1)
