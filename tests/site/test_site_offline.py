"""The zip to read without a network holds all of a language, and no link leads nowhere."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest

from handbook.library import Library
from handbook.site.colophon import colophon
from places import SITE

pytestmark = pytest.mark.site
LINK = re.compile(r'<(?:a|link|img|script)\b[^>]*? (?:href|src)="([^"#?]*)[^"]*"')


def packed(site: Path, code: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(site / "downloads" / f"ips-offline-{code}.zip")


def test_every_page_is_in_it_and_every_link_leads_to_a_file_of_it_or_to_the_site(
    site: Path, read: Library
) -> None:
    for language in read.languages:
        with packed(site, language.code) as archive:
            names = {name.partition("/")[2] for name in archive.namelist()}
            [top] = {name.partition("/")[0] for name in archive.namelist()}
            assert "index.html" in names
            for page in read.pages.values():
                name = f"{page.address(language.root)}index.html"
                assert name in names
                text = archive.read(f"{top}/{name}").decode()
                assert "Content-Security-Policy" not in text
                for target in map(unescape, LINK.findall(text)):
                    if target and not re.match(r"[a-z]+:", target):
                        assert normpath(join(dirname(name), target)) in names, (name, target)


def test_a_text_in_it_tells_its_edition_its_terms_and_where_the_newest_is(
    site: Path, read: Library
) -> None:
    for language in read.languages:
        words = colophon(read, language, SITE)
        with packed(site, language.code) as archive:
            [name] = [
                name
                for name in archive.namelist()
                if name.endswith(".txt") and name.count("/") == 1
            ]
            said = archive.read(name).decode("utf-8-sig").splitlines()
        assert {words["taken_terms"], words["taken_newest"], words["taken_licence"]} <= set(said)
        assert re.search(r"\b20\d\d\b", said[1])


def test_other_languages_books_and_packages_for_platforms_stay_out(
    site: Path, read: Library
) -> None:
    for language in read.languages:
        others = [each for each in read.languages if each != language]
        with packed(site, language.code) as archive:
            names = archive.namelist()
        assert any(name.endswith(f"ips-referral-form-{language.code}.docx") for name in names)
        assert not [name for name in names if re.search(r"handbook-(pdf|epub)|scorm|moodle", name)]
        for other in others:
            assert not [name for name in names if re.search(rf"-{other.code}\.\w+$", name)]


def test_the_size_stands_on_the_page_that_offers_it(site: Path, read: Library) -> None:
    for language in read.languages:
        file = f"downloads/ips-offline-{language.code}.zip"
        page = site / read.pages["tools/take-along"].address(language.root) / "index.html"
        size = language.size((site / file).stat().st_size)
        [told] = re.findall(rf'{file}"[^>]*>([^<]*)</a>', page.read_text("utf-8"))
        assert size in told
