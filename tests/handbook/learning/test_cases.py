"""A story leads on from every choice, can be mended, ends, and is whole without a script."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
import yaml

from handbook.learning.cases import Case
from handbook.library import Library
from handbook.reading.located import parse, validate
from handbook.reading.problems import Problems
from handbook.showing import fences
from handbook.showing.templates import Place, Templates
from places import CODES, GOLDEN

STORY = """\
id: c
title: {nb: c, en: c}
about: {nb: c, en: c}
scenes:
  - id: begin
    when: {nb: c, en: c}
    title: {nb: c, en: c}
    says: [{nb: c, en: c}]
    pages: [first]
    choices:
      - {do: {nb: a, en: a}, to: shop, then: [{nb: a, en: a}]}
      - {do: {nb: b, en: b}, to: none, then: [{nb: b, en: b}]}
  - id: shop
    when: {nb: c, en: c}
    title: {nb: c, en: c}
    says: [{nb: c, en: c}]
    pages: [first]
    choices:
      - {do: {nb: c, en: c}, to: job, then: [{nb: c, en: c}]}
      - {do: {nb: d, en: d}, to: told, then: [{nb: d, en: d}]}
  - id: told
    when: {nb: c, en: c}
    title: {nb: c, en: c}
    says: [{nb: c, en: c}]
    pages: [first]
    mends: shop
    choices:
      - {do: {nb: e, en: e}, to: job, then: [{nb: e, en: e}]}
      - {do: {nb: f, en: f}, to: none, then: [{nb: f, en: f}]}
endings:
  - id: job
    when: {nb: c, en: c}
    title: {nb: c, en: c}
    says: [{nb: c, en: c}]
    pages: [first]
    ask: {nb: c, en: c}
  - id: none
    when: {nb: c, en: c}
    title: {nb: c, en: c}
    says: [{nb: c, en: c}]
    pages: [first]
    ask: {nb: c, en: c}
"""
CASES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "cases.yml").read_text("utf-8"))


def told(story: str) -> list[str]:
    try:
        validate(parse(story, "c.yml"), Case, CODES)
    except Problems as error:
        return [f"{problem.field}: {problem.message}" for problem in error.problems]
    return []


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_an_author_is_told_where_a_story_goes_wrong(case: dict[str, Any]) -> None:
    story = STORY
    for old, new in case.get("by", {}).items():
        assert old in story
        story = story.replace(old, new)
    assert told(story) == case["says"]


def test_the_line_is_told_too() -> None:
    with pytest.raises(Problems, match=r"^c\.yml:26: scenes\.2\.mends: «shopp»"):
        validate(parse(STORY.replace("mends: shop", "mends: shopp"), "c.yml"), Case, CODES)


def test_the_parts_are_numbered_from_the_first_scene_to_the_last_ending() -> None:
    case = validate(parse(STORY, "c.yml"), Case, CODES)
    assert [name for name, _ in sorted(case.numbers.items(), key=lambda row: row[1])] == [
        *("begin", "shop", "told"),
        *("begin/1", "begin/2", "shop/1", "shop/2", "told/1", "told/2"),
        *("job", "none"),
    ]
    assert [part.id for part in case.one_way()] == ["begin", "shop", "job"]


def test_whoever_follows_the_numbers_meets_every_part_and_can_go_back(read: Library) -> None:
    assert read.cases
    for case in read.cases.values():
        page = read.page_of("case", case.id)
        assert page
        for language in read.languages:
            place = Place(page.id, language, "../../")
            shown = fences.render("case", case.id, Templates(read), place)
            parts = dict(
                re.findall(
                    r'<section class="case__part" id="part-(\d+)"(.*?)</section>', shown, re.S
                )
            )
            assert sorted(map(int, parts)) == sorted(case.numbers.values())
            ways = {
                int(number): re.findall(r'href="#part-(\d+)">(.*?)</a>', text, re.S)
                for number, text in parts.items()
            }
            for links in ways.values():
                assert links
                assert all(f"{number})" in text for number, text in links)
            for scene in case.scenes:
                for place_of, choice in enumerate(scene.choices, 1):
                    number = case.numbers[f"{scene.id}/{place_of}"]
                    text = html.unescape(parts[str(number)])
                    assert all(said[language.code] in text for said in choice.then)
                    assert [int(to) for to, _ in ways[number]] == [
                        case.numbers[choice.to],
                        case.numbers[scene.id],
                    ]
