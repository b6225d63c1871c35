"""The capacity calculator as a reader meets it in a browser."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from calculating import ask
from handbook.library import Library
from handbook.tools.rows import full_time
from places import GOLDEN, addresses

NUMBERS = yaml.load((GOLDEN / "numbers.yml").read_text("utf-8"), yaml.BaseLoader)
TALE = "?specialists=2.5&caseload=20&firstYearCaseload=15&leaderCaseload=5&participants=70"
PAGES = addresses("tools/capacity/")
pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def test_the_page_is_exact_where_binary_fractions_are_not_and_reads_numbers_as_people_type_them(
    address: str, page: Page, read: Library
) -> None:
    cases = [
        {"specialists": str(Decimal(tenths) / 10), "caseload": str(caseload)}
        for caseload in range(1, 26)
        for tenths in range(1, 1000)
        if int(tenths / 10 * caseload) != tenths * caseload // 10  # binary fractions go wrong
    ]
    for number in NUMBERS:
        typed = number["typed"]
        cases += [{"specialists": typed}, {"specialists": "2", "costLow": typed}]
    page.goto(f"{address}/{PAGES['en']}")
    calculator, language = read.calculators["capacity"], read.language("en")
    answers = ask(page, cases)
    for typed, answer in zip(cases, answers, strict=True):
        values, errors = calculator.read(typed)
        found = {} if errors else calculator.work_out(values)
        results = [result.id for result in calculator.results if result.id in found]
        assert answer["gives"] == {name: language.number(found[name]) for name in results}, typed
        assert sorted(answer["fields"]) == sorted(errors), typed


def test_the_sum_is_told_as_a_sentence_first_and_then_step_by_step(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}{TALE}")
    sentences = page.locator("[data-sentence]")
    expect(sentences).to_have_text(
        [
            "Dere har plass til 55 deltakere samtidig.",
            "Det første året er det plass til 42.",
            "Det mangler plass til 15. Skal dere nå alle, trengs 3,3 årsverk jobbspesialist.",
            "Bemanningen trenger 0,3 årsverk metodeveileder, og budsjettskissen begynner der. "
            "I en ny tjeneste bør metodeveilederen være på heltid. "
            "Skriv i så fall 1 årsverk i budsjettskissen.",
        ]
    )
    expect(page.locator("[data-details] [data-step]").nth(2)).to_have_text(
        "2,5 årsverk × 15 deltakere per årsverk = 37,5"
    )
    above = page.evaluate(
        """() => {
          const top = s => document.querySelector(s).getBoundingClientRect().top;
          document.querySelector('[data-answer] details').open = true;
          return top('[data-sentence]') < top('[data-result]') && top('[data-result]') <
            top('[data-step]') && top('[data-step]') < top('.calculator-facts');
        }"""
    )
    assert above


def test_enter_works_it_out_and_the_address_can_be_shared(address: str, page: Page) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    expect(page.locator("output")).to_have_count(0)
    page.get_by_label("Årsverk jobbspesialist").fill("2,5")
    page.keyboard.press("Enter")
    expect(page.locator("[data-result=capacity]")).to_have_text("50")
    expect(page).to_have_url(
        f"{address}/{PAGES['nb']}?specialists=2.5&caseload=20&firstYearCaseload=&leaderCaseload=0"
        "&participants=&costLow=&costHigh="
    )
    page.reload()
    expect(page.locator("[data-result=capacity]")).to_have_text("50")
    expect(page.get_by_label("Årsverk jobbspesialist")).to_have_value("2,5")


def test_back_and_forward_go_through_what_was_asked(address: str, page: Page) -> None:
    page.goto(f"{address}/{PAGES['en']}")
    field = page.locator("[name=specialists]")
    capacity = page.locator("[data-result=capacity]")
    for typed, places in (("2", "40"), ("3", "60")):
        field.fill(typed)
        page.get_by_role("button", name="Work it out").click()
        expect(capacity).to_have_text(places)
    page.go_back()
    expect(capacity).to_have_text("40")
    expect(field).to_have_value("2")
    page.go_back()
    expect(capacity).to_have_count(0)
    expect(field).to_have_value("")
    page.go_forward()
    expect(capacity).to_have_text("40")


def test_a_jump_to_a_heading_keeps_what_is_being_typed(address: str, page: Page) -> None:
    page.goto(f"{address}/{PAGES['en']}{TALE}")
    page.locator("[name=specialists]").fill("7x")
    page.evaluate(
        """() => new Promise((resolve) => {
          addEventListener("hashchange", () => resolve());
          location.hash = "checklist";
        })"""
    )
    expect(page.locator("[name=specialists]")).to_have_value("7x")


def test_the_other_language_shows_the_same_numbers(address: str, page: Page) -> None:
    page.goto(f"{address}/{PAGES['nb']}{TALE}")
    expect(page.locator("[data-result=specialistsNeeded]")).to_have_text("3,3")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/capacity/**")
    expect(page.locator("[data-result=specialistsNeeded]")).to_have_text("3.3")
    expect(page.locator("[name=specialists]")).to_have_value("2.5")


def test_the_other_language_keeps_numbers_that_were_typed_and_is_not_worked_out(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    page.locator("[name=specialists]").fill("mange")
    page.locator("[name=caseload]").fill("18")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/capacity/**")
    expect(page.locator("[name=specialists]")).to_have_value("")
    expect(page.locator("[name=caseload]")).to_have_value("18")
    expect(page.locator("output")).to_have_count(0)


def test_what_was_cleared_before_a_switch_of_language_stays_cleared(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}{TALE}")
    for name in ("participants", "caseload", "specialists"):
        page.locator(f"[name={name}]").fill("")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/capacity/**")
    for name in ("participants", "caseload", "specialists"):
        expect(page.locator(f"[name={name}]")).to_have_value("")
    expect(page.locator("[name=firstYearCaseload]")).to_have_value("15")
    expect(page.locator("output")).to_have_count(0)


@pytest.mark.parametrize("lost", ["calculator", "capacity", "rows"])
def test_a_page_whose_script_does_not_arrive_shows_no_dead_form(
    lost: str, address: str, context: BrowserContext
) -> None:
    page = context.new_page()  # its console says what is missing
    page.route(f"**/{lost}.*.js", lambda route: route.abort())
    page.goto(f"{address}/{PAGES['nb']}")
    expect(page.locator("[name=specialists]")).to_be_hidden()
    expect(page.get_by_role("button", name="Regn ut")).to_be_hidden()
    expect(page.locator(".calculator__needs-script")).to_be_visible()
    expect(page.locator(".calculator-facts table").first).to_be_visible()


def test_errors_stand_by_the_field_and_above_the_button(address: str, page: Page) -> None:
    page.goto(f"{address}/{PAGES['nb']}?specialists=2&caseload=20")
    expect(page.locator("output")).not_to_have_count(0)
    page.locator("[name=specialists]").fill("to")
    page.get_by_text("Legg til første år").click()
    page.locator("[name=firstYearCaseload]").fill("21")
    page.get_by_text("Legg til første år").click()
    page.get_by_role("button", name="Regn ut").click()
    heading = page.get_by_role("heading", name="For å gå videre må du rette opp følgende feil")
    expect(heading).to_be_focused()
    messages = [
        "«to» kan ikke leses som et tall her. "
        "Skriv antall årsverk jobbspesialist, fra 0,1 til 500, med høyst én desimal.",
        "Deltakere per årsverk det første året kan ikke være flere enn i vanlig drift. "
        "Skriv et lavere tall.",
    ]
    expect(page.locator("[data-errors] a")).to_have_text(messages)
    for name, message in zip(("specialists", "firstYearCaseload"), messages, strict=True):
        field = page.locator(f"[name={name}]")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(re.escape(message) + "$"))
    expect(page.locator("[name=specialists]")).to_have_value("to")
    expect(page.locator("output, [data-sentence]")).to_have_count(0)
    expect(page.locator("[role=alert]")).to_have_count(0)
    expect(page).to_have_title("Feil: Regn ut kapasiteten – IPS-håndboken")
    page.locator("[data-errors] a").nth(1).click()
    expect(page.locator("[name=firstYearCaseload]")).to_be_focused()
    page.locator("[name=firstYearCaseload]").fill("10")
    page.locator("[name=specialists]").fill("2")
    page.keyboard.press("Enter")
    expect(page.locator("[aria-invalid]")).to_have_count(0)
    expect(heading).to_be_hidden()
    expect(page).to_have_title("Regn ut kapasiteten – IPS-håndboken")


def test_a_page_opened_without_numbers_claims_nothing(address: str, page: Page) -> None:
    for query in ("", "?utm_source=letter&name=Kari"):
        page.goto(f"{address}/{PAGES['en']}{query}")
        expect(page.locator("[name=specialists]")).to_have_value("")
        expect(page.locator("output, [data-sentence], [aria-invalid]")).to_have_count(0)
        assert not page.title().startswith("Error")


def test_a_standard_fills_the_field_and_the_field_shows_its_standard(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    field = page.locator("[name=caseload]")
    expect(page.get_by_label("20: anbefalt i dag")).to_be_checked()
    page.get_by_label("25: øvre grense fra 2009").check()
    expect(field).to_have_value("25")
    field.fill("18")
    expect(page.get_by_label("Et annet tall")).to_be_checked()
    page.get_by_label("20: anbefalt i dag").check()
    expect(field).to_have_value("20")
    page.get_by_label("Et annet tall").check()
    expect(field).to_have_value("")


def test_the_answer_is_announced_once(address: str, page: Page) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    page.locator("[name=specialists]").fill("2")
    page.keyboard.press("Enter")
    answer = page.locator("[data-answer]")
    expect(answer).to_be_focused()
    expect(answer).to_have_accessible_name(re.compile("^Svaret Dere har plass til 40 deltakere"))
    expect(page.locator("[data-answer] [role=status]")).to_be_empty()
    expect(page.locator("output:not([aria-live=off])")).to_have_count(0)


def test_without_a_script_the_rules_and_worked_examples_stand_there(
    browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for code, path in PAGES.items():
        page.goto(f"{address}/{path}")
        assert "JavaScript" in page.locator("form[data-calculator]").inner_text()
        expect(page.locator("[name=specialists]")).to_be_hidden()
        calculator, language = read.calculators["capacity"], read.language(code)
        facts = page.locator(".calculator-facts")
        for result in calculator.results:
            expect(facts.get_by_text(result.rule[code], exact=True)).to_be_visible()
        expected = [
            calculator.work_out(calculator.read(e.typed(code))[0]) for e in calculator.examples
        ]
        for result in calculator.results:
            row = (
                facts.locator("tbody").nth(1).get_by_role("row").filter(has_text=result.label[code])
            )
            numbers = [language.number(each[result.id]) for each in expected if result.id in each]
            cells = row.locator("td").all_inner_texts()
            assert [cell for cell in cells if cell[0].isdigit()] == numbers
    context.close()


def test_a_worked_example_opens_in_the_calculator(address: str, page: Page) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    page.get_by_role("link", name="To årsverk, standarden 25").click()
    expect(page.locator("[data-sentence]").first).to_have_text(
        "Dere har plass til 50 deltakere samtidig."
    )


def test_a_page_opened_from_a_file_works_too(site: Path, page: Page) -> None:
    page.goto((site / "tools/capacity/index.html").as_uri())
    page.locator("[name=specialists]").fill("2")
    page.keyboard.press("Enter")
    expect(page.locator("[data-result=capacity]")).to_have_text("40")


ROWS = "[data-rows] ol input"


def test_part_time_posts_fill_the_specialists_and_keep_their_order_in_the_address(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    page.get_by_text("Legg sammen deltidsstillinger").click()
    for number, per_cent in enumerate((100, 50, 75), 1):
        page.get_by_role("button", name="Legg til stilling").click()
        expect(page.locator(ROWS).last).to_be_focused()
        row = page.get_by_role("group", name=f"Stilling {number}")
        row.get_by_label("Stillingsprosent").fill(str(per_cent))
    expect(page.locator("[name=specialists]")).to_have_value("2,2")
    page.keyboard.press("Enter")
    expect(page.locator("[data-result=capacity]")).to_have_text("44")
    expect(page).to_have_url(re.compile("&post=100&post=50&post=75"))
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/capacity/**")
    expect(page.locator("[data-result=capacity]")).to_have_text("44")
    assert [row.input_value() for row in page.locator(ROWS).all()] == ["100", "50", "75"]
    page.get_by_role("button", name="Remove post 2").click()
    expect(page.locator("[data-told]")).to_have_text("Post 2 has been removed.")
    assert [row.input_value() for row in page.locator(ROWS).all()] == ["100", "75"]
    expect(page.locator("[name=specialists]")).to_have_value("1.7")
    expect(page.get_by_role("group", name="Post 2").get_by_role("textbox")).to_be_focused()


def test_hundreds_of_part_time_teams_add_up_as_the_formula_says(
    address: str, page: Page, read: Library
) -> None:
    chance = random.Random(7)
    teams = [[chance.randint(1, 100) for _ in range(chance.randint(1, 12))] for _ in range(200)]
    # by size, for to add and remove rows takes longer than to add them up
    teams = sorted((team for team in teams if sum(team) >= 10), key=len)
    page.goto(f"{address}/{PAGES['en']}")
    added = page.evaluate(
        """teams => teams.map(team => {
          const place = document.querySelector('[data-rows]');
          const rows = place.querySelectorAll('ol input').length;
          team.slice(rows).forEach(() => place.querySelector('[data-add]').click());
          place.querySelectorAll('ol input').forEach((row, n) => (row.value = team[n]));
          place.querySelector('ol input').dispatchEvent(new Event('input', { bubbles: true }));
          return document.querySelector('[name=specialists]').value;
        })""",
        teams,
    )
    calculator = read.calculators["capacity"]
    for team, typed in zip(teams, added, strict=True):
        values, errors = calculator.read({"post": [str(post) for post in team]})
        assert Decimal(typed) == full_time(map(Decimal, team)) == values["specialists"]
        assert not errors


def test_posts_that_say_something_else_than_the_field_are_told_with_the_cure(
    address: str, page: Page, read: Library
) -> None:
    page.goto(f"{address}/{PAGES['nb']}?specialists=3&post=100&post=50")
    expect(page.locator("[data-errors] a")).to_have_text(
        "Stillingene er til sammen 1,5 årsverk jobbspesialist. "
        "Skriv det tallet, eller fjern stillingene."
    )
    expect(page.locator("output")).to_have_count(0)
    _, errors = read.calculators["capacity"].read({"specialists": "3", "post": ["100", "50"]})
    assert [*errors] == ["specialists"]
    for value in ("<script>alert(1)</script>", "0", "101", "NaN", "9" * 10_000):
        page.goto(f"{address}/{PAGES['nb']}?{urlencode({'specialists': 1, 'post': value})}")
        expect(page.locator("[data-errors] a")).to_have_text(
            re.compile(
                r"(^|her\. )Skriv stilling 1 som en hel prosent, uten desimaler, "
                "fra 1 til 100, eller fjern den"
            )
        )
        expect(page.locator(ROWS)).to_have_value(value)
        expect(page.locator("output")).to_have_count(0)


def test_empty_fields_for_the_population_leave_the_address_as_it_was(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}{TALE}&inhabitants=10000&nationalInhabitants=5000000")
    expect(page.locator("[data-result=needScaled]")).to_have_text("60")
    page.locator("[name=inhabitants]").fill("")
    page.locator("[name=nationalInhabitants]").fill("")
    page.get_by_role("button", name="Regn ut").click()
    expect(page.locator("[data-result=needScaled]")).to_have_count(0)
    expect(page).to_have_url(re.compile("&costLow=&costHigh=$"))
