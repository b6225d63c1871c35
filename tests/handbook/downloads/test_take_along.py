"""The page of all there is to take along leaves nothing out."""

from __future__ import annotations

from handbook.downloads.books import Book
from handbook.downloads.formats import FORMATS
from handbook.library import Library


def test_every_format_is_on_the_page_to_take_along(read: Library) -> None:
    page = read.pages["tools/take-along"]
    for text in page.texts.values():
        shown = {name for fence in text.fences if fence.word == "downloads" for name in fence.body}
        # books are shown by the page around the text
        assert shown >= {
            kind for kind, each in FORMATS.items() if each.of is not Book and each.listed
        }
        assert "whole-handbook" in {heading.id for heading in text.headings}
