"""A page loads the theme's rules, then the tokens, and then what styles the components on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from handbook.site.stylesheets import Stylesheets
from places import ROOT

_css: Any = tinycss2  # it tells no types


@pytest.fixture
def found(tmp_path: Path) -> Stylesheets:
    files = {
        "docs/assets/css/theme.css": "/* no .zebra here */ .md > b { content: 'a  b' }",
        "docs/assets/css/handbook.css": ".button { color: red }",
        "docs/assets/css/zebra.css": ".zebra .button { color: blue } .zebra__leg { margin: 0 }",
        "docs/assets/css/apple.css": ".apple { color: green }",
        "docs/assets/css/foot.css": ".foot { color: black }",
        "docs/assets/css/search-matches.css": ".md i { color: gray }",
        "overrides/partials/footer.html": '<footer class="foot md"></footer>',
        "overrides/components/apple.html": '<p class="apple"></p>',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return Stylesheets(tmp_path)


def test_every_page_gets_the_theme_then_the_tokens_then_what_its_skeleton_needs(
    found: Stylesheets,
) -> None:
    assert found.base == ("theme.css", "handbook.css", "foot.css")
    whole = ".md>b{content:'a  b'}.button{color:red}.foot{color:black}\n"
    assert found.contents()["handbook.css"] == whole


@pytest.mark.parametrize("group", ["@container (width<9em)", "@layer base", "@supports (gap:0)"])
def test_what_stands_in_a_group_of_rules_keeps_what_it_styles(tmp_path: Path, group: str) -> None:
    sheet = tmp_path / "docs" / "assets" / "css" / "theme.css"
    sheet.parent.mkdir(parents=True)
    sheet.write_text(f"{group} {{ .a :is(b, i) {{ color: red }} }} .c {{ gap: 0 }}", "utf-8")
    said = Stylesheets(tmp_path).contents()["handbook.css"]
    assert said.startswith(group.partition(" ")[0])
    assert said.endswith("{.a :is(b,i){color:red}}.c{gap:0}\n")


def test_what_a_script_fetches_later_goes_out_by_itself(found: Stylesheets) -> None:
    assert found.contents()["search-matches.css"] == ".md i{color:gray}\n"
    assert found.needed('<p class="md">') == []


@pytest.mark.parametrize(
    ("html", "needed"),
    [
        ("<p>Words alone</p>", []),
        ('<p class="button">', []),
        ('<p class="b zebra__leg"><i class="apple">', ["apple.css", "zebra.css"]),
    ],
)
def test_a_component_brings_its_stylesheet(
    found: Stylesheets, html: str, needed: list[str]
) -> None:
    assert found.needed(html) == needed
    assert set(needed) <= set(found.contents())


def test_whose_rules_the_theme_s_are_goes_out_with_them() -> None:
    contents = Stylesheets(ROOT).contents()
    for name in ("handbook.css", "search-matches.css"):
        assert "Martin Donath, MIT licence" in contents[name]


@pytest.mark.parametrize(
    ("css", "lines"),
    [
        ("p {color: red; background: url(../img/a.svg)}", []),
        ("p {mask: url('data:image/svg+xml,<svg/>')}", []),
        ("p {x: y}\n@import 'b.css';", ["2"]),
        ("@font-face {\n src: url(https://fonts.example/a.woff2)}", ["2"]),
        ("@media print {\n p {\n  background: url('//pics.example/a.png')}}", ["3"]),
        ("p {background: image-set('https://pics.example/a.png' 1x)}", ["1"]),
        ("p {x: y}}", ["1"]),
    ],
)
def test_what_is_wrong_in_a_stylesheet_is_found(css: str, lines: list[str]) -> None:
    assert [fault.partition(":")[0] for fault in faults(css)] == lines


def test_our_stylesheets_are_whole_and_load_nothing_from_elsewhere() -> None:
    files = (ROOT / "docs" / "assets" / "css").glob("*.css")
    assert not [(file.name, fault) for file in files for fault in faults(file.read_text("utf-8"))]


def faults(css: str) -> Iterator[str]:
    """What no browser could read, or the policy would block, each with its line."""
    for node in _css.parse_stylesheet(css):
        if node.type == "error":
            yield f"{node.source_line}: {node.message}"
        elif node.type == "at-rule" and node.lower_at_keyword == "import":
            yield f"{node.source_line}: @import"
        else:
            yield from (f"{line}: {address}" for address, line in loaded([node]))


def loaded(tokens: Iterable[Any]) -> Iterator[tuple[str, int]]:
    """Each address on another host in CSS, with its line."""
    for token in tokens:
        if token.type in {"url", "string"} and token.value.startswith(("http:", "https:", "//")):
            yield token.value, token.source_line
        for inside in ("prelude", "content", "arguments"):
            yield from loaded(getattr(token, inside, None) or ())
