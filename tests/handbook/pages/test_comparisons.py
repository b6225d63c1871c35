"""The KIT beside today, and the two quality scales, are told whole and never mixed."""

from __future__ import annotations

import re
from html import unescape

from handbook.library import Library
from handbook.showing import fences
from handbook.showing.templates import Place, Templates


def shown(read: Library, word: str, body: str, code: str) -> str:
    """What a reader of this language sees of a fence, as running text."""
    html = fences.render(word, body, Templates(read), Place("index", read.language(code)))
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_every_comparison_gives_both_eras_and_all_its_sources(read: Library) -> None:
    for language in read.languages:
        text = shown(read, "then-now", "\n".join(read.comparisons), language.code)
        for row in read.comparisons.values():
            parts = [row.topic, row.kit, row.today, *([row.note] if row.note else [])]
            for part in parts:
                assert part[language.code] in text
            for source in row.sources:
                assert read.sources[source].title in text


def test_every_item_of_both_scales_is_shown_with_the_rights_and_the_way_to_the_scale(
    read: Library,
) -> None:
    principles = [name.removeprefix("principles/") for name in read.pages if "principles/" in name]
    assert len(principles) == 8
    for language in read.languages:
        for principle in principles:
            text = shown(read, "quality-scale", principle, language.code)
            for scale in read.scales.values():
                assert f"{scale.name[language.code]}, {scale.year}" in text
                assert scale.rights[language.code] in text
                for item in scale.about(principle):
                    assert f"{item.number}: {item.name[language.code]}" in text
                    assert item.full[language.code] in text
            assert read.words["scale_never_converted"][language.code] in text


def test_a_scale_without_an_item_on_the_principle_says_so(read: Library) -> None:
    source = read.languages[0].code
    sentence = read.words["scale_no_item"][source]
    for name in (name.removeprefix("principles/") for name in read.pages if "principles/" in name):
        silent = [scale for scale in read.scales.values() if not scale.about(name)]
        assert shown(read, "quality-scale", name, source).count(sentence) == len(silent)
