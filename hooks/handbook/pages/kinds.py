"""The kinds of pages: one row a kind, with what all its pages have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from handbook.reading.problems import nearest

MOST_NAMED = 2  # times that a page about the work may name the papers behind it, in sight
# What stands behind the work, by heading id and in order: more of the research, how the scales
# measure it, what is new since 2009, and where a norm comes from.
APPARATUS = ("research", "scale", "then-now", "origin")


@dataclass(frozen=True)
class Kind:
    """What the pages of a kind have.

    `sections` are those that readers know from the other pages of the kind, by heading id and in
    order. Those of `folded` may stand on a page too: closed, in this order, after all others.
    `papers` is how often a page may name the papers behind the work in sight, and `lead` how many
    words may stand before its first section, title and summary too, where that is limited.

    Is it told how long a page takes to read, and can it be ticked as done? One that
    `opens_with_tool` tells at its end for whom it is and how long it takes to read. `found` is how
    much a page counts in a search beside one read to do the work.

    A page that is read in a hard hour is short: `words` is the most that its author may write,
    title and summary too, and its LIX stays below `lix`. `says` is how many words may stand before
    the first sentence that is ready to be said, and `cites` whether its text has marks of sources.
    One that `is_together` speaks both of the reader alone and of the reader with a helper.
    """

    sections: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    papers: int | None = None
    lead: int | None = None
    is_timed: bool = True
    is_ticked: bool = True
    opens_with_tool: bool = False
    found: float = 1
    words: int | None = None
    lix: int | None = None
    says: int | None = None
    cites: bool = True
    is_together: bool = False


# Whether somebody has read these is nobody's business, so nothing is ticked; 350 words in all.
FOR_PARTICIPANTS = Kind(papers=0, is_ticked=False, words=290, lix=30, cites=False, is_together=True)
KINDS: Mapping[str, Kind] = {
    "home": Kind(is_ticked=False),
    "path": Kind(folded=APPARATUS, papers=MOST_NAMED, is_timed=False, is_ticked=False),
    "model": Kind(),
    "principle": Kind(
        sections=(
            "practice",
            "not",
            "meaning",
            "why",
            "checklist",
            "self-check",
            "scale",
            "then-now",
        ),
        folded=APPARATUS,
        papers=MOST_NAMED,
        lead=45,  # words; where it stands and how long it takes make it 60
    ),
    "practice": Kind(folded=APPARATUS, papers=MOST_NAMED),
    # What the page adds around it, such as the way to it and its dates, makes 250 of 210 words.
    "situation": Kind(
        sections=("say", "do", "ask"), papers=MOST_NAMED, is_ticked=False, words=210, says=40
    ),
    "clinician": Kind(folded=APPARATUS, papers=MOST_NAMED),
    "participant": FOR_PARTICIPANTS,
    "family": FOR_PARTICIPANTS,
    "implement": Kind(folded=APPARATUS, papers=MOST_NAMED),
    "look-up": Kind(is_timed=False),  # nobody reads a list from end to end to look one thing up
    "tool": Kind(folded=APPARATUS, papers=MOST_NAMED, opens_with_tool=True),
    "background": Kind(folded=APPARATUS, found=0.5),
    "learn": Kind(is_timed=False, is_ticked=False, found=0.5),
    "case": Kind(found=0.5),
    "about": Kind(is_ticked=False),
}


def _known(value: str) -> str:
    if value not in KINDS:
        raise ValueError(f"«{value}» is no kind of page. {nearest(value, KINDS)}")
    return value


KindName = Annotated[str, AfterValidator(_known)]
