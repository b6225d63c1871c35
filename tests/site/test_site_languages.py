"""A language is added as data and pages alone, and the site then has it in every part."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from handbook import library
from handbook.desk import translations
from handbook.library import Library
from handbook.pages.page import TextFacts
from handbook.prose.spelling import word_list
from handbook.prose.style import styles
from handbook.site.search import INDEX
from places import copy_sources
from scratch import run

# Built once, by one worker, which begins with it.
pytestmark = [pytest.mark.site, pytest.mark.early, pytest.mark.xdist_group("language")]

ROW = {"code": "nn", "name": "Norsk nynorsk", "root": "nn/", "locale": "nn-NO"}
CODE = ROW["code"]
MARK = " ¤"  # ends the texts of the new language, so that no other can stand for them
MARKED = ("data/interface.yml", "data/forms/*.yml")


class Plain(yaml.SafeDumper):
    """Writes what stands in two places twice, as people do."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def told_in_the_new_language(value: Any, source: str, mark: str) -> Any:
    """`value` with what it has in the language `source` in the new one too."""
    if isinstance(value, list):
        return [told_in_the_new_language(each, source, mark) for each in value]
    if not isinstance(value, dict):
        return value
    if source not in value:
        return {key: told_in_the_new_language(each, source, mark) for key, each in value.items()}
    told = value[source]
    return {**value, CODE: told + mark if isinstance(told, str) else told}


def add_language(root: Path, read: Library) -> None:
    """What CONTRIBUTING.md says of a new language, with the words of the source language."""
    source, other = (each.code for each in read.languages[:2])
    marked = {file for pattern in MARKED for file in root.glob(pattern)}
    for file in (root / "data").rglob("*.yml"):
        value = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
        if file.name == "languages.yml":
            value.append({**value[0], **ROW})
        elif file.name == "style.yml":
            value.append({**value[0], "language": CODE})
        elif file.name == "translations.yml":
            value[CODE] = value[other]
        else:
            value = told_in_the_new_language(value, source, MARK if file in marked else "")
        text = yaml.dump(value, Dumper=Plain, allow_unicode=True, sort_keys=False)
        file.write_text(text, "utf-8")
    shutil.copy(root / word_list(source), root / word_list(CODE))
    shutil.copytree(root / "docs" / source, root / "docs" / CODE)
    for page in (root / "docs" / CODE).rglob("*.md"):
        _, facts, body = page.read_text("utf-8").split("---\n", 2)
        known = yaml.load(facts, yaml.CBaseLoader)
        own = {name: known[name] for name in TextFacts.model_fields if name in known}
        page.write_text(f"---\n{yaml.safe_dump(own, allow_unicode=True)}---\n{body}", "utf-8")


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory, read: Library) -> Library:
    """A copy of the handbook that has one more language, built into its folder site/."""
    root = tmp_path_factory.mktemp("language") / "handbook"
    copy_sources(root)
    add_language(root, read)
    run(root, "-m", "mkdocs", "build", "--strict")
    return library.load(root)


def page(added: Library, name: str) -> str:
    """The built page `name` in the new language."""
    return (added.root / "site" / CODE / name / "index.html").read_text("utf-8")


def test_every_page_is_built_in_the_new_language_and_names_all(added: Library) -> None:
    missing = [name for name in added.pages if name != "index" and not page(added, name)]
    assert not missing
    home = (added.root / "site" / CODE / "index.html").read_text("utf-8")
    assert f'<html lang="{CODE}"' in home
    sitemap = (added.root / "site" / "sitemap.xml").read_text("utf-8")
    for language in added.languages:
        assert sitemap.count(f'hreflang="{language.code}"') == len(added.pages) * 3
        front = (added.root / "site" / language.root / "index.html").read_text("utf-8")
        others = {each.code for each in added.languages} - {language.code}
        assert others <= set(re.findall(r'hreflang="([^"]+)"', front))


def test_the_words_of_the_site_and_its_menu_are_those_of_the_new_language(added: Library) -> None:
    shown = {
        language.code: {
            unescape(text).strip()
            for text in re.findall(
                r"<a [^>]*>([^<]+)</a>",
                (added.root / "site" / language.root / "tools/index.html")
                .read_text("utf-8")
                .partition('<details class="menu')[2]
                .partition("</details>")[0],
            )
        }
        for language in added.languages
    }
    source = added.languages[0].code
    sections = [text for name, text in added.words.items() if name.startswith("section_")]
    titled = [text for text in sections if text[source] in shown[source]]
    assert titled
    assert [text for text in sections if text[CODE] in shown[CODE]] == titled
    assert added.words["site_name"][CODE] in page(added, "tools").partition("</title>")[0]


def test_a_form_is_asked_and_downloaded_in_the_new_language(added: Library) -> None:
    form = next(iter(added.forms.values()))
    shown = added.page_of("form", form.id)
    assert shown
    html = unescape(page(added, shown.id))
    assert all(field.label[CODE] in html for field in form.fields)
    for kind in ("pdf", "docx"):
        found = re.findall(rf'href="([^"]+\.{kind})"', html)
        assert found
        folder = added.root / "site" / CODE / shown.id
        assert all((folder / address).resolve().is_file() for address in found)
        # the page's own, and those of its twins
        for language in added.languages:
            assert any(f"-{language.code}." in address for address in found)


def test_the_new_language_has_a_search_of_its_own(added: Library) -> None:
    index = json.loads((added.root / "site" / CODE / INDEX).read_text("utf-8"))
    source = json.loads((added.root / "site" / INDEX).read_text("utf-8"))
    assert [entry["location"] for entry in index["docs"]] == [
        entry["location"] for entry in source["docs"]
    ]
    assert MARK in json.dumps(index, ensure_ascii=False)
    assert MARK not in json.dumps(source, ensure_ascii=False)


def test_what_authors_are_told_knows_the_new_language(added: Library) -> None:
    codes = tuple(each.code for each in added.languages)
    assert codes[-1] == CODE
    assert set(codes) <= styles(added.root, codes).keys()
    stamps = translations.read_stamps(added.root)
    assert not list(translations.stale(added.root, added.pages, codes[0], stamps))
