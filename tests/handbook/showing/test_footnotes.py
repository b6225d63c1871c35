"""A page's list of sources is made from what its text cites."""

from __future__ import annotations

from dataclasses import replace

from handbook.library import Library
from handbook.showing.footnotes import with_sources


def test_a_source_is_listed_once_however_often_it_is_cited(read: Library) -> None:
    one, two = list(read.sources)[:2]
    written = with_sources(f"A.[^{two}] B.[^{one}][^{two}]", read, read.languages[0].code)
    listed = [line.partition("]:")[0] for line in written.splitlines() if "]: " in line]
    assert listed == [f"[^{two}", f"[^{one}"]


def test_a_citation_that_a_colon_follows_is_listed_like_any_other(read: Library) -> None:
    source = next(iter(read.sources))
    written = with_sources(f"They found this[^{source}]:", read, read.languages[0].code)
    assert f"\n[^{source}]: " in written


def test_a_sign_in_a_title_is_no_markdown(read: Library) -> None:
    name, source = next(iter(read.sources.items()))
    odd = source.model_copy(update={"title": "2 * 3_a_ [b] <c> `d`"})
    changed = replace(read, sources={**read.sources, name: odd})
    written = with_sources(f"A.[^{name}]", changed, read.languages[0].code)
    assert "*2 &#42; 3&#95;a&#95; &#91;b&#93; &#60;c> &#96;d&#96;*" in written


def test_a_page_that_cites_nothing_has_no_list(read: Library) -> None:
    assert with_sources("A.", read, read.languages[0].code) == "A."
