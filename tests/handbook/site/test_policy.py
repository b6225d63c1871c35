"""A page that a strict policy would break never leaves the build."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from handbook.reading.problems import Problems
from handbook.site import policy
from handbook.site.built import BuiltPage
from places import GOLDEN

CASES = yaml.safe_load((GOLDEN / "policy.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["html"])
def test_the_author_is_told_what_a_browser_would_block(case: dict[str, object]) -> None:
    page = BuiltPage("a/index.html", f'<meta charset="utf-8">\n{case["html"]}')
    says = [f"{each.line}: {each.field}: {each.message}" for each in policy.page_problems([page])]
    wanted = case.get("says", [])
    assert isinstance(wanted, list)
    assert [line.removesuffix(f" {policy.CURE}") for line in says] == wanted


def test_every_place_of_the_same_fault_is_told() -> None:
    page = BuiltPage("a.html", '<meta charset="utf-8">\n<p style="x">\n<p style="x">')
    assert [problem.line for problem in policy.page_problems([page])] == [2, 3]


@pytest.mark.parametrize(
    ("css", "says"),
    [
        ("p {color: red; background: url(../img/a.svg)}", []),
        ("p {mask: url('data:image/svg+xml,<svg/>')}", []),
        ("p {x: y}\n@import 'b.css';", ["2: @import"]),
        ("@font-face {\n src: url(https://fonts.example/a.woff2)}", ["2: url()"]),
        ("@media print {\n p {\n  background: url('//pics.example/a.png')}}", ["3: url()"]),
        ("p {background: image-set('https://pics.example/a.png' 1x)}", ["1: url()"]),
        ("p {x: y}}", ["1: stylesheet"]),
    ],
)
def test_a_stylesheet_loads_nothing_from_elsewhere(css: str, says: list[str]) -> None:
    told = [f"{each.line}: {each.field}" for each in policy.style_problems("a.css", css)]
    assert told == says


def test_a_page_says_its_policy_before_anything_is_loaded() -> None:
    page = policy.with_policy('<head>\n    <meta charset="utf-8">\n    <link href="a.css">')
    assert page.index("charset") < page.index("Content-Security-Policy") < page.index("<link")
    assert "unsafe-inline" not in page
    # a browser ignores frame-ancestors in a <meta> and complains in its console
    assert "frame-ancestors" not in page


def test_hosts_are_told_the_same_headers_in_both_forms() -> None:
    netlify, nginx = policy.headers_file("/"), policy.nginx_file("/")
    for name, value in policy.HEADERS.items():
        assert f"  {name}: {value}\n" in netlify
        assert f'add_header {name} "{value}" always;\n' in nginx
    assert "frame-ancestors 'none'" in policy.HEADERS["Content-Security-Policy"]
    assert "unsafe" not in netlify


def test_headers_follow_the_site_to_a_path_of_its_own() -> None:
    assert policy.headers_file("/handbok/").startswith("/handbok/*\n")
    assert "location /handbok/assets/javascripts/ {" in policy.nginx_file("/handbok/")


def test_nothing_is_written_while_a_page_breaks_the_policy(tmp_path: Path) -> None:
    pages = [BuiltPage("index.html", '<meta charset="utf-8"><p style="x">')]
    with pytest.raises(Problems):
        policy.write(tmp_path, pages, "/", meta=True)
    assert not list(tmp_path.iterdir())


def test_while_serving_pages_stay_open_to_the_reload_script(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<meta charset="utf-8">', "utf-8")
    pages = [BuiltPage("index.html", '<meta charset="utf-8">')]
    policy.write(tmp_path, pages, "/", meta=False)
    assert (tmp_path / "index.html").read_text("utf-8") == '<meta charset="utf-8">'
    policy.write(tmp_path, pages, "/", meta=True)
    assert "Content-Security-Policy" in (tmp_path / "index.html").read_text("utf-8")
