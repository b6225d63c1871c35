"""The decision memo says what the views of the plan say, and what it does not know it asks for."""

from __future__ import annotations

import io
import itertools
import json
import re
import subprocess
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, urlencode

import pytest
import quickjs
from docx import Document
from docx.oxml.ns import qn
from pypdfium2 import PdfDocument

import programs
from documents import words_of
from handbook.downloads.documents import memo, memo_script
from handbook.downloads.zipped import zipped
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.site.downloads import Downloads
from handbook.tools import formulas
from handbook.tools.calculators import Calculator

VIEWS = ("budget", "caseload-flow", "capacity")
HOSTILE = ("<script>alert(1)</script>", "-1", "NaN", "1e5", "Infinity", "9" * 10_000, "=1+1", "{x}")
# What a browser brings, as far as the memo's scripts ask for it.
BROWSER = """globalThis.window = globalThis;
globalThis.URLSearchParams = class {
  constructor(text) { this.all = JSON.parse(text); }
  getAll(name) { return this.all[name] ?? []; }
  get(name) { return this.getAll(name)[0] ?? null; }
  has(name) { return name in this.all; }
};
globalThis.found = {};
"""
ASK = """(typed) => {
  const say = (value) => value instanceof Date ? value.toISOString().slice(0, 7) : String(value);
  const told = handbookFiles["memo-plan"];
  const given = new URLSearchParams(typed);
  const { values, ...rest } = handbookPlanMemo(told, given, say, handbookDates.iso);
  const all = { ...values, made: "TODAY", link: "https://example.org/?a=1&b=<2>" };
  const fields = Object.fromEntries(Object.entries(told.tools).map(([tool, asked]) =>
    [tool, handbookPlanFields(asked, given)]));
  return JSON.stringify({ ...rest, values, fields, parts: handbookOffice(told.parts, all) });
}"""
_pdf: Any = PdfDocument  # it tells no types
SCRIPTS = (
    *("typed", "numbers", "dates", "free-days", "steps", "fill"),
    *("budget", "caseload-flow", "capacity", "plan", "plan-fields", "plan-memo", "office"),
)


class Memo:
    """The memo in one language, as its page fills it in."""

    def __init__(self, read: Library, language: Language, folder: Path) -> None:
        self.read, self.code = read, language.code
        self.item = read.memos["plan"]
        told = Downloads(read, folder, "https://example.org")._told(self.item)
        words = words_of(read, language)
        self.empty = memo.write(told, language, words)
        self.script = memo_script.write(told, language, words).decode()

    @cached_property
    def _fill(self) -> Any:
        context = quickjs.Context()
        context.eval(BROWSER)
        for name in SCRIPTS:
            context.eval(formulas.script(name))
        context.eval(self.script)
        return context.eval(ASK)

    def ask(self, address: str) -> dict[str, Any]:
        """What the page makes of `address`."""
        told: dict[str, Any] = json.loads(
            self._fill(json.dumps(parse_qs(address, keep_blank_values=True)))
        )
        return told

    def file(self, address: str) -> bytes:
        return zipped(self.ask(address)["parts"])

    def views(self, address: str) -> dict[str, Any]:
        """What each calculator answers to `address`."""
        typed = parse_qs(address, keep_blank_values=True)
        assert all(name in typed for name in ("participants1", "participants2", "participants3"))
        tools = {view: self.read.calculators[view] for view in VIEWS}
        return {
            view: tool.work_out(tool.read(first(tool, typed))[0]) for view, tool in tools.items()
        }

    def example(self) -> str:
        """The made-up municipality of all views, in one address."""
        given: dict[str, Any] = {}
        for view in VIEWS:
            for name, value in self.read.calculators[view].examples[-1].typed(self.code).items():
                given.setdefault(name, value)
        rows = self.read.calculators["budget"].row.values()
        codes = {each.called[self.code]: each.code for row in rows for each in row.also}
        for name in ("postName", "payerName"):
            given[name] = [codes[value] for value in given[name]]
        plan = self.read.schedules["start-up-plan"]
        given["start"] = plan.example.start
        given |= dict(zip((each.id for each in plan.lead), plan.example.lead, strict=True))
        return urlencode(given, doseq=True)


def first(tool: Calculator, typed: dict[str, Any]) -> dict[str, Any]:
    """`typed` as `tool` has it: a field takes the first of several values, and rows take all."""
    rows = {name for row in tool.rows for name in row.names}
    return {
        name: value[0] if isinstance(value, list) and name not in rows else value
        for name, value in typed.items()
    }


@pytest.fixture(scope="module")
def memos(read: Library, tmp_path_factory: pytest.TempPathFactory) -> list[Memo]:
    return [Memo(read, each, tmp_path_factory.mktemp("memo")) for each in read.languages]


def tables(document: Any) -> dict[str, list[list[str]]]:
    """The cells of each table by its name."""
    return {
        table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")): [
            [cell.text for cell in row.cells] for row in table.rows
        ]
        for table in document.tables
    }


def plain(value: Any) -> str:
    """A number as the test has the page write it."""
    if isinstance(value, Decimal | float):
        return f"{Decimal(str(value)).normalize():f}"
    return str(value)


def body(content: bytes) -> str:
    document: Any = Document(io.BytesIO(content))
    return "\n".join(
        "".join(part.text or "" for part in each.iter(qn("w:t")))
        for each in document.element.body.iter(qn("w:p"))
    )


def test_every_number_of_the_example_is_that_of_the_view(memos: list[Memo]) -> None:
    for each in memos:
        found = each.views(each.example())
        told = tables(Document(io.BytesIO(each.file(each.example()))))
        named = {
            block.id: block.title[each.code]
            for section in each.item.sections
            for block in section.blocks
            if block.type == "table"
        }
        budget, flow = found["budget"], found["caseload-flow"]
        names = ("year", "pay", "otherCosts", "overhead", "setUp", "total", "perParticipant")
        assert told[named["budget"]][1:] == [
            [plain(year[name]) for name in names] for year in budget["years"]
        ]
        paid = [[plain(row[f"paid{year}"]) for year in (1, 2, 3, "")] for row in budget["payers"]]
        assert [row[1:] for row in told[named["paid"]][1:-2]] == paid
        assert [row[2] for row in told[named["calendar"]][1:]] == [
            plain(row["paid"]) for row in budget["calendarPaid"]
        ]
        people = [
            [
                str(year),
                plain(flow[f"admittedIn{year}"]),
                plain(flow[f"supported{year}"]),
                plain(flow["months"][12 * year - 1]["caseload"]),
                plain(flow[f"waiting{12 * year}"]),
            ]
            for year in (1, 2, 3)
        ]
        assert told[named["participants"]][1:] == people
        choice = told[named["choice"]]
        assert choice[2][3:] == [plain(found["capacity"]["capacity"]), plain(budget["total1"])]
        assert choice[3][4] == plain(budget["fullLeader1"])
        plan = each.read.schedules["start-up-plan"]
        free = each.read.meetings[plan.free_days].free_days
        dated = plan.dated(plan.example.start, free, sum(plan.example.lead))
        assert [row[:3] for row in told[named["dated"]][1:]] == [
            [step.step.title[each.code], f"{step.first}", f"{step.last}"] for step in dated
        ]


def test_whom_a_year_supports_follows_from_the_participants_unless_it_is_typed(
    memos: list[Memo],
) -> None:
    for each in memos:
        address = re.sub(r"(^|&)participants\d=\d+", "", each.example()).strip("&")
        assert "participants1" not in each.ask(address)["values"]  # the budget shows none either
        address += "&already=0"
        flow = each.views(each.example())["caseload-flow"]
        values = each.ask(address)["values"]
        for year in (1, 2, 3):
            assert values[f"participants{year}"] == plain(flow[f"supported{year}"])
        assert each.ask(f"{address}&participants1=9")["values"]["participants1"] == "9"


def test_the_first_participant_begins_by_the_usual_steps_where_nobody_said_when(
    memos: list[Memo],
) -> None:
    flow = "specialists=3&referrals=6&intake=1.5&leaving=4&startMonth=1&startYear=2027"
    for each in memos:
        plan = each.read.schedules["start-up-plan"]
        usual = plan.begins(each.read.meetings[plan.free_days].free_days)["intakeFrom"][0]
        told, same = each.ask(flow)["values"], each.ask(f"{flow}&intakeFrom={usual}")["values"]
        assert (told["opens"], told["served36"]) == (same["opens"], same["served36"])
        label = each.read.calculators["caseload-flow"].label("intakeFrom")[each.code]
        [line] = [line for line in told["assumed"] if line["label"] == label]
        assert line["whose"] == each.item.words["usual"][each.code]
        assert each.ask(f"{flow}&already=9")["values"]["opens"] == "2027-01"


def test_the_file_is_read_aloud_in_order_and_holds_no_slot(memos: list[Memo]) -> None:
    for each in memos:
        for content in (each.file(each.example()), each.file("specialists=2"), each.empty):
            document: Any = Document(io.BytesIO(content))
            levels = [
                int(paragraph.style.name[-1])
                for paragraph in document.paragraphs
                if paragraph.style.name.startswith("Heading")
            ]
            assert levels[0] == 1 and levels.count(1) == 1
            assert all(one - other <= 1 for other, one in itertools.pairwise(levels))
            for table in document.tables:
                assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
            locale = each.read.language(each.code).locale
            assert document.core_properties.language == locale
            assert {
                lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))
            } == {locale}
            xml = document.element.xml
            assert "<w:sdt>" not in xml and "<?each" not in xml and "<?if" not in xml
            assert not re.search(r"[{}]", body(content))


def test_half_a_plan_says_what_it_lacks_and_no_number_in_its_place(memos: list[Memo]) -> None:
    for each in memos:
        told = each.ask("specialists=2&caseload=25")
        assert [view["id"] for view in told["lacking"]] == [
            "caseload-flow",
            "start-up-plan",
            "budget",
        ]
        said = body(zipped(told["parts"]))
        for section in each.item.sections:
            for block in section.blocks:
                if block.type == "lacks":
                    assert (block.text[each.code] in said) == (block.names != ("capacity",))
        assert told["values"]["capacity"] == "50" and "total" not in told["values"]
        whole = body(each.file(each.example()))
        assert not [
            block.text
            for section in each.item.sections
            for block in section.blocks
            if block.type == "lacks" and block.text[each.code] in whole
        ]


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: typed[:12])
@pytest.mark.parametrize("name", ["specialists", "posts", "payerShare", "start", "startMonth"])
def test_an_address_that_cannot_be_right_gives_a_message_and_nothing_else(
    memos: list[Memo], name: str, typed: str
) -> None:
    for each in memos:
        rest = re.sub(rf"(^|&){name}=[^&]*", "", each.example()).strip("&")
        told = each.ask(f"{urlencode({name: typed})}&{rest}")
        assert told["errors"] and not told["values"]
        assert not any(typed in message for message in told["errors"] if len(typed) > 2)


def test_what_is_filled_in_stays_text(memos: list[Memo]) -> None:
    told = memos[0].ask(memos[0].example())
    assert "https://example.org/?a=1&#38;b=&#60;2&#62;" in told["parts"]["word/document.xml"]


def test_an_address_is_read_as_the_views_read_it(memos: list[Memo]) -> None:
    random, seen = Random(16), set()
    chances = {
        "specialists": ("", "3", "0.1", "501", "2,5"),
        "growth": ("1", "2"),
        "caseload": ("20", "26", "1"),
        "firstYearCaseload": ("", "15", "25"),
        "participants": ("", "70", "0"),
        "costLow": ("", "5"),
        "costHigh": ("", "4", "9"),
        "startMonth": ("1", "2", "13"),
        "startYear": ("2027", "27", "1999"),
        "referrals": ("6", "1.5"),
        "intake": ("1.5", "2"),
        "leaving": ("4", "4.55"),
        "payGrowth": ("3", "21"),
        "inhabitants": ("", "1000"),
        "nationalInhabitants": ("", "5000000"),
    }
    for _ in range(120):
        each = random.choice(memos)
        given: dict[str, Any] = {
            name: random.choice(values)
            for name, values in chances.items()
            if random.random() < 0.85
        }
        if random.random() < 0.6:
            count = random.randint(1, 3)
            given["postName"] = random.choices(("specialist", "supervisor", ""), k=count)
            given["posts"] = random.choices(("3", "0.5", "1"), k=count)
            given["postCost"] = random.choices(("1200", "0", "x"), (5, 5, 1), k=count)
        told = each.ask(urlencode(given, doseq=True))["fields"]
        for view in VIEWS:
            tool = each.read.calculators[view]
            values, errors = tool.read(first(tool, given))
            assert bool(errors) == (bool(told[view]["errors"]) or told[view]["isOpen"]) or not (
                given.keys() & {field.id for field in tool.fields}
            ), (view, given, errors, told[view])
            seen.add((view, bool(errors)))
            if not errors:
                for field in tool.fields:
                    assert told[view]["values"][field.id] == (
                        float(values[field.id]) if field.id in values else None
                    ), (view, field.id)
    assert len(seen) == 2 * len(VIEWS)


@pytest.mark.office
def test_the_summary_has_the_first_sheet_to_itself(memos: list[Memo], tmp_path: Path) -> None:
    office = programs.libreoffice()
    assert office, "LibreOffice is missing: run tests/programs.py"
    files = {}
    for each in memos:
        for name, content in (("whole", each.file(each.example())), ("empty", each.empty)):
            files[each, name] = tmp_path / f"{each.code}-{name}.docx"
            files[each, name].write_bytes(content)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files.values())], check=True, capture_output=True)
    for (each, _), file in files.items():
        pdf = _pdf(file.with_suffix(".pdf"))
        one, two = (pdf[number].get_textpage().get_text_range() for number in (0, 1))
        summary, need = (section.title[each.code] for section in each.item.sections[:2])
        last: Any = each.item.sections[0].blocks[-1]
        assert summary in one and last.label[each.code] in one
        assert two.strip().startswith(need)


def test_each_name_of_the_memo_has_a_value_in_some_plan(memos: list[Memo]) -> None:
    for each in memos:
        typed = parse_qs(each.example())
        part = {name: all[:1] if name.startswith("payer") else all for name, all in typed.items()}
        plans = [each.example(), urlencode(part, doseq=True), "people=60&specialists=3"]
        values: dict[str, Any] = {}
        for plan in plans:
            values |= each.ask(plan)["values"]
        known = {"made", "link", *values}  # and what the page adds
        for block in itertools.chain.from_iterable(part.blocks for part in each.item.sections):
            assert {*getattr(block, "when", ()), *getattr(block, "names", ())} <= known
            if block.type in ("say", "link"):
                assert named(each.code, block.text) <= known
            for line in block.lines if block.type == "table" else ():
                rows = values[line.each] if line.each else []
                assert named(each.code, *line.cells) <= known.union(*rows)


def named(code: str, *texts: Any) -> set[str]:
    written = (text if isinstance(text, str) else text[code] for text in texts)
    return {name for text in written for name in re.findall(r"\{(\w+)\}", text)}
