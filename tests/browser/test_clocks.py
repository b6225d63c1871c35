"""The clocks from a referral as a reader meets them in a browser."""

from __future__ import annotations

import random
from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, Page, expect

from calculating import events
from handbook.library import Library
from places import GOLDEN

TYPED = yaml.load((GOLDEN / "dates.yml").read_text("utf-8"), yaml.BaseLoader)
FIELDS = ("referral", "entry", "meeting", "profile", "plan", "employer", "review", "today")
ASK = """cases => {
  const form = document.querySelector('[data-calculator]');
  return cases.map(typed => {
    form.reset();
    for (const [name, value] of Object.entries(typed)) form.elements[name].value = value;
    form.requestSubmit();
    const rows = [...form.querySelectorAll('[data-details] [data-clock]')];
    return {
      rows: rows.map(row => {
        const { clock, state, due, left } = row.dataset;
        const title = row.querySelector('th').textContent;
        return [clock, title, state, due ?? null, left === undefined ? null : Number(left)];
      }),
      fields: [...form.querySelectorAll('[aria-invalid]')].map(each => each.name),
      said: form.querySelector('[data-said]').textContent,
      links: [...form.querySelectorAll('[data-errors] a')].map(each => each.textContent),
    };
  });
}"""
CASE = {"referral": "01.09.2026", "plan": "21.09.2026", "today": "12.10.2026"}


def fill(page: Page, dates: dict[str, str]) -> None:
    """Types the dates and asks for the clocks."""
    for name, value in dates.items():
        page.locator(f"form [name={name}]").fill(value)
    page.keyboard.press("Enter")


pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def _case(chance: random.Random) -> dict[str, str]:
    first = date(2026, 1, 31) + timedelta(days=chance.randint(0, 900))
    typed = {"referral": first.isoformat(), "today": (first + timedelta(days=300)).isoformat()}
    for name in FIELDS[1:-1]:
        if chance.random() < 0.5:
            day = first + timedelta(days=chance.randint(-2, 305))
            typed[name] = f"{day.day}.{day.month}.{day.year}"
    if chance.random() < 0.5:
        typed["today"] = (first + timedelta(days=chance.randint(0, 200))).isoformat()
    return typed


def test_the_page_and_the_rules_agree_on_hundreds_of_referrals(
    address: str, page: Page, read: Library
) -> None:
    chance = random.Random(30)
    cases = [_case(chance) for _ in range(300)]
    in_figures = [case["typed"] for case in TYPED if "locale" not in case]
    cases += [{"referral": typed, "today": "2099-12-31"} for typed in in_figures]
    cases += [{**CASE, "today": typed or "x"} for typed in in_figures]
    page.goto(f"{address}/en/tools/referral-clocks/")
    clocks = read.clocks["referral-clocks"]
    answered = 0
    for typed, answer in zip(cases, page.evaluate(ASK, cases), strict=True):
        given, errors = clocks.read(typed, date(2026, 11, 21))
        assert sorted(answer["fields"]) == sorted(errors), typed
        assert len(answer["links"]) == len(errors), typed
        assert not any("{" in text for text in [answer["said"], *answer["links"]])
        rows = () if errors else clocks.work_out(given)
        expected = [
            [
                row.clock.id,
                row.title("en"),
                row.state,
                row.due.isoformat() if row.due else None,
                row.days,
            ]
            for row in rows
        ]
        assert answer["rows"] == expected, typed
        answered += not errors
    assert answered >= 50


def test_a_date_is_read_in_a_browser_as_people_write_it(
    address: str, page: Page, read: Library
) -> None:
    for language in read.languages:
        page.goto(f"{address}/{language.root}tools/referral-clocks/")
        cases = [case for case in TYPED if case.get("locale", language.locale) == language.locale]
        script = """all => all.map(({ typed }) => {
            const day = handbookDates.read(typed);
            return day === null ? null : handbookDates.iso(day);
        })"""
        assert page.evaluate(script, cases) == [case.get("is") for case in cases]


def test_what_is_next_and_what_is_late_is_told_as_sentences(address: str, page: Page) -> None:
    page.goto(f"{address}/tools/referral-clocks/")
    fill(page, CASE)
    expect(page.locator("[data-sentence]")).to_have_text(
        [
            "Over fristen: Første møte med deltakeren; Første møte med en arbeidsgiver.",
            "Neste frist: Neste oppdatering av planen, senest 21. desember 2026. 70 dager igjen.",
        ]
    )
    expect(page.locator("[data-result=late]")).to_have_text("2")


@pytest.mark.parametrize(
    ("place", "looked_from", "says"),
    [
        ("tools", "08.09.2026", "Fristen går ut denne dagen"),
        ("tools", "07.09.2026", "Én dag igjen"),
        ("tools", "09.09.2026", "Én dag over fristen"),
        ("tools", "16.09.2026", "8 dager over fristen"),
        ("en/tools", "16.09.2026", "8 days past the deadline"),
        ("en/tools", "06.09.2026", "2 days left"),
    ],
)
def test_a_status_is_an_ordinary_phrase_for_one_day_and_for_many(
    place: str, looked_from: str, says: str, address: str, page: Page
) -> None:
    page.goto(f"{address}/{place}/referral-clocks/")
    fill(page, {"referral": "01.09.2026", "today": looked_from})
    expect(page.locator("[data-clock=meeting] [data-status]")).to_have_text(says)


def test_a_deadline_of_this_very_day_is_called_today(address: str, own_page: Page) -> None:
    page = own_page
    page.clock.set_fixed_time("2026-09-08T10:00:00")
    page.goto(f"{address}/en/tools/referral-clocks/")
    fill(page, {"referral": "01.09.2026"})
    expect(page.locator("[data-sentence]").last).to_have_text(
        "Next deadline: First meeting with the participant, by 8 September 2026. Due today."
    )


def test_the_two_rules_for_the_first_employer_contact_say_what_their_sources_say(
    read: Library,
) -> None:
    clocks = {clock.id: clock.rule for clock in read.clocks["referral-clocks"].clocks}
    assert clocks["month"]["en"].startswith("Usually within one month of entering the service")
    assert "on average for the service" in clocks["thirty-days"]["en"]
    assert "i gjennomsnitt for tjenesten" in clocks["thirty-days"]["nb"]


def test_the_calendar_file_has_what_remains_and_opens_in_a_real_parser(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/tools/referral-clocks/")
    fill(page, CASE)
    found = events(page, "Last ned kalenderfil", "ips-referral-clocks-nb.ics")
    assert {str(event["transp"]) for event in found} == {"TRANSPARENT"}, "nobody is busy all day"
    assert sorted(event.decoded("dtstart").isoformat() for event in found) == [
        "2026-09-08",
        "2026-10-01",
        "2026-12-21",
        "2027-03-21",
        "2027-06-21",
        "2027-09-21",
    ]
    assert len({str(event["uid"]) for event in found}) == 6


def test_no_date_gets_into_the_address_or_out_of_it(address: str, page: Page) -> None:
    page.goto(f"{address}/tools/referral-clocks/")
    page.locator("form [name=referral]").fill("01.09.2026")
    page.keyboard.press("Enter")
    expect(page.locator("[data-result=late]")).to_be_visible()
    expect(page).to_have_url(f"{address}/tools/referral-clocks/")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    hostile = {"referral": "<script>alert(1)</script>", "today": "9" * 10_000}
    page.goto(f"{address}/tools/referral-clocks/?{urlencode(hostile)}")
    expect(page.locator("form [name=referral]")).to_have_value("")
    expect(page.locator("form output, [data-sentence], [aria-invalid]")).to_have_count(0)


def test_a_wrong_date_is_named_with_its_cure_and_kept(address: str, page: Page) -> None:
    page.goto(f"{address}/tools/referral-clocks/")
    page.locator("form [name=referral]").fill("8. sept")
    page.keyboard.press("Enter")
    message = "Henvist: Skriv en dag som finnes, fra 2000 til 2099, som dd.mm.åååå."
    expect(page.locator("[data-errors] h2")).to_be_focused()
    expect(page.locator("[data-errors] a")).to_have_text([message])
    expect(page.locator("form [name=referral]")).to_have_value("8. sept")
    expect(page.locator("form [name=referral]")).to_have_accessible_description(message)
    page.locator("[data-errors] a").click()
    expect(page.locator("form [name=referral]")).to_be_focused()


def test_a_date_to_come_is_told_with_the_cure_that_fits_its_field(address: str, page: Page) -> None:
    page.goto(f"{address}/en/tools/referral-clocks/")
    fill(page, {"referral": "31/12/2099", "plan": "31/12/2099", "today": "12/10/2026"})
    told = "The date cannot be after the day you look from."
    expect(page.locator("[data-errors] a")).to_have_text(
        [
            f"Referred: {told} Correct it, or look from a later day.",
            f"Plan written: {told} Leave the field empty until it has happened.",
        ]
    )


def test_the_browser_asks_before_dates_are_lost_and_only_then(
    address: str, page: Page, agreed: list[Dialog]
) -> None:
    page.goto(f"{address}/tools/referral-clocks/")
    page.reload()
    assert agreed == []
    expect(page.locator("form.calculator")).to_contain_text("De forsvinner når siden lukkes")
    page.locator("form [name=referral]").press_sequentially("1.9.2026")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/tools/referral-clocks/**")
    assert [each.type for each in agreed] == ["beforeunload"]


def test_without_a_script_the_rules_and_a_worked_example_stand_there(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/en/tools/referral-clocks/")
    expect(page.locator("form [name=referral]")).to_be_hidden()
    expect(page.locator(".calculator-facts table")).to_contain_text("4 October 2026")
    context.close()
