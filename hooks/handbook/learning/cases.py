"""Cases: a story in scenes, where what the reader chooses decides what happens next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Annotated, Any

from pydantic import Field

from handbook.reading.problems import nearest
from handbook.reading.text import Id, Item, PageId, Text
from handbook.reading.walk import Fault, Unique


class Choice(Item):
    """Something the reader may do or say, what comes of it, and the scene or ending after that."""

    do: Text
    then: Annotated[tuple[Text, ...], Field(min_length=1)]
    to: Id


class Part(Item):
    """What happens, paragraph by paragraph, and the pages that say how it may be done."""

    id: Id
    when: Text
    title: Text
    says: Annotated[tuple[Text, ...], Field(min_length=1)]
    pages: Annotated[tuple[PageId, ...], Field(min_length=1)]


class Scene(Part):
    """A part that asks for a choice.

    One that `mends` another is met only after a mistake there, and leads back into the story.
    """

    mends: Id | None = None
    choices: Annotated[tuple[Choice, ...], Field(min_length=2), Unique(Choice, "do")]


class Ending(Part):
    """A part with which the story ends; `ask` is a question to take to supervision."""

    ask: Text


class Case(Item):
    """A made-up story; it begins with the first scene, and no choice gives points."""

    id: Id
    title: Text
    about: Text
    scenes: Annotated[tuple[Scene, ...], Field(min_length=2)]
    endings: Annotated[tuple[Ending, ...], Field(min_length=2)]

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each part as «go to 5» has it: of the scenes by id, then of what comes of
        each choice, as `team/2` for the second of the scene `team`, and of the endings.
        """
        names = [scene.id for scene in self.scenes]
        for scene in self.scenes:
            names += [f"{scene.id}/{place}" for place in range(1, len(scene.choices) + 1)]
        return dict(zip([*names, *(ending.id for ending in self.endings)], count(1), strict=False))

    def one_way(self) -> tuple[Part, ...]:
        """What somebody reads who always takes the first choice."""
        parts: dict[str, Part] = {part.id: part for part in (*self.scenes, *self.endings)}
        way, part = [], parts[self.scenes[0].id]
        while isinstance(part, Scene):
            way.append(part.model_copy(update={"choices": part.choices[:1]}))
            part = parts[part.choices[0].to]
        return (*way, part)

    def faults(self) -> Iterator[Fault]:
        """Choices that lead nowhere, parts that nobody comes to, scenes from which the story never
        ends, and mistakes that cannot be mended.
        """
        parts = {part.id: part for part in reversed((*self.scenes, *self.endings))}
        for path, part in self._parts():
            if parts[part.id] is not part:
                yield (*path, "id"), f"«{part.id}» is used twice. Change one of them."
        lost = [
            ((*path, "choices", place, "to"), choice.to)
            for path, scene in self._parts()
            if isinstance(scene, Scene)
            for place, choice in enumerate(scene.choices)
            if choice.to not in parts
        ]
        for wrong, to in lost:
            yield wrong, f"leads to «{to}», which is no scene or ending. {nearest(to, parts)}"
        if not lost:
            yield from self._astray()
            yield from self._unmended()

    def _parts(self) -> Iterator[tuple[tuple[str, int], Part]]:
        for place, scene in enumerate(self.scenes):
            yield ("scenes", place), scene
        for place, ending in enumerate(self.endings):
            yield ("endings", place), ending

    def _astray(self) -> Iterator[Fault]:
        first = self.scenes[0].id
        met = self._ahead(first) | {first}
        ends = {ending.id for ending in self.endings}
        for path, part in self._parts():
            if part.id not in met:
                yield path, f"no choice leads to «{part.id}». Let one, or take it away."
            elif isinstance(part, Scene) and not self._ahead(part.id) & ends:
                yield path, f"no way leads from «{part.id}» to an ending. Let a choice lead on."

    def _unmended(self) -> Iterator[Fault]:
        scenes = {scene.id: scene for scene in self.scenes}
        if not any(scene.mends for scene in self.scenes):
            message = "no scene mends a mistake. Write one, with `mends` and the scene before it."
            yield ("scenes",), message
        for place, scene in enumerate(self.scenes):
            if scene.mends is None:
                continue
            path = ("scenes", place, "mends")
            if scene.mends not in scenes:
                yield path, f"«{scene.mends}» is no scene. {nearest(scene.mends, scenes)}"
                continue
            onward = {choice.to for choice in scenes[scene.mends].choices}
            if scene.id not in onward:
                yield path, f"no choice of «{scene.mends}» leads here. Let one, or remove it."
            elif not self._ahead(scene.id) & (onward - {scene.id}):
                message = f"leads to no scene that «{scene.mends}» leads to as well. Let a choice."
                yield path, message

    def _ahead(self, name: str) -> set[str]:
        """The parts that choices lead to from the scene `name` on."""
        follows = {scene.id: [choice.to for choice in scene.choices] for scene in self.scenes}
        found: set[str] = set()
        near = list(follows[name])
        while near:
            if (part := near.pop()) not in found:
                found.add(part)
                near += follows.get(part, ())
        return found


def one_way(_library: Any, cases: Sequence[Case]) -> list[Part]:
    """What somebody reads who takes one way through each case."""
    return [part for case in cases for part in case.one_way()]
