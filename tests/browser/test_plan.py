"""One plan in four tools: what it was told goes along, and its steps can be changed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import icalendar
import pytest
from playwright.sync_api import Page, expect

from handbook.library import Library
from tables import saved_rows
from working_days import is_worked

START = "start=2027-01-04&advertMonths=1&interviewMonths=1&noticeMonths=1"
pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]


def _view(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="The plan").get_by_role("link", name=name).click()
    expect(page.locator("[aria-current=step]")).to_have_text(name)


def _values(page: Page, name: str, count: int) -> list[str]:
    fields = page.locator(f"ol [name={name}]")
    expect(fields).to_have_count(count)
    return [field.input_value() for field in fields.all()]


def _told(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def test_every_view_opens_with_what_the_others_were_told(
    address: str, page: Page, read: Library
) -> None:
    flow, budget = (read.calculators[name] for name in ("caseload-flow", "budget"))
    page.goto(f"{address}/en/tools/capacity/?specialists=3&firstYearCaseload=15")
    _view(page, "Participants")
    expect(page.locator("[name=specialists]")).to_have_value("3")
    for name, value in (("referrals", "6"), ("intake", "1.5"), ("leaving", "4")):
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=startMonth]").select_option("1")
    page.locator("[name=startYear]").fill("2027")
    page.get_by_role("button", name="Work it out").click()
    _view(page, "Steps")
    expect(page.locator("[name=noticeMonths]")).to_have_value("3")
    page.locator(".plan__lead > summary").click()
    page.locator("[name=noticeMonths]").fill("1")
    expect(page.locator("[data-said]")).to_contain_text("first participant begins in month 10")
    _view(page, "Participants")
    expect(page.locator("[name=intakeFrom]")).to_have_value("10")
    told = {name: values[0] for name, values in _told(page).items()}
    people = flow.work_out(flow.read({each.id: told.get(each.id, "") for each in flow.fields})[0])
    _view(page, "Money")
    for name, values in {"posts": ["3", "0.3"], "firstMonth": ["9", "5"]}.items():
        assert _values(page, name, 2) == values
    for year in (1, 2, 3):
        field = page.locator(f"[name=participants{year}]")
        expect(field).to_have_value(str(people[f"supported{year}"]))
    for cost in page.locator("ol [name=postCost]").all():
        cost.fill("1200")
    page.get_by_role("button", name="Work it out").click()
    # 3 × 100 × 4 months and 0.3 × 100 × 8
    expect(page.locator("[data-result=total1]")).to_have_text("1,440")
    assert budget.title["en"]
    _view(page, "Places")
    page.locator("[name=specialists]").fill("4")
    page.get_by_role("button", name="Work it out").click()
    _view(page, "Money")
    assert _values(page, "posts", 2) == ["4", "0.3"]
    page.reload()
    expect(page.locator("[data-result=total1]")).to_have_text("1,840")


def test_a_hostile_value_of_another_view_goes_no_further(address: str, page: Page) -> None:
    for value in ("<script>alert(1)</script>", "-1", "NaN", "9" * 10_000, "Kari"):
        query = urlencode({"specialists": "2", "referrals": value, "otherCosts": value})
        page.goto(f"{address}/en/tools/capacity/?{query}")
        expect(page.locator("[data-result=capacity]")).to_have_text("40")
        page.locator("[name=specialists]").fill("3")
        expect(page.locator("[data-result=capacity]")).to_have_text("60")
        assert not {"referrals", "otherCosts"} & _told(page).keys()


def test_steps_are_moved_renamed_added_and_removed_and_the_rest_follows(
    address: str, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{address}/en/tools/start-up-plan/?{START}")
    step = {name: page.locator(f"[data-step={name}]") for name in ("leader", "specialists", "nav")}
    before = step["specialists"].get_attribute("data-first")
    step["leader"].locator("summary").click()
    step["leader"].get_by_label("Move, in months").fill("2")
    step["leader"].get_by_label("Call the step").fill("Find our supervisor")
    assert step["specialists"].get_attribute("data-first") != before
    expect(page.locator("[data-said]")).to_contain_text("supervisor is in place in month 8")
    step["nav"].locator("summary").click()
    step["nav"].get_by_role("button", name="Remove the step").click()
    expect(step["nav"]).to_have_count(0)
    expect(page.locator("[data-edited]")).to_contain_text("Removed: Agree with Nav")
    page.get_by_role("button", name="Add a step").click()
    page.keyboard.type("Open the office")
    page.locator("[data-step=own-1] textarea").fill("Kari")
    expect(page.locator("[data-result=steps]")).to_have_text("20")
    with page.expect_download() as waiting:
        page.locator("[data-action=csv]").click()
    steps = {row[0]: row for row in saved_rows(Path(waiting.value.path()).read_bytes()) if row}
    assert steps["Open the office"][4] == "Kari"
    assert steps["Find our supervisor"][1] == "2027-04-05"
    assert not any("Agree with Nav" in cell for row in steps.values() for cell in row)
    assert "later=leader%3A2&without=nav" in page.url
    assert "Kari" not in page.url and "office" not in page.url
    page.get_by_role("button", name="Bring back the removed steps").click()
    expect(step["nav"]).to_have_count(1)


def test_a_link_from_before_there_were_lead_times_gives_what_it_gave(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/en/tools/start-up-plan/?start=2027-01-04")
    leader = page.locator("[data-step=leader]")
    expect(leader).to_have_attribute("data-first", "2027-02-04")
    expect(leader).to_have_attribute("data-last", "2027-04-02")


def test_what_comes_each_week_is_one_entry_that_comes_again_on_working_days(
    address: str, page: Page, read: Library
) -> None:
    free = read.meetings[read.schedules["start-up-plan"].free_days].free_days
    found = {}
    page.goto(f"{address}/en/tools/start-up-plan/?{START}")
    for start in ("2027-01-04", "2027-02-15"):
        page.locator("form [name=start]").fill(start)
        with page.expect_download() as waiting:
            page.locator("[data-action=ics]").click()
        calendar = icalendar.Calendar.from_ical(Path(waiting.value.path()).read_bytes())
        entries = {str(each["uid"]): each for each in calendar.walk("VEVENT")}
        assert len(entries) == len(calendar.walk("VEVENT"))
        assert all(each.errors == [] and each.decoded("sequence") for each in entries.values())
        found[start] = entries
    assert found["2027-01-04"].keys() == found["2027-02-15"].keys()
    assert not any("2027" in uid for uid in found["2027-01-04"])
    [weekly] = [each for uid, each in found["2027-01-04"].items() if "plan-supervision-" in uid]
    rule: Any = weekly["rrule"]
    last: date = rule["until"][0]
    assert rule["freq"] == ["WEEKLY"]
    exdate: Any = weekly["exdate"]
    left_out = {each.dt for each in exdate.dts}
    day = weekly.decoded("dtstart")
    while day <= last:
        assert (day in left_out) == (not is_worked(day, free)), day
        day += timedelta(weeks=1)
    quarterly = [uid for uid in found["2027-01-04"] if uid.startswith("start-up-plan-quarterly-")]
    assert len(quarterly) == 5
    days = [found["2027-01-04"][uid].decoded("dtstart") for uid in quarterly]
    assert all(is_worked(each, free) for each in days)
