"""What nobody was meant to read is found on the finished page, and told at the line it came from.

The reader of pages and the engine's own Markdown are held against each other: what the first calls
sound, the second shows as it is written, whatever is put together.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.utils.yaml import yaml_load

import check_pages
from handbook.library import Library
from handbook.pages import reader
from handbook.pages.markdown import Heading
from handbook.pages.page import PageText
from handbook.reading.problems import Problem
from handbook.site import rendered
from places import GOLDEN, ROOT

_markdown: Any = Markdown  # it tells no types
CASES = yaml.safe_load((GOLDEN / "rendered.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["html"])
def test_what_is_left_over_is_told_at_its_line(case: dict[str, Any], read: Library) -> None:
    prose = tuple((line, number) for number, line in enumerate(case["source"], 1))
    headings = tuple(Heading(*each) for each in case.get("headings", ()))
    text = replace(some_page(read), headings=headings, prose=prose)
    found = sorted(rendered.faults(case["html"], text))
    said = [f"{each.line}: {each.field}: {each.message}" for each in found]
    assert len(said) == len(case["says"]), said
    assert all(line.startswith(wanted) for line, wanted in zip(said, case["says"], strict=True))


def test_the_build_stops_before_it_writes_such_a_page() -> None:
    config = MkDocsConfig()
    check_pages.on_config(config)
    config.extra["faults"].append(Problem("docs/nb/a.md", 2, "page", "has «**»."))
    with pytest.raises(Abort, match=r"^docs/nb/a.md:2: page: has «\*\*»."):
        check_pages.on_env(Environment(), config, ())


def some_page(read: Library) -> PageText:
    """A page to put another text into."""
    return read.pages["about"].texts[read.languages[0].code]


SHOWN: list[str] = []  # what the fences of the last page asked for


def engine() -> Markdown:
    """Markdown as mkdocs.yml sets it up, with fences that show nothing."""
    with (ROOT / "mkdocs.yml").open("rb") as file:
        listed = yaml_load(file)["markdown_extensions"]
    names = [each if isinstance(each, str) else next(iter(each)) for each in listed]
    configs = {name: each[name] for each in listed if not isinstance(each, str) for name in each}

    def show(source: str, *_: Any, **__: Any) -> str:
        SHOWN.append(source)
        return "<figure></figure>"

    fence = {"name": "figure", "class": "figure", "format": show}
    configs["pymdownx.superfences"] = {"custom_fences": [fence]}
    made: Markdown = _markdown(extensions=names, extension_configs=configs)
    return made


ENGINE = engine()
WORDS = ["ord", "**fet**", "*kursiv*", "_skrå_", "`kode`", "[lenke](a.md)", "[^kilde]", "«sitat»"]
SIGNS = [
    *("**", "*", "_", "`", "[", "]", "(", "|", "<", ">", "#", "- ", "1. ", "2026. ", "\\*", "\\["),
    *("<br>", "<kbd>x</kbd>", "<b>", "&nbsp;", "~~", "{", "}", "!", "***begge***", "**a *b* c**"),
]
BEGINNINGS = [
    *("", "", "", "- ", "1. ", "2. ", "* ", "> ", "    ", "    - ", "    1. ", "        ", "  "),
    *("## ", "### ", '!!! note "Tittel"\n', "| a | b |\n", "|---|---|\n", "---\n", "===\n", "\t"),
    *("```figure\nx\n```\n", "    ```figure\n    x\n    ```\n", "```\n", "!!! ", "<div>\n", "• "),
]
TEXTS = st.lists(st.sampled_from(WORDS * 12 + SIGNS), min_size=1, max_size=3).map(" ".join)
LINES = st.tuples(st.sampled_from(BEGINNINGS), TEXTS, st.sampled_from(["\n", "\n\n"])).map(
    lambda parts: (parts[0] if parts[0].endswith("\n") else f"{parts[0]}{parts[1]}") + parts[2]
)


@settings(max_examples=400)
@given(st.lists(LINES, min_size=1, max_size=7).map("".join))
def test_what_is_sound_is_shown_as_it_is_written(read: Library, written: str) -> None:
    found = reader.read(written.split("\n"), 1)
    if found.faults or any(each.word != "figure" or not each.is_closed for each in found.fences):
        return
    text = replace(some_page(read), headings=(), prose=tuple(found.prose))
    SHOWN.clear()
    html = ENGINE.reset().convert(f"{written}\n\n[^kilde]: Kilden.\n")
    left = [each for each in rendered.faults(html, text) if each.field in ("page", "box")]
    assert not left
    assert len(SHOWN) == len(found.fences)
    counted = {
        kind: sum(each.kind == kind for each in found.blocks) for kind in ("heading", "item")
    }
    assert len(re.findall(r"<h\d", html)) == counted["heading"]
    assert len(re.findall(r"<li>", html)) == counted["item"]
    assert ("<blockquote>" in html) == any(each.kind == "quotation" for each in found.blocks)
