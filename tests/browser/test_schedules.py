"""The start-up plan as a reader gives it days in a browser."""

from __future__ import annotations

import random
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from calculating import events
from handbook.library import Library

PAGES = {"nb": "tools/start-up-plan/", "en": "en/tools/start-up-plan/"}
BUTTON = {"nb": "Last ned kalenderfil", "en": "Download calendar file"}
ASK = """cases => {
  const form = document.querySelector('[data-calculator]');
  return cases.map(typed => {
    form.elements.start.value = typed;
    form.requestSubmit();
    return [...form.querySelectorAll('[data-details] [data-step]')].map(row =>
      [row.dataset.step, row.dataset.first, row.dataset.last]);
  });
}"""
HOSTILE = ("<script>alert(1)</script>", "-1", "NaN", "9" * 10_000, "1e5", "Infinity", "2027-02-30")

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def test_the_page_and_the_rules_agree_on_hundreds_of_starts(
    address: str, page: Page, read: Library
) -> None:
    chance = random.Random(24)
    starts = [date(2000, 1, 1) + timedelta(days=chance.randint(0, 36_000)) for _ in range(300)]
    page.goto(f"{address}/{PAGES['en']}")
    plan = read.schedules["start-up-plan"]
    answers = page.evaluate(ASK, [start.isoformat() for start in starts])
    for start, answer in zip(starts, answers, strict=True):
        expected = [
            [each.step.id, each.first.isoformat(), each.last.isoformat()]
            for each in plan.dated(start)
        ]
        assert answer == expected, start


def test_the_calendar_file_is_the_same_steps_in_every_language(
    address: str, page: Page, read: Library
) -> None:
    found = {}
    for code, path in PAGES.items():
        page.goto(f"{address}/{path}?start=2027-01-04")
        planned = events(page, BUTTON[code], f"ips-start-up-plan-{code}.ics")
        assert {str(event["transp"]) for event in planned} == {"TRANSPARENT"}, "nobody is busy"
        assert all(str(event["description"]).split("\n")[-1] for event in planned), "an empty line"
        found[code] = {str(event["uid"]): event.decoded("dtstart") for event in planned}
    assert found["nb"] == found["en"]
    dated = read.schedules["start-up-plan"].dated(date(2027, 1, 4))
    assert sorted(found["nb"].values()) == [each.first for each in dated]


def test_the_plan_is_told_as_a_sentence_and_the_link_can_be_shared(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    page.locator("form [name=start]").fill("04.01.2027")
    page.keyboard.press("Enter")
    said = page.locator("[data-answer] p")
    expect(said).to_have_text("Planen går fra 4. januar 2027 til 3. januar 2029.")
    expect(page).to_have_url(f"{address}/{PAGES['nb']}?start=2027-01-04")
    page.reload()
    expect(said).to_have_count(1)
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/start-up-plan/**")
    expect(page.locator("form [name=start]")).to_have_value("04/01/2027")


def test_the_steps_with_dates_say_what_each_of_them_waits_for(
    address: str, page: Page, read: Library
) -> None:
    page.goto(f"{address}/{PAGES['en']}?start=2027-01-04")
    plan = read.schedules["start-up-plan"]
    table = page.get_by_role("table", name="The steps with dates")
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Step", "Begins", "Finished", "Who", "Waits for"]
    )
    for step in plan.steps:
        waits = "; ".join(plan.step(name).title["en"] for name in step.after)
        expect(table.locator(f"[data-step={step.id}] [data-waits]")).to_have_text(waits or "–")


def test_hostile_addresses_get_a_message_and_nothing_else(address: str, page: Page) -> None:
    for value in HOSTILE:
        page.goto(f"{address}/{PAGES['en']}?{urlencode({'start': value})}")
        expect(page.locator("[data-errors] a")).to_have_count(1)
        expect(page.locator("form [name=start]")).to_have_value(value)
        expect(page.locator("form output, [data-answer] *")).to_have_count(0)


def test_without_a_script_the_picture_the_table_and_the_word_file_stand_there(
    browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGES['nb']}")
    steps = len(read.schedules["start-up-plan"].steps)
    expect(page.locator(".plan__bar")).to_have_count(steps)
    expect(page.locator(".calculator-facts tbody tr")).to_have_count(steps)
    link = page.locator("a[download]")
    answer = page.request.get(f"{address}/tools/start-up-plan/{link.get_attribute('href')}")
    assert answer.body()[:2] == b"PK"
    context.close()
