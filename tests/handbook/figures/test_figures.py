"""A figure is drawn to scale, says its point in words, and gives its numbers as a table."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import yaml

from handbook import library
from handbook.figures.figure import Figure, Levels, Mapping, Steps
from handbook.library import Library
from handbook.reading.problems import Problems
from handbook.showing.templates import Place, Templates
from places import CODES, GOLDEN, ROOT

CASES = yaml.safe_load((GOLDEN / "figures.yml").read_text("utf-8"))
KINDS = yaml.safe_load((GOLDEN / "figure-kinds.yml").read_text("utf-8"))


def drawn(read: Library, name: str, code: str = CODES[0]) -> str:
    """The figure's HTML in this language."""
    place = Place("index", read.language(code))
    return Templates(read).render(["figure"], place, item=read.figures[name])


def words(html: str) -> str:
    """What a reader sees or hears of `html`, as running text."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def bars(html: str) -> list[tuple[float, float]]:
    """Where each bar begins and how long it is, in per cent of the axis."""
    found = re.findall(r'<rect class="figure__bar .*? x="([\d.]+)%".*? width="([\d.]+)%"', html)
    return [(float(start), float(length)) for start, length in found]


def handbook(tmp_path: Path, figure: str) -> Path:
    """A small sound handbook with `figure` in it."""
    root = tmp_path / "handbook"
    shutil.copytree(GOLDEN / "handbook", root)
    (root / "data" / "figures").mkdir()
    (root / "data" / "figures" / "made-up.yml").write_text(figure, "utf-8")
    (root / "data" / "scales").mkdir()
    scale = (ROOT / "data" / "scales" / "kit-15.yml").read_text("utf-8")
    scale = re.sub(r"principles: \[.*\]", "principles: []", scale)
    scale = scale.replace("source: ips-15", "source: a-study")
    (root / "data" / "scales" / "kit-15.yml").write_text(scale, "utf-8")
    return root


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_figure_of_each_kind_is_read_and_drawn(
    kind: str, tmp_path: Path, read: Library
) -> None:
    small = library.load(handbook(tmp_path, KINDS[kind]))
    with_templates = replace(small, root=ROOT, words=read.words)
    assert f"figure--{kind}" in drawn(with_templates, "made-up")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_author_of_a_faulty_figure_reads_where_and_how_to_mend_it(
    case: dict[str, str], tmp_path: Path
) -> None:
    sound = KINDS[case["kind"]]
    assert sound.count(case["replace"]) == 1
    faulty = sound.replace(case["replace"], case["by"])
    if "with" in case:
        faulty = faulty.replace(*case["with"])
    with pytest.raises(Problems) as told:
        library.load(handbook(tmp_path, faulty))
    wanted = {f"data/figures/made-up.yml:{case[key]}" for key in ("says", "also") if key in case}
    assert {str(problem) for problem in told.value.problems} == wanted


def test_every_figure_has_its_title_its_claim_and_all_its_sources(read: Library) -> None:
    for name, figure in read.figures.items():
        for language in read.languages:
            html = drawn(read, name, language.code)
            text = words(html)
            assert words(figure.title[language.code]) in text
            assert words(figure.claim[language.code]) in text
            for source in figure.sources:
                assert words(read.sources[source].title) in text


def test_a_work_in_the_page_s_list_of_sources_is_told_in_full_there_alone(read: Library) -> None:
    name, figure = next(each for each in read.figures.items() if read.page_of("figure", each[0]))
    page = read.page_of("figure", name)
    assert page
    for language in read.languages:
        place = Place(page.id, language)
        html = Templates(read).render(["figure"], place, item=figure)
        for source in set(figure.sources) & set(page.texts[language.code].cited):
            assert f'href="#fn:{source}"' in html
            assert words(read.sources[source].title) not in words(html)


def test_a_chart_is_named_and_described_and_its_numbers_stand_in_a_table(read: Library) -> None:
    charts = {name for name, each in read.figures.items() if not _of_text(each)}
    for name in charts:
        for language in read.languages:
            html = drawn(read, name, language.code)
            ids = re.search(r'role="img" aria-labelledby="([\w-]+) ([\w-]+)"', html)
            assert ids
            figure = read.figures[name]
            assert f'<title id="{ids[1]}">{figure.title[language.code]}</title>' in unescape(html)
            assert f'<desc id="{ids[2]}">{figure.claim[language.code]}</desc>' in unescape(html)
            labels = re.findall(r'<th scope="row">(.*?)</th><td>.+?</td>', html)
            shown = words(html.partition("<details")[0])
            assert labels
            folded = words(html.partition("<summary>")[2].partition("</summary>")[0])
            assert folded.endswith(words(figure.title[language.code]))
            for label in labels:
                assert words(label) in shown


def _of_text(figure: Figure) -> bool:
    return isinstance(figure.drawing, Steps | Mapping)


def test_a_diagram_of_text_is_text_and_its_drawing_is_silent(read: Library) -> None:
    for name in (name for name, each in read.figures.items() if _of_text(each)):
        html = drawn(read, name)
        assert 'role="img"' not in html
        assert html.count("<svg") == html.count('aria-hidden="true"') > 0


def test_bars_are_as_long_as_their_share_of_the_whole(read: Library) -> None:
    assert bars(drawn(read, "competitive-work-58-21")) == [(0, 58), (0, 21)]
    assert bars(drawn(read, "norwegian-trial")) == [(0, 36.6), (0, 27.1), (0, 37.4), (0, 27.1)]


def test_bars_that_add_up_stand_end_to_end_and_their_totals_begin_at_nought(
    read: Library,
) -> None:
    drawing = bars(drawn(read, "need-funnel"))
    people = [(round(start * 800), round(length * 800)) for start, length in drawing]
    assert people[:5] == [(0, 10446), (10446, 32971), (0, 43417), (43417, 30000), (0, 73417)]


def test_as_many_marks_are_drawn_as_there_are_people_and_meetings(read: Library) -> None:
    assert drawn(read, "caseload-20-25").count("figure__mark--filled") == 2 * 20 + 2 * 25
    assert drawn(read, "reference-group-three-years").count("figure__mark--filled") == 12 + 6 + 4
    team = drawn(read, "team")
    assert team.count("figure__mark--filled") == 1 + 2 + 1
    assert team.count("figure__mark--open") == 10 - 2


def test_a_deadline_without_a_number_of_days_is_drawn_open(read: Library) -> None:
    html = drawn(read, "referral-clocks")
    assert html.count("figure__bar--open") == 2
    assert html.count("figure__bar--first") == 4
    assert bars(html)[0][1] == pytest.approx(100 * 7 / 91, abs=0.001)


def test_levels_are_those_of_their_own_scale_and_of_no_other(read: Library) -> None:
    for name, figure in read.figures.items():
        if isinstance(figure.drawing, Levels):
            rows = re.findall(
                r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', drawn(read, name)
            )
            levels = read.scales[figure.drawing.scale].levels
            assert rows == [(level.name[CODES[0]], f"{level.min}–{level.max}") for level in levels]


def test_every_item_of_both_scales_stands_in_the_mapping_under_its_own_name(read: Library) -> None:
    html = drawn(read, "kit-15-to-25")
    cells = [words(cell) for cell in re.findall(r"<t[hd] class.*?</t[hd]>", html, re.DOTALL)]
    for side, scale in (("left", "kit-15"), ("right", "ips-25")):
        links = read.figures["kit-15-to-25"].drawing.links  # type: ignore[union-attr]
        numbers = {getattr(link, side) for link in links} - {None}
        assert numbers == {item.number for item in read.scales[scale].items}
        for item in read.scales[scale].items:
            assert any(cell.startswith(f"{item.number} {item.name['nb']}") for cell in cells)


def test_a_long_bar_holds_its_number_and_a_short_one_stands_before_it(read: Library) -> None:
    assert 'figure__value--inside figure__value--first" x="100%"' in drawn(read, "referral-clocks")
    assert 'figure__value" x="21%"' in drawn(read, "competitive-work-58-21")
