"""What the Norwegian booklets of 2011 get wrong, and the right reading."""

from __future__ import annotations

from typing import Literal

from handbook.reading.text import Id, Item, Text

Kind = Literal["substitution", "meaning", "number", "term", "dated"]


class Correction(Item):
    """Words as a booklet prints them, under which heading, and what is meant.

    `booklet` is build (“Building Your Program”) or use (“How to Use the KITs”). `sure` is A where
    the booklet itself or a source settles the reading, B where the context makes it very probable.
    """

    id: Id
    booklet: Literal["build", "use"]
    section: Text
    printed: str
    right: Text
    kind: Kind
    sure: Literal["A", "B"]

    told_apart = (("printed", "section"),)
