"""A register counts as its page says, in any language, and opens in Excel without repair."""

# openpyxl has types in part
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest
import yaml
from openpyxl.reader.excel import load_workbook
from openpyxl.utils.cell import get_column_letter

from documents import words_of
from handbook.downloads.workbooks import periods, report
from handbook.downloads.workbooks import register as registers
from handbook.downloads.workbooks.book import FIRST, HEAD, serial
from handbook.library import Library
from handbook.reading.languages import Language
from places import GOLDEN
from registers import Job, Person, cohort, drawn, figures, told
from sheets import File, differences, filled, recalculated, repaired

pytestmark = pytest.mark.xdist_group("register")  # which share one start of LibreOffice

CASE = yaml.safe_load((GOLDEN / "register.yml").read_text("utf-8"))


def people_of(case: str) -> list[Person]:
    """The people of the golden case."""
    return [
        Person(**{**each, "jobs": tuple(Job(**job) for job in each.get("jobs", ()))})
        for each in CASE[case]
    ]


PEOPLE, TO_MEND = people_of("people"), people_of("to_mend")
# What somebody may get wrong in a formula of a quarter: where, what stands there, what would.
MISTAKES = (
    ("joined", ">=", ">"),
    ("active", "<=", "<"),
    ("participants", ">=", ">"),
    ("in_work", ">=", ">"),
    ("starters", "SUMPRODUCT(1*", "SUMPRODUCT(2*"),
    ("reached", "+90", "+89"),
    ("kept", "_2_", "_1_"),
    ("ended", "<=", "<"),
    ("employer_in_30", "<=30", "<30"),
    ("employer_median", "MEDIAN", "MAX"),
)


class Book:
    """The workbook in one language, and where in it things stand."""

    def __init__(self, read: Library, language: Language) -> None:
        self.register = next(iter(read.registers.values()))
        self.scale, self.code = read.scales[self.register.scale], language.code
        words = words_of(read, language)
        self.content = registers.write((self.register, self.scale), language, words)
        self.file = File(self.content)
        self.stored = self.file.values()
        self.formulas = self.file.formulas()

    def tab(self, key: str) -> str:
        name: str = getattr(self.register.sheets, key).name[self.code]
        return name

    def column(self, sheet: str, label: str, row: int = HEAD) -> str:
        """The letter of the column that is headed so."""
        heads = self.stored[self.tab(sheet)]
        return next(
            address.removesuffix(str(row + 1))
            for address, value in heads.items()
            if value == label and address.removesuffix(str(row + 1)).isalpha()
        )

    def figure(self, key: str) -> str:
        """The column of a figure among the quarters."""
        name, _, number = key.rpartition("_")
        reasons = {
            "ended_why": self.register.job.why.options,
            "left_why": self.register.person.left_why.options,
        }
        if name in reasons:
            label = getattr(self.register.figures, name).label[self.code]
            key_label = label.replace("{}", reasons[name][int(number)][self.code])
        else:
            key_label = getattr(self.register.figures, key).label[self.code]
        return self.column("quarters", key_label)

    def rows(self, people: list[Person]) -> dict[str, Any]:
        """The cells of the register with these people in it."""
        cells = {}
        for row, person in enumerate(people, FIRST + 1):
            for at, value in enumerate(_row(self, person, row), 1):
                if value is not None:
                    given = float(serial(value)) if isinstance(value, date) else value
                    cells[f"{get_column_letter(at)}{row}"] = given
        return cells

    def with_people(self, people: list[Person], kept: date | None) -> dict[str, dict[str, Any]]:
        """What is filled in for these people."""
        given = {self.tab("people"): self.rows(people)}
        return {**given, self.tab("about"): {"B5": float(serial(kept))}} if kept else given


def _row(book: Book, person: Person, row: int) -> Iterator[Any]:
    code, register = book.code, book.register
    answers = {True: register.answers.had[code], False: register.answers.had_not[code], None: None}
    yield f"p{row}"
    yield from (person.referred, person.met, person.joined, answers[person.had_job])
    yield from (person.employer, person.study_from, person.study_until, person.left)
    why = person.left_why
    yield None if why is None else register.person.left_why.options[why][code]
    for job in person.jobs:
        yield from (job.start, job.end)
        yield None if job.why is None else register.job.why.options[job.why][code]
        yield answers[job.advice]


@pytest.fixture(scope="module")
def books(read: Library) -> list[Book]:
    return [Book(read, language) for language in read.languages]


def quarter(number: int, year: int) -> tuple[date, date]:
    """The first and the last day of a quarter of the book, from 0."""
    start = date(year + number // 4, 3 * (number % 4) + 1, 1)
    after = date(year + (number + 1) // 4, 3 * ((number + 1) % 4) + 1, 1)
    return start, date.fromordinal(after.toordinal() - 1)


def expected(book: Book, people: list[Person], kept: date | None) -> Iterator[tuple[str, str, Any]]:
    """Each figure of the quarters and years that follows from people alone: sheet, cell, value."""
    year = book.register.year
    for number in range(periods.QUARTERS):
        for key, value in figures(people, *quarter(number, year), kept).items():
            yield book.tab("quarters"), f"{book.figure(key)}{FIRST + 1 + number}", told(value)
    for number in range(periods.YEARS):
        for key, value in cohort(people, year + number, kept).items():
            label = getattr(book.register.figures, key).label[book.code]
            column = book.column("years", label)
            yield book.tab("years"), f"{column}{FIRST + 1 + number}", told(value)


def wrong(book: Book, people: list[Person], kept: date | None, found: Any) -> list[Any]:
    """The figures that LibreOffice has other than Python."""
    return [
        (sheet, address, value, other)
        for sheet, address, value in expected(book, people, kept)
        if (other := found[sheet].get(address)) != value
        and not (value is not None and other is not None and abs(value - other) < 1e-9)
    ]


def audience_of(book: Book) -> str:
    """Whom the report of the golden case is for: somebody else in each language."""
    return ("inside", "outside")[book.code != CASE["seen_inside"]]


def golden(book: Book) -> dict[str, dict[str, Any]]:
    """All that the golden case fills in."""
    given = book.with_people(PEOPLE, CASE["kept_until"])
    for sheet in ("months", "quarters", "years"):
        cells = given.setdefault(book.tab(sheet), {})
        for number, row in enumerate(CASE[sheet], FIRST + 1):
            for key, value in (row if sheet == "months" else row.get("filled", {})).items():
                label = getattr(book.register.period, key).label[book.code]
                cells[f"{book.column(sheet, label)}{number}"] = float(value)
    scores = given.setdefault(book.tab("fidelity"), {})
    for column, review in zip("CDE", CASE["reviews"], strict=True):
        scores[f"{column}5"] = float(serial(review["day"]))
        scores[f"{column}6"] = getattr(book.register.fidelity, review["by"])[book.code]
        for number in range(review["items"]):
            scores[f"{column}{11 + number}"] = float(review["points"])
    asked = {"B4": float(CASE["report"]["quarter"])}
    asked["B5"] = getattr(book.register.report, audience_of(book))[book.code]
    return {**given, book.tab("report"): asked}


def edges(year: int) -> dict[str, tuple[list[Person], date | None]]:
    """Registers at the edges, with the day they are kept to."""
    random, end = Random(16), date(year + 2, 12, 31)
    return {
        "every-row": (drawn(random, registers.ROWS, year), end),
        "one-row": (drawn(random, 1, year), end),
        "last-day-of-a-quarter": (drawn(random, 200, year), date(year + 1, 6, 30)),
        "the-day-before": (drawn(random, 30, year), date(year, 6, 29)),
        "kept-to-no-day": (TO_MEND, None),
    }


@pytest.fixture(scope="module")
def found(books: list[Book], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """All that LibreOffice works out, by language and case, in one start."""
    made = {}
    for book in books:
        made[f"{book.code}-empty"] = book.content
        made[f"{book.code}-golden"] = filled(book.content, golden(book))
    for number, (name, (people, kept)) in enumerate(edges(books[0].register.year).items()):
        book = books[number % len(books)]  # each in one language: the formulas are the same
        made[name] = filled(book.content, book.with_people(people, kept))
    made["mistaken"] = mistaken(books[0], made["every-row"])
    return recalculated(made, tmp_path_factory.mktemp("register"))


def mistaken(book: Book, content: bytes) -> bytes:
    """The workbook with each of `MISTAKES` in every quarter's formula of another figure."""

    def change(name: str, xml: str) -> str:
        if name != book.tab("quarters"):
            return xml
        for key, right, wrong_one in MISTAKES:
            for number in range(periods.QUARTERS):
                address = f"{book.figure(key)}{FIRST + 1 + number}"
                start = xml.index(f'<c r="{address}"')
                end = xml.index("</c>", start)
                cell, sign = xml[start:end], right.replace("<", "&lt;").replace(">", "&gt;")
                # past the guard that all formulas begin with
                guard = cell.index('"",') if right[0] in "<>" else 0
                mended = cell[:guard] + cell[guard:].replace(
                    sign, wrong_one.replace("<", "&lt;").replace(">", "&gt;"), 1
                )
                assert mended != cell, key
                xml = xml[:start] + mended + xml[end:]
        return xml

    return File(content).changed(change)


@pytest.mark.office
def test_an_empty_book_says_what_libreoffice_works_out_and_shows_no_error(
    books: list[Book], found: dict[str, Any]
) -> None:
    for book in books:
        assert not differences(book.stored, found[f"{book.code}-empty"], book.formulas)


@pytest.mark.office
def test_the_golden_register_counts_as_by_hand_in_every_language(
    books: list[Book], found: dict[str, Any]
) -> None:
    for book in books:
        cells = found[f"{book.code}-golden"]
        for number, row in enumerate(CASE["quarters"], FIRST + 1):
            for key, value in row["gives"].items():
                got = cells[book.tab("quarters")].get(f"{book.figure(key)}{number}")
                assert got == told(value), (book.code, number, key)
        for number, row in enumerate(CASE["years"], FIRST + 1):
            for key, value in row["gives"].items():
                label = getattr(book.register.figures, key).label[book.code]
                assert (
                    cells[book.tab("years")].get(f"{book.column('years', label)}{number}") == value
                )
        for column, review in zip("CDE", CASE["reviews"], strict=True):
            assert cells[book.tab("fidelity")].get(f"{column}7") == told(review["total"])
        assert wrong(book, PEOPLE, CASE["kept_until"], cells) == []


@pytest.mark.office
def test_the_report_shows_four_quarters_and_hides_small_figures_from_others(
    books: list[Book], found: dict[str, Any]
) -> None:
    for book in books:
        own = book.register.report
        texts = {"of": f" {own.of[book.code]} ", "hidden": own.hidden[book.code]}
        cells = found[f"{book.code}-golden"][book.tab("report")]
        for key, values in CASE["report"][audience_of(book)].items():
            row = report.row_of(key) + 1
            shown = [cells.get(f"{column}{row}") for column in "BCDE"]
            wanted = [each.format_map(texts) if isinstance(each, str) else each for each in values]
            assert shown == wanted, (book.code, key)


@pytest.mark.office
def test_registers_at_the_edges_count_as_python_does(
    books: list[Book], found: dict[str, Any]
) -> None:
    for number, (name, (people, kept)) in enumerate(edges(books[0].register.year).items()):
        assert wrong(books[number % len(books)], people, kept, found[name]) == [], name


@pytest.mark.office
def test_planted_mistakes_are_noticed(books: list[Book], found: dict[str, Any]) -> None:
    people, kept = edges(books[0].register.year)["every-row"]
    noticed = {
        address.rstrip("0123456789")
        for _, address, *_ in wrong(books[0], people, kept, found["mistaken"])
    }
    missed = [key for key, *_ in MISTAKES if books[0].figure(key) not in noticed]
    assert len(MISTAKES) == 10 and not missed


@pytest.mark.office
def test_rows_that_cannot_be_right_are_counted_and_marked(
    books: list[Book], found: dict[str, Any]
) -> None:
    name = "kept-to-no-day"
    book, cells = books[list(edges(2027)).index(name) % len(books)], found[name]
    column = book.column("working", book.register.working.to_mend[book.code])
    marked = [cells[book.tab("working")].get(f"{column}{FIRST + 1 + row}") for row in range(7)]
    assert marked == [1, 1, 1, 1, 1, 1, 0]
    assert cells[book.tab("about")]["B6"] == 6


@pytest.mark.slow
def test_excel_would_repair_nothing(books: list[Book]) -> None:
    for book in books:
        assert list(repaired(book.content)) == []


def test_openpyxl_reads_a_sheet_of_each_kind_with_names_in_the_language(books: list[Book]) -> None:
    for book in books:
        opened = load_workbook(io.BytesIO(book.content))
        sheets = [own.name[book.code] for _, own in book.register.sheets]
        assert opened.sheetnames == sheets
        for sheet, (_, own) in zip(opened, book.register.sheets, strict=True):
            assert sheet["A1"].value == own.title[book.code]
            assert not sheet.merged_cells.ranges
            assert sheet.print_area and sheet.page_setup.paperSize == 9
        assert opened[book.tab("report")].page_setup.fitToHeight in (None, 1)
        assert len(opened[book.tab("people")].data_validations.dataValidation) > 10
        assert opened.properties.title == book.register.title[book.code]


@pytest.mark.slow
def test_a_register_has_no_macro_no_link_out_and_the_same_bytes_every_time(
    books: list[Book], read: Library
) -> None:
    again = Book(read, read.languages[0])
    assert again.content == books[0].content
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book.content)) as packed:
            assert not [
                each for each in packed.namelist() if "vba" in each or "external" in each.lower()
            ]


def test_a_chart_is_described_for_those_who_do_not_see_it(books: list[Book]) -> None:
    for book in books:
        drawings = [
            part for name, part in book.file.parts.items() if name.startswith("xl/drawings/drawing")
        ]
        assert drawings
        for drawing in drawings:
            assert b'descr="' in drawing and b'descr=""' not in drawing


def test_what_the_first_sheet_says_of_a_figure_stands_on_the_page(
    books: list[Book], read: Library
) -> None:
    for book in books:
        page = read.pages[book.register.page]
        file = read.root / page.texts[book.code].file
        said = _plain(file.read_text("utf-8"))
        for _, figure in book.register.figures:
            assert not figure.means or figure.means[book.code].rstrip(".") in said, figure.label[
                book.code
            ]


def _plain(markdown: str) -> str:
    return re.sub(r"\[\^[^\]]+\]", "", re.sub(r"\[([^\]^]+)\]\([^)]*\)", r"\1", markdown))
