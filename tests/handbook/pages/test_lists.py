"""Pages to choose from stand in lists, in the order of the menu, with the question first."""

from __future__ import annotations

import re

from handbook.library import Library
from handbook.pages import menu
from handbook.showing import fences
from handbook.showing.templates import Place, Templates


class _NoFiles:
    def of(self, *_: object) -> tuple[object, ...]:
        return ()


def test_a_list_leads_to_each_of_its_pages_by_what_a_reader_asks(read: Library) -> None:
    for name, pages in read.lists.items():
        for language in read.languages:
            templates = Templates(read, downloads=_NoFiles())
            html = fences.render("choices", name, templates, Place("index", language))
            assert re.findall(r'<li>\s*<a href="([^"]+)">(.*?)</a>', html) == [
                (page.address(language.root), page.texts[language.code].facts.question)
                for page in pages
            ]


def test_every_tool_and_form_stands_in_a_list_and_every_list_is_shown(read: Library) -> None:
    listed = {page.id for pages in read.lists.values() for page in pages}
    tools = {page.id for page in read.pages.values() if page.facts.kind == "tool"}
    assert tools - listed == {"tools", "tools/forms/samples"}  # the list of forms goes on to them
    shown = {
        name
        for page in read.pages.values()
        for fence in page.texts[read.languages[0].code].fences
        for name in fence.body
        if fence.word == "choices"
    }
    assert shown == set(read.lists)


def test_the_order_of_a_list_is_that_of_the_menu_or_of_the_pages_without_one(
    read: Library,
) -> None:
    (read_order,) = [
        [page.id for page in pages] for name, pages in read.lists.items() if name == "look-up"
    ]
    assert read_order[0] == "look-up/glossary"
    elsewhere = menu.lists(read.root / "docs", read.pages)["look-up"]
    assert sorted(page.id for page in elsewhere) == sorted(read_order)
