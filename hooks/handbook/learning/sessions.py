"""Half-hour sessions for a team: what to bring, show, do and ask, and who follows it up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from handbook.reading.text import Id, Item, PageId, Text
from handbook.reading.walk import Fault

MINUTES = 30  # how long every session lasts
MOST_SLIDES = 9  # more than half an hour holds, with a case and something to do
# What slides show; the points are as many slides as there are.
Shown = Literal["title", "points", "case", "answer", "exercise", "follow-up"]
SHOWN: tuple[Shown, ...] = ("title", "points", "case", "answer", "exercise", "follow-up")


class Point(Item):
    """One slide: a claim and the lines that bear it out."""

    claim: Text
    lines: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]


class Dilemma(Item):
    """A made-up case that no self-check has: what happened, the question, one good answer, and what
    in the group's answers deserves a follow-up.
    """

    title: Text
    tells: Annotated[tuple[Text, ...], Field(min_length=1, max_length=3)]
    ask: Text
    answer: Point
    listen: Annotated[tuple[Text, ...], Field(min_length=1)]


class FollowUp(Item):
    """What the group does afterwards, who asks about it, and by when."""

    claim: Text
    what: Text
    who: Text
    when: Text


class Step(Item):
    """A part of the session: its minutes, the slides it shows, and what the facilitator does."""

    minutes: Annotated[int, Field(ge=1)]
    shows: Annotated[tuple[Shown, ...], Field(min_length=1)]
    do: Text


class Discussion(Item):
    """A question to the group, and what in its answers deserves a follow-up."""

    ask: Text
    listen: Annotated[tuple[Text, ...], Field(min_length=1)]


class Slide(Item):
    """One slide: its heading, its lines, a question under them, and the step that shows it.

    The first has no `title` of its own: it is that of the page which the session is about.
    """

    shows: Shown
    title: Text | None = None
    lines: tuple[Text, ...]
    ask: Text | None = None
    step: Step


class Session(Item):
    """A session of 30 minutes on what the page `about` tells, such as one principle.

    It has one case, one thing that the group does, and somebody who follows it up. `discuss` holds
    questions for a group with more time.
    """

    id: Id
    about: PageId
    aims: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    bring: Annotated[tuple[Text, ...], Field(min_length=1)]
    points: Annotated[tuple[Point, ...], Field(min_length=2)]
    case: Dilemma
    exercise: Point
    follow_up: FollowUp
    plan: Annotated[tuple[Step, ...], Field(min_length=3)]
    discuss: Annotated[tuple[Discussion, ...], Field(min_length=1)]

    @property
    def slides(self) -> tuple[Slide, ...]:
        """The slides, in the order in which the plan shows them."""
        return tuple(
            slide
            for step in self.plan
            for shown in step.shows
            for slide in self._slides(shown, step)
        )

    def _slides(self, shown: Shown, step: Step) -> Iterator[Slide]:
        after = self.follow_up
        points = {
            "points": self.points,
            "answer": (self.case.answer,),
            "exercise": (self.exercise,),
        }
        if shown == "title":
            yield Slide(shows=shown, lines=self.aims, step=step)
        elif shown == "case":
            case = self.case
            yield Slide(shows=shown, title=case.title, lines=case.tells, ask=case.ask, step=step)
        elif shown == "follow-up":
            lines = (after.what, after.who, after.when)
            yield Slide(shows=shown, title=after.claim, lines=lines, step=step)
        else:
            for point in points[shown]:
                yield Slide(shows=shown, title=point.claim, lines=point.lines, step=step)

    def faults(self) -> Iterator[Fault]:
        """A plan that lasts longer or shorter, shows too much, leaves something out or shows it
        twice, or shows the answer before the case.
        """
        total = sum(step.minutes for step in self.plan)
        if total != MINUTES:
            message = f"lasts {total} minutes, and a session {MINUTES}. Adjust its steps."
            yield ("plan",), message
        shown = [each for step in self.plan for each in step.shows]
        if wrong := [each for each in SHOWN if shown.count(each) != 1]:
            message = f"must show {', '.join(wrong)} once. Name it in the `shows` of one step."
            yield ("plan",), message
        elif shown[0] != "title" or shown.index("answer") < shown.index("case"):
            message = "begins with the title, and shows the answer after the case. Reorder `shows`."
            yield ("plan",), message
        elif (count := len(self.slides)) > MOST_SLIDES:
            message = f"makes {count} slides, and {MOST_SLIDES} is the most. Take points together."
            yield ("points",), message
