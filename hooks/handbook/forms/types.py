"""Every type of field that a form can have. A new one is a class here, and a row of the union."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field as Limits
from pydantic import model_validator

from handbook.forms.computed import Rule
from handbook.forms.fields import Field
from handbook.reading.text import Id, Item, Text
from handbook.reading.walk import Unique

YES_NO = ("yes", "no")  # the ids of its answers
TICKED = "yes"  # the answer of a box to tick
_COLUMNS = 3  # a table with more leaves no room to write by hand


class Line(Field):
    """A box of one line; the page's `<input>` takes `input_type` and `inputmode`."""

    control = "line"
    input_type: ClassVar[str] = "text"
    inputmode: ClassVar[str] = ""


class TextField(Line):
    """One line of text."""

    type: Literal["text"]


class TelField(Line):
    """A telephone number."""

    type: Literal["tel"]
    input_type = "tel"


class DateField(Line):
    """A day, written in the way of the language."""

    type: Literal["date"]
    reads = "date"
    how = "form_date_hint"

    def checks(self, words: Mapping[str, str]) -> dict[str, str]:
        return {"reads": self.reads, "wrong": words["form_wrong_date"]}


class NumberField(Line):
    """A number from 0, with at most two decimals; `most` is the largest that makes sense."""

    type: Literal["number"]
    most: Annotated[int, Limits(ge=1)] | None = None
    reads = "number"
    inputmode = "decimal"

    def checks(self, words: Mapping[str, str]) -> dict[str, str]:
        wrong = words["form_wrong_number"]
        if self.most:
            wrong = words["form_wrong_most"].format(most=self.most)
        return {"reads": self.reads, "most": str(self.most or ""), "wrong": wrong}


class TextareaField(Field):
    """Several lines of text; `rows` is the height in writing lines of 8 mm."""

    control = "lines"
    type: Literal["textarea"]
    rows: Annotated[int, Limits(ge=2, le=8)]

    @property
    def lines(self) -> int:
        return self.rows


class CheckboxField(Field):
    """A box to tick, with the label beside it."""

    control = "tick"
    type: Literal["checkbox"]

    @property
    def choices(self) -> tuple[str, ...]:
        return (TICKED,)


class Option(Item):
    """One of the answers to choose between."""

    id: Id
    label: Text


class ChoiceField(Field):
    """One of several `options`."""

    control = "choose"
    type: Literal["choice"]
    options: Annotated[
        tuple[Option, ...], Limits(min_length=2), Unique(Option), Unique(Option, "label")
    ]
    how = "form_choose_one"

    @property
    def gives(self) -> str:
        return "choice"

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)

    def answers(self, code: str, words: Mapping[str, str]) -> dict[str, str]:
        return {option.id: option.label[code] for option in self.options}


class YesNoField(Field):
    """Yes or no."""

    control = "choose"
    type: Literal["yes-no"]

    @property
    def choices(self) -> tuple[str, ...]:
        return YES_NO

    def answers(self, code: str, words: Mapping[str, str]) -> dict[str, str]:
        return dict(zip(YES_NO, (words["form_yes"], words["form_no"]), strict=True))


class ComputedField(Field):
    """What the page works out by a `rule`; on paper, in PDF and in Word a line to write on."""

    control = "result"
    type: Literal["computed"]
    rule: Rule
    how_by_hand = "form_work_out"

    @property
    def gives(self) -> str:
        return self.rule.gives


class ListField(Field):
    """`items` to read, such as the duties of a post."""

    control = "list"
    type: Literal["list"]
    items: Annotated[tuple[Text, ...], Limits(min_length=1)]

    @property
    def to_read(self) -> tuple[Text, ...]:
        return self.items


class Holder(Field):
    """What holds `fields` of its own."""

    fields: Annotated[
        tuple[AnyField, ...], Limits(min_length=1), Unique(Field, "label", deep=False)
    ]

    @model_validator(mode="after")
    def _is_not_too_deep(self) -> Holder:
        if any(field.inner or field.to_read for field in self.fields):
            raise ValueError(
                "holds a list, a group or a repeat, which would be too deep for paper. "
                "Move it out, beside this one."
            )
        return self

    @property
    def inner(self) -> tuple[Field, ...]:
        return self.fields


class GroupField(Holder):
    """`fields` that belong together."""

    control = "group"
    type: Literal["group"]


class RepeatField(Holder):
    """Rows of `fields`; a row stands `times` times on paper and is called `each`."""

    control = "rows"
    type: Literal["repeat"]
    times: Annotated[int, Limits(ge=1, le=20)]
    each: Text

    @property
    def holds(self) -> tuple[Field, ...]:
        return tuple(self._row(number) for number in range(1, self.times + 1))

    def _row(self, number: int) -> GroupField:
        name = f"{self.id}-{number}"
        label = Text({code: f"{text} {number}" for code, text in self.each.root.items()})
        fields = tuple(
            field.model_copy(update={"id": f"{name}-{field.id}"}) for field in self.fields
        )
        return GroupField(id=name, type="group", label=label, fields=fields)

    @property
    def tabular(self) -> bool:
        return len(self.fields) <= _COLUMNS and all(
            field.control in ("line", "result") for field in self.fields
        )


AnyField = Annotated[
    TextField
    | TelField
    | DateField
    | NumberField
    | TextareaField
    | CheckboxField
    | ChoiceField
    | YesNoField
    | ComputedField
    | ListField
    | GroupField
    | RepeatField,
    Limits(discriminator="type"),
]
