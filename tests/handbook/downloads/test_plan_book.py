"""The plan's workbook works out by formulas what the pages work out by their scripts."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from datetime import date
from functools import cached_property
from random import Random
from typing import Any

import pytest
import quickjs

from documents import words_of
from handbook.downloads.workbooks import plan, slots
from handbook.downloads.workbooks.book import serial
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.tools import formulas
from handbook.tools.plan_books import FIELDS, PAYERS, POSTS, TOOLS, cells, no_steps, step_ids
from sheets import File, differences, recalculated, repaired

# WORKBOOK_CASES=200 before a release: each takes LibreOffice a second.
DRAWN = int(os.environ.get("WORKBOOK_CASES", "8"))
NAMES = (
    *("=1+1", "+47 22 22 22 22", "@SUM(A1)", '=HYPERLINK("http://x")', "<b>&\"'"),
    *("_x0041_ 😀", "a]]>b"),
)
pytestmark = pytest.mark.xdist_group("plan-book")  # which share one start of LibreOffice

# What somebody may get wrong in a formula: which cells, what stands there, and what would.
MISTAKES = (
    ("s.leadersNeeded", "ROUNDUP(", "ROUND("),
    ("s.capacity", "/10)", "/9)"),
    ("m.left", "/1000)", "/100)"),
    ("m.rest", ",1000)", ",999)"),
    ("m.admitted", "MIN(", "MAX("),
    ("m.places", "-", "+"),
    ("m.pay1", "-1)/12", "-2)/12"),
    ("m.yearly1", "&gt;=", "&gt;"),
    ("m.overhead", "/1000,0)", "/1000,1)"),
    ("y.paid1", "INT(", "ROUNDUP("),
    ("y.early1", "/262144)*", "/262144)*1.01*"),
    ("c.paid2", "-", "+"),
    ("steps.worked", "-INT(", "-5-INT("),
    ("steps.since", "-1+", "-0+"),
    ("step.from", "MAX(1,", "MAX(2,"),
    ("step.to", "-1", "-2"),
    ("step.monthBegins", ",11)", ",12)"),
    ("step.monthEnds", "+1)-1", "+1)"),
    ("step.first", ",1,", ",2,"),
    ("step.last", ",-1,", ",-2,"),
)


class Book:
    """The workbook in one language, as the build makes it and as a page fills it in."""

    def __init__(self, read: Library, language: Language) -> None:
        self.item, self.code = read.plan_books["plan"], language.code
        self.tools = {name: read.calculators[name] for name in TOOLS}
        sources = [read.sources[each] for each in self.item.sources]
        self.schedule = read.schedules[self.item.schedule]
        steps = (self.schedule, read.meetings[self.schedule.free_days].free_days)
        self.told, self.language = (self.item, self.tools, sources, steps), language
        self.words = words_of(read, language)
        self.content, self.where = plan.written(self.told, language, self.words)
        self.parts = slots.parts(self.content, self.where)

    @cached_property
    def _fill(self) -> Any:
        context = quickjs.Context()
        context.eval("globalThis.window = globalThis;" + formulas.script("office"))
        context.eval(f"globalThis.parts = {json.dumps(self.parts)};")
        return context.eval("(values) => JSON.stringify(handbookOffice(parts, JSON.parse(values)))")

    def filled(self, given: dict[str, Any], called: dict[str, list[str]]) -> bytes:
        """The workbook as the page's script fills it in."""
        given = {"steps": no_steps(self.schedule), **given}
        told = plan.values(self.told, given, called, self.code)
        texts = json.loads(self._fill(json.dumps(told, default=float)))
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
            for path, text in texts.items():
                packed.writestr(path, text)
        return written.getvalue()

    def name(self, code: str) -> str:
        """What a post of this code is called."""
        rows = self.tools["budget"].row["positions"]
        return next((each.called[self.code] for each in rows.also if each.code == code), "")


def moved(book: Book, random: Random) -> dict[str, Any]:
    """Steps at the edges: days that a month lacks, and steps that are moved, added and renamed."""
    ids = step_ids(book.schedule)

    def some(value: Callable[[], Any], count: int = 6) -> dict[str, Any]:
        return {each: value() for each in random.sample(ids, count)}

    return {
        "startDay": random.choice([None, 1, 15, 16, 30, 31]),
        "lead": {part.id: random.choice([None, 0, 1, part.most]) for part in book.schedule.lead},
        "later": some(lambda: random.choice([-24, -1, 1, 7, 24])),
        "without": random.sample(ids, 2),
        "titles": some(lambda: random.choice(NAMES)),
        "names": some(lambda: random.choice(NAMES)),
    }


def drawn(random: Random) -> dict[str, Any]:
    """A plan at the edges: first months, years and shares lie where a formula may slip."""

    def either(*values: Any) -> Any:
        return random.choice(values)

    caseload = either(1, 15, 20, 25)
    given: dict[str, Any] = dict.fromkeys(name for _, name, _ in FIELDS)
    given |= {
        "startMonth": either(1, 2, 7, 12),
        "startYear": either(2000, 2027, 2096),
        "intakeFrom": either(None, 1, 2, 12, 13, 25, 36),
        "caseload": caseload,
        "firstYearCaseload": either(None, 1, caseload),
        "leaderCaseload": either(None, 0, 14),
        "participants": either(None, 1, 70, 100_000),
        "referrals": either(0, 0.1, 6, 39.9),
        "intake": either(0.1, 1.5, 8),
        "leaving": either(0, 0.1, 4, 50),
        "vacancies": either(0, 1, 10, 50),
        "already": either(0, 1, 299),
        "payGrowth": either(0, 0.1, 3.5, 20),
        "otherCosts": either(0, 1, 319_999, 10**9),
        "overhead": either(0, 0.1, 12.5, 100),
        "setUp": either(0, 1, 250_001),
        "costLow": either(None, 0, 999_999),
        "costHigh": either(None, 10**7),
        "participants1": either(None, 1, 54),
        "participants3": either(None, 7),
    }
    given["positions"] = [
        {
            "postName": either("specialist", "specialist", "supervisor", ""),
            "posts": either(0, 0.1, 0.5, 3.3, 8.2),
            "firstMonth": either(None, 1, 2, 12, 13, 36),
            "newPosts": either(None, 0, 0.1, 2.5),
            "postCost": either(0, 1, 949_999, 10**7),
        }
        for _ in range(either(1, 3, POSTS))
    ]
    given["payers"] = [
        {
            "payerShare": either(None, 0, 0.1, 33.3, 50, 100),
            "payerAmount": either(None, 0, 600_001, 10**9),
            "payerFrom": either(None, 1, 2),
            "payerTo": either(None, 2, 3),
        }
        for _ in range(either(0, 2, PAYERS))
    ]
    return given


def names_of(book: Book, given: dict[str, Any], random: Random) -> dict[str, list[str]]:
    """What rows are called: those without a code by words that a program might take for more."""
    posts = [book.name(row["postName"]) or random.choice(NAMES) for row in given["positions"]]
    return {"positions": posts, "payers": [random.choice(NAMES) for _ in given["payers"]]}


def examples(book: Book) -> list[tuple[dict[str, Any], dict[str, list[str]]]]:
    """The examples before the last of the calculators; the last are in the book as it is made."""
    return [plan.example(book.tools, book.code, 2)]


@pytest.fixture(scope="module")
def books(read: Library) -> list[Book]:
    return [Book(read, language) for language in read.languages]


@pytest.fixture(scope="module")
def made(books: list[Book]) -> dict[str, tuple[Book, bytes]]:
    """Every workbook that LibreOffice is to recalculate, with its language."""
    random, found = Random(16), {}
    for book in books:
        found[f"{book.code}-empty"] = (
            book,
            book.filled(
                {**dict.fromkeys(name for _, name, _ in FIELDS), "positions": [], "payers": []}, {}
            ),
        )
        found[f"{book.code}-made"] = (book, book.content)
        for number, (given, called) in enumerate(examples(book)):
            found[f"{book.code}-example-{number}"] = (book, book.filled(given, called))
    for number in range(DRAWN):
        book, given = books[number % len(books)], drawn(random)
        given["steps"] = moved(book, random)
        found[f"drawn-{number}"] = (book, book.filled(given, names_of(book, given, random)))
    return found


@pytest.fixture(scope="module")
def found(made: dict[str, tuple[Book, bytes]], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What LibreOffice works out of each, and of one with mistakes, in one start."""
    contents = {name: content for name, (_, content) in made.items()}
    for name in ("drawn-0", "drawn-2", "drawn-4"):
        contents[f"mistaken-{name}"] = mistaken(*made[name])
    return recalculated(contents, tmp_path_factory.mktemp("plan"))


def mistaken(book: Book, content: bytes) -> bytes:
    """The workbook with every one of `MISTAKES` in it."""
    planted: set[str] = set()

    def change(sheet: str, xml: str) -> str:
        for (tab, address), name in book.where.items():
            for key, right, wrong in MISTAKES if tab == sheet else ():
                begin, _, end = name.partition(".")
                if f"{begin.rstrip('0123456789') if begin != 's' else 's'}.{end}" != key:
                    continue
                start = xml.index(f'<c r="{address}"')
                stop = xml.index("</c>", start)
                cell = xml[start:stop]
                planted.update({key} if right in cell else ())
                xml = xml[:start] + cell.replace(right, wrong, 1) + xml[stop:]
        return xml

    made = File(content).changed(change)
    assert planted == {key for key, *_ in MISTAKES}
    return made


@pytest.mark.office
def test_every_cell_that_a_page_stores_is_what_libreoffice_works_out(
    made: dict[str, tuple[Book, bytes]], found: Any
) -> None:
    for name, (_, content) in made.items():
        file = File(content)
        formulas_of = file.formulas()
        assert sum(map(len, formulas_of.values())) > 2000
        assert not differences(file.values(), found[name], formulas_of), name


@pytest.mark.office
def test_an_empty_plan_shows_no_error_and_text_stays_text(
    made: dict[str, tuple[Book, bytes]], found: Any
) -> None:
    for name, cells_of in found.items():
        texts = [
            value
            for sheet in cells_of.values()
            for value in sheet.values()
            if isinstance(value, str)
        ]
        assert not [text for text in texts if text.startswith(("#", "Err:"))], name
    for name, (book, content) in made.items():
        inputs = book.item.sheets.inputs.name[book.code]
        before, after = File(content).values()[inputs], found[name][inputs]
        for address in (each for each in before if each.startswith("A")):
            assert after[address] == before[address], (name, address)


@pytest.mark.office
def test_planted_mistakes_are_noticed(made: dict[str, tuple[Book, bytes]], found: Any) -> None:
    noticed = set()
    for name in (each for each in found if each.startswith("mistaken-")):
        book, content = made[name.removeprefix("mistaken-")]
        file = File(content)
        for address in differences(file.values(), found[name], file.formulas()):
            sheet, _, cell = address.rpartition("!")
            begin, _, end = book.where[sheet, cell].partition(".")
            noticed.add(f"{begin.rstrip('0123456789') if begin != 's' else 's'}.{end}")
    missed = {key for key, *_ in MISTAKES} - noticed
    assert not missed


@pytest.mark.slow
def test_excel_would_repair_nothing(made: dict[str, tuple[Book, bytes]]) -> None:
    for name, (_, content) in list(made.items())[:6]:
        assert list(repaired(content)) == [], name


def test_a_page_fills_in_what_the_build_made(books: list[Book]) -> None:
    for book in books:
        given, called = plan.example(book.tools, book.code)
        lead = {part.id: 1 for part in book.schedule.lead}
        given["steps"] = {**no_steps(book.schedule), "lead": lead}
        one, other = File(book.content).values(), File(book.filled(given, called)).values()
        assert one == other


def test_the_same_bytes_every_time_and_nothing_but_text(read: Library, books: list[Book]) -> None:
    assert Book(read, read.languages[0]).content == books[0].content
    for book in books:
        assert not [each for each in book.parts if not each.endswith((".xml", ".rels"))]


def test_numbers_of_the_pages_stand_in_the_cells(books: list[Book]) -> None:
    book = books[0]
    given, _ = plan.example(books[0].tools, books[0].code)
    steps = book.told[3]
    worked, seen = cells({"steps": no_steps(steps[0]), **given}, *steps), set()
    # the sums of the rows of posts, which the workbook works out itself
    given |= {"specialists": worked["s.specialists"], "growth": 1}
    for tool in books[0].tools.values():
        fields = [*(field.id for field in tool.fields), *(rows.id for rows in tool.rows)]
        numbers = tool.work_out({name: given[name] for name in fields if given.get(name)})
        for key, value in numbers.items():
            for own in (f"s.{key}", f"y{key[-1]}.{key[:-1]}"):
                if own in worked and not isinstance(value, list):
                    assert worked[own] == float(value), own
                    seen.add(own)
    assert {"s.capacity", "s.served36", "y1.total", "y3.overhead", "s.payBefore"} <= seen


def test_the_steps_have_the_days_of_their_page(books: list[Book]) -> None:
    schedule, free = books[0].told[3]
    hiring = sum(part.months for part in schedule.lead)
    for start in (date(2027, 1, 1), date(2027, 1, 4), date(2028, 6, 20), date(2029, 12, 31)):
        steps = {**no_steps(schedule), "startDay": start.day}
        given = {"startYear": start.year, "startMonth": start.month, "steps": steps}
        plain = dict.fromkeys(name for _, name, _ in FIELDS) | {"positions": [], "payers": []}
        worked = cells(plain | given, schedule, free)
        for each in schedule.dated(start, free, hiring):
            number = schedule.steps.index(each.step) + 1
            found = [worked[f"step{number}.{name}"] for name in ("first", "last")]
            assert found == [serial(each.first), serial(each.last)], (start, each.step.id)
