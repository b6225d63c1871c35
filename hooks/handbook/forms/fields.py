"""What a form asks for: fields of each type, groups of them, and rows that repeat."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field as Limits
from pydantic import model_validator

from handbook.forms.computed import Rule
from handbook.reading.text import Id, Item, Text

# What each type takes beside a label; none of it may be left out.
_NEEDS: Mapping[str, frozenset[str]] = {
    "choice": frozenset({"options"}),
    "textarea": frozenset({"rows"}),
    "computed": frozenset({"rule"}),
    "list": frozenset({"items"}),
    "group": frozenset({"fields"}),
    "repeat": frozenset({"fields", "times", "each"}),
}
_PARTS = ("options", "rows", "rule", "items", "fields", "times", "each")
_ONE_LINE = frozenset({"text", "tel", "date", "number", "computed"})
YES_NO = ("yes", "no")  # the ids of its answers
_COLUMNS = 3  # a table with more leaves no room to write by hand


class Option(Item):
    """One of the answers to choose between."""

    id: Id
    label: Text


class Field(Item):
    """One thing the form asks for, several that belong together, or a list to read.

    `rows` is the height of a textarea in writing lines of 8 mm, `most` the largest number that
    makes sense. A `group` holds fields; a `repeat`
    holds those of one row, which stands `times` times on paper and is called `each`. `sensitive`
    says what kind of personal matter it asks about; such a field is optional, and `why` tells what
    IPS needs it for.
    """

    id: Id
    type: Literal[
        "text",
        "tel",
        "date",
        "number",
        "textarea",
        "checkbox",
        "choice",
        "yes-no",
        "computed",
        "list",
        "group",
        "repeat",
    ]
    label: Text
    hint: Text | None = None
    width: Literal["full", "half", "third"] = "full"
    rows: Annotated[int, Limits(ge=2, le=8)] | None = None
    options: tuple[Option, ...] = ()
    most: Annotated[int, Limits(ge=1)] | None = None
    rule: Rule | None = None
    items: tuple[Text, ...] = ()
    fields: tuple[Field, ...] = ()
    times: Annotated[int, Limits(ge=1, le=20)] | None = None
    each: Text | None = None
    sensitive: Literal["health", "criminal", "economy"] | None = None
    why: Text | None = None

    @model_validator(mode="after")
    def _parts_fit_the_type(self) -> Field:
        for part in _PARTS:
            needed = part in _NEEDS.get(self.type, ())
            if needed and not getattr(self, part):
                raise ValueError(f"has type {self.type}, which needs {part}. Add {part}.")
            if getattr(self, part) and not needed:
                raise ValueError(
                    f"has {part}, which type {self.type} does not take. "
                    f"Remove {part}, or choose another type."
                )
        if self.most and self.type != "number":
            raise ValueError(f"has most, which type {self.type} does not take. Remove most.")
        if self.type == "choice" and len(self.options) < 2:
            raise ValueError("has one option, so there is nothing to choose. Add another.")
        if self.options:
            _once([option.id for option in self.options], "option")
        if any(field.fields or field.items for field in self.fields):
            raise ValueError(
                "holds a list, a group or a repeat, which would be too deep for paper. "
                "Move it out, beside this one."
            )
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

    @property
    def holds(self) -> tuple[Field, ...]:
        """The fields inside: those of a group, or the rows of a repeat, each row as a group."""
        if self.type != "repeat" or self.each is None:
            return self.fields
        return tuple(self._row(number) for number in range(1, (self.times or 0) + 1))

    def _row(self, number: int) -> Field:
        name = f"{self.id}-{number}"
        each = self.each.root if self.each else {}
        return self.model_copy(
            update={
                "id": name,
                "type": "group",
                "label": Text({code: f"{text} {number}" for code, text in each.items()}),
                "hint": None,
                "sensitive": None,
                "why": None,
                "fields": tuple(
                    field.model_copy(update={"id": f"{name}-{field.id}"}) for field in self.fields
                ),
            }
        )

    @property
    def tabular(self) -> bool:
        """Whether the rows of a repeat are short enough to stand in a table."""
        return len(self.fields) <= _COLUMNS and all(
            field.type in _ONE_LINE for field in self.fields
        )

    def answers(self, code: str, words: Mapping[str, str]) -> dict[str, str]:
        """The answers to choose between, by id, as printed; none where there is no choice."""
        if self.type == "yes-no":
            return dict(zip(YES_NO, (words["form_yes"], words["form_no"]), strict=True))
        return {option.id: option.label[code] for option in self.options}

    def asks(self, code: str, words: Mapping[str, str]) -> str:
        """The label as printed, with the word for optional where the field is sensitive."""
        label = self.label[code]
        return f"{label} ({words['form_optional']})" if self.sensitive else label

    @property
    def _reassures(self) -> str:
        several = self.type == "repeat" or len(self.fields) > 1
        return "form_no_exclusion_several" if several else "form_no_exclusion"

    def helps(self, code: str, words: Mapping[str, str], *, by_hand: bool = False) -> str:
        """What stands under the label: how to write it, the hint, and why it is asked; or ''.

        Where a form is filled in `by_hand`, as in PDF and Word, nothing is worked out.
        """
        parts = [
            words["form_work_out"] if by_hand and self.type == "computed" else "",
            words["form_date_hint"] if self.type == "date" else "",
            words["form_choose_one"] if self.type == "choice" else "",
            self.hint[code] if self.hint else "",
            f"{self.why[code]} {words[self._reassures]}" if self.why else "",
        ]
        return " ".join(part for part in parts if part)


def _once(ids: list[str], what: str) -> None:
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ValueError(f"uses the {what} id {', '.join(twice)} twice. Rename one.")
