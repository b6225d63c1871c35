"""The meetings of a reference group as a reader plans them in a browser."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from calculating import events
from handbook.library import Library
from places import GOLDEN, addresses, handbook

KEY = "bcdfghjkmnpq"
PAGES = addresses("tools/reference-group-calendar/")
BUTTON = handbook().words["planning_ics"]
ASK = """cases => {
  const form = document.querySelector('[data-calculator]');
  return cases.map(typed => {
    form.reset();
    for (const [name, value] of Object.entries(typed)) form.elements[name].value = value;
    form.requestSubmit();
    const rows = [...form.querySelectorAll('[data-meetings] tr')];
    const text = (row, what) => row.querySelector(what).textContent;
    return {
      rows: rows.map(row => [
        Number(row.dataset.slot), row.dataset.day, row.dataset.moved, text(row, '[data-matter]'),
      ]),
      fields: [...form.querySelectorAll('[aria-invalid]')].map(each => each.name),
      said: form.querySelector('[data-said]').textContent,
    };
  });
}"""
HOURS = yaml.load((GOLDEN / "hours.yml").read_text("utf-8"), yaml.BaseLoader)
HOSTILE = ("<script>alert(1)</script>", "-1", "NaN", "9" * 10_000, "1e5", "Infinity")

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def _case(chance: random.Random) -> dict[str, str]:
    first = date(2025, 12, 20) + timedelta(days=chance.randint(0, 4400))
    while chance.random() < 0.9 and (first.isoweekday() > 5 or first.month == 7):
        first += timedelta(days=1)
    return {
        "first": f"{first.day}/{first.month}/{first.year}",
        "time": chance.choice(["13:00", "9.30", "24:00", "kl. 13.00"] + ["08:15"] * 12),
        "minutes": chance.choice(
            ["10", "481", "90,5", "\uff19\uff10", "\u200e90"] + ["15", "90", "480"] * 6
        ),
        "week": chance.choice(["", "1", "2", "3", "4", "5"]),
        "weekday": chance.choice(["", "1", "2", "3", "4", "5"]),
    }


def test_the_page_and_the_rules_agree_on_hundreds_of_groups(
    address: str, page: Page, read: Library
) -> None:
    chance = random.Random(22)
    cases = [_case(chance) for _ in range(300)]
    page.goto(f"{address}/{PAGES['en']}")
    tool = read.meetings["reference-group-calendar"]
    planned = 0
    for typed, answer in zip(cases, page.evaluate(ASK, cases), strict=True):
        rule, errors = tool.read(typed)
        assert sorted(answer["fields"]) == sorted(errors), typed
        meetings = tool.plan(rule) if rule else ()
        expected = [
            [each.months, each.day.isoformat(), each.moved, each.matter["en"]] for each in meetings
        ]
        assert answer["rows"] == expected, typed
        assert "{" not in answer["said"]
        assert ("is not on the regular day" in answer["said"]) == bool(rule and rule.is_off), typed
        planned += bool(rule)
    assert planned >= 200


def test_an_hour_typed_by_hand_is_read_and_goes_into_the_address_in_one_form(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    found = page.evaluate(
        "all => all.map(typed => handbookDates.clock(typed))", [case["typed"] for case in HOURS]
    )
    assert found == [case.get("is") for case in HOURS]
    for name, typed in {
        "first": "12.01.2027",
        "time": "kl. 9.30",
        "minutes": "\uff19\uff10",
    }.items():
        page.locator(f"form [name={name}]").fill(typed)
    page.keyboard.press("Enter")
    query = "first=2027-01-12&time=09%3A30&minutes=90&week=&weekday=&key="
    expect(page).to_have_url(re.compile(re.escape(f"/{PAGES['nb']}?{query}") + "[b-v]{12}$"))


def test_the_plan_is_told_as_a_sentence_and_the_link_can_be_shared(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    page.locator("form [name=first]").fill("12.01.2027")
    page.keyboard.press("Enter")
    sentences = [
        "Dere får 21 møter på tre år, fra 12. januar 2027 til 9. oktober 2029.",
        "Fast dag: andre tirsdag i måneden.",
    ]
    expect(page.locator("[data-sentence]")).to_have_text(sentences)
    query = "first=2027-01-12&time=13%3A00&minutes=90&week=&weekday=&key="
    expect(page).to_have_url(re.compile(re.escape(f"/{PAGES['nb']}?{query}") + "[b-v]{12}$"))
    page.reload()
    expect(page.locator("[data-sentence]")).to_have_text(sentences)
    expect(page.locator("form [name=first]")).to_have_value("12.01.2027")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/reference-group-calendar/**")
    expect(page.locator("[data-result=meetings]")).to_have_text("21")


def test_the_calendar_file_is_the_same_meetings_in_every_language(
    address: str, page: Page, read: Library
) -> None:
    found = {}
    for code, path in PAGES.items():
        page.goto(f"{address}/{path}?first=2027-01-12&time=13:00&minutes=90&key={KEY}")
        held = events(page, BUTTON[code], f"ips-reference-group-calendar-{code}.ics")
        assert {str(event["transp"]) for event in held} == {"OPAQUE"}, "a meeting takes its time"
        found[code] = {str(event["uid"]): event.decoded("dtstart") for event in held}
        assert all("\n" in str(event["description"]) for event in held)
    assert found["nb"] == found["en"]
    tool = read.meetings["reference-group-calendar"]
    rule, _ = tool.read({"first": "2027-01-12"})
    assert rule is not None
    expected = sorted(meeting.day.isoformat() + "T13:00:00" for meeting in tool.plan(rule))
    assert sorted(f"{start:%Y-%m-%dT%H:%M:%S}" for start in found["nb"].values()) == expected


def test_a_meeting_that_is_moved_says_which_day_was_not_free_and_why(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['nb']}?first=2026-12-04&time=13:00&minutes=90&week=4")
    moved = page.locator("[data-moved=kept] [data-when], [data-moved=kept] [data-moved-note]")
    expect(moved).to_have_text(
        ["fredag 17. desember 2027, 13:00", "(flyttet: 24. desember 2027 holdes fri)"]
    )
    page.goto(f"{address}/{PAGES['en']}?first=2027-01-18&time=13:00&minutes=90")
    notes = page.locator("[data-meetings] [data-moved-note]")
    expect(notes.first).to_have_text("(moved: 17 May 2027 is a public holiday)")
    expect(notes.filter(has_text="July").first).to_have_text("(moved: July is kept free)")


def test_a_first_day_that_does_not_exist_is_told_with_the_years_to_choose_from(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/{PAGES['en']}")
    page.locator("form [name=first]").fill("29/02/2027")
    page.keyboard.press("Enter")
    expect(page.locator("[data-errors] a")).to_have_text(
        "The first meeting: Write a day that exists, from 2026 to 2037, as dd/mm/yyyy."
    )


@pytest.mark.parametrize("name", ["first", "time", "minutes", "week", "weekday"])
def test_hostile_addresses_get_a_message_and_nothing_else(
    name: str, address: str, page: Page
) -> None:
    for value in HOSTILE:
        query = urlencode({"first": "2027-01-12", name: value})
        page.goto(f"{address}/{PAGES['en']}?{query}")
        expect(page.locator("[data-errors] a")).to_have_count(1)
        expect(page.locator(f"form [name={name}]")).to_have_attribute("aria-invalid", "true")
        expect(page.locator("form output, [data-sentence]")).to_have_count(0)


def test_a_first_meeting_in_july_is_named_with_its_cure_and_kept(address: str, page: Page) -> None:
    page.goto(f"{address}/{PAGES['nb']}")
    page.locator("form [name=first]").fill("6.7.2027")
    page.get_by_role("button", name="Lag møteplan").click()
    expect(page.locator("[data-errors] h2")).to_be_focused()
    expect(page.locator("[data-errors] a")).to_have_text(
        "Det første møtet er i juli, når mange har ferie. Velg en dag i en annen måned."
    )
    expect(page.locator("form [name=first]")).to_have_value("6.7.2027")


def test_without_a_script_the_rules_and_a_worked_example_stand_there(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGES['nb']}")
    expect(page.locator("form [name=first]")).to_be_hidden()
    rows = page.locator(".calculator-facts tbody tr")
    expect(rows).to_have_count(21)
    expect(rows.first).to_contain_text("12. januar 2027")
    context.close()
