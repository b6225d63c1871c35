"""Moodle, by its own rule, makes of an answer what the site makes of it."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as Xml

import pytest

import scoring
from handbook.downloads.platforms import Material, gift, moodle
from handbook.library import Library
from scoring import CODE

NAMED = {"site_name": "S", "taken_terms": "Terms: T", "taken_newest": "Newest: N"}
QUIZ = scoring.quiz("scoring")


@pytest.fixture(scope="module")
def material() -> Material:
    read = {(QUIZ.id, question.id): "Les: her" for question in QUIZ.questions}
    return Material(QUIZ.id, "Q", (QUIZ,), read, "Fra: her", date(2026, 11, 30))


def graded(shares: list[float]) -> float:
    """What Moodle makes of the shares of the options that were chosen, in per cent: see
    `grade_response` in its question/type/multichoice/question.php.
    """
    return min(max(0, sum(shares)), 100) / 100


def test_moodle_xml_says_what_each_answer_is_worth_and_mixes_the_options(
    material: Material, read: Library
) -> None:
    root = Xml.fromstring(moodle.write(material, read.language(CODE), NAMED))
    asked = [each for each in root if each.get("type") == "multichoice"]
    for (question, chosen, worth), element in zip(scoring.cases(QUIZ), asked, strict=True):
        shares = {
            each.findtext("text"): float(each.get("fraction", ""))
            for each in element.findall("answer")
        }
        found = graded([shares[option.text[CODE]] for option in chosen])
        assert found == pytest.approx(worth, abs=1e-5), question.id
        assert element.findtext("shuffleanswers") == "true"


def test_gift_says_what_each_answer_is_worth(material: Material, read: Library) -> None:
    text = gift.write(material, read.language(CODE), NAMED).decode()
    asked = re.findall(r"\{\n(.*?)\n\}", text, re.DOTALL)
    for (question, chosen, worth), block in zip(scoring.cases(QUIZ), asked, strict=True):
        shares = {
            name: float(share or (100 if mark == "=" else 0))
            for mark, share, name in re.findall(r"\t([=~])(?:%(.*?)%)?(\w+)#w", block)
        }
        assert len(shares) == len(question.options)
        found = graded([shares[option.text[CODE]] for option in chosen])
        assert found == pytest.approx(worth, abs=1e-5), question.id
