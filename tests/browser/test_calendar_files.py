"""What a calendar makes of the files that the planning tools hand out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.one_page]
GROUP = "tools/reference-group-calendar/?time=13:00&minutes=90&first="
PLAN = "tools/start-up-plan/?start="
OSLO = ZoneInfo("Europe/Oslo")


def taken(page: Page, own: str = "") -> tuple[bytes, Mapping[str, Any]]:
    """The calendar file of the open page, and its entries by UID."""
    if page.locator(".answer__own:not([open])").count():
        page.locator(".answer__own summary").click()
    page.locator("[data-own-id]").fill(own)
    with page.expect_download() as waiting:
        page.locator("[data-action=ics]").click()
    content = Path(waiting.value.path()).read_bytes()
    found = icalendar.Calendar.from_ical(content)
    assert not found.errors
    entries = found.walk("VEVENT")
    assert not any(entry.errors for entry in entries)
    named = {str(entry["uid"]): entry for entry in entries}
    assert len(named) == len(entries), "two entries bear one UID"
    return content, named


def ask(page: Page, address: str, **dates: str) -> None:
    page.goto(f"{address}/tools/referral-clocks/")
    for name, value in dates.items():
        page.locator(f"form [name={name}]").fill(value)
    page.keyboard.press("Enter")


def test_a_meeting_is_at_its_hour_in_norway_in_summer_and_winter(address: str, page: Page) -> None:
    page.goto(f"{address}/{GROUP}2027-02-02")
    content, entries = taken(page)
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content.count(b"BEGIN:VTIMEZONE") == 1
    rules = icalendar.Calendar.from_ical(content).walk("VTIMEZONE")[0]
    assert isinstance(rules, icalendar.Timezone)
    zone = rules.to_tz(lookup_tzid=False)
    offsets = set()
    for entry in entries.values():
        start = entry.decoded("dtstart")
        assert entry["dtstart"].params["TZID"] == entry["dtend"].params["TZID"] == "Europe/Oslo"
        assert (start.hour, start.minute) == (13, 0)
        assert entry.decoded("dtend") - start == timedelta(minutes=90)
        offsets.add(start.utcoffset())
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}
    for hour in range(0, 24 * 366 * 3, 3):
        moment = datetime(2027, 1, 1, 0, 30) + timedelta(hours=hour)
        assert moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=OSLO).utcoffset()


@pytest.mark.parametrize("tool", [GROUP, PLAN])
def test_an_entry_is_moved_when_its_file_is_made_again_for_another_day(
    address: str, own_page: Page, tool: str
) -> None:
    page = own_page
    page.clock.set_fixed_time("2026-12-01T10:00:00")
    page.goto(f"{address}/{tool}2027-02-02")
    _, first = taken(page, "Nord")
    page.clock.set_fixed_time("2026-12-01T10:00:01")  # SEQUENCE counts seconds
    page.goto(f"{address}/{tool}2027-03-09")
    _, later = taken(page, "Nord")
    assert first.keys() == later.keys()
    for uid, entry in later.items():
        assert entry["sequence"] > first[uid]["sequence"]
        assert entry.decoded("dtstamp") > first[uid].decoded("dtstamp")
    assert any(first[uid].decoded("dtstart") != later[uid].decoded("dtstart") for uid in first)
    _, other = taken(page, "Sør")
    assert not other.keys() & later.keys()
    assert all("(Sør)" in str(entry["summary"]) for entry in other.values())
    assert "Nord" not in page.url and "S%C3%B8r" not in page.url


@pytest.mark.parametrize("tool", [GROUP, PLAN])
def test_a_plan_keeps_its_entries_wherever_its_link_is_opened_and_two_plans_differ(
    address: str, page: Page, tool: str
) -> None:
    page.goto(f"{address}/{tool}2027-02-02")
    _, first = taken(page)
    link = page.url
    _, again = taken(page)
    page.goto(link)
    _, opened = taken(page)
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/**")
    _, translated = taken(page)
    assert first.keys() == again.keys() == opened.keys() == translated.keys()
    page.goto(f"{address}/{tool}2027-02-02")
    _, other = taken(page)
    assert not first.keys() & other.keys(), "another service has the same first day"
    page.goto(f"{address}/{tool}2027-02-02&key=Kari")
    _, refused = taken(page)
    assert not any("kari" in uid.lower() for uid in refused)
    assert "Kari" not in page.url


def test_two_participants_differ_by_the_services_own_id_and_keep_their_entries(
    address: str, page: Page
) -> None:
    ask(page, address, referral="01.09.2026", today="05.09.2026")
    _, first = taken(page, "A-17")
    _, same = taken(page, "\u200ba-17 ")
    _, other = taken(page, "A-18")
    page.locator("form [name=referral]").fill("03.09.2026")
    page.keyboard.press("Enter")
    assert page.locator("[data-own-id]").input_value() == "A-18", "it stays while the page is open"
    _, moved = taken(page, "A-17")
    with page.expect_download() as waiting:
        page.locator("[data-action=ics]").click()
    assert waiting.value.suggested_filename == "ips-referral-clocks-nb-A-17.ics"
    assert first.keys() == same.keys() == moved.keys()
    assert not first.keys() & other.keys()
    assert {str(entry["summary"])[-6:] for entry in first.values()} == {"(A-17)"}


def test_one_deadline_is_one_entry_on_the_first_of_its_days_with_both_its_rules(
    address: str, page: Page
) -> None:
    seen = {}
    for referral, due in (("01.09.2026", "2026-10-01"), ("01.10.2026", "2026-10-31")):
        ask(page, address, referral=referral, today="05.10.2026")
        _, entries = taken(page, "A-17")
        [(uid, entry)] = [
            (uid, entry) for uid, entry in entries.items() if "arbeidsgiver" in entry["summary"]
        ]
        assert entry.decoded("dtstart").isoformat() == due
        assert "30 dager" in entry["description"] and "én måned" in entry["description"]
        seen[uid] = due
    assert len(seen) == 1, "the later file moves the entry of the earlier one"
