"""The built site holds what it promises to the outside, and nothing that only its makers need."""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import re
from pathlib import Path
from statistics import median
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from crawl import Document
from handbook.library import Library
from handbook.pages.page import Page

pytestmark = pytest.mark.site

# Bytes after gzip -6 of a page and all it loads: the aim for the page in the middle, and what no
# page may weigh. `make bench` holds it to the same page in plain Material: 0.06 of that, and 0.41
# without the search index, which plain Material fetches on every visit (on 30 November 2026).
AIM = 27 * 1024
WITH_SELF_CHECK = 28.5 * 1024  # a principle's page: its questions are there without a script
MOST = 46 * 1024  # the planning tools, which carry one plan from view to view
# And what each question brings, with a reason for every option: a page may fetch nothing.
QUESTION = 470
USUAL = 10  # questions of one self-check, which the weight above allows for
LONG = 60  # letters
# What a script fetches for those who ask for it.
FETCHED = ("data-workbook", "data-near", "data-bank", "data-needs", "data-on-path", "data-scripts")
PROMISED = {
    "pages": {"id", "kind", "roles", "covers", "sources", "minutes", "questions"},
    "forms": {"id", "fields"},
    "quizzes": {"id", "questions"},
    "calculators": {"id"},
    "figures": {"id"},
    "downloads": {"id"},
    "workbooks": {"id"},
    "slides": {"id"},
}
IN_EACH_LANGUAGE = {
    "pages": {"url", "title"},
    "forms": {"page", "pdf", "docx"},
    "quizzes": {"page"},
    "calculators": {"page"},
    "figures": {"page"},
    "downloads": {"file", "bytes", "sha256"},
    "workbooks": {"file", "bytes", "sha256"},
    "slides": {"file", "bytes", "sha256"},
}


def test_no_file_goes_out_that_no_reader_needs(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.is_file()]
    names = {path.relative_to(site).as_posix() for path in files}
    assert not [name for name in names if name.endswith((".map", ".gz", ".scss", ".md"))]
    assert not [path for path in files if not path.stat().st_size]
    styles = [name for name in names if name.endswith(".css")]
    assert all(name.startswith("assets/css/") for name in styles)


def test_every_script_and_style_of_a_page_has_its_content_in_its_name(
    documents: dict[str, Document], site: Path
) -> None:
    loaded = set()
    for page in documents.values():
        loaded |= {page.target(address)[0] for _, address in page.assets}
        told = [each.text for each in page.all("script") if each.attributes.get("id") == "__config"]
        assert told, page.address
        # and what a script of the page loads later
        later = [json.loads(each) for each in told]
        addresses = [
            each
            for search in later
            for each in (search["box"], *search["scripts"], search["styles"])
        ]
        # and what is fetched for those who ask, come near a self-check or follow a path
        addresses += [
            address
            for element in page.elements
            for told in FETCHED
            for address in element.attributes.get(told, "").split()
        ]
        loaded |= {page.target(address)[0] for address in addresses}
    ours = {name for name in loaded if name.startswith(("assets/js/", "assets/css/"))}
    assert {Path(name).name.partition(".")[0] for name in ours} >= {"form", "handbook", "missing"}
    published = [path for kind in ("js", "css") for path in (site / "assets" / kind).iterdir()]
    unloaded = {path.relative_to(site).as_posix() for path in published} - ours
    # that only the copy without a network loads
    assert [Path(name).name.partition(".")[0] for name in unloaded] == ["iframe-worker"]
    assert len(published) == len(ours) + len(unloaded)
    for path in published:
        assert path.suffixes[0][1:] == hashlib.sha256(path.read_bytes()).hexdigest()[:8], path


# What a browser shows as a page can run a script; each kind is held to the policy where it is made.
OPENED = {".html": b"Content-Security-Policy", ".svg": b"<svg", ".xml": b"<?xml"}
DOCUMENTS = {".pdf", ".docx", ".xlsx", ".pptx", ".epub", ".zip"}
NOT_RUN = {".css", ".js", ".json", ".txt", *DOCUMENTS, ""}


def test_every_file_that_a_browser_can_open_has_the_policy_or_does_nothing(site: Path) -> None:
    for path in site.rglob("*"):
        if not path.is_file() or path.suffix in NOT_RUN:
            continue
        content = path.read_bytes()
        assert OPENED[path.suffix] in content, path
        if path.suffix != ".html":
            assert not re.search(rb"<(\w+:)?script|\son\w+=|xml-stylesheet", content), path
    # what is not a page is never taken for one
    assert "X-Content-Type-Options: nosniff" in (site / "_headers").read_text("utf-8")


def test_the_list_for_others_has_the_promised_keys(manifest: dict[str, Any]) -> None:
    codes = {language["code"] for language in manifest["languages"]}
    assert set(manifest) == {"languages", *PROMISED}
    for language in manifest["languages"]:
        assert set(language) == {"code", "name", "root"}
    for kind, keys in PROMISED.items():
        assert manifest[kind], kind
        for entry in manifest[kind]:
            assert set(entry) == keys | codes, entry["id"]
            for code in codes:
                assert set(entry[code]) == IN_EACH_LANGUAGE[kind], entry["id"]


def test_every_address_in_the_list_is_on_the_site(
    manifest: dict[str, Any], pages: dict[str, Document], site: Path
) -> None:
    codes = [language["code"] for language in manifest["languages"]]
    for kind in PROMISED:
        for entry in manifest[kind]:
            for said in (entry[code] for code in codes):
                for key in ("url", "page"):
                    assert said.get(key, "") in pages
                for key in ("pdf", "docx", "file"):
                    assert key not in said or (site / said[key]).is_file()


def test_the_checksums_in_the_list_are_those_of_the_files(
    manifest: dict[str, Any], site: Path
) -> None:
    for entry in manifest["downloads"]:
        for language in manifest["languages"]:
            said = entry[language["code"]]
            content = (site / said["file"]).read_bytes()
            assert said["bytes"] == len(content)
            assert said["sha256"] == hashlib.sha256(content).hexdigest()


def test_the_item_stands_on_the_page_that_the_list_names(
    manifest: dict[str, Any], pages: dict[str, Document]
) -> None:
    marks = {
        "forms": "data-form",
        "quizzes": "data-quiz",
        "calculators": "data-calculator",
        "figures": "data-figure",
    }
    for kind, mark in marks.items():
        for entry in manifest[kind]:
            for language in manifest["languages"]:
                page = pages[entry[language["code"]]["page"]]
                found = [each.attributes.get(mark) for each in page.elements]
                assert entry["id"] in found, f"{kind} {entry['id']} on {page.address}"


def test_every_item_of_the_data_is_shown_somewhere(manifest: dict[str, Any], read: Library) -> None:
    for kind in ("forms", "quizzes", "calculators", "figures"):
        assert {entry["id"] for entry in manifest[kind]} == set(
            getattr(read, "tools" if kind == "calculators" else kind)
        )


def test_the_sitemap_lists_every_page_with_its_languages(
    pages: dict[str, Document], manifest: dict[str, Any], site: Path
) -> None:
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    urls = Xml.parse(site / "sitemap.xml").getroot().findall("s:url", names)
    home = urls[0].findtext("s:loc", "", names).removesuffix(next(iter(pages)))
    canonical = {
        each.attributes["href"]
        for page in pages.values()
        for each in page.all("link")
        if each.attributes.get("rel") == "canonical"
    }
    assert {url.findtext("s:loc", "", names) for url in urls} == canonical
    codes = {language["code"] for language in manifest["languages"]}
    for url in urls:
        links = [link.attrib for link in url.findall("x:link", names)]
        assert {link["hreflang"] for link in links} == codes | {"x-default"}
        assert {link["href"] for link in links} <= canonical
    assert f"Sitemap: {home}sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_no_search_tells_the_answers_of_a_self_check(site: Path, read: Library) -> None:
    for language in read.languages:
        file = site / language.root / "search" / "search_index.json"
        index = json.loads(file.read_text("utf-8"))["docs"]
        found = html.unescape(" ".join(entry["text"] for entry in index))
        told = [
            text[language.code]
            for quiz in read.quizzes.values()
            for question in quiz.questions
            for option in question.options
            for text in (option.text, option.why)
        ]
        # a short one is a few words or a question that a page may say too
        long = [text for text in told if len(text) > LONG]
        assert len(long) > len(told) / 2
        assert not [text for text in long if text in found]
        practised = [page for page in read.pages.values() if practises(page)]
        assert practised
        for page in practised:
            own = [each for each in index if each["location"].startswith(page.address(""))]
            assert [(each["title"], each["text"]) for each in own] == [
                (page.texts[language.code].title, "")
            ]


def test_no_search_shows_what_a_script_has_yet_to_fill_in(site: Path, read: Library) -> None:
    for language in read.languages:
        file = site / language.root / "search" / "search_index.json"
        index = json.loads(file.read_text("utf-8"))["docs"]
        shown = {each["location"]: f"{each['title']} {each['text']}" for each in index}
        assert any(place.endswith("#calculator") for place in shown)
        assert not [place for place, text in shown.items() if "{" in text]


def practises(page: Page) -> bool:
    """Whether the page asks the questions of other pages."""
    return any(fence.word == "practice" for text in page.texts.values() for fence in text.fences)


def test_a_first_visit_to_any_page_weighs_little(pages: dict[str, Document], site: Path) -> None:
    weights = {}
    for page in pages.values():
        files = {page.target(address)[0] for _, address in page.assets}
        files.add(f"{page.address}index.html")
        size = sum(len(gzip.compress((site / file).read_bytes(), 6)) for file in files)
        questions = sum("data-question" in each.attributes for each in page.elements)
        weights[page.address] = size - QUESTION * max(0, questions - USUAL)
    assert median(weights.values()) <= AIM
    principles = {address: size for address, size in weights.items() if "principles/" in address}
    assert not {each: size for each, size in principles.items() if size > WITH_SELF_CHECK}
    assert not {address: size for address, size in weights.items() if size > MOST}
