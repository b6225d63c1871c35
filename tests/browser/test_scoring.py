"""The same answers are worth the same on the site and in a learning platform, in whatever order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import scoring
import visits
from handbook.downloads.platforms import Material, scorm
from handbook.learning.quizzes import LETTERS, Option, Question
from handbook.library import Library
from handbook.showing.fences import render
from handbook.showing.templates import Place, Templates
from places import ROOT
from scoring import CODE

pytestmark = pytest.mark.browser
SHOWN = "rapid-job-search"  # the page of this self-check is asked for
QUIZ = scoring.quiz(SHOWN)
SCRIPTS = ("fill", "progress", "shuffle", "streak", "quiz")
# A platform that takes everything, and knows the result of each answer.
PLATFORM = """
window.results = {};
window.API = Object.fromEntries(
  ["LMSInitialize", "LMSCommit", "LMSFinish", "LMSGetLastError"].map((name) => [name, () => "true"])
);
window.API.LMSGetLastError = () => "0";
window.API.LMSGetValue = () => "";
window.API.LMSSetValue = (name, value) => {
  const [, number] = name.match(/^cmi.interactions.(\\d+).result$/) ?? [];
  if (number) window.results[number] = value;
  return "true";
};
"""
# What chance gives, given: every list of options is turned round.
TURNED = "let last = 1; Math.random = () => (last /= 2);"


def letters(question: Question, chosen: list[Option]) -> list[str]:
    return [LETTERS[question.options.index(option)] for option in chosen]


def choose(fieldset: Locator, values: list[str]) -> None:
    for value in values:
        fieldset.locator(f'input[value="{value}"]').check()


@pytest.fixture
def site(read: Library, tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """The address of a page with the self-check and its scripts."""
    made_up = replace(read, quizzes={**read.quizzes, SHOWN: QUIZ})
    place = Place(f"principles/{SHOWN}", read.language(CODE))
    form = render("quiz", SHOWN, Templates(made_up), place)
    scripts = "".join(f'<script defer src="{name}.js"></script>' for name in SCRIPTS)
    head = (
        f'<!doctype html><html lang="{CODE}" data-locale="{CODE}"><link rel="icon" href="data:,">'
    )
    (tmp_path / "index.html").write_text(f"{head}<title>Q</title>{scripts}{form}", "utf-8")
    for name in SCRIPTS:
        script = (ROOT / "docs/assets/js" / f"{name}.js").read_text("utf-8")
        (tmp_path / f"{name}.js").write_text(script, "utf-8")
    return serve(tmp_path)


@pytest.fixture
def package(read: Library, tmp_path: Path, serve: Callable[[Path], str]) -> str:
    """The address of the self-check in its SCORM package."""
    told = {(QUIZ.id, question.id): "Les: her" for question in QUIZ.questions}
    material = Material(QUIZ.id, "Q", (QUIZ,), told, "Fra: her", date(2026, 11, 30))
    words = {name: text[CODE] for name, text in read.words.items()}
    with zipfile.ZipFile(io.BytesIO(scorm.write(material, read.language(CODE), words))) as content:
        content.extractall(tmp_path)
    return f"{serve(tmp_path)}/{QUIZ.id}.html"


def total(read: Library) -> str:
    points = round(sum(worth for _, _, worth in scoring.cases(QUIZ)), 1)
    told = read.language(CODE).number(points)
    return read.words["quiz_score"][CODE].format(points=told, total=len(QUIZ.questions))


def test_the_site_counts_each_answer_by_the_share_of_right_options_less_that_of_wrong(
    page: Page, site: str, read: Library
) -> None:
    page.goto(site)
    visits.self_check(page)
    page.locator("[data-pace-choice]").click()
    for question, chosen, worth in scoring.cases(QUIZ):
        fieldset = page.locator(f'[data-question="{question.id}"]')
        choose(fieldset, letters(question, chosen))
        fieldset.locator("[data-check]").click()
        assert float(fieldset.get_attribute("data-worth") or "") == pytest.approx(worth)
        verdict = fieldset.get_attribute("data-verdict")
        assert (verdict == "right") == (worth == 1)
    expect(page.locator("[data-score]")).to_have_text(total(read))


def test_a_learning_platform_is_told_the_same(page: Page, package: str, read: Library) -> None:
    page.add_init_script(PLATFORM)
    page.goto(package)
    for question, chosen, _ in scoring.cases(QUIZ):
        choose(page.locator(f'[data-question="{question.id}"]'), letters(question, chosen))
    page.locator("#hand-in").click()
    expect(page.locator("#result")).to_have_text(total(read))
    found = page.evaluate("window.results")
    told = {"correct": 1.0, "wrong": 0.0}
    for number, (_, _, worth) in enumerate(scoring.cases(QUIZ)):
        result = found[str(number)]
        assert told.get(result) == worth or float(result) == pytest.approx(worth, abs=0.005)


@pytest.mark.parametrize("where", ["site", "package"])
def test_options_stand_in_another_order_each_time_with_their_reasons_and_stay_while_one_answers(
    request: pytest.FixtureRequest, page: Page, where: str
) -> None:
    page.add_init_script(TURNED)
    page.goto(request.getfixturevalue(where))
    if where == "site":
        visits.self_check(page)
        page.locator("[data-pace-choice]").click()
    written = [option.text[CODE] for option in QUIZ.questions[-1].options]
    fieldset = page.locator(f'[data-question="{QUIZ.questions[-1].id}"]')
    options, reasons = fieldset.locator("label"), fieldset.locator("[data-answer] li strong")
    assert options.all_text_contents() == reasons.all_text_contents() == written[::-1]
    fieldset.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(fieldset.locator("input").nth(1)).to_be_focused()
    if where == "site":
        fieldset.locator("[data-check]").click()
        told = fieldset.locator('[role="status"] strong').all_text_contents()
        assert told == [text for text in written[::-1] if text in told]
    assert options.all_text_contents() == written[::-1]
