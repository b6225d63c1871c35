"""The planning tools with tables and charts: one answer in every form, also taken along."""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

import visits
from calculating import ask
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.tools import formulas
from handbook.tools.calculators import Calculator
from handbook.tools.charts import Column, Row
from handbook.tools.fields import Field
from places import CODES, FIRST, GOLDEN
from tables import saved_rows

# What a picture tells, and how long its bars are.
DRAWN = """all => [
  all.map(svg => [svg.getAttribute('aria-label'),
    ...[...svg.querySelectorAll('text')].map(each => each.textContent.trim())]),
  all.flatMap(svg => [...svg.querySelectorAll('rect, line')].flatMap(each =>
    ['width', 'height', 'y1'].map(name => parseFloat(each.getAttribute(name) ?? 0)))),
]"""
# What stands in a calculator's fields for numbers.
NUMBERS = """form => [...new FormData(form)].filter(([name]) => name !== "postName")"""
Asked = dict[str, Any]
HOSTILE = (
    '"><img src=x onerror=alert(1)><script>alert(2)</script>${alert(3)}{total}',
    *("-1", "1e5", "1e400", "NaN", "Infinity", "٢"),
    "9" * 10_000,
)

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def _number(field: Field, chance: random.Random, most: Decimal) -> str:
    """A number that `field` takes, small as often as large, or now and then nothing."""
    if field.optional and chance.choice([True, False, False, False]):
        return ""
    unit = 10**field.decimals
    least, end = int(field.min * unit), int(min(field.max, most) * unit)
    return str(Decimal(chance.randint(least, chance.choice([min(end, least + 30), end]))) / unit)


def _case(calculator: Calculator, chance: random.Random) -> Asked:
    """What somebody may type in any calculator, by the limits of its fields."""
    typed: Asked = {}
    for field in sorted(calculator.fields, key=lambda each: each.at_most is not None):
        limit = field.at_most and typed.get(field.at_most.field)
        typed[field.id] = _number(field, chance, Decimal(limit or field.max))
    for field in calculator.fields:
        if field.needs and not typed[field.needs.field]:
            typed[field.id] = ""
    for rows in calculator.rows:
        count = 0 if rows.fills else chance.randint(rows.least, rows.most)
        for each in rows.fields:
            typed[each.id] = [_number(each, chance, each.max) for _ in range(count)]
        if rows.called:
            names = ["", "IPS", "<b>&{total}"]
            typed[rows.called.id] = [chance.choice(names) for _ in range(count)]
    return typed


def _size(typed: Asked) -> int:
    """How many rows are filled in."""
    return max((len(each) for each in typed.values() if isinstance(each, list)), default=0)


TOOLS = pytest.mark.parametrize("tool", sorted(formulas.IDS))


def _golden(tool: str) -> Any:
    return yaml.load((GOLDEN / f"{tool}.yml").read_text("utf-8"), yaml.BaseLoader)


def _cell(value: Any, calculator: Calculator, language: Language) -> str:
    if isinstance(value, date):
        return language.month(value)
    if isinstance(value, str):
        return calculator.label(value)[language.code]
    return language.number(value)


def _expected(
    typed: Asked, calculator: Calculator, language: Language, empty: str
) -> dict[str, Any]:
    """What the page should show for what was typed, as the build reads it and works it out."""
    values, errors = calculator.read(typed)
    found = {} if errors else calculator.work_out(values)

    def cell(column: Column, row: Row) -> str:
        if column.id not in row:
            return empty
        value: Any = row[column.id]
        if column.of:
            return calculator.row[column.of].name(typed, value, language.code)
        return str(value) if column.year else _cell(value, calculator, language)

    tables = {
        table.id: [[cell(column, row) for column in table.columns] for row in found[table.id]]
        for table in calculator.tables
        if table.id in found
    }
    results = {result.id for result in calculator.results}
    gives = {name: language.number(to) for name, to in found.items() if name in results}
    return {"gives": gives, "tables": tables, "fields": sorted(errors)}


@TOOLS
@pytest.mark.parametrize("code", CODES)
def test_the_page_shows_what_the_build_reads_and_works_out(
    tool: str, code: str, address: str, page: Page, read: Library
) -> None:
    chance, golden = random.Random(tool + code), _golden(tool)
    cases = [case["typed"] for case in [*golden["answers"], *golden["refused"]]]
    calculator, language = read.calculators[tool], read.language(code)
    # by size, for to add and remove rows takes longer than to work anything out
    cases += sorted((_case(calculator, chance) for _ in range(30)), key=_size)
    page.goto(f"{address}/{language.root}tools/{tool}/")
    empty = read.words["calculator_not_entered"][code]
    worked_out = 0
    for typed, answer in zip(cases, ask(page, cases), strict=True):
        answer["fields"].sort()
        shown, said = answer.pop("shown"), answer.pop("said")
        assert answer == _expected(typed, calculator, language, empty), typed
        assert not (said and answer["fields"]), typed
        assert not any("{" in text or "undefined" in text or "NaN" in text for text in shown)
        worked_out += bool(answer["gives"])
    assert worked_out >= 20


@TOOLS
def test_every_sentence_and_step_is_shown_in_some_case(
    tool: str, address: str, page: Page, read: Library
) -> None:
    calculator, language = read.calculators[tool], read.languages[0]
    page.goto(f"{address}/tools/{tool}/")
    answers = ask(page, [case["typed"] for case in _golden(tool)["answers"]])
    shown = {text for answer in answers for text in answer["shown"]}
    for text in [*calculator.sentences, *(step for r in calculator.results for step in r.steps)]:
        opening, _, rest = text[language.code].partition("{")
        ending = rest.rpartition("}")[2]
        assert any(each.startswith(opening) and each.endswith(ending) for each in shown), text


@TOOLS
def test_a_shared_address_opens_answered_with_a_picture_beside_its_table(
    tool: str, address: str, page: Page, read: Library
) -> None:
    calculator = read.calculators[tool]
    page.goto(f"{address}/tools/{tool}/?{calculator.examples[-1].address(FIRST)}")
    expect(page.locator("[data-sentence]").first).to_be_visible()
    page.locator("[data-answer] summary").first.click()
    pictures = page.locator("[data-details] figure svg")
    expect(pictures.nth(len(calculator.charts) - 1)).to_be_visible()
    for picture in pictures.all():
        label = picture.get_attribute("aria-label") or ""
        assert label and "NaN" not in picture.inner_html() and "undefined" not in label
    # The script draws for the reader what the build draws for the same example.
    built = page.locator(".calculator-facts figure svg")
    (said, sizes), (built_said, built_sizes) = (
        all_of.evaluate_all(DRAWN) for all_of in (pictures, built)
    )
    assert said == built_said
    assert sizes == pytest.approx(built_sizes, abs=0.06)
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"**/en/tools/{tool}/**")
    expect(page.locator("[data-sentence]").first).to_be_visible()


@TOOLS
def test_axe_finds_nothing_in_an_answer_with_rows_or_in_messages(
    tool: str, page: Page, address: str, read: Library
) -> None:
    example = read.calculators[tool].examples[-1]
    for language, scheme, width in zip(read.languages, visits.SCHEMES, (1280, 360), strict=False):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        root = f"{address}/{language.root}tools/{tool}/"
        page.goto(f"{root}?{example.address(language.code)}")
        expect(page.locator("output").first).to_be_visible()
        page.evaluate("document.querySelectorAll('form details').forEach(each => each.open = true)")
        assert visits.axe(page) == []
        for add in page.locator("form [data-add]").all():
            add.click()
        expect(page.locator("[data-answer][data-state=none]")).to_have_count(0)
        assert visits.axe(page, "form.calculator") == []
        page.goto(root)
        page.locator("form.calculator .button:not([type=button])").click()
        expect(page.locator("form.calculator [data-errors]")).to_be_visible()
        assert visits.axe(page, "form.calculator") == []


@TOOLS
def test_hostile_values_in_the_address_give_a_message_and_nothing_else(
    tool: str, address: str, page: Page, read: Library, declined: list[Dialog]
) -> None:
    calculator = read.calculators[tool]
    good = calculator.examples[-1].typed("en")
    page.goto(f"{address}/en/tools/{tool}/")
    elements = "document.querySelectorAll('main img, main script, main iframe').length"
    before = page.evaluate(elements)
    for value in HOSTILE:
        name = next(field.id for field in calculator.fields if not field.optional)
        page.goto(f"{address}/en/tools/{tool}/?{urlencode({**good, name: value}, doseq=True)}")
        expect(page.locator("[data-errors] a")).to_have_count(1)
        expect(page.locator(f"[name={name}]")).to_have_value(value)
        expect(page.locator("output, [data-details] *")).to_have_count(0)
        assert page.evaluate(elements) == before
    assert declined == []


@TOOLS
def test_without_a_script_the_rules_and_one_example_with_charts_and_tables_stand_there(
    tool: str, browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    calculator = read.calculators[tool]
    for language in read.languages:
        page.goto(f"{address}/{language.root}tools/{tool}/")
        expect(page.locator("[data-field]").first).to_be_hidden()
        facts = page.locator(".calculator-facts")
        for result in calculator.results:
            expect(facts.get_by_text(result.rule[language.code], exact=True).first).to_be_visible()
        assert facts.locator("figure svg").count() >= len(calculator.charts)
        assert facts.locator(".calculator__more table").count() == len(calculator.tables)
    context.close()


@TOOLS
def test_the_numbers_can_be_taken_along_as_a_file(
    tool: str, address: str, page: Page, read: Library
) -> None:
    calculator, language = read.calculators[tool], read.languages[0]
    typed = calculator.examples[-1].typed(FIRST)
    page.goto(f"{address}/tools/{tool}/?{calculator.examples[-1].address(FIRST)}")
    asked_with = page.locator("form.calculator").evaluate(NUMBERS)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Last ned tallene (CSV)").click()
    day = page.evaluate("new Date().toLocaleDateString('sv')")
    assert waiting.value.suggested_filename == f"ips-{tool}-nb-{day}.csv"
    lines = saved_rows(Path(waiting.value.path()).read_bytes())
    found = calculator.work_out(calculator.read(typed)[0])
    for result in calculator.results:
        plain = language.number(found[result.id]).replace("\u00a0", "")
        assert [result.label[FIRST], plain] in lines
    asked = len(calculator.fields)
    asked += sum(len(each.names) * each.count(typed) for each in calculator.rows)
    tables = sum(len(found[table.id]) + 3 for table in calculator.tables)
    # the tool, its address and two headings, with an empty line before each part
    assert asked + len(calculator.results) + tables + 6 == len(lines)
    # its link asks the same again, with no text of the reader's own in it
    assert "=Jobbspesialist" not in lines[1][0]
    page.goto(lines[1][0])
    assert page.locator("form.calculator").evaluate(NUMBERS) == asked_with


@TOOLS
def test_on_paper_the_whole_answer_stands_and_on_any_screen_it_fits(
    tool: str, address: str, page: Page, read: Library
) -> None:
    page.goto(f"{address}/tools/{tool}/?{read.calculators[tool].examples[-1].address(FIRST)}")
    expect(page.locator("output").first).to_be_visible()
    for width in (visits.WIDE, visits.NARROW):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.emulate_media(media="print")
    expect(page.locator("[data-details] table").first).to_be_visible()
    expect(page.locator("[data-details] details").first).to_be_hidden()
    expect(page.locator("[data-action=csv]")).to_be_hidden()
    expect(page.locator(".calculator-examples")).to_be_hidden()


def test_the_people_of_the_caseload_tool_are_taken_to_the_budget(
    address: str, page: Page, read: Library
) -> None:
    calculator = read.calculators["caseload-flow"]
    example = calculator.examples[-1]
    found = calculator.work_out(calculator.read(example.typed(FIRST))[0])
    page.goto(f"{address}/tools/caseload-flow/?{example.address(FIRST)}")
    page.get_by_role("link", name=re.compile("til budsjettskissen")).click()
    for year in (1, 2, 3):
        people = page.locator(f"[name=participants{year}]")
        expect(people).to_have_value(str(found[f"supported{year}"]))
    rows = {
        "postName": ["Jobbspesialist", "Metodeveileder"],
        "posts": ["3", "0,5"],
        "firstMonth": ["9", "5"],
        "newPosts": ["1", ""],
        "postCost": ["1200", "1200"],
    }
    for name, values in rows.items():
        assert _names(page, name) == values


def test_cost_path_and_names_go_along_from_tool_to_tool_and_never_a_name_of_one_s_own(
    address: str, page: Page
) -> None:
    query = "specialists=4&postCost=900000&path=leader"
    page.goto(f"{address}/tools/capacity/?{query}")
    expect(page.locator("[data-sentence]").nth(2)).to_have_text(
        "Med metodeveileder på heltid, som en ny tjeneste bør ha, blir det 4\u00a0500\u00a0000."
    )
    expect(page.locator("[data-result=fullLeaderCost]")).to_have_text("4\u00a0500\u00a0000")
    page.get_by_role("link", name=re.compile("porteføljen over tid")).and_(
        page.locator("[data-onward]")
    ).click()
    page.wait_for_url(re.compile("/caseload-flow/.*postCost=900000&.*path=leader$"))
    for name, value in (("referrals", "5"), ("intake", "2"), ("leaving", "3")):
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=startMonth]").select_option("1")
    page.locator("[name=startYear]").fill("2027")
    page.locator("[name=intakeFrom]").fill("1")
    page.get_by_role("button", name="Regn ut").click()
    page.locator("[data-onward]").click()
    page.wait_for_url(re.compile("/budget/.*path=leader$"))
    assert _names(page, "postCost") == ["900000", "900000"]
    page.get_by_role("button", name="Regn ut").click()
    expect(page).to_have_url(re.compile("postName=specialist&.*postName=supervisor&.*path=leader$"))
    told = page.locator("[data-sentence]", has_text="Metodeveilederen er regnet med")
    expect(told).to_have_text(re.compile("0,4 årsverk.*koster år én 4\u00a0500\u00a0000"))
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/budget/**")
    assert _names(page, "postName") == ["Employment specialist", "IPS supervisor"]
    page.locator("ol [name=postName]").first.fill("Kari")
    expect(page).to_have_url(re.compile("postName=&.*postName=supervisor&"))
    page.locator("ol [name=posts]").nth(1).fill("1")
    expect(page.locator("[data-sentence]", has_text="full-time supervisor")).to_have_count(0)


@pytest.mark.parametrize("tool", ["capacity", "caseload-flow"])
def test_a_tool_leads_on_in_the_language_of_the_page(
    tool: str, address: str, page: Page, read: Library
) -> None:
    calculator = read.calculators[tool]
    for language in read.languages:
        root = f"{address}/{language.root}"
        page.goto(f"{root}tools/{tool}/?{calculator.examples[-1].address(language.code)}")
        page.locator("[data-onward]").first.click()
        page.wait_for_url(f"{root}{calculator.onward[0].page}/?**")


def test_a_year_with_nobody_is_left_for_the_reader_to_enter(address: str, page: Page) -> None:
    query = "startMonth=1&startYear=2027&specialists=1&referrals=0&intake=1&leaving=0"
    page.goto(f"{address}/en/tools/caseload-flow/?{query}")
    page.locator("[data-onward]").click()
    expect(page.locator("[name=participants1]")).to_have_value("")
    expect(page.locator("[aria-invalid]")).to_have_count(0)


def test_without_the_script_of_the_charts_the_answer_still_comes(
    address: str, context: BrowserContext, read: Library
) -> None:
    page = context.new_page()
    page.route("**/chart.*.js", lambda route: route.abort())
    example = read.calculators["budget"].examples[-1]
    page.goto(f"{address}/tools/budget/?{example.address(FIRST)}")
    expect(page.locator("[data-result=total]")).to_be_visible()
    page.locator("[data-answer] summary").first.click()
    expect(page.locator("[data-details] figure")).to_have_count(0)


SKETCH = "otherCosts=500&overhead=10&setUp=1000&participants1=48&participants2=94&participants3=124"
OLD = "specialists=3&growth=1&specialistCost=1000&leaders=0.5&leaderCost=1000"


def _names(page: Page, name: str) -> list[str]:
    return [field.input_value() for field in page.locator(f"ol [name={name}]").all()]


def test_kinds_of_post_are_added_and_removed_by_keyboard_and_it_is_told(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/en/tools/budget/")
    expect(page.locator("[data-rows] > ol > li")).to_have_count(1)
    expect(page.get_by_role("button", name="Remove post 1")).to_be_hidden()
    page.get_by_role("button", name="Add a post").press("Enter")
    second = page.get_by_role("group", name="Post 2")
    expect(second.get_by_label("Kind of post")).to_be_focused()
    page.keyboard.type("Supervisor")
    page.keyboard.press("Tab")
    page.keyboard.type("0.5")
    first = page.get_by_role("group", name="Post 1")
    first.get_by_role("button", name="Remove post 1").press("Enter")
    expect(page.locator("[data-told]").first).to_have_text("Post 1 has been removed.")
    expect(page.locator("[data-told]").first).to_have_attribute("role", "status")
    assert (_names(page, "postName"), _names(page, "posts")) == (["Supervisor"], ["0.5"])
    expect(first.get_by_label("Kind of post")).to_be_focused()
    for _ in range(11):
        page.get_by_role("button", name="Add a post").click()
    expect(page.get_by_role("button", name="Add a post")).to_be_hidden()
    expect(page.locator("[data-told]").first).to_have_text(
        "There is room for twelve kinds of post at most."
    )


def test_an_address_with_posts_opens_the_same_in_another_language_and_on_the_way_back(
    address: str, page: Page
) -> None:
    first, second = ("", 2, "", 700), ("Supervisor", 0.6, 0, 800)
    names = ("postName", "posts", "newPosts", "postCost")
    rows = "&".join(urlencode(dict(zip(names, each, strict=True))) for each in (first, second))
    page.goto(f"{address}/tools/budget/?{SKETCH}&{rows}")
    table = page.locator("[data-details] [data-table=pay] tbody th")
    expect(table).to_have_text(["Stilling 1", "Supervisor"])
    page.get_by_role("button", name="Fjern stilling 2").click()
    page.get_by_role("button", name="Regn ut").click()
    expect(table).to_have_text(["Stilling 1"])
    expect(page).to_have_url(re.compile("^(?!.*posts=.*posts=).*posts="))
    page.go_back()
    expect(table).to_have_text(["Stilling 1", "Supervisor"])
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/budget/**")
    expect(table).to_have_text(["Post 1", "Supervisor"])


def test_a_link_from_before_posts_came_in_rows_opens_to_the_same_answer(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/tools/budget/?{OLD}&{SKETCH}")
    expect(page.locator("[data-result=total]")).to_have_text("17\u00a0500")
    assert _names(page, "postName") == ["Jobbspesialist", "Metodeveileder"]
    page.get_by_role("button", name="Regn ut").click()
    expect(page).not_to_have_url(re.compile("specialists"))
    expect(page.locator("[data-result=total]")).to_have_text("17\u00a0500")


def test_hostile_rows_in_the_address_are_text_and_never_too_many(
    address: str, page: Page, declined: list[Dialog]
) -> None:
    page.goto(f"{address}/en/tools/budget/?{SKETCH}&{'posts=1&postCost=1&' * 500}")
    expect(page.locator("[data-rows] > ol > li")).to_have_count(12)
    expect(page.locator("[data-errors] a")).to_have_text(
        "The link has more than twelve kinds of post, and only twelve are here. "
        "Put some of them together."
    )
    expect(page.locator("output")).to_have_count(0)
    page.get_by_role("button", name="Remove post 12").click()
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator("[data-result=total]")).to_be_visible()
    for value in HOSTILE:
        row = urlencode({"postName": value[:40], "posts": value, "postCost": 1})
        page.goto(f"{address}/en/tools/budget/?{SKETCH}&{row}")
        expect(page.locator("[data-errors] a")).to_have_text(
            re.compile("for post 1, from 0 to 500")
        )
        expect(page.locator("ol [name=posts]")).to_have_value(value)
        expect(page.locator("output, main img")).to_have_count(0)
    name = '=1+1<img src=x onerror="alert(1)">'
    row = urlencode({"postName": name, "posts": 1, "postCost": 1})
    page.goto(f"{address}/en/tools/budget/?{SKETCH}&{row}")
    expect(page.locator("[data-details] [data-table=pay] tbody th")).to_have_text(name)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the numbers (CSV)").click()
    cells = [cell for line in saved_rows(Path(waiting.value.path()).read_bytes()) for cell in line]
    assert cells and not any(cell.startswith("=") for cell in cells)
    page.goto(f"{address}/en/tools/budget/?{SKETCH}&posts=1&postCost=1&postName={'x' * 10_000}")
    expect(page.locator("[data-errors] a")).to_have_text(re.compile("in at most 40 characters"))
    assert declined == []
