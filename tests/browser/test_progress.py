"""A reader ticks pages, sees her way on the path page, and carries her progress in a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import visits
from handbook.library import Library
from places import CODES, FIRST

pytestmark = [pytest.mark.browser, pytest.mark.one_page]
KEY = "handbook.progress"
PATH = "job-specialist"


def ago(days: int) -> str:
    return (date.today() - timedelta(days)).isoformat()


LATE = {"hash": "h", "right": True, "day": ago(1)}
EARLY = {"hash": "h", "right": False, "day": ago(20)}


@pytest.fixture
def go(page: Page, address: str, read: Library) -> Callable[..., Page]:
    """Opens a page by its id, in the first language or another."""

    def to(name: str, code: str | None = None) -> Page:
        language = read.language(code) if code else read.languages[0]
        page.goto(f"{address}/{read.pages[name].address(language.root)}")
        return page

    return to


@pytest.fixture
def steps(read: Library) -> list[str]:
    return [step.page for step in read.paths[PATH].steps]


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "null")


def store(page: Page, value: object) -> None:
    text = value if isinstance(value, str) else json.dumps(value)
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])


def box(page: Page) -> Locator:
    return page.locator(".done input")


def told(read: Library, page: Page, code: str, **values: int) -> None:
    said = read.words["path_some"][code].format(**values)
    expect(page.locator(".path__progress p").first).to_have_text(said)


def test_a_ticked_page_counts_on_the_path_page_in_every_language(
    go: Callable[..., Page], address: str, read: Library, steps: list[str]
) -> None:
    minutes = [read.minutes(read.pages[step]) for step in steps]
    page = go(f"paths/{PATH}")
    told(read, page, FIRST, done=0, total=len(steps), minutes=sum(minutes))
    page = go(steps[0])
    expect(box(page)).not_to_be_checked()
    box(page).check()
    assert set(stored(page)) <= {"version", "quizzes", "pages", "settings"}
    assert list(stored(page)["pages"]) == [steps[0]]
    for language in read.languages:
        code = language.code
        page = go(steps[0], code)
        expect(box(page)).to_be_checked()
        page = go(f"paths/{PATH}", code)
        told(read, page, code, done=1, total=len(steps), minutes=sum(minutes[1:]))
        expect(page.locator(".path__done:visible")).to_have_count(1)
        following = page.locator(".path__progress a")
        expect(following).to_have_text(read.pages[steps[1]].texts[code].title)
    following.click()
    target = read.pages[steps[1]].address(language.root)
    expect(page).to_have_url(f"{address}/{target}?path={PATH}")


def test_a_tick_can_be_taken_back_and_leaves_nothing(
    go: Callable[..., Page], steps: list[str]
) -> None:
    page = go(steps[0])
    box(page).check()
    expect(page.locator(".done [role=status]")).not_to_be_empty()
    box(page).uncheck()
    expect(page.locator(".done [role=status]")).to_be_empty()
    assert stored(page) is None


def test_the_path_is_up_to_date_when_the_reader_comes_back_to_it(
    go: Callable[..., Page], read: Library, steps: list[str]
) -> None:
    page = go(f"paths/{PATH}")
    page.locator(".path__progress a").click()
    box(page).check()
    page.go_back()
    expect(page.locator(".path__done:visible")).to_have_count(1)


def test_when_every_page_is_done_the_path_says_so_and_names_no_next_step(
    go: Callable[..., Page], read: Library, steps: list[str]
) -> None:
    page = go(f"paths/{PATH}")
    store(page, {"version": 1, "pages": {step: {"day": "2026-11-20"} for step in steps}})
    page.reload()
    said = read.words["path_all"][FIRST].format(total=len(steps))
    expect(page.locator(".path__progress p:visible")).to_have_text([said])


def test_who_has_done_all_she_needs_is_told_so_and_the_rest_is_counted_apart(
    go: Callable[..., Page], read: Library
) -> None:
    path = read.paths["reference-group"]
    pages = [step.page for step in path.steps]
    needed, optional = pages[: path.needed], pages[path.needed :]
    for language in read.languages:
        page = go(f"paths/{path.id}", language.code)
        done = {page: {"day": "2026-11-20"} for page in needed[1:]}
        minutes = read.minutes(read.pages[needed[0]])
        store(page, {"version": 1, "pages": done})
        page.reload()
        told(read, page, language.code, done=len(done), total=len(needed), minutes=minutes)
        store(page, {"version": 1, "pages": done | {needed[0]: {"day": "2026-11-21"}}})
        page.reload()
        words = {word: read.words[word][language.code] for word in ("path_enough", "path_more")}
        left = sum(read.minutes(read.pages[each]) for each in optional)
        counts = {"done": 0, "total": len(optional), "minutes": left}
        title = read.pages[optional[0]].texts[language.code].title
        expect(page.locator(".path__progress p")).to_have_text(
            [
                words["path_enough"].format(total=len(needed)),
                f"{words['path_more'].format(**counts)} {title}",
            ]
        )


def test_every_page_of_a_path_can_be_ticked_but_those_that_are_nobodys_business(
    read: Library, site: Path
) -> None:
    for path in read.paths.values():
        own = (site / read.pages[f"paths/{path.id}"].address("") / "index.html").read_text("utf-8")
        for step in path.steps:
            page = read.pages[step.page]
            html = (site / page.address("") / "index.html").read_text("utf-8")
            assert (f'data-script="tick" data-page="{step.page}"' in html) == page.kind.is_ticked
        ticked = [read.pages[step.page].kind.is_ticked for step in path.steps]
        assert ('data-module="path"' in own) == all(ticked)


@pytest.mark.parametrize(
    "foreign",
    [
        "{",
        "7",
        '{"version":9,"pages":{"model":{"day":"2026-01-01"}}}',
        '{"version":1,"pages":[1,{}]}',
        '{"version":1,"pages":{"gone/away":{"day":"2026-01-01"},"model/evidence":{"day":5}}}',
    ],
)
def test_a_value_that_is_broken_foreign_or_of_a_page_that_is_gone_harms_nothing(
    go: Callable[..., Page], read: Library, steps: list[str], foreign: str
) -> None:
    page = go(f"paths/{PATH}")
    store(page, foreign)
    page.reload()
    minutes = sum(read.minutes(read.pages[step]) for step in steps)
    told(read, page, FIRST, done=0, total=len(steps), minutes=minutes)
    page = go(steps[0])
    box(page).check()
    assert stored(page)["pages"][steps[0]]["day"]


@pytest.mark.parametrize("day", ["2026-99-99", "2026-02-30", "0000-00-00", ago(-3), "yesterday"])
@pytest.mark.parametrize("way", ["stored", "from a file"])
def test_a_day_that_has_not_been_is_passed_over_and_no_page_is_blank(
    go: Callable[..., Page], read: Library, tmp_path: Path, day: str, way: str
) -> None:
    steps = [step.page for step in read.paths[PATH].steps]
    page = go("learn")
    answer = {**LATE, "day": day}
    wrong = {"version": 1, "quizzes": {"q": {"a": answer}}, "pages": {steps[0]: {"day": day}}}
    if way == "stored":
        store(page, wrong)
    else:
        file = tmp_path / "progress.json"
        file.write_text(json.dumps(wrong), "utf-8")
        page.locator("[data-import]").set_input_files(file)
        status = page.locator(".preferences [role=status]")
        expect(status).to_contain_text(read.words["progress_empty"][FIRST])
    go(f"paths/{PATH}")
    minutes = sum(read.minutes(read.pages[step]) for step in steps)
    told(read, page, FIRST, done=0, total=len(steps), minutes=minutes)
    go(steps[0])
    expect(box(page)).not_to_be_checked()
    go("learn/record")
    expect(page.locator("[data-sheet]")).to_be_visible()
    go("learn/repeat")
    expect(page.locator(".practice__round")).not_to_be_empty()


@pytest.mark.parametrize("code", CODES)
def test_what_cannot_be_read_is_set_aside_and_kept_until_the_reader_erases(
    go: Callable[..., Page], read: Library, steps: list[str], code: str
) -> None:
    newer = '{"version":2,"pages":{"model":{"on":"2027-01-01"}}}'
    page = go(steps[0], code)
    store(page, newer)
    page.reload()
    box(page).check()
    page = go(steps[1], code)
    box(page).check()
    assert list(stored(page)["pages"]) == steps[:2]
    assert stored(page)["aside"] == newer
    page = go("about/privacy", code)
    expect(page.get_by_text(read.words["progress_aside"][code])).to_be_visible()
    page.locator("[data-erase]").click()
    page.locator("[data-yes]").click()
    expect(page.get_by_text(read.words["progress_aside"][code])).to_be_hidden()
    expect(page.get_by_text(read.words["progress_none"][code])).to_be_visible()
    assert stored(page) is None


def test_progress_is_carried_to_another_browser_in_a_file_and_the_later_day_wins(
    go: Callable[..., Page], browser: Browser, address: str, read: Library, tmp_path: Path
) -> None:
    page = go("learn")
    mine = {
        "version": 1,
        "quizzes": {"q": {"both": LATE, "mine": EARLY}},
        "pages": {"model/evidence": {"day": ago(19)}},
        "settings": {"shortcuts": True},
    }
    store(page, mine)
    page.reload()
    with page.expect_download() as download:
        page.locator("[data-export]").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert json.loads(file.read_text("utf-8")) == mine
    assert file.name.startswith("ips-handbook-progress-")

    context = browser.new_context()
    other = context.new_page()
    other.goto(page.url)
    theirs = {"quizzes": {"q": {"both": EARLY, "theirs": LATE}}, "settings": {"shortcuts": False}}
    store(other, {"version": 1, **theirs})
    other.reload()
    other.locator("[data-import]").set_input_files(file)
    status = other.locator(".preferences [role=status]")
    said = read.words["progress_imported"][FIRST].format(pages=1, answers=2)
    expect(status).to_have_text(said)
    assert stored(other) == {
        "version": 1,
        "quizzes": {"q": {"both": LATE, "mine": EARLY, "theirs": LATE}},
        "pages": mine["pages"],
        "settings": {"shortcuts": False},
    }
    context.close()


FOREIGN = {
    "nothing": ("", "empty"),
    "half of it": ('{"pag', "text"),
    "a list": ("[]", "data"),
    "a later edition's": ('{"version": 2, "pages": {}}', "progress"),
    "something else": ("\x00\x01", "other"),
    "a table": ("a;b\n1;2", "table"),
    "a form's answers": ('{"handbook":"ips-form","answers":{}}', "answers"),
    "too much": (f'{{"version":1,"pages":{{}},"more":"{"x" * 1_000_000}"}}', "large"),
}


@pytest.mark.parametrize("case", FOREIGN)
def test_a_file_that_is_not_ours_changes_nothing_and_the_reader_is_told_what_it_is(
    go: Callable[..., Page], read: Library, tmp_path: Path, case: str
) -> None:
    content, kind = FOREIGN[case]
    page = go("learn")
    before = {"version": 1, "quizzes": {}, "pages": {"model": {"day": ago(19)}}}
    store(page, before)
    file = tmp_path / "other"
    file.write_text(content, "utf-8")
    page.locator("[data-import]").set_input_files(file)
    said = read.words["progress_large"][FIRST]
    if kind != "large":
        what = read.words[f"opened_{kind}"][FIRST]
        said = read.words["progress_foreign"][FIRST].format(kind=what)
    expect(page.locator(".preferences [role=status]")).to_have_text(said)
    assert stored(page) == before


def test_of_a_file_only_what_is_known_is_taken_and_the_rest_is_told(
    go: Callable[..., Page], read: Library, tmp_path: Path
) -> None:
    page = go("learn")
    file = tmp_path / "progress.json"
    sound = {"quizzes": {"q": {"a": EARLY}}, "pages": {"model": {"day": ago(19)}}}
    file.write_text(
        json.dumps(
            {
                "version": 1,
                "quizzes": {
                    "q": {"a": {**EARLY, "secret": "x"}, "b": {"hash": 1}, "__proto__": LATE},
                    "<b>": {"a": LATE},
                },
                "pages": {"model": {"day": ago(19), "note": {"long": "x"}}, "Kari Nordmann": LATE},
                "name": "Kari Nordmann",
            }
        ),
        "utf-8",
    )
    page.locator("[data-import]").set_input_files(file)
    words = {name: read.words[f"progress_{name}"][FIRST] for name in ("imported", "left")}
    said = f"{words['imported'].format(pages=1, answers=1)} {words['left'].format(left=7)}"
    expect(page.locator(".preferences [role=status]")).to_have_text(said)
    assert stored(page) == {"version": 1, **sound, "settings": {"shortcuts": True}}


def test_a_browser_that_refuses_to_store_says_so(
    own_page: Page, address: str, read: Library
) -> None:
    page = own_page
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    page.goto(f"{address}/{read.pages['model/evidence'].address(read.languages[0].root)}")
    box(page).click()
    expect(page.locator(".done [role=status]")).not_to_be_empty()
    expect(box(page)).not_to_be_checked()


def test_without_javascript_there_is_nothing_to_tick_and_nothing_counted(
    browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("model/evidence", f"paths/{PATH}"):
        page.goto(f"{address}/{read.pages[name].address('')}")
        expect(page.locator(":is(.done, .path__progress, .path__done):visible")).to_have_count(0)
    context.close()


def test_axe_finds_nothing_on_a_path_half_way(go: Callable[..., Page], steps: list[str]) -> None:
    page = go(steps[0])
    box(page).check()
    for part in (".page-foot", ".path"):
        for scheme in visits.SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert visits.axe(page, part) == [], scheme
        go(f"paths/{PATH}")
