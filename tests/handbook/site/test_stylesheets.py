"""The one stylesheet holds the theme's rules, then the tokens, then each component's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2

from handbook.site import stylesheets
from places import ROOT

_css: Any = tinycss2  # it tells no types


def test_the_theme_comes_first_then_the_tokens_then_components_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "assets" / "css"
    folder.mkdir(parents=True)
    for name in ("zebra", "handbook", "theme", "apple"):
        css = f"/* of {name} */ p > b {{\n  content: '{name}  x';\n}}\n"
        (folder / f"{name}.css").write_text(css, "utf-8")
    names = ("theme", "handbook", "apple", "zebra")
    assert (
        stylesheets.joined(tmp_path)
        == "".join(f"p>b{{content:'{name}  x'}}" for name in names) + "\n"
    )


def test_whose_rules_the_theme_s_are_goes_out_with_them() -> None:
    assert "Martin Donath, MIT licence" in stylesheets.joined(ROOT)


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
