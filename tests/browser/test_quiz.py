"""A reader takes a self-check: by keyboard, with and without JavaScript, today and next week."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

import visits
from handbook.learning.quizzes import LETTERS, Option, Question, Quiz
from handbook.library import Library
from places import FIRST, SECOND, addresses

pytestmark = [pytest.mark.browser, pytest.mark.one_page]
ID = "rapid-job-search"
KEY = "handbook.progress"
PAGES = {code: f"/{path}" for code, path in addresses("principles/rapid-job-search/").items()}


@pytest.fixture(params=PAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def quiz(read: Library) -> Quiz:
    return read.quizzes[ID]


@pytest.fixture
def say(read: Library) -> Callable[..., str]:
    def text(name: str, language: str = FIRST, **values: object) -> str:
        return read.words[name][language].format(**values)

    return text


def opened(page: Page, address: str) -> None:
    """Opens a self-check with all its questions in sight."""
    page.goto(address)
    visits.self_check(page)
    page.locator("[data-pace-choice]").press("Enter")
    expect(page.locator("form.quiz")).to_have_attribute("data-pace", "all")


def asked(page: Page, question: Question) -> Locator:
    return page.locator(f'[data-question="{question.id}"]')


def clear(fieldset: Locator) -> None:
    """Takes back every tick; a radio button cannot be taken back."""
    for box in fieldset.locator('input[type="checkbox"]').all():
        box.uncheck()


def box(fieldset: Locator, question: Question, option: Option) -> Locator:
    """The button of an option, in whatever order they stand."""
    return fieldset.locator(f'input[value="{LETTERS[question.options.index(option)]}"]')


def answer(page: Page, question: Question, *, right: bool) -> None:
    """Chooses the right options, or one wrong option, and presses the button."""
    fieldset = asked(page, question)
    clear(fieldset)
    options = [option for option in question.options if option.correct == right]
    for option in options if right else options[:1]:
        box(fieldset, question, option).check()
    fieldset.locator("[data-check]").click()


def stored(page: Page) -> dict[str, object]:
    """Everything that the site keeps in the browser."""
    return dict(page.evaluate("Object.fromEntries(Object.entries(localStorage))"))


def test_a_wrong_answer_is_told_in_words_with_the_right_one_and_both_reasons(
    page: Page, address: str, quiz: Quiz, language: str, say: Callable[..., str]
) -> None:
    opened(page, address + PAGES[language])
    question = next(each for each in quiz.questions if each.kind == "one")
    status = asked(page, question).locator('[role="status"]')
    expect(status).to_be_empty()
    answer(page, question, right=False)
    wrong = next(option for option in question.options if not option.correct)
    correct = next(option for option in question.options if option.correct)
    for text in (
        say("quiz_wrong", language),
        wrong.why[language],
        say("quiz_right_answer", language),
        correct.text[language],
        correct.why[language],
    ):
        expect(status).to_contain_text(text)
    link = status.get_by_role("link")
    expect(link).to_be_visible()
    expect(link).to_have_attribute("href", f"#{question.section}")
    others = [each for each in question.options if each not in (wrong, correct)]
    for other in others:
        expect(status).not_to_contain_text(other.why[language])


def test_one_question_is_in_sight_at_a_time_and_keys_and_buttons_lead_on_and_back(
    page: Page, address: str, quiz: Quiz, language: str, say: Callable[..., str]
) -> None:
    page.goto(address + PAGES[language])
    visits.self_check(page)
    total = len(quiz.questions)
    shown = page.locator("[data-question]:visible")
    back, on = page.locator('[data-step="-1"]'), page.locator('[data-step="1"]')
    expect(back).to_be_hidden()
    for number, question in enumerate(quiz.questions, 1):
        expect(shown).to_have_count(1)
        expect(shown).to_have_attribute("data-question", question.id)
        place = say("quiz_number", language, number=number, total=total)
        expect(shown.locator("legend")).to_contain_text(place)
        if number > 1:
            expect(shown.locator("legend")).to_be_focused()
        on.press("Enter") if number % 2 else page.keyboard.press("ArrowRight")
    # the last leads to what is not answered yet
    expect(shown).to_have_attribute("data-question", quiz.questions[0].id)
    on.click()
    page.keyboard.press("ArrowLeft")
    expect(shown.locator("legend")).to_be_focused()
    expect(shown).to_have_attribute("data-question", quiz.questions[0].id)
    # among options the arrows choose
    shown.locator("input").first.press("ArrowRight")
    expect(shown).to_have_attribute("data-question", quiz.questions[0].id)
    expect(shown.locator("input").nth(1)).to_be_checked()


def test_all_questions_are_in_sight_for_those_who_want_them(
    page: Page, address: str, quiz: Quiz, say: Callable[..., str]
) -> None:
    page.goto(address + PAGES[FIRST])
    visits.self_check(page)
    shown, pace = page.locator("[data-question]:visible"), page.locator("[data-pace-choice]")
    expect(pace).to_have_text(say("quiz_all"))
    page.locator('[data-step="1"]').click()
    pace.click()
    expect(shown).to_have_count(len(quiz.questions))
    expect(asked(page, quiz.questions[1]).locator("legend")).to_be_focused()
    expect(page.locator("[data-step]:visible")).to_have_count(0)
    expect(pace).to_have_text(say("quiz_one"))
    pace.click()
    expect(shown).to_have_count(1)


def test_a_round_taken_step_by_step_ends_with_its_total_and_leads_to_what_was_missed(
    page: Page, address: str, quiz: Quiz, say: Callable[..., str]
) -> None:
    page.goto(address + PAGES[FIRST])
    visits.self_check(page)
    missed, total = [quiz.questions[1], quiz.questions[-1]], len(quiz.questions)
    on = page.locator('[data-step="1"]')
    for question in quiz.questions:
        answer(page, question, right=question not in missed)
        if question is not quiz.questions[-1]:
            on.click()
    expect(on).to_be_hidden()
    expect(page.locator("[data-score]")).to_have_text(
        say("quiz_score", points=total - 2, total=total)
    )
    page.locator("[data-retry]").click()
    expect(asked(page, missed[0]).locator("legend")).to_be_focused()
    on.click()
    expect(asked(page, missed[1])).to_be_visible()
    expect(page.locator('[data-step="-1"]')).to_be_visible()


def test_several_right_answers_must_all_be_chosen(
    page: Page, address: str, quiz: Quiz, say: Callable[..., str]
) -> None:
    opened(page, address + PAGES[FIRST])
    question = next(each for each in quiz.questions if each.kind == "several")
    fieldset = asked(page, question)
    expect(fieldset.locator("legend")).to_contain_text(say("quiz_several"))
    first = next(option for option in question.options if option.correct)
    box(fieldset, question, first).check()
    fieldset.locator("[data-check]").click()
    expect(fieldset.locator(".quiz__verdict")).to_have_text(say("quiz_partly"))
    answer(page, question, right=True)
    expect(fieldset.locator(".quiz__verdict")).to_have_text(say("quiz_right"))
    clear(fieldset)
    fieldset.locator("[data-check]").click()
    expect(fieldset.locator('[role="status"]')).to_have_text(say("quiz_choose_several"))
    expect(page.locator("form.quiz")).to_have_attribute("data-state", "initial")


def test_the_keyboard_alone_answers_a_question_and_keeps_its_place(
    page: Page, address: str, quiz: Quiz, say: Callable[..., str]
) -> None:
    opened(page, address + PAGES[FIRST])
    fieldset = asked(page, quiz.questions[0])
    fieldset.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(fieldset.locator('[role="status"]')).to_be_empty()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(fieldset.locator("[data-check]")).to_be_focused()
    letter = fieldset.locator("input").nth(1).input_value()  # in whatever order they stand
    chosen = quiz.questions[0].options[LETTERS.index(letter)]
    expect(fieldset.locator('[role="status"]')).to_contain_text(chosen.why[FIRST])
    expect(page).to_have_url(address + PAGES[FIRST])


def test_the_button_without_a_choice_says_what_to_do_and_gives_nothing_away(
    page: Page, address: str, quiz: Quiz, say: Callable[..., str]
) -> None:
    opened(page, address + PAGES[FIRST])
    fieldset = asked(page, quiz.questions[0])
    fieldset.locator("[data-check]").click()
    expect(fieldset.locator('[role="status"]')).to_have_text(say("quiz_choose_one"))
    expect(fieldset.locator("[data-answer]")).to_be_hidden()
    expect(page.locator("form.quiz")).to_have_attribute("data-state", "initial")
    assert stored(page) == {}


def test_another_choice_takes_back_what_was_said_of_the_first(
    page: Page, address: str, quiz: Quiz
) -> None:
    opened(page, address + PAGES[FIRST])
    question = quiz.questions[0]
    answer(page, question, right=False)
    fieldset = asked(page, question)
    other = next(option for option in question.options if option.correct)
    box(fieldset, question, other).check()
    expect(fieldset.locator('[role="status"]')).to_be_empty()
    expect(fieldset.locator("[data-answer]")).to_be_hidden()
    expect(page.locator("[data-read]")).to_be_hidden()
    fieldset.locator("[data-check]").click()
    expect(fieldset.locator(".quiz__verdict")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 256)])
def test_the_button_that_was_pressed_stays_in_sight_on_a_small_screen(
    page: Page, address: str, quiz: Quiz, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    opened(page, address + PAGES[FIRST])
    for question in quiz.questions:
        fieldset = asked(page, question)
        fieldset.locator("input").first.check()
        button = fieldset.locator("[data-check]")
        button.evaluate("each => each.scrollIntoView({ block: 'center' })")
        before = button.bounding_box()
        button.press("Enter")
        expect(fieldset.locator(".quiz__verdict")).to_be_visible()
        page.evaluate("() => new Promise((r) => requestAnimationFrame(() => setTimeout(r)))")
        assert button.bounding_box() == before


def test_what_is_done_before_the_script_is_there_holds(
    page: Page, address: str, quiz: Quiz
) -> None:
    held: list[Route] = []
    script = re.compile(r"/assets/js/quiz\.[^/]*js$")

    def hold(route: Route) -> None:
        held.append(route)

    page.route(script, hold)
    with page.expect_request(script):
        page.goto(f"{address}{PAGES[FIRST]}#self-check", wait_until="commit")
    first, second = (asked(page, question) for question in quiz.questions[:2])
    order = first.locator("input").evaluate_all("all => all.map(({ value }) => value)")
    first.locator("input").first.check()
    page.locator('[data-step="1"]').click(click_count=2)
    held[0].continue_()
    expect(second).to_be_visible()  # one step, and not two
    page.locator('[data-step="-1"]').click()
    expect(first.locator("input").first).to_be_checked()
    assert first.locator("input").evaluate_all("all => all.map(({ value }) => value)") == order


def test_the_answers_come_into_sight_one_by_one(page: Page, address: str, quiz: Quiz) -> None:
    opened(page, address + PAGES[FIRST])
    expect(page.locator("[data-answer]:visible")).to_have_count(0)
    answer(page, quiz.questions[0], right=True)
    expect(page.locator("[data-answer]:visible")).to_have_count(1)
    expect(page.locator("form.quiz")).to_have_attribute("data-state", "answered")


def test_the_missed_ones_can_be_tried_again_and_all_begun_anew(
    page: Page, address: str, quiz: Quiz, say: Callable[..., str]
) -> None:
    opened(page, address + PAGES[FIRST])
    missed, total = quiz.questions[:2], len(quiz.questions)
    for question in quiz.questions:
        answer(page, question, right=question not in missed)
    score = page.locator("[data-score]")
    expect(score).to_have_text(say("quiz_score", points=total - 2, total=total))
    sections = list(dict.fromkeys(question.section for question in missed))
    links = page.locator("[data-read] a")
    assert [link.get_attribute("href") for link in links.all()] == [f"#{each}" for each in sections]
    page.locator("[data-retry]").click()
    expect(asked(page, missed[0]).locator("legend")).to_be_focused()
    expect(page.locator("[data-question]:not([data-verdict])")).to_have_count(2)
    expect(asked(page, missed[1]).locator('[role="status"]')).to_be_empty()
    expect(score).to_be_empty()
    for question in missed:
        answer(page, question, right=True)
    expect(score).to_have_text(say("quiz_score", points=total, total=total))
    expect(page.locator("[data-retry]")).to_be_hidden()
    page.locator("[data-restart]").click()
    expect(page.locator("form.quiz")).to_have_attribute("data-state", "initial")
    expect(page.locator("form.quiz input:checked")).to_have_count(0)


def test_progress_survives_a_reload_and_chooses_nothing_for_the_reader(
    page: Page, address: str, quiz: Quiz, say: Callable[..., str]
) -> None:
    opened(page, address + PAGES[FIRST])
    answer(page, quiz.questions[0], right=True)
    answer(page, quiz.questions[1], right=False)
    kept = stored(page)
    assert set(kept) == {KEY}
    progress = json.loads(str(kept[KEY]))
    assert progress["version"] == 1
    first = progress["quizzes"][ID][quiz.questions[0].id]
    hash_, day = quiz.questions[0].fingerprint(), first["day"]
    assert first == {"hash": hash_, "right": True, "day": day, "streak": 1}
    assert len(day.split("-")) == 3
    opened(page, address + PAGES[SECOND])
    before = say("quiz_before", SECOND, answered=2, total=len(quiz.questions), right=1)
    expect(page.locator("[data-before]")).to_have_text(before)
    expect(page.locator("form.quiz input:checked")).to_have_count(0)
    assert page.evaluate("document.cookie + Object.keys(sessionStorage)") == ""


def test_a_question_that_has_changed_counts_as_new(page: Page, address: str, quiz: Quiz) -> None:
    opened(page, address + PAGES[FIRST])
    answer(page, quiz.questions[0], right=True)
    before = str(stored(page)[KEY]).replace(quiz.questions[0].fingerprint(), "of-an-older-text")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, before])
    page.reload()
    expect(page.locator("[data-before]")).to_be_hidden()


@pytest.mark.parametrize(
    "foreign",
    [
        "{",
        "null",
        '"text"',
        "[]",
        '{"version":2,"quizzes":{"rapid-job-search":{"q":{"hash":"h","right":true}}}}',
        '{"version":1,"quizzes":7,"settings":null}',
        '{"version":1,"quizzes":{"rapid-job-search":null,"other":{"q":"yes"}}}',
    ],
)
def test_a_value_that_is_broken_is_set_aside_until_the_reader_answers(
    page: Page, address: str, quiz: Quiz, foreign: str
) -> None:
    opened(page, address + PAGES[FIRST])
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, foreign])
    page.reload()
    expect(page.locator("[data-before]")).to_be_hidden()
    assert stored(page) == {KEY: foreign}
    answer(page, quiz.questions[0], right=True)
    expect(asked(page, quiz.questions[0])).to_have_attribute("data-verdict", "right")
    quizzes = json.loads(str(stored(page)[KEY]))["quizzes"]
    assert list(quizzes) == [ID]
    assert list(quizzes[ID]) == [quiz.questions[0].id]


def test_erasing_leaves_nothing_of_this_quiz(
    page: Page, address: str, quiz: Quiz, say: Callable[..., str]
) -> None:
    opened(page, address + PAGES[FIRST])
    answer(page, quiz.questions[0], right=True)
    page.reload()
    page.locator("form.quiz [data-erase]").click()
    expect(page.locator("form.quiz [data-erased]")).to_have_text(say("quiz_erased"))
    expect(page.locator("[data-before]")).to_be_hidden()
    assert stored(page) == {}
    answer(page, quiz.questions[0], right=True)
    expect(page.locator("form.quiz [data-erased]")).to_be_empty()


def test_a_browser_that_refuses_to_store_still_lets_the_reader_answer(
    own_page: Page, address: str, quiz: Quiz, say: Callable[..., str]
) -> None:
    page = own_page
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})"
    )
    opened(page, address + PAGES[FIRST])
    answer(page, quiz.questions[0], right=True)
    expect(asked(page, quiz.questions[0])).to_have_attribute("data-verdict", "right")
    expect(page.locator("[data-refused]").first).to_have_text(say("quiz_refused"))
    expect(page.locator("[data-stored] a[href$='about/privacy/']").first).to_be_visible()


def test_without_javascript_every_answer_can_be_opened_and_no_dead_button_is_shown(
    browser: Browser, address: str, quiz: Quiz
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGES[FIRST])
    question = quiz.questions[0]
    asked(page, question).locator("summary").click()
    for option in question.options:
        expect(asked(page, question).locator("[data-answer]")).to_contain_text(option.why[FIRST])
    expect(page.locator("form.quiz button:visible")).to_have_count(0)
    asked(page, question).locator("input").first.check()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + PAGES[FIRST])
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_whole_row_of_an_answer_is_a_target_of_44_pixels(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    opened(page, address + PAGES[FIRST])
    for row in page.locator(".quiz__option").all():
        box = row.bounding_box()
        fieldset = row.locator("xpath=..").bounding_box()
        assert box and fieldset
        assert box["height"] >= 44
        assert box["width"] >= 0.8 * fieldset["width"]
    row = page.locator(".quiz__option").first
    right_edge = row.bounding_box()
    assert right_edge
    row.click(position={"x": right_edge["width"] - 4, "y": right_edge["height"] - 4})
    expect(row.locator("input")).to_be_checked()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_in_an_answered_quiz(page: Page, address: str, quiz: Quiz) -> None:
    opened(page, address + PAGES[FIRST])
    for number, question in enumerate(quiz.questions):
        answer(page, question, right=number % 2 == 0)
    page.locator("[data-answer]").first.locator("summary").click()
    for scheme in visits.SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert visits.axe(page, "form.quiz") == [], scheme
