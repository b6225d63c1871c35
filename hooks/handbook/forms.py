"""Forms: one YAML file becomes a page, a fillable PDF and a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field as Limits
from pydantic import model_validator

from handbook.languages import Language
from handbook.text import Id, Item, Text

# The types that take something beside a label, and what that is.
_NEEDS: Mapping[str, frozenset[str]] = {
    "choice": frozenset({"options"}),
    "textarea": frozenset({"rows"}),
}


class Option(Item):
    """One of the answers to choose between."""

    id: Id
    label: Text


class Field(Item):
    """One thing the form asks for.

    `rows` is the height of a textarea in writing lines of 8 mm. `sensitive` says what kind of
    personal matter it asks about; such a field is optional, and `why` tells what IPS needs it for.
    """

    id: Id
    type: Literal["text", "tel", "date", "textarea", "checkbox", "choice"]
    label: Text
    hint: Text | None = None
    width: Literal["full", "half"] = "full"
    rows: Annotated[int, Limits(ge=2, le=8)] | None = None
    options: tuple[Option, ...] = ()
    sensitive: Literal["health", "criminal", "economy"] | None = None
    why: Text | None = None

    @model_validator(mode="after")
    def _parts_fit_the_type(self) -> Field:
        for part in ("options", "rows"):
            needed = part in _NEEDS.get(self.type, ())
            if needed and not getattr(self, part):
                raise ValueError(f"has type {self.type}, which needs {part}. Add {part}.")
            if getattr(self, part) and not needed:
                raise ValueError(
                    f"has {part}, which type {self.type} does not take. "
                    f"Remove {part}, or choose another type."
                )
        if self.type == "choice" and len(self.options) < 2:
            raise ValueError("has one option, so there is nothing to choose. Add another.")
        if self.options:
            _once([option.id for option in self.options], "option")
        return self

    @model_validator(mode="after")
    def _sensitive_fields_say_why(self) -> Field:
        if self.sensitive and not self.why:
            raise ValueError(
                "is sensitive and gives no reason. Write why: a sentence that says what IPS "
                "needs the answer for."
            )
        if self.why and not self.sensitive:
            raise ValueError(
                "has why, but is not marked as sensitive. Write sensitive: health, criminal or "
                "economy, or move the sentence to hint."
            )
        return self

    def asks(self, code: str, words: Mapping[str, str]) -> str:
        """The label as printed, with the word for optional where the field is sensitive."""
        label = self.label[code]
        return f"{label} ({words['form_optional']})" if self.sensitive else label

    def helps(self, code: str, words: Mapping[str, str]) -> str:
        """What stands under the label: how to write it, the hint, and why it is asked; or ''."""
        parts = [
            words["form_date_hint"] if self.type == "date" else "",
            words["form_choose_one"] if self.type == "choice" else "",
            self.hint[code] if self.hint else "",
            f"{self.why[code]} {words['form_no_exclusion']}" if self.why else "",
        ]
        return " ".join(part for part in parts if part)


class Section(Item):
    """Fields that belong together under one heading."""

    id: Id
    title: Text
    fields: Annotated[tuple[Field, ...], Limits(min_length=1)]


class Form(Item):
    """A form. `intro` says what it is for; `notice`, who keeps the answers and how."""

    id: Id
    version: Annotated[str, Limits(min_length=1)]
    date: date
    title: Text
    intro: Text
    notice: Text
    sections: Annotated[tuple[Section, ...], Limits(min_length=1)]

    @model_validator(mode="after")
    def _ids_differ(self) -> Form:
        _once([section.id for section in self.sections], "section")
        _once([field.id for field in self.fields], "field")
        return self

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every field of the form, in the order they are read."""
        return tuple(field for section in self.sections for field in section.fields)

    def stamp(self, language: Language, words: Mapping[str, str]) -> str:
        """The line at the foot of every sheet: which form this is, and which edition of it."""
        edition = f"{words['form_version']} {self.version}, {language.date(self.date)}"
        return f"{self.title[language.code]} · {self.id} · {edition}"


def _once(ids: list[str], what: str) -> None:
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ValueError(f"uses the {what} id {', '.join(twice)} twice. Rename one.")
