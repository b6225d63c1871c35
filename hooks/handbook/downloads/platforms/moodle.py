"""Questions as Moodle XML: the format in which Moodle keeps every reason and can edit them.

The elements are those of https://docs.moodle.org/en/Moodle_XML_format.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as Xml

from handbook.downloads.platforms import Material, fraction
from handbook.learning.quizzes import Question, Quiz
from handbook.reading.languages import Language


def write(material: Material, language: Language, words: Mapping[str, str]) -> bytes:
    """The questions of `material` in a category each quiz, below one named as the site."""
    root = Xml.Element("quiz")
    for quiz in material.quizzes:
        category = Xml.SubElement(root, "question", type="category")
        path = category_path(words["site_name"], quiz.title[language.code])
        _text(Xml.SubElement(category, "category"), path)
        told = (material.about, words["taken_terms"], words["taken_newest"])
        _plain(category, "info", " ".join(told))
        for number, question in enumerate(quiz.questions, 1):
            root.append(_question(material, quiz, number, question, language.code))
    Xml.indent(root)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def category_path(site: str, title: str) -> str:
    """The category of a quiz in Moodle's question bank; a slash in a name is written twice."""
    return "/".join(["$course$", "top", *(name.replace("/", "//") for name in (site, title))])


def _question(
    material: Material, quiz: Quiz, number: int, question: Question, code: str
) -> Xml.Element:
    asked = Xml.Element("question", type="multichoice")
    _text(Xml.SubElement(asked, "name"), f"{quiz.title[code]} {number:02}")
    _plain(asked, "questiontext", question.ask[code])
    _plain(asked, "generalfeedback", material.read[quiz.id, question.id])
    for name, value in (
        ("defaultgrade", "1"),
        ("penalty", "0.3333333"),
        ("hidden", "0"),
        ("idnumber", f"{quiz.id}-{question.id}-{code}"),
        ("single", "true" if question.kind == "one" else "false"),
        ("shuffleanswers", "true"),
        ("answernumbering", "none"),
    ):
        Xml.SubElement(asked, name).text = value
    for option in question.options:
        share = fraction(question, correct=option.correct)
        answer = Xml.SubElement(asked, "answer", fraction=share, format="plain_text")
        _text(answer, option.text[code])
        _plain(answer, "feedback", option.why[code])
    return asked


def _plain(parent: Xml.Element, name: str, text: str) -> None:
    _text(Xml.SubElement(parent, name, format="plain_text"), text)


def _text(parent: Xml.Element, text: str) -> None:
    Xml.SubElement(parent, "text").text = text
