"""The start-up plan as a reader gives it days in a browser."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from calculating import events
from handbook.library import Library
from handbook.tools.schedules import Dated
from places import addresses, handbook
from tables import saved_rows

PAGES = addresses("tools/start-up-plan/")
BUTTON = handbook().words["planning_ics"]
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


def planned(read: Library, start: date, hiring: int | None = None) -> Sequence[Dated]:
    plan = read.schedules["start-up-plan"]
    return plan.dated(start, read.meetings[plan.free_days].free_days, hiring)


def test_the_page_and_the_build_agree_on_the_days_of_a_dozen_starts(
    address: str, page: Page, read: Library
) -> None:
    chance = random.Random(24)
    starts = [date(2026, 1, 1) + timedelta(days=chance.randint(0, 4300)) for _ in range(12)]
    page.goto(f"{address}/{PAGES['en']}")
    hiring = sum(part.months for part in read.schedules["start-up-plan"].lead)
    answers = page.evaluate(ASK, [start.isoformat() for start in starts])
    for start, answer in zip(starts, answers, strict=True):
        expected = [
            [each.step.id, each.first.isoformat(), each.last.isoformat()]
            for each in planned(read, start, hiring)
        ]
        assert sorted(answer) == sorted(expected), start


def test_the_calendar_file_is_the_same_steps_in_every_language(
    address: str, page: Page, read: Library
) -> None:
    found = {}
    for code, path in PAGES.items():
        page.goto(f"{address}/{path}?start=2027-01-04&key=bcdfghjkmnpq")
        entries = events(page, BUTTON[code], f"ips-start-up-plan-{code}.ics")
        assert {str(event["transp"]) for event in entries} == {"TRANSPARENT"}, "nobody is busy"
        assert all(str(event["description"]).split("\n")[-1] for event in entries), "an empty line"
        found[code] = {str(event["uid"]): event.decoded("dtstart") for event in entries}
    assert found["nb"] == found["en"]
    dated = planned(read, date(2027, 1, 4))
    once = [each for each in dated if not each.step.every]
    days = [day for each in once for day in (each.first, each.last)]
    days_by_uid = found["nb"].items()
    own = [
        day for uid, day in days_by_uid if "-supervision-" not in uid and "-quarterly-" not in uid
    ]
    assert sorted(own) == sorted(days)
    days = [*found["nb"].values()]
    assert all(day.isoweekday() <= 5 and day.month != 7 for day in days)


def test_the_plan_is_told_as_a_sentence_and_the_link_can_be_shared(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    page.locator("form [name=start]").fill("04.01.2027")
    page.keyboard.press("Enter")
    said = page.locator("[data-sentence]")
    expect(said).to_have_text(
        [
            "Planen går fra 4. januar 2027 til 3. september 2029.",
            "Metodeveilederen er på plass i måned 8 fra vedtaket, og jobbspesialistene i måned 13. "
            "Den første deltakeren begynner i måned 14.",
        ]
    )
    query = "start=2027-01-04&advertMonths=1&interviewMonths=1&noticeMonths=3&key="
    expect(page).to_have_url(re.compile(re.escape(f"/{PAGES['nb']}?{query}") + "[b-v]{12}$"))
    page.reload()
    expect(said).to_have_count(2)
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
        ["Step", "Begins", "Finished", "Who", "Name", "Waits for"]
    )
    for step in plan.steps:
        waits = "; ".join(plan.step(name).title["en"] for name in step.after)
        expect(table.locator(f"[data-step={step.id}] [data-waits-for]")).to_have_text(waits or "–")


def test_a_name_goes_along_into_every_file_and_never_into_the_address(
    address: str, page: Page, read: Library, tmp_path: Path
) -> None:
    page.goto(f"{address}/{PAGES['nb']}?start=2027-02-01")
    name = 'Kari & "Nordmann"'
    step = read.schedules["start-up-plan"].step("leader").title["nb"]
    page.locator("[data-step=leader] textarea").fill(name)
    files = {}
    for action in ("csv", "ics", "word"):
        with page.expect_download() as waiting:
            page.locator(f"[data-action={action}]").click()
        files[action] = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(files[action])
    assert files["word"].name == "ips-start-up-plan-nb-2027-02-01.docx"
    row = [step, "01.03.2027", "30.04.2027", "Øverste leder", name]
    filed = [step, "2027-03-01", "2027-04-30", *row[3:]]
    assert filed in [cells[:5] for cells in saved_rows(files["csv"].read_bytes())]
    document = docx.Document(str(files["word"]))
    assert document.core_properties.title == "Planlegg de to første årene"
    [table] = document.tables
    assert row in [[cell.text for cell in line.cells][:5] for line in table.rows]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "Kari" in files["ics"].read_text("utf-8")
    assert "Kari" not in page.url
    page.locator("form [name=start]").fill("01.03.2027")
    expect(page.locator("[data-step=leader] textarea")).to_have_value(name)
    page.emulate_media(media="print")
    expect(page.locator("[data-step=leader] textarea")).to_be_hidden()
    page.emulate_media(media="screen")
    page.once("dialog", lambda asked: asked.dismiss())
    page.locator("[data-action=start-over]").click()
    expect(page.locator("[data-step=leader] textarea")).to_have_value(name)
    page.once("dialog", lambda asked: asked.accept())
    page.locator("[data-action=start-over]").click()
    assert name not in page.locator("main").inner_text()


def test_a_start_in_july_is_told_to_be_moved(address: str, page: Page) -> None:
    told = page.locator("[data-sentence]")
    page.goto(f"{address}/tools/start-up-plan/?start=2027-07-05")
    expect(told.nth(1)).to_have_text("Planen går utenom juli og begynner derfor 5. august 2027.")
    page.goto(f"{address}/en/tools/start-up-plan/?start=2027-06-20")
    expect(told.nth(1)).to_have_text("The plan leaves out July, so it begins on 2 August 2027.")
    page.goto(f"{address}/en/tools/start-up-plan/?start=2027-06-01")
    expect(told.nth(1)).to_contain_text("in place")


def test_a_day_outside_the_years_whose_holidays_are_known_is_told(address: str, page: Page) -> None:
    page.goto(f"{address}/{PAGES['en']}?start=2038-01-04")
    expect(page.locator("[data-errors] a")).to_have_text(
        "The day you begin: Choose a day from 2026 to 2037. "
        "The public holidays are known for those years."
    )


def test_hostile_addresses_get_a_message_and_nothing_else(address: str, page: Page) -> None:
    for value in HOSTILE:
        page.goto(f"{address}/{PAGES['en']}?{urlencode({'start': value})}")
        expect(page.locator("[data-errors] a")).to_have_count(1)
        expect(page.locator("form [name=start]")).to_have_value(value)
        expect(page.locator("form output, [data-sentence]")).to_have_count(0)
        told = urlencode({"start": "2027-01-04", "advertMonths": value})
        page.goto(f"{address}/{PAGES['en']}?{told}")
        expect(page.locator("[data-errors] a")).to_have_count(1)
        expect(page.locator("form [name=advertMonths]")).to_have_value(value)
        expect(page.locator("form output, [data-sentence]")).to_have_count(0)
        moved = f"{value},leader:{value},{value}:3"
        told = urlencode({"start": "2027-01-04", "later": moved, "without": value, "key": value})
        page.goto(f"{address}/{PAGES['en']}?{told}")
        expect(page.locator("form [data-result=steps]")).to_have_text("20")
        assert page.evaluate("document.querySelectorAll('main img, main script').length") == 0
        page.get_by_role("button", name="Set the dates").click()
        handed_on = parse_qs(urlsplit(page.url).query)
        # a month earlier is no hostile wish
        assert handed_on.keys() - {"later"} == {"start", "key"}
        assert handed_on.get("later", ["leader:-1"]) == ["leader:-1"]
        assert re.fullmatch("[b-v]{12}", handed_on["key"][0])


def test_without_a_script_the_picture_the_table_and_the_word_file_stand_there(
    browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGES['nb']}")
    steps = len(read.schedules["start-up-plan"].steps)
    expect(page.locator(".plan__bar")).to_have_count(steps)
    expect(page.locator(".calculator-facts tbody tr")).to_have_count(steps)
    link = page.locator(".calculator-facts a[download]")
    answer = page.request.get(f"{address}/tools/start-up-plan/{link.get_attribute('href')}")
    assert answer.body()[:2] == b"PK"
    context.close()
