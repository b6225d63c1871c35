"""A figure is drawn to scale, says its point in words, and gives its numbers as a table."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from handbook.figures import Figure
from handbook.library import Library
from handbook.templates import Place, Templates


def drawn(read: Library, figure: Figure, code: str = "nb") -> str:
    """The figure's HTML in this language."""
    return Templates(read).render("figure", Place("index", read.language(code)), item=figure)


@pytest.fixture
def figure(read: Library) -> Figure:
    return read.figures["competitive-work-58-21"]


def test_bars_are_as_long_as_their_share_of_the_whole(read: Library, figure: Figure) -> None:
    html = drawn(read, figure)
    assert re.findall(r'figure__bar[^>]*width="([\d.]+)%"', html) == ["58", "21"]
    half = figure.model_copy(update={"max": Decimal(200)})
    assert re.findall(r'figure__bar[^>]*width="([\d.]+)%"', drawn(read, half)) == ["29", "10.5"]


def test_the_chart_has_a_name_a_claim_and_its_numbers_as_a_table(
    read: Library, figure: Figure
) -> None:
    for language in read.languages:
        html = drawn(read, figure, language.code)
        ids = re.search(r'role="img" aria-labelledby="([\w-]+) ([\w-]+)"', html)
        assert ids
        assert f'<title id="{ids[1]}">{figure.title[language.code]}</title>' in html
        assert f'<desc id="{ids[2]}">{figure.claim[language.code]}</desc>' in html
        assert f"{figure.title[language.code]}</strong> {figure.claim[language.code]}" in html
        rows = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', html)
        assert rows == [
            (bar.label[language.code], language.number(bar.value)) for bar in figure.bars
        ]


def test_the_number_of_a_long_bar_stands_inside_it(read: Library, figure: Figure) -> None:
    long = figure.bars[0].model_copy(update={"value": Decimal(100)})
    html = drawn(read, figure.model_copy(update={"bars": (long, figure.bars[1])}))
    assert 'figure__value--inside" x="100%"' in html
    assert 'figure__value" x="21%"' in html
