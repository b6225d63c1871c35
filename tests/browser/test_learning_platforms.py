"""A self-check in a learning platform: scorm-again plays the platform, gift-pegjs reads GIFT."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

import visits
from handbook.learning.quizzes import LETTERS, Quiz
from handbook.library import Library
from handbook.site.downloads import Download, Downloads
from places import CODES, VENDOR

pytestmark = [pytest.mark.browser, pytest.mark.one_page]
ID = "rapid-job-search"

# A platform that shows the page in a frame, sends what it commits, and knows what it kept.
PLATFORM = """<!doctype html><html lang="en"><title>Platform</title>
<script src="scorm12.min.js"></script>
<script>
  const settings = { lmsCommitUrl: "/commit", autocommit: false, logLevel: 5 };
  window.API = new Scorm12API(settings);
  const kept = new URLSearchParams(location.search).get("kept");
  if (kept) window.API.loadFromJSON(JSON.parse(kept));
</script>
<iframe src="../%s.html" title="Self-check" width="900" height="800"></iframe></html>"""


class Platform:
    """A platform that runs one package; `commits` are what it was sent, the last at the end."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.commits: list[dict[str, Any]] = []
        self.refuses = False
        page.route("**/commit", self._commit)

    def _commit(self, route: Any) -> None:
        if self.refuses:
            route.fulfill(json={"result": "false", "errorCode": 101})
            return
        self.commits.append(json.loads(route.request.post_data)["cmi"])
        route.fulfill(json={"result": "true", "errorCode": 0})

    def launch(self, kept: dict[str, Any] | None = None) -> Frame:
        """Opens the package, as left in `kept`; gives the frame with its page."""
        query = "" if kept is None else f"?kept={json.dumps(kept)}"
        self.page.goto(f"{self.address}/platform/index.html{query}", wait_until="load")
        frame = self.page.frames[1]
        frame.wait_for_selector("fieldset")
        return frame

    def value(self, name: str) -> str:
        """What the platform's own data model holds."""
        return str(self.page.evaluate("name => window.API.LMSGetValue(name)", name))


def unpacked(package: Download, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(package.content)) as content:
        content.extractall(folder)
    return folder


@pytest.fixture(scope="session")
def downloads(read: Library, tmp_path_factory: pytest.TempPathFactory) -> Downloads:
    return Downloads(read, tmp_path_factory.mktemp("kept"), "https://example.org/")


@pytest.fixture(params=CODES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def quiz(read: Library) -> Quiz:
    return read.quizzes[ID]


@pytest.fixture
def folder(downloads: Downloads, read: Library, language: str, tmp_path: Path) -> Path:
    """The package of one quiz in one language, beside the page of a platform that runs it."""
    made = downloads.by_format("scorm", read.language(language))
    folder = unpacked(next(each for each in made if each.item.id == ID), tmp_path)
    (folder / "platform").mkdir()
    (folder / "platform" / "index.html").write_text(PLATFORM % ID, "utf-8")
    script = (VENDOR / "scorm-again" / "scorm12.min.js").read_bytes()
    (folder / "platform" / "scorm12.min.js").write_bytes(script)
    return folder


@pytest.fixture
def platform(page: Page, folder: Path, serve: Callable[[Path], str]) -> Iterator[Platform]:
    """The platform in a browser."""
    yield Platform(page, serve(folder))
    page.unroute_all()


def answer(frame: Frame, quiz: Quiz, wrong: int = 0, first: int = 0) -> None:
    """Answers every question from `first` on; the `wrong` first of them wrongly."""
    for place, question in list(enumerate(quiz.questions))[first:]:
        for number, option in enumerate(question.options):
            chosen = option.correct if place >= wrong else not option.correct
            if chosen:
                asked = frame.locator(f"#{quiz.id}-{question.id}")
                asked.locator(f'input[value="{LETTERS[number]}"]').check()
                if question.kind == "one":
                    break


def test_score_status_and_every_answer_are_committed_when_the_answers_are_handed_in(
    platform: Platform, quiz: Quiz
) -> None:
    frame = platform.launch()
    answer(frame, quiz, wrong=2)
    frame.locator("#hand-in").click()
    total = len(quiz.questions)
    sent = platform.commits[-1]
    assert sent["core"]["score"]["raw"] == str(round(100 * (total - 2) / total))
    assert sent["core"]["lesson_status"] == "completed"
    found = sent["interactions"]
    found = list(found.values()) if isinstance(found, dict) else found
    assert [each["result"] for each in found] == ["wrong"] * 2 + ["correct"] * (total - 2)
    for question, each in zip(quiz.questions, found, strict=True):
        assert each["id"] == f"{quiz.id}-{question.id}"
        assert each["type"] == "choice"
        letters = [
            letter for letter, o in zip("abcde", question.options, strict=False) if o.correct
        ]
        key = each["correct_responses"]
        key = key["0"] if isinstance(key, dict) else key[0]
        assert key["pattern"] == ",".join(letters)
    expect(frame.locator("#result")).to_be_focused()
    assert int(platform.page.evaluate("() => Number(window.API.LMSGetLastError())")) == 0


def test_a_result_that_the_platform_refuses_is_told_and_can_be_handed_in_again(
    platform: Platform, quiz: Quiz, read: Library, language: str
) -> None:
    frame = platform.launch()
    answer(frame, quiz)
    platform.refuses = True
    frame.locator("#hand-in").click()
    expect(frame.locator("#missing")).to_have_text(read.words["sco_refused"][language])
    platform.refuses = False
    before = len(platform.commits)
    frame.locator("#hand-in").click()
    expect(frame.locator("#missing")).to_be_empty()
    expect(frame.locator("#hand-in")).to_be_hidden()
    expect(frame.locator("#result")).to_be_focused()
    assert len(platform.commits) > before
    assert platform.commits[-1]["core"]["lesson_status"] == "completed"
    assert platform.value("cmi.interactions._count") == str(len(quiz.questions))


def test_a_reader_who_left_goes_on_where_she_was_and_sees_her_result_later(
    platform: Platform, quiz: Quiz
) -> None:
    frame = platform.launch()
    first = quiz.questions[0]
    frame.locator(f'#{quiz.id}-{first.id} input[value="b"]').check()
    left = platform.commits[-1]
    assert left["core"]["lesson_status"] == "incomplete"
    assert left["core"]["exit"] == "suspend"
    frame = platform.launch(left)
    expect(frame.locator("input:checked")).to_have_count(1)
    expect(frame.locator(f'#{quiz.id}-{first.id} input[value="b"]')).to_be_checked()
    answer(frame, quiz)
    frame.locator("#hand-in").click()
    frame = platform.launch(platform.commits[-1])
    expect(frame.locator("#result")).to_be_visible()
    expect(frame.locator("#hand-in")).to_be_hidden()
    assert platform.value("cmi.core.lesson_status") == "completed"
    frame.locator("#again").click()
    expect(frame.locator("input:checked")).to_have_count(0)
    expect(frame.locator("#result")).to_be_hidden()


def test_what_was_kept_of_an_older_edition_is_not_resumed(platform: Platform, quiz: Quiz) -> None:
    frame = platform.launch()
    frame.locator("input").first.check()
    left = platform.commits[-1]
    older = {
        **left,
        "suspend_data": left["suspend_data"].replace(left["suspend_data"][:6], "older0"),
    }
    frame = platform.launch(older)
    expect(frame.locator("input:checked")).to_have_count(0)


@pytest.mark.parametrize(("wrong", "status"), [(0, "passed"), (3, "failed")])
def test_a_platform_with_a_limit_of_its_own_hears_passed_or_failed(
    platform: Platform, quiz: Quiz, wrong: int, status: str
) -> None:
    frame = platform.launch({"student_data": {"mastery_score": "80"}})
    answer(frame, quiz, wrong=wrong)
    frame.locator("#hand-in").click()
    assert platform.commits[-1]["core"]["lesson_status"] == status


def test_a_question_without_an_answer_is_named_and_nothing_is_handed_in(
    platform: Platform, quiz: Quiz, read: Library, language: str
) -> None:
    frame = platform.launch()
    answer(frame, quiz, first=1)
    frame.locator("#hand-in").click()
    said = read.words["sco_missing"][language].format(numbers="1")
    expect(frame.locator("#missing")).to_have_text(said)
    expect(frame.locator("fieldset").first.locator("input").first).to_be_focused()
    assert platform.value("cmi.core.lesson_status") == "incomplete"


def test_the_package_opened_by_itself_says_so_works_and_has_no_fault_of_access(
    platform: Platform, quiz: Quiz
) -> None:
    page = platform.page
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{platform.address}/{ID}.html")
    expect(page.locator("#alone")).to_be_visible()
    answer(page.main_frame, quiz, wrong=1)
    page.locator("#hand-in").click()
    expect(page.locator("[data-answer]:visible")).to_have_count(len(quiz.questions))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for scheme in visits.SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert visits.axe(page) == [], scheme


def test_an_independent_parser_reads_every_question_of_the_gift_files(
    page: Page, downloads: Downloads, read: Library, language: str
) -> None:
    page.add_script_tag(path=VENDOR / "gift-pegjs" / "gift-parser-globals.js")
    for package in downloads.by_format("gift", read.language(language)):
        parsed = page.evaluate("text => giftParser.parse(text)", package.content.decode())
        asked = [each for each in parsed if each["type"] != "Category"]
        questions = [question for _, _, question in package.item.questions]
        for question, found in zip(questions, asked, strict=True):
            assert found["type"] == "MC"
            assert found["stem"]["text"] == question.ask[language]
            assert found["globalFeedback"]["text"]
            for option, choice in zip(question.options, found["choices"], strict=True):
                assert choice["text"]["text"] == option.text[language]
                assert choice["feedback"]["text"] == option.why[language]
                weight = choice["weight"]
                right = choice["isCorrect"] if weight is None else weight > 0
                assert right == option.correct
