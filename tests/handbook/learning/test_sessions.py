"""A session lasts half an hour, and its page and slides hold all that its author wrote."""

from __future__ import annotations

import html
import re
from types import SimpleNamespace

import pytest

from handbook.learning.sessions import MOST_SLIDES, Session
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.reading.located import parse, validate
from handbook.reading.problems import Problems
from handbook.reading.text import Text
from handbook.showing import fences
from handbook.showing.templates import Place, Templates
from places import CODES

SOUND = """\
id: rapid-job-search
about: principles/rapid-job-search
aims: [{nb: a, en: a}, {nb: b, en: b}]
bring: [{nb: a, en: a}]
points:
  - {claim: {nb: a, en: a}, lines: [{nb: a, en: a}, {nb: b, en: b}]}
  - {claim: {nb: b, en: b}, lines: [{nb: a, en: a}, {nb: b, en: b}]}
case:
  title: {nb: a, en: a}
  tells: [{nb: a, en: a}]
  ask: {nb: a, en: a}
  answer: {claim: {nb: a, en: a}, lines: [{nb: a, en: a}, {nb: b, en: b}]}
  listen: [{nb: a, en: a}]
exercise: {claim: {nb: a, en: a}, lines: [{nb: a, en: a}, {nb: b, en: b}]}
follow_up: {claim: {nb: a, en: a}, what: {nb: a, en: a}, who: {nb: a, en: a}, when: {nb: a, en: a}}
plan:
  - {minutes: 10, shows: [title, points], do: {nb: a, en: a}}
  - {minutes: 10, shows: [case, answer], do: {nb: a, en: a}}
  - {minutes: 10, shows: [exercise, follow-up], do: {nb: a, en: a}}
discuss: [{ask: {nb: a, en: a}, listen: [{nb: a, en: a}]}]
"""
POINT = "  - {claim: {nb: b, en: b}, lines: [{nb: a, en: a}, {nb: b, en: b}]}\n"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("", "", []),
        ("minutes: 10", "minutes: 5", ["16: plan: lasts 15 minutes, and a session 30."]),
        (POINT, POINT * 4, ["5: points: makes 10 slides, and 9 is the most."]),
        ("title, points", "title", ["16: plan: must show points once."]),
        ("title, points", "title, points, case", ["16: plan: must show case once."]),
        ("case, answer", "answer, case", ["16: plan: begins with the title, and shows the answer"]),
        (
            "follow_up: {claim: {nb: a, en: a}, ",
            "follow_up: {",
            ["15: follow_up.claim: is missing"],
        ),
        ("bring: [{nb: a, en: a}]", "bring: []", ["4: bring: has too few entries"]),
    ],
)
def test_half_an_hour_is_half_an_hour_and_leaves_nothing_out(
    old: str, new: str, says: list[str]
) -> None:
    found: list[str] = []
    try:
        validate(parse(SOUND.replace(old, new) if old else SOUND, "s.yml"), Session, CODES)
    except Problems as problems:
        found = [str(problem).removeprefix("s.yml:") for problem in problems.problems]
    assert [line[: len(said)] for line, said in zip(found, says, strict=True)] == says


def text_of(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


class _Files:
    """Stands in for the files to take along, which take long to make."""

    def named(self, name: str, _: Language) -> SimpleNamespace:
        address, word = f"downloads/{name}.pptx", "file_pptx"
        return SimpleNamespace(address=address, title=name, size=1, word=word)


def texts_of(session: Session) -> list[Text]:
    """What both the page of a session and its slides say."""
    case, after = session.case, session.follow_up
    points = (case.answer, session.exercise)
    lines = [line for point in points for line in (point.claim, *point.lines)]
    told = [case.title, *case.tells, case.ask, after.claim, after.what, after.who, after.when]
    return [*session.aims, *told, *lines]


def test_the_page_of_a_session_holds_all_that_its_author_wrote(read: Library) -> None:
    assert read.sessions
    for session in read.sessions.values():
        for language in read.languages:
            place = Place(f"learn/sessions/{session.id}", language, "../../../")
            shown = text_of(
                fences.render("session", session.id, Templates(read, downloads=_Files()), place)
            )
            listen = [
                *session.case.listen,
                *(text for each in session.discuss for text in each.listen),
            ]
            asks = [each.ask for each in session.discuss]
            does = [step.do for step in session.plan]
            for text in (*texts_of(session), *session.bring, *listen, *asks, *does):
                assert text[language.code] in shown


def test_the_slides_are_nine_at_most_and_tell_nothing_of_what_to_listen_for(read: Library) -> None:
    for session in read.sessions.values():
        for language in read.languages:
            code = language.code
            place = Place(f"learn/slides/{session.id}", language, "../../../")
            markup = fences.render("slides", session.id, Templates(read, downloads=_Files()), place)
            assert markup.count('class="slide"') == len(session.slides) <= MOST_SLIDES
            shown = text_of(markup)
            points = [text for point in session.points for text in (point.claim, *point.lines)]
            for text in (*texts_of(session), *points):
                assert text[code] in shown
            assert not [text for text in session.case.listen if text[code] in shown]


def test_whoever_was_there_has_not_seen_the_self_check(read: Library) -> None:
    for session in read.sessions.values():
        for quiz in read.quizzes.values():
            for code in CODES:
                asked = runs(*(each.ask[code] for each in quiz.questions))
                told = runs(*(each[code] for each in (*session.case.tells, session.case.ask)))
                assert not asked & told, (session.id, quiz.id)


def runs(*texts: str, words: int = 8) -> set[tuple[str, ...]]:
    """Every row of so many words in the texts."""
    split = [re.findall(r"\w+", text.casefold()) for text in texts]
    return {tuple(row[n : n + words]) for row in split for n in range(len(row) - words + 1)}
