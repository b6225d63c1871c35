"""One plan in four tools: what it was told goes along, and its steps can be changed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import icalendar
import pytest
from playwright.sync_api import Dialog, Page, expect

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


# After each view comes each other one.
ROUND = (
    *("Participants", "Steps", "Money", "Places", "Steps", "Participants"),
    *("Money", "Steps", "Places", "Money", "Participants", "Places"),
)
WHOLE = {
    **{"specialists": 3, "caseload": 20, "firstYearCaseload": 15, "growth": 1, "vacancies": 0},
    **{"already": 0, "referrals": 6, "intake": 1.5, "leaving": 4},
    **{"startMonth": 1, "startYear": 2027, "intakeFrom": 10, "postCost": 1200},
}
SHOWS = """([fields, results]) => Object.fromEntries([
  ...fields.flatMap(name => [...document.querySelectorAll(`form [name=${name}]`)]
    .map(({ value }, at) => [`${name} ${at}`, value])),
  ...results.map(name => [name, document.querySelector(`[data-result=${name}]`)?.textContent]),
])"""
SHOWN = {
    "Places": (["specialists", "caseload", "firstYearCaseload"], ["capacity"]),
    "Participants": (
        ["specialists", "growth", "intakeFrom", "referrals", "startMonth", "startYear"],
        ["supported1", "supported2", "supported3", "served36", "waiting36"],
    ),
    "Steps": (["start", "advertMonths", "interviewMonths", "noticeMonths"], ["steps"]),
    "Money": (
        [
            *("posts", "firstMonth", "newPosts", "postCost", "intakeFrom"),
            *("participants1", "participants2", "participants3"),
        ],
        ["total1", "total2", "total3"],
    ),
}


def _shows(page: Page, view: str) -> dict[str, str]:
    expect(page.locator("[data-answer]")).to_have_attribute("data-state", "current")
    shown: dict[str, str] = page.evaluate(SHOWS, list(SHOWN[view]))
    return shown


def _supported(read: Library, **changed: float) -> list[str]:
    flow = read.calculators["caseload-flow"]
    typed = {each.id: str(WHOLE[each.id]) for each in flow.fields if each.id in WHOLE}
    values, errors = flow.read(typed | {name: str(value) for name, value in changed.items()})
    assert not errors
    found = flow.work_out(values)
    # nobody is left for the reader to enter
    return [str(found[f"supported{year}"] or "") for year in (1, 2, 3)]


def _people(page: Page) -> list[str]:
    expect(page.locator("form[data-started]")).to_have_count(1)
    return [page.locator(f"[name=participants{year}]").input_value() for year in (1, 2, 3)]


def test_no_participant_krone_or_month_is_lost_whichever_view_comes_after_which(
    address: str, page: Page, read: Library
) -> None:
    page.goto(f"{address}/en/tools/capacity/?{START}&{urlencode(WHOLE)}")
    _view(page, "Steps")
    _view(page, "Money")
    for cost in page.locator("ol [name=postCost]").all():
        cost.fill("1200")
    page.get_by_role("button", name="Work it out").click()
    _view(page, "Places")
    found: dict[str, dict[str, str]] = {}
    for view in ROUND:
        _view(page, view)
        shown = _shows(page, view)
        assert shown == found.setdefault(view, shown), view
    _view(page, "Money")
    assert _people(page) == _supported(read)


def test_whom_a_year_supports_follows_from_the_steps_and_posts_until_a_number_is_typed(
    address: str, page: Page, read: Library
) -> None:
    page.goto(f"{address}/en/tools/start-up-plan/?{START}&{urlencode(WHOLE)}")
    page.locator(".plan__lead > summary").click()
    page.locator("[name=noticeMonths]").fill("3")
    expect(page.locator("[data-said]")).to_contain_text("first participant begins in month 14")
    _view(page, "Money")
    assert _people(page) == _supported(read, intakeFrom=14)
    page.locator("ol [name=posts]").first.fill("4")
    assert _people(page) == _supported(read, intakeFrom=14, specialists=4)
    page.locator("[name=participants2]").fill("70")
    own = _people(page)
    page.get_by_role("button", name="Work it out").click()
    for view in ("Places", "Steps"):
        _view(page, view)
    page.locator(".plan__lead > summary").click()
    page.locator("[name=advertMonths]").fill("2")
    _view(page, "Money")
    assert _people(page)[1] == own[1] == "70"
    assert _people(page)[2] != own[2], "what nobody typed follows still"


def test_the_first_participant_begins_when_the_usual_steps_say_until_another_month_is_typed(
    address: str, page: Page, read: Library
) -> None:
    schedule = read.schedules["start-up-plan"]
    begins = schedule.begins(read.meetings[schedule.free_days].free_days)
    known = {name: [str(month) for month in months] for name, months in begins.items()}
    page.goto(f"{address}/en/tools/caseload-flow/?specialists=3&referrals=6&intake=1.5&leaving=4")
    opens = page.locator("[name=intakeFrom]")
    expect(opens).to_have_value("")
    page.locator("[name=startYear]").fill("2027")
    for month in (6, 1):
        page.locator("[name=startMonth]").select_option(f"{month}")
        expect(opens).to_have_value(known["intakeFrom"][month - 1])
    page.locator("details", has=page.locator("[name=already]")).locator("summary").click()
    for already, opened in (("12", ""), ("0", known["intakeFrom"][0])):
        page.locator("[name=already]").fill(already)
        expect(opens).to_have_value(opened)
    page.get_by_role("button", name="Work it out").click()
    assert "intakeFrom" not in _told(page), "what follows is not kept, for it would grow stale"
    page.reload()
    expect(page.locator("[data-said]")).to_contain_text("in month 14 from the decision")
    _view(page, "Money")
    expect(opens).to_have_value(known["intakeFrom"][0])
    assert _values(page, "firstMonth", 2) == [known["specialistsFrom"][0], known["leadersFrom"][0]]
    _view(page, "Participants")
    opens.fill("10")
    _view(page, "Money")
    expect(opens).to_have_value("10")
    # an address from before names it, empty: the month of the decision
    query = "specialists=3&referrals=6&intake=1.5&leaving=4&startMonth=1&startYear=2027&intakeFrom="
    page.goto(f"{address}/en/tools/caseload-flow/?{query}")
    expect(opens).to_have_value("")
    _view(page, "Money")
    expect(opens).to_have_value("1")


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
    page.get_by_role("textbox", name="Name: Open the office").fill("Kari")
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


def test_what_was_written_comes_back_from_a_file_in_another_language_and_no_word_is_in_an_address(
    address: str, page: Page, tmp_path: Path
) -> None:
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        if dialog.type == "beforeunload":
            dialog.accept()
        else:
            asked.append(dialog.message)
            dialog.dismiss()

    page.goto(f"{address}/en/tools/start-up-plan/?{START}&referrals=6&later=nav:1")
    page.get_by_role("button", name="Add a step").click()
    page.keyboard.type("Open the office")
    page.locator("[data-step=own-1] [data-later]").fill("2")
    page.locator("[data-step=leader] textarea").fill('Kari "K" Ås')
    leaving = "() => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.evaluate(leaving) is False, "the browser asks before words are lost"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save the plan as a file").click()
    assert page.evaluate(leaving) is True, "nothing is lost any more"
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    keys = _told(page)["key"]
    page.goto(f"{address}/tools/start-up-plan/")
    page.get_by_text("Åpne en plan du har lagret herfra").click()
    page.locator("[data-open]").set_input_files(file)
    expect(page.locator("[data-step=leader] textarea")).to_have_value('Kari "K" Ås')
    expect(page.locator("[data-step=own-1] [data-called]")).to_have_value("Open the office")
    expect(page.locator("[data-step=own-1]")).to_have_attribute("data-first", "2027-03-04")
    expect(page.locator("[data-step=nav] [data-later]")).to_have_value("1")
    told = _told(page)
    assert told["key"] == keys and told["referrals"] == ["6"]
    assert not any(word in page.url for word in ("Kari", "office", "own-1"))
    page.on("dialog", refuse)
    page.locator("[data-step=leader] textarea").fill("Per")
    for text, said in (
        (file.read_text("utf-8"), "Filen ble ikke åpnet"),
        ("{}", "en datafil"),
        ('{"handbook": "ips-form"}', "et skjema"),
        ('{"handbook": "ips-plan", "format": 1, "plan": "", "steps": []}', "skadet"),
        (
            '{"handbook": "ips-plan", "format": 1, "plan": "?start=2027-01-04", "steps": [1]}',
            "skadet",
        ),
        ('{"handbook": "ips-plan", "format": 2}', "nyere utgave"),
    ):
        wrong = tmp_path / "wrong.json"
        wrong.write_text(text, "utf-8")
        page.locator("[data-open]").set_input_files(wrong)
        expect(page.locator("#start-up-plan-file-status")).to_contain_text(said)
    assert len(asked) == 1 and "blir borte" in asked[0]
    expect(page.locator("[data-step=leader] textarea")).to_have_value("Per")


def test_a_link_from_before_there_were_lead_times_gives_what_it_gave(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/en/tools/start-up-plan/?start=2027-01-04")
    leader = page.locator("[data-step=leader]")
    expect(leader).to_have_attribute("data-first", "2027-02-04")
    expect(leader).to_have_attribute("data-last", "2027-04-02")


def test_the_day_to_decide_is_counted_back_from_the_day_posts_begin(
    address: str, page: Page
) -> None:
    page.goto(f"{address}/en/tools/start-up-plan/")
    start, wanted = page.locator("form [name=start]"), page.locator("form [name=postsBy]")
    page.get_by_text("Count back from the day").click()
    wanted.fill("01/08/2028")
    expect(start).to_have_value("30/06/2027")
    page.get_by_role("button", name="Set the dates").click()
    said = page.locator("[data-said]")
    expect(said).to_contain_text("you must decide by 30\u00a0June 2027.")
    page.locator(".plan__lead > summary").click()
    page.locator("[name=noticeMonths]").fill("1")
    expect(start).not_to_have_value("30/06/2027")
    day = start.input_value()
    page.reload()
    expect(wanted).to_have_value("01/08/2028")
    expect(start).to_have_value(day)
    with page.expect_download() as waiting:
        page.locator("[data-action=csv]").click()
    rows = saved_rows(Path(waiting.value.path()).read_bytes())
    assert ["The day the employment specialists are to begin", "2028-08-01"] in [
        row[:2] for row in rows
    ]
    wanted.fill("02/02/2027")
    expect(said).to_contain_text("has gone by already")
    wanted.fill("01/01/2010")
    page.get_by_role("button", name="Set the dates").click()
    expect(page.locator("#start-up-plan-postsBy-error")).to_contain_text("Choose a later day")
    wanted.fill("2028-08-01")
    _view(page, "Participants")
    page.locator("[name=startYear]").fill("2029")
    _view(page, "Steps")
    expect(wanted).to_have_value("")
    assert start.input_value().endswith("/2029")
    start.fill("2027-01-04")
    expect(said).not_to_contain_text("you must decide")


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
