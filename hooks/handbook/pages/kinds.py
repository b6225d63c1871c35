"""The kinds of pages: one row a kind, with what all its pages have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from handbook.reading.problems import nearest


@dataclass(frozen=True)
class Kind:
    """What the pages of a kind have.

    `sections` are those that readers know from the other pages of the kind, by heading id and in
    order. Is it told how long a page takes to read, can it be ticked as done, and do its questions
    come up in mixed practice?
    """

    sections: tuple[str, ...] = ()
    is_timed: bool = True
    is_ticked: bool = True
    is_practised: bool = False


KINDS: Mapping[str, Kind] = {
    "home": Kind(is_ticked=False),
    "path": Kind(is_timed=False, is_ticked=False),
    "model": Kind(),
    "principle": Kind(
        sections=("meaning", "why", "practice", "not", "scale", "then-now", "checklist"),
        is_practised=True,
    ),
    "practice": Kind(),
    "implement": Kind(),
    "look-up": Kind(is_timed=False),  # nobody reads a list from end to end to look one thing up
    "tool": Kind(),
    "background": Kind(),
    "learn": Kind(is_timed=False, is_ticked=False),
    "about": Kind(is_ticked=False),
}


def _known(value: str) -> str:
    if value not in KINDS:
        raise ValueError(f"«{value}» is no kind of page. {nearest(value, KINDS)}")
    return value


KindName = Annotated[str, AfterValidator(_known)]
