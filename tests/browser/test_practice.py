"""Rounds across principles, questions that come back in time, the record, and answers on paper."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

import visits
from calculating import events
from handbook.learning.quizzes import LETTERS, Question, Quiz
from handbook.library import Library
from handbook.site import commit
from places import CODES, FIRST

pytestmark = [pytest.mark.browser, pytest.mark.one_page]
KEY = "handbook.progress"
ID = "rapid-job-search"
PAGE = "principles/rapid-job-search"


def ago(days: int) -> str:
    return (date.today() - timedelta(days)).isoformat()


def answered(question: Question, days: int, *, right: bool = True) -> dict[str, object]:
    return {"hash": question.fingerprint(), "right": right, "day": ago(days)}


@pytest.fixture
def quiz(read: Library) -> Quiz:
    return read.quizzes[ID]


@pytest.fixture
def go(page: Page, address: str, read: Library) -> Callable[..., Page]:
    """Opens a page by its id in a browser that remembers `pages` and `answers`."""

    def to(name: str, code: str = FIRST, **progress: Any) -> Page:
        page.goto(f"{address}/{read.pages[name].address(read.language(code).root)}")
        if progress:
            value = json.dumps({"version": 1, **progress})
            page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value])
            page.reload()
        return page

    return to


def shown(page: Page) -> Locator:
    """The questions of the round, of which one is in sight at a time."""
    return page.locator("form:visible [data-question]:not([hidden])")


def ids(page: Page) -> list[str]:
    return [str(each.get_attribute("data-question")) for each in shown(page).all()]


def hashes(page: Page) -> list[str]:
    return [str(each.get_attribute("data-hash")) for each in shown(page).all()]


def answer(page: Page, read: Library, *, right: bool, button: str = "[data-check]") -> None:
    """Answers the question in sight by the right options or by one wrong one."""
    shown = page.locator("[data-current]")
    quiz = read.quizzes[str(shown.get_attribute("data-from"))]
    name = shown.get_attribute("data-question")
    question = next(each for each in quiz.questions if each.id == name)
    options = [option for option in question.options if option.correct == right]
    for option in options if right else options[:1]:
        letter = LETTERS[question.options.index(option)]
        shown.locator(f'input[value="{letter}"]').check()
    shown.locator(button).click()


@pytest.mark.parametrize("code", CODES)
def test_a_mixed_round_asks_ten_from_the_whole_bank_and_is_remembered(
    go: Callable[..., Page], read: Library, code: str
) -> None:
    page = go("learn/mixed", code)
    page.locator("[data-begin]").click()
    expect(shown(page)).to_have_count(10)
    expect(shown(page).first.locator("legend")).to_be_focused()
    from_quizzes = [str(each.get_attribute("data-from")) for each in shown(page).all()]
    assert len(set(from_quizzes)) == 10
    expect(page.locator("[data-question]:visible")).to_have_count(1)
    page.locator("[data-pace-choice]").click()
    numbers = page.locator(".quiz__number:visible").all_inner_texts()
    say = read.words["quiz_number"][code]
    assert numbers == [say.format(number=n, total=10) for n in range(1, 11)]
    for question in shown(page).all():
        question.locator("input").first.check()
        question.locator("[data-check]").click()
    stored = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))
    assert sorted(stored["quizzes"]) == sorted(from_quizzes)
    before = set(hashes(page))
    for _ in range(3):
        page.locator("[data-new]").click()
        assert not before & set(hashes(page))
        before = set(hashes(page))
    expect(page.locator("[data-score]")).to_be_empty()
    expect(shown(page).first.locator("legend")).to_be_focused()


def test_a_mixed_round_is_for_every_role_that_has_questions(
    go: Callable[..., Page], read: Library, address: str
) -> None:
    page = go("learn/mixed")
    roles = page.get_by_label(read.words["practice_role"][FIRST])
    asked = set()
    for path in read.roles():
        pages = read.quizzes_with_pages()
        quizzes = {quiz.id for quiz, page in pages if path.id in page.facts.roles}
        if not quizzes:
            continue
        roles.select_option(path.id)
        expect(shown(page)).to_have_count(10)
        assert {each.get_attribute("data-from") for each in shown(page).all()} <= quizzes
        asked |= quizzes
    assert asked == set(read.quizzes)
    page.goto(f"{page.url}?path=clinician")
    expect(roles).to_have_value("clinician")


def test_what_is_missed_comes_again_at_the_end_of_the_round_and_then_the_round_is_told(
    go: Callable[..., Page], read: Library, quiz: Quiz
) -> None:
    missed = {each.id: answered(each, 1, right=False) for each in quiz.questions[:3]}
    page = go("learn/repeat", quizzes={ID: missed})
    on, say = page.locator('[data-step="1"]'), read.words["quiz_number"][FIRST].format
    for right in (True, False, True):
        answer(page, read, right=right)
        expect(page.locator("[data-score]")).to_be_empty()
        on.click()
    again = read.words["quiz_again"][FIRST].format(question=say(number=2, total=3))
    expect(page.locator("[data-current] .quiz__number")).to_have_text(again)
    expect(page.locator("[data-current] legend")).to_be_focused()
    expect(page.locator("[data-current] input:checked")).to_have_count(0)
    answer(page, read, right=True)
    expect(on).to_be_hidden()
    score = read.words["quiz_score"][FIRST].format(points=2, total=3)
    expect(page.locator("[data-score]")).to_have_text(score)
    expect(page.locator("[data-read] a")).to_have_count(1)
    expect(page.locator("[data-tomorrow]")).to_be_visible()
    page.locator("[data-new]").click()
    tomorrow = read.languages[0].date(date.today() + timedelta(1))
    expect(page.locator(".practice__round")).to_contain_text(tomorrow)


def test_with_all_questions_in_sight_a_button_asks_again_what_was_missed(
    go: Callable[..., Page], quiz: Quiz, read: Library
) -> None:
    missed = {each.id: answered(each, 1, right=False) for each in quiz.questions[:2]}
    page = go("learn/repeat", quizzes={ID: missed})
    page.locator("[data-pace-choice]").click()
    for question in shown(page).all():
        wrong = question.locator("li:not([data-correct])").first.get_attribute("data-option")
        question.locator(f'input[value="{wrong}"]').check()
        question.locator("[data-check]").click()
    expect(page.locator("[data-score]")).to_be_empty()
    page.locator("[data-retry]").click()
    expect(page.locator("form:visible [data-verdict]:visible")).to_have_count(0)


def test_over_200_days_a_question_comes_back_after_1_2_7_30_and_120_days(
    own_page: Page, address: str, read: Library, quiz: Quiz
) -> None:
    page, start, repeat = own_page, datetime(2026, 3, 2, 12), f"{address}/learn/repeat/"
    page.clock.set_fixed_time(start)
    page.goto(f"{address}/{read.pages[PAGE].address('')}")
    answer(page, read, right=False, button="[data-check] + button")
    expect(page.locator("[data-current] [role=status] a")).to_be_visible()
    expect(page.locator("[data-current] [role=status]")).to_contain_text(
        read.words["quiz_sure_missed"][FIRST]
    )
    first, *others = quiz.questions
    days = 0
    for gap in (1, 2, 7, 30, 120):
        day = (start + timedelta(days)).date().isoformat()
        stored = json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))
        assert stored["quizzes"][ID][first.id]["day"] == day
        for other in others:  # they come after 120 days
            known = {"hash": other.fingerprint(), "right": True, "streak": 4, "day": day}
            stored["quizzes"][ID][other.id] = known
        value = json.dumps(stored)
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value])
        page.clock.set_fixed_time(start + timedelta(days + gap - 1))
        page.goto(repeat)
        expect(shown(page)).to_have_count(0)
        days += gap
        page.clock.set_fixed_time(start + timedelta(days))
        page.reload()
        if gap < 120:
            assert ids(page) == [first.id]
            answer(page, read, right=True)
    assert first.id in ids(page)


def test_answers_as_they_were_stored_before_come_back_too(
    go: Callable[..., Page], quiz: Quiz
) -> None:
    first, second, third, *_ = quiz.questions
    changed = {**answered(third, 3, right=False), "hash": "older"}
    gone = {"hash": "x", "right": False, "day": ago(3)}
    answers = {first.id: answered(first, 1, right=False), second.id: answered(second, 1)}
    stored = {ID: {**answers, third.id: changed, "gone": gone}, "gone": {"q": gone}}
    page = go("learn/repeat", quizzes=stored)
    assert ids(page)[0] == first.id
    assert second.id not in ids(page)


def test_the_days_to_repeat_come_as_a_calendar_file_that_tells_of_no_answer(
    go: Callable[..., Page], read: Library, quiz: Quiz
) -> None:
    button, name = read.words["planning_ics"][FIRST], "ips-repeat-nb.ics"
    page = go("learn/repeat")
    found = events(page, button, name)
    days = [date.today() + timedelta(after) for after in (2, 9, 39, 159)]
    assert [each.decoded("dtstart") for each in found] == days
    for day in days:
        expect(page.locator("[data-days]")).to_contain_text(read.languages[0].date(day))
    page = go("learn/repeat", quizzes={ID: {quiz.questions[0].id: answered(quiz.questions[0], 2)}})
    again = events(page, button, name)
    for before, after in zip(found, again, strict=True):
        for part in ("uid", "summary", "description", "dtstart"):
            assert before[part] == after[part]
        assert after["sequence"] >= before["sequence"]
    assert len({str(each["uid"]) for each in found}) == len(found)


def test_with_nothing_due_the_reader_is_told_when_the_next_question_comes(
    go: Callable[..., Page], read: Library
) -> None:
    page = go("learn/repeat")
    status = page.locator(".practice__round")
    expect(status).to_have_text(read.words["practice_none"][FIRST])
    expect(page.locator("[data-howto]")).to_contain_text(read.words["practice_howto"][FIRST])
    expect(page.locator("[data-howto] a")).to_be_visible()
    page = go("learn/repeat", pages={PAGE: {"day": ago(0)}, "gone": {"day": ago(90)}})
    day = read.languages[0].date(date.today() + timedelta(2))
    said = f"{read.words['practice_none'][FIRST]} {read.words['practice_next'][FIRST]}"
    expect(status).to_have_text(said.format(day=day))
    expect(page.locator("[data-howto]")).to_be_hidden()


def test_without_javascript_a_round_leads_to_every_self_check_and_no_button_is_dead(
    browser: Browser, address: str, read: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("mixed", "repeat"):
        page.goto(f"{address}/learn/{name}/")
        said = read.words[f"practice_without_{name}"][FIRST]
        expect(page.get_by_text(said)).to_be_visible()
        page.get_by_text(read.words["practice_pages"][FIRST]).click()
        expect(page.locator(".practice li:visible")).to_have_count(len(read.quizzes))
        expect(page.locator("main :is(select, form, button):visible")).to_have_count(0)
    page.locator(f'a[data-page="{PAGE}"]').click()
    expect(page.locator("[data-question]:visible").first).to_be_visible()
    page.goto(f"{address}/learn/record/")
    expect(page.locator("main [data-without]").first).to_be_visible()
    expect(page.locator("main :is(fieldset, .record table, button):visible")).to_have_count(0)
    context.close()


def test_the_questions_come_when_a_round_begins_and_lead_to_their_own_pages(
    context: BrowserContext, address: str, read: Library
) -> None:
    page, asked = context.new_page(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/questions-*.js", lambda route: route.abort())
    page.goto(f"{address}/learn/mixed/")
    page.goto(f"{address}/learn/repeat/")
    expect(page.locator("[data-howto]")).to_be_visible()
    assert not [each for each in asked if "questions-" in each or "/quiz." in each]
    page.goto(f"{address}/learn/mixed/")
    page.locator("[data-begin]").click()
    status = page.locator(".practice__round")
    expect(status).to_have_text(read.words["practice_failed"][FIRST])
    page.unroute("**/questions-*.js")
    page.locator("[data-begin]").click()
    expect(shown(page)).to_have_count(10)
    expect(page.locator("[data-begin]")).to_be_hidden()
    for question in shown(page).all():
        own = read.pages[str(question.get_attribute("data-page"))].address("")
        leads = question.locator("[data-answer] a").evaluate("link => link.href")
        assert leads.startswith(f"{address}/{own}#")


@pytest.mark.parametrize("name", ["learn/repeat", "learn/record"])
def test_axe_finds_nothing_and_nothing_is_cut_off_on_a_small_screen(
    go: Callable[..., Page], quiz: Quiz, name: str
) -> None:
    first = quiz.questions[0]
    page = go(
        name,
        pages={PAGE: {"day": ago(8)}},
        quizzes={ID: {first.id: answered(first, 1, right=False)}},
    )
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for scheme in visits.SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert visits.axe(page, "main") == [], scheme


@pytest.mark.parametrize("code", CODES)
def test_the_record_tells_pages_answers_and_days_and_keeps_no_name(
    go: Callable[..., Page], read: Library, quiz: Quiz, code: str
) -> None:
    first, second, third, *_ = quiz.questions
    answers = {first.id: answered(first, 5), second.id: answered(second, 3, right=False)}
    answers[third.id] = {**answered(third, 1), "hash": "older"}
    page = go("learn/record", code, pages={PAGE: {"day": ago(8)}}, quizzes={ID: answers})
    path = next(each for each in read.paths.values() if PAGE in [step.page for step in each.steps])
    page.get_by_label(read.words["record_path"][code], exact=True).select_option(path.id)
    section = page.locator(f'[data-path="{path.id}"]')
    count = read.words["record_count"][code].format(done=1, total=path.needed)
    expect(section).to_contain_text(count)
    language = read.language(code)
    rows = page.locator("tbody tr:visible")
    title = read.pages[PAGE].texts[code].title
    of = read.words["record_score"][code].format
    counts = [of(right=2, answered=len(quiz.questions)), of(right=1, answered=2)]
    wanted = [
        [title, language.date(date.today() - timedelta(8))],
        [quiz.title[code], *counts, language.date(date.today() - timedelta(3))],
    ]
    assert [row.locator("td").all_inner_texts() for row in rows.all()] == wanted
    before = page.evaluate("JSON.stringify(localStorage)")
    minutes = read.minutes(read.pages[PAGE])
    expect(section).to_contain_text(read.words["record_reading"][code].format(minutes=minutes))
    page.get_by_label(read.words["record_name"][code], exact=True).fill("Kari Nordmann")
    page.get_by_label(read.words["record_hours"][code], exact=True).fill("7,5")
    assert page.evaluate("JSON.stringify(localStorage)") == before
    expect(page.get_by_text(read.words["record_notice"][code])).to_be_visible()
    page.emulate_media(media="print")
    for text in ("Kari Nordmann", "7,5", read.words["record_supervisor"][code]):
        expect(page.get_by_text(text)).to_be_visible()
    edition = read.words["record_edition"][code].format(day=language.date(commit.day(read)))
    expect(page.get_by_text(edition)).to_be_visible()
    expect(page.locator("main button:visible")).to_have_count(0)
    page.reload()
    for name in ("record_name", "record_hours"):
        expect(page.get_by_label(read.words[name][code], exact=True)).to_have_value("")


@pytest.mark.parametrize("code", CODES)
def test_the_record_counts_apart_what_may_be_left_out(
    go: Callable[..., Page], read: Library, code: str
) -> None:
    path = next(each for each in read.paths.values() if each.needed < len(each.steps))
    done = [each.page for each in (*path.steps[:2], path.steps[path.needed])]
    page = go("learn/record", code, pages={each: {"day": ago(8)} for each in done})
    page.get_by_label(read.words["record_path"][code], exact=True).select_option(path.id)
    section = page.locator(f'[data-path="{path.id}"]')
    said = {"record_count": (2, path.needed)}
    said["record_count_optional"] = (1, len(path.steps) - path.needed)
    for name, (some, total) in said.items():
        told = read.words[name][code].format(done=some, total=total)
        expect(section.get_by_text(told, exact=True)).to_be_visible()
    expect(section.locator("tbody tr:visible")).to_have_count(len(done))


@pytest.mark.parametrize("code", CODES)
def test_a_full_record_with_a_long_name_is_one_sheet_and_fits_a_small_screen(
    go: Callable[..., Page], read: Library, code: str
) -> None:
    path = max(read.paths.values(), key=lambda each: len(each.steps))
    page = go(
        "learn/record",
        code,
        pages={step.page: {"day": ago(8)} for step in path.steps},
        quizzes={
            quiz.id: {each.id: answered(each, 3) for each in quiz.questions}
            for quiz in read.quizzes.values()
        },
    )
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    name = "Anne-Margrethe Christophersen Wilhelmsen-Fjellanger von der Lippe Sørensen-Bakke"
    page.get_by_label(read.words["record_name"][code], exact=True).fill(name)
    sheets = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))  # type: ignore[no-untyped-call]
    assert len(sheets) == 1
    printed = " ".join(sheets[0].get_textpage().get_text_range().split())
    assert name in printed
    assert read.words["record_notice"][code] in printed


def test_a_self_check_that_is_printed_alone_has_its_answers_at_the_end(
    go: Callable[..., Page], quiz: Quiz, read: Library
) -> None:
    page = go(PAGE)
    key = page.locator(".quiz__key")
    expect(key).to_be_hidden()
    page.evaluate("window.print = () => window.dispatchEvent(new Event('beforeprint'))")
    page.get_by_role("button", name=read.words["print_self-check"][FIRST]).click()
    page.emulate_media(media="print")
    expect(key.get_by_role("heading")).to_have_text(read.words["quiz_key"][FIRST])
    expect(shown(page).locator("legend:visible")).to_have_count(len(quiz.questions))
    options = sum(len(question.options) for question in quiz.questions)
    expect(key.locator("li:visible")).to_have_count(options)
    expect(page.locator("form.quiz .quiz__answer:visible")).to_have_count(0)
    expect(page.locator("#practice")).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator("form.quiz")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(key).to_be_hidden()
