"""The plan's steps in its workbook: who takes them, and days that follow from the decision."""

from __future__ import annotations

from typing import Any

from handbook.downloads.workbooks.book import HEAD, cell, place, serial
from handbook.downloads.workbooks.plan_parts import Plan
from handbook.tools.free_days import FreeDays
from handbook.tools.plan_books import OWN_STEPS
from handbook.tools.schedules import Schedule, Step

_KEY = "steps"
_TOP = HEAD + 1  # the row of the first number to fill in
_NUMBER, _TITLE, _FIRST, _LAST, _WHO, _NAME, _WAITS, _LATER, _OUT = range(9)
_FROM, _TO, _BEGINS, _ENDS = range(10, 14)  # the working, beside what is printed
_FURTHEST = 24  # months that a step is moved
_WORKED = 11  # months of a year, without the month off


def write(plan: Plan, schedule: Schedule, free: FreeDays) -> None:
    """The steps with their days, room for more, and the days off that they heed."""
    _Steps(plan, schedule, free).write()
    _days_off(plan, free)


class _Steps:
    def __init__(self, plan: Plan, schedule: Schedule, free: FreeDays) -> None:
        self.plan, self.schedule, self.off = plan, schedule, free.month_off
        self.sheet = plan.sheets[_KEY]
        begins = _TOP + len(schedule.lead) + 1
        self.rows = begins + 3  # below the heads
        self.row = {step.id: self.rows + at for at, step in enumerate(schedule.steps)}
        self.since, self.worked, self.hiring = (_fixed(_TOP + at, _ENDS) for at in range(3))
        self.begins = _fixed(begins, _FIRST)

    def write(self) -> None:
        self._top()
        heads = ("number", "step", "step_begins", "step_ready", "who", "person", "waits")
        labels = dict(enumerate((*heads, "later", "left_out")))
        labels |= dict(
            enumerate(("first_month", "last_month", "month_begins", "month_ends"), _FROM)
        )
        words = {at: self.plan.word(name) for at, name in labels.items()}
        self.plan.heads(_KEY, self.rows - 1, words)
        for number, step in enumerate(self.schedule.steps, 1):
            self._step(number, step)
        for number in range(len(self.schedule.steps) + 1, len(self.schedule.steps) + OWN_STEPS + 1):
            self._own(number)
        self._look()

    def _look(self) -> None:
        sheet, last = self.sheet, self.rows + len(self.schedule.steps) + OWN_STEPS - 1
        for columns, width in (((0, 0), 5), ((1, 1), 56), ((2, 3), 13), ((4, 5), 28), ((6, 8), 11)):
            sheet.set_column(*columns, width)
        sheet.set_column(_FROM, _ENDS, 13)
        sheet.set_row(self.rows - 1, 32)
        sheet.freeze_panes(self.rows, 2)
        sheet.repeat_rows(self.rows - 1)
        sheet.print_area(0, 0, last, _OUT)
        sheet.fit_to_pages(1, 1)

    def _top(self) -> None:
        """The day of the month, how long recruiting takes, and what follows from both."""
        plan, code, name = self.plan, self.plan.code, self.plan.name
        asked = [("startDay", plan.word("start_day"), plan.word("start_day_says"), 1, 31)]
        asked += [
            (part.id, part.label[code], part.hint[code], 0, part.most)
            for part in self.schedule.lead
        ]
        for row, (key, label, hint, least, most) in enumerate(asked, _TOP):
            self.sheet.write_string(row, _TITLE, label, plan.book.look("text"))
            plan.fill(_KEY, (row, _FIRST), f"in.steps.{key}", "plain")
            self._limits(row, _FIRST, (least, most), label, hint)
        day, leads = (
            _fixed(_TOP, _FIRST),
            f"{cell(_TOP + 1, _FIRST)}:{cell(_TOP + len(asked) - 1, _FIRST)}",
        )
        plan.book.name(name("startDay"), place(plan.tab(_KEY), _TOP, _FIRST))
        year, month = name("startYear"), name("startMonth")
        at = _TOP + len(asked)
        self.sheet.write_string(at, _TITLE, plan.word("plan_begins"), plan.book.look("strong"))
        typed = f'IF({day}="",1,{day})'
        whole = f"MIN(DATE({year},{month},{typed}),DATE({year},{month}+1,1)-1)"
        begins = f'IF({year}="","",{whole})'
        plan.put(_KEY, (at, _FIRST), "steps.begins", begins, "day")
        # Of a month that begins in the middle of another, the greater part tells.
        told = f'IF({self.begins}="",{typed},DAY({self.begins}))'
        m = f"MOD({self.since},12)"
        working = (
            ("since_january", "since", f"{month}-1+({told}>15)"),
            ("worked_before", "worked", f"{self.since}-INT({self.since}/12)-({m}>={self.off})"),
            ("hiring", "hiring", f'IF(COUNT({leads})=0,"",MAX(1,SUM({leads})))'),
        )
        for row, (word, key, formula) in enumerate(working, _TOP):
            self.sheet.write_string(row, _FROM, plan.word(word), plan.book.look("said"))
            plan.put(_KEY, (row, _ENDS), f"steps.{key}", formula, "plain")

    def _step(self, number: int, step: Step) -> None:
        row, code, text = self.row[step.id], self.plan.code, self.plan.book.look("text")
        self.sheet.write_string(row, _WHO, step.who[code], text)
        after = [self.row[key] for key in step.after]
        waits = ", ".join(str(each - self.rows + 1) for each in sorted(after))
        self.sheet.write_string(row, _WAITS, waits or "–", text)
        if len(step.title[code]) > 60 or len(step.who[code]) > 30:
            self.sheet.set_row(row, 31)
        ends = [f"{cell(self.row[key], _TO)}-{self.schedule.step(key).end}" for key in step.after]
        moved = f"+MAX({','.join(ends)})" if ends else ""
        floors = "".join(f",{cell(each, _TO)}+1" for each in after)
        start = f"MAX(1,{step.start}{moved}+N({cell(row, _LATER)}){floors})"
        lasts = (
            f'IF({self.hiring}="",{step.months},{self.hiring})' if step.hires else str(step.months)
        )
        self._row(number, start, f"{cell(row, _FROM)}+{lasts}-1", f'{cell(row, _OUT)}<>""')

    def _own(self, number: int) -> None:
        """A row for a step of the reader's own: in the first month, or later."""
        row = self.rows + number - 1
        for column, name in ((_WHO, "who"), (_WAITS, "waits")):
            self.plan.fill(_KEY, (row, column), f"in.step{number}.{name}", "code")
        title, later = cell(row, _TITLE), cell(row, _LATER)
        start = f'IF({title}="","",MAX(1,1+N({later})))'
        self._row(number, start, cell(row, _FROM), f'OR({title}="",{cell(row, _OUT)}<>"")')

    def _row(self, number: int, start: str, end: str, is_out: str) -> None:
        plan, row, begin = self.plan, self.rows + number - 1, f"step{number}"
        self.sheet.write_number(row, _NUMBER, number, plan.book.look("number"))
        for column, name, look in (
            (_TITLE, "title", "text"),
            (_NAME, "name", "text"),
            (_LATER, "later", "plain"),
            (_OUT, "leftOut", "code"),
        ):
            plan.fill(_KEY, (row, column), f"in.{begin}.{name}", look)
        limits = (-_FURTHEST, _FURTHEST)
        self._limits(row, _LATER, limits, plan.word("later"), plan.word("later_says"))
        self.sheet.data_validation(row, _OUT, row, _OUT, {"validate": "list", "source": ["x"]})
        plan.put(_KEY, (row, _FROM), f"{begin}.from", start, "plain")
        plan.put(_KEY, (row, _TO), f"{begin}.to", end, "plain")
        is_open = f'OR({self.begins}="",{cell(row, _FROM)}="")'
        begins = f"EDATE({self.begins},{self._turn(cell(row, _FROM))})"
        ends = f"EDATE({self.begins},{self._turn(cell(row, _TO))}+1)-1"
        for column, name, day in ((_BEGINS, "monthBegins", begins), (_ENDS, "monthEnds", ends)):
            plan.put(_KEY, (row, column), f"{begin}.{name}", f'IF({is_open},"",{day})', "day")
        days = ((_FIRST, "first", _BEGINS, 1), (_LAST, "last", _ENDS, -1))
        for column, name, of, by in days:
            formula = f'IF(OR({is_out},{cell(row, of)}=""),"",{self._worked(cell(row, of), by)})'
            plan.put(_KEY, (row, column), f"{begin}.{name}", formula, "date")

    def _turn(self, number: str) -> str:
        """Months from the first to the working month of that number."""
        worked = f"({self.worked}+{number}-1)"
        month = f"MOD({worked},{_WORKED})"
        return f"12*INT({worked}/{_WORKED})+{month}+({month}>={self.off - 1})-{self.since}"

    def _worked(self, day: str, by: int) -> str:
        """The working day at `day`, or the next `by` 1 or -1: none is in the month off."""
        days_off = self.plan.name("daysOff")
        own = f"WORKDAY({day}-{by},{by},{days_off})".replace("--", "+")
        edge = (
            f"DATE(YEAR({own}),{self.off + 1},0)" if by > 0 else f"DATE(YEAR({own}),{self.off},1)"
        )
        return f"IF(MONTH({own})={self.off},WORKDAY({edge},{by},{days_off}),{own})"

    def _limits(
        self, row: int, column: int, limits: tuple[int, int], title: str, hint: str
    ) -> None:
        asked: dict[str, Any] = {"validate": "integer", "criteria": "between"}
        said = {"input_title": title[:32], "input_message": hint[:255]}
        ends = {"minimum": limits[0], "maximum": limits[1]}
        self.sheet.data_validation(row, column, row, column, {**asked, **ends, **said})


def _fixed(row: int, column: int) -> str:
    """The address of a cell that stays the same in every row."""
    return place("x", row, column).rpartition("!")[2]


def _days_off(plan: Plan, free: FreeDays) -> None:
    """A row for each year, which formulas read as one."""
    key = "days_off"
    sheet = plan.sheets[key]
    years = range(free.first, free.last + 1)
    days = {year: sorted(day for day in free.days if day.year == year) for year in years}
    most = max(map(len, days.values()))
    plan.heads(key, HEAD, {0: plan.word("year_of")} | {at: str(at) for at in range(1, most + 1)})
    for row, year in enumerate(years, HEAD + 1):
        sheet.write_number(row, 0, year, plan.book.look("year"))
        for column, day in enumerate(days[year], 1):
            sheet.write_number(row, column, serial(day), plan.book.look("day"))
    last = HEAD + len(years)
    plan.book.name(plan.name("daysOff"), place(plan.tab(key), HEAD + 1, 1, last, most))
    sheet.set_column(0, 0, 8)
    sheet.set_column(1, most, 11)
    sheet.print_area(0, 0, last, most)
