"""What a learning platform gets: every question, option and reason, in the same bytes always."""

from __future__ import annotations

import importlib
import io
import re
import zipfile
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from handbook.downloads.platforms import Material, gift, moodle
from handbook.learning.quizzes import Question, Quiz
from handbook.library import Library
from handbook.site.downloads import Download, Downloads
from places import VENDOR

NAMED = {"site_name": "S", "taken_terms": "Terms: T", "taken_newest": "Newest: N"}
DAY = date(2026, 11, 30)
PACKAGES = ("scorm", "moodle", "gift")
IMS = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
# The shares that Moodle offers for an option, in per cent.
SHARES = {0, 100, 50, 33.33333, 25, 20, -100, -50, -33.33333, -25, -20}
ODD = {
    "id": "odd",
    "title": {"nb": "Lønn/ytelser"},
    "questions": [
        {
            "id": "signs",
            "kind": "several",
            "ask": {"nb": "Er 1 = {x} # ~ ulikt \\ her: <b>&?"},
            "section": "s",
            "sources": ["a-study"],
            "options": [
                {"id": name, "text": {"nb": f"{name}: = ~"}, "correct": right, "why": {"nb": "}#"}}
                for name, right in (("a", True), ("b", True), ("c", False))
            ],
        }
    ],
}


@pytest.fixture(scope="session")
def packages(read: Library, tmp_path_factory: pytest.TempPathFactory) -> list[Download]:
    """Every package of the handbook in every language."""
    made = Downloads(read, tmp_path_factory.mktemp("kept"), "https://example.org/")
    return [
        each
        for kind in PACKAGES
        for language in read.languages
        for each in made.by_format(kind, language)
    ]


@pytest.fixture(scope="session")
def odd(read: Library) -> Material:
    """A question full of signs that mean something in one format or another."""
    quiz = Quiz.model_validate(ODD)
    return Material(
        "odd", "Odd", (quiz,), {("odd", "signs"): "Les: her"}, "Fra: her", date(2026, 11, 30)
    )


def quizzes_in(package: Download, read: Library) -> list[Quiz]:
    return (
        [read.quizzes[package.item.id]]
        if package.item.id in read.quizzes
        else [*read.quizzes.values()]
    )


def of_kind(packages: list[Download], kind: str) -> list[Download]:
    found = [package for package in packages if package.kind == kind]
    assert found
    return found


def test_made_twice_the_bytes_are_the_same(
    packages: list[Download], read: Library, tmp_path: Path
) -> None:
    again = Downloads(read, tmp_path, "https://example.org/")
    made = [
        each for code in read.languages for kind in PACKAGES for each in again.by_format(kind, code)
    ]
    assert {each.address: each.sha256 for each in made} == {
        each.address: each.sha256 for each in packages
    }


def test_the_scorm_manifest_names_every_file_and_an_item_for_each_quiz(
    packages: list[Download], read: Library
) -> None:
    for package in of_kind(packages, "scorm"):
        with zipfile.ZipFile(io.BytesIO(package.content)) as content:
            names = set(content.namelist())
            root = Xml.fromstring(content.read("imsmanifest.xml"))
        assert root.findtext(f"{IMS}metadata/{IMS}schemaversion") == "1.2"
        files = {file.get("href") for file in root.iter(f"{IMS}file")}
        assert files == names - {"imsmanifest.xml"}
        titles = [item.findtext(f"{IMS}title") for item in root.iter(f"{IMS}item")]
        assert titles == [quiz.title[package.language] for quiz in quizzes_in(package, read)]
        resources = {each.get("identifier"): each for each in root.iter(f"{IMS}resource")}
        for item in root.iter(f"{IMS}item"):
            resource = resources[item.get("identifierref")]
            assert resource.get(f"{ADL}scormtype") == "sco"
            assert resource.get("href") in names


def test_a_scorm_package_asks_nobody_else_for_anything(packages: list[Download]) -> None:
    for package in of_kind(packages, "scorm"):
        with zipfile.ZipFile(io.BytesIO(package.content)) as content:
            for name in content.namelist():
                # where the terms and the newest stand is told, and leads nowhere
                text = re.sub(r" https://example\.org/\S+", "", content.read(name).decode())
                if name != "imsmanifest.xml":  # its namespaces look like addresses
                    assert not re.search(r"https?://|//\w+\.\w|url\(|@import", text), name
                if name.endswith(".html"):  # in the frame of a platform, whose headers are its own
                    policy = text.index("Content-Security-Policy")
                    assert policy < text.index("<link") and policy < text.index("<script")
                    assert not re.search(r"unsafe|\sstyle=|\son[a-z]+=|<style", text), name
                for loaded in re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', text):
                    assert loaded in content.namelist()


def test_every_package_says_where_it_is_from_and_when_that_was_reviewed(
    packages: list[Download], read: Library
) -> None:
    for package in packages:
        language = read.language(package.language)
        pages = [read.page_of("quiz", quiz.id) for quiz in quizzes_in(package, read)]
        oldest = min(page.facts.reviewed for page in pages if page)
        says = read.words["learning_about"][language.code].format(date=language.date(oldest))
        texts = [package.content.decode()] if package.kind != "scorm" else []
        if package.kind == "scorm":
            with zipfile.ZipFile(io.BytesIO(package.content)) as content:
                pages_in = [name for name in content.namelist() if name.endswith(".html")]
                texts = [content.read(name).decode() for name in pages_in]
        for text in texts:
            assert says in text, package.address


def test_an_independent_parser_reads_all_of_moodle_xml(
    packages: list[Download], read: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(VENDOR))
    parser = importlib.import_module("moodle_xml_parser.parser")
    for package in of_kind(packages, "moodle"):
        code = package.language
        found = parser.parse_bytes(package.content)["multichoice"]
        questions = [each for quiz in quizzes_in(package, read) for each in quiz.questions]
        for question, parsed in zip(questions, found, strict=True):
            assert parsed.text_pre_parse == question.ask[code]
            assert parsed.single == (question.kind == "one")
            assert parsed.general_feedback
            assert [
                (option.answer, option.feedback, option.score_fraction > 0)
                for option in parsed.options
            ] == [
                (option.text[code], option.why[code], option.correct) for option in question.options
            ]


def test_moodle_reads_every_question_with_its_options_shares_and_reasons(
    packages: list[Download], read: Library
) -> None:
    for package in of_kind(packages, "moodle"):
        root = Xml.fromstring(package.content)
        asked = [each for each in root if each.get("type") == "multichoice"]
        questions = [each for quiz in quizzes_in(package, read) for each in quiz.questions]
        for question, element in zip(questions, asked, strict=True):
            _is_the_question(question, element, package.language)
        ids = [element.findtext("idnumber") for element in asked]
        assert len(set(ids)) == len(ids)


def _is_the_question(question: Question, element: Xml.Element, code: str) -> None:
    assert element.findtext("questiontext/text") == question.ask[code]
    assert element.findtext("single") == ("true" if question.kind == "one" else "false")
    assert element.findtext("generalfeedback/text")
    answers = element.findall("answer")
    for option, answer in zip(question.options, answers, strict=True):
        assert answer.findtext("text") == option.text[code]
        assert answer.findtext("feedback/text") == option.why[code]
        share = float(answer.get("fraction", ""))
        assert share in SHARES
        assert (share > 0) == option.correct
    shares = [float(answer.get("fraction", "")) for answer in answers]
    assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
    if question.kind == "several":
        assert sum(shares) == pytest.approx(0, abs=0.001)


def test_signs_that_mean_something_to_a_format_reach_the_reader_as_they_are(
    odd: Material, read: Library
) -> None:
    language = read.languages[0]
    root = Xml.fromstring(moodle.write(odd, language, NAMED))
    question = odd.quizzes[0].questions[0]
    assert root.findtext("question/questiontext/text") == question.ask["nb"]
    assert root.findtext("question/category/text") == "$course$/top/S/Lønn//ytelser"
    text = gift.write(odd, language, NAMED).decode()
    assert r"Er 1 \= \{x\} \# \~ ulikt \\ her\: <b>&?" in text
    assert "\t~%50%a\\: \\= \\~#\\}\\#" in text
    assert "\t~%-100%c" in text
