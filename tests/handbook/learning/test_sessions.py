"""A session lasts half an hour, and its page and slides hold all that its author wrote."""

from __future__ import annotations

import html
import re

import pytest

from handbook.learning.sessions import MINUTES, Session
from handbook.library import Library
from handbook.reading.located import parse, validate
from handbook.reading.problems import Problems
from handbook.showing import fences
from handbook.showing.templates import Place, Templates
from places import CODES

SHORT = """\
id: rapid-job-search
about: principles/rapid-job-search
aims: [{nb: a, en: a}, {nb: b, en: b}]
points:
  - {claim: {nb: a, en: a}, lines: [{nb: a, en: a}, {nb: b, en: b}]}
  - {claim: {nb: b, en: b}, lines: [{nb: a, en: a}, {nb: b, en: b}]}
plan:
  - {minutes: 5, do: {nb: a, en: a}}
  - {minutes: 5, do: {nb: a, en: a}}
  - {minutes: 15, do: {nb: a, en: a}}
discuss:
  - {ask: {nb: a, en: a}, listen: [{nb: a, en: a}]}
  - {ask: {nb: b, en: b}, listen: [{nb: a, en: a}]}
"""


def test_a_plan_of_another_length_is_refused() -> None:
    with pytest.raises(Problems) as found:
        validate(parse(SHORT, "s.yml"), Session, CODES)
    assert [str(problem) for problem in found.value.problems] == [
        "s.yml:1: file: has a plan of 25 minutes, and a session lasts 30. Adjust its steps."
    ]


def text_of(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def test_the_page_of_a_session_tells_its_aims_plan_and_questions(read: Library) -> None:
    assert read.sessions
    for session in read.sessions.values():
        assert sum(step.minutes for step in session.plan) == MINUTES
        for language in read.languages:
            code = language.code
            place = Place(f"learn/sessions/{session.id}", language, "../../../")
            shown = text_of(fences.render("session", session.id, Templates(read), place))
            for text in (
                *session.aims,
                *(step.do for step in session.plan),
                *(each.ask for each in session.discuss),
                *(listen for each in session.discuss for listen in each.listen),
            ):
                assert text[code] in shown


def test_the_slides_hold_the_points_and_the_questions_but_not_what_to_listen_for(
    read: Library,
) -> None:
    for session in read.sessions.values():
        for language in read.languages:
            code = language.code
            place = Place(f"learn/slides/{session.id}", language, "../../../")
            shown = text_of(fences.render("slides", session.id, Templates(read), place))
            for point in session.points:
                assert point.claim[code] in shown
                assert all(line[code] in shown for line in point.lines)
            for each in session.discuss:
                assert each.ask[code] in shown
                assert not [text for text in each.listen if text[code] in shown]
