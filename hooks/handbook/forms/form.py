"""Forms: one YAML file becomes a page, a fillable PDF and a Word file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field as Limits
from pydantic import model_validator

from handbook.forms import computed
from handbook.forms.computed import Part
from handbook.forms.fields import Field
from handbook.forms.types import AnyField, ComputedField
from handbook.reading.languages import Language
from handbook.reading.text import Day, Id, Item, Text
from handbook.reading.walk import Fault, Path, Unique

_NOT_FILLED_IN = frozenset({"list", "result"})
_INTRO = 255  # characters; a Word file takes no more of them as its subject


class Section(Item):
    """Fields that belong together under one heading.

    `conversation` is the name of the conversation that begins with it, where a form is taken in
    several.
    """

    id: Id
    title: Text
    conversation: Text | None = None
    fields: Annotated[
        tuple[AnyField, ...], Limits(min_length=1), Unique(Field, "label", deep=False)
    ]


class Form(Item):
    """A form, a checklist or a document to adapt.

    `intro` says what it is for; `notice`, who keeps the answers and how; `filled_by`, who fills it
    in, where that is somebody else than those its page is for.
    """

    id: Id
    kind: Literal["form", "checklist", "document"] = "form"
    version: Annotated[str, Limits(min_length=1)]
    date: Day
    title: Text
    intro: Text
    notice: Text | None = None
    filled_by: Text | None = None
    sections: Annotated[
        tuple[Section, ...],
        Limits(min_length=1),
        Unique(Section),
        Unique(Field),
        Unique(Section, "title"),
    ]

    def model_post_init(self, context: object, /) -> None:
        """Numbers what is filled in, from the top, so that it is called alike in every language."""
        asked = (field for field in self.fields if not field.to_read)
        for number, field in enumerate(asked, 1):
            field.count(str(number))

    @model_validator(mode="after")
    def _begins_shortly(self) -> Form:
        longest = max(map(len, self.intro.root.values()))
        if longest > _INTRO:
            raise ValueError(
                f"has an intro of {longest} characters, and Word takes {_INTRO}. Shorten intro, or "
                "move a sentence to notice."
            )
        return self

    @model_validator(mode="after")
    def _says_who_keeps_sensitive_answers(self) -> Form:
        if self.notice is None and any(field.sensitive for _, field in self.placed()):
            raise ValueError(
                "asks about sensitive matters and has no notice. Write notice: who keeps the "
                "answers, and how."
            )
        return self

    @model_validator(mode="after")
    def _is_taken_in_several_conversations_or_none(self) -> Form:
        begin = [bool(section.conversation) for section in self.sections]
        if any(begin) and (not begin[0] or sum(begin) == 1):
            raise ValueError(
                "takes several conversations, the first of which begins with the first section. "
                "Write conversation there and where each other one begins, or nowhere."
            )
        return self

    @property
    def conversations(self) -> tuple[tuple[Section, ...], ...]:
        """Its sections by the conversation that each belongs to; all in one where it has none."""
        found: list[list[Section]] = []
        for section in self.sections:
            if section.conversation or not found:
                found.append([])
            found[-1].append(section)
        return tuple(map(tuple, found))

    @property
    def parted(self) -> bool:
        """Whether it is taken in several conversations."""
        return len(self.conversations) > 1

    def parts(
        self, code: str, words: Mapping[str, str]
    ) -> Iterator[tuple[str, tuple[Section, ...]]]:
        """Its conversations, each with the heading that it has wherever the form is shown."""
        for number, sections in enumerate(self.conversations, 1):
            named = sections[0].conversation
            heading = words["form_part"].format(number=number, title=named[code]) if named else ""
            yield heading, sections

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of the form, in the order they are read."""
        return tuple(field for section in self.sections for field in section.fields)

    @property
    def opened(self) -> tuple[Field, ...]:
        """Every field as it stands on paper, groups opened and rows counted out."""
        return tuple(_opened(self.fields))

    @property
    def entries(self) -> tuple[Field, ...]:
        """Every field that a reader fills in."""
        return tuple(field for field in self.opened if field.control not in _NOT_FILLED_IN)

    def placed(self) -> Iterator[tuple[Path, Field]]:
        """Every field with its path in the form, those inside groups and repeats too."""
        for place, section in enumerate(self.sections):
            yield from _placed(("sections", place), section.fields)

    def faults(self) -> Iterator[Fault]:
        """Ids of boxes in rows, and computed fields that cannot be worked out."""
        yield from self._rows_faults()
        yield from computed.faults({field.id: part for field, part in self._parts()})

    def _rows_faults(self) -> Iterator[Fault]:
        repeats = "|".join(re.escape(field.id) for field in self._repeats())
        row = re.compile(rf"({repeats})-\d+(-.*)?")
        for path, field in self.placed():
            if repeats and row.fullmatch(field.id):
                message = f"«{field.id}» is the id of a box in a row that repeats. Rename it."
                yield (*path, "id"), message

    def _parts(self) -> Iterator[tuple[Field, Part]]:
        on_rows = {inner.id for field in self._repeats() for inner in field.inner}
        for path, field in self.placed():
            rule = field.rule if isinstance(field, ComputedField) else None
            choices = frozenset(field.choices)
            on_row = field.id in on_rows
            yield field, Part(path, field.type, field.gives, rule, choices, on_row)

    def _repeats(self) -> Iterator[Field]:
        return (field for field in self.fields if field.control == "rows")

    def stamp(self, language: Language, words: Mapping[str, str]) -> str:
        """The line at the foot of every sheet: which form this is, and which edition of it."""
        edition = f"{words['form_version']} {self.version}, {language.date(self.date)}"
        return f"{self.title[language.code]} · {self.id} · {edition}"


def _opened(fields: Iterable[Field]) -> Iterator[Field]:
    for field in fields:
        yield from _opened(field.holds) if field.holds else (field,)


def _placed(path: Path, fields: Iterable[Field]) -> Iterator[tuple[Path, Field]]:
    for place, field in enumerate(fields):
        here = (*path, "fields", place)
        yield here, field
        yield from _placed(here, field.inner)
