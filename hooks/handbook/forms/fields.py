"""What every field of a form has, and what renderers may ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import PrivateAttr, model_validator

from handbook.reading.text import Id, Item, Text

# What renderers ask for; they never ask for a type by its name.
Control = Literal["line", "lines", "tick", "choose", "result", "list", "group", "rows"]


class Field(Item):
    """One thing the form asks for, several that belong together, or a list to read.

    `sensitive` says what kind of personal matter it asks about; such a field is optional, folded on
    the page, and `why` tells what IPS needs it for.
    """

    control: ClassVar[Control]
    # How the page reads what is typed, and what Word offers to choose it with; "" as it stands.
    reads: ClassVar[Literal["", "date", "number"]] = ""
    # Words of the interface that say how to answer, everywhere and in PDF and Word alone.
    how: ClassVar[str] = ""
    how_by_hand: ClassVar[str] = ""

    id: Id
    type: str
    label: Text
    hint: Text | None = None
    width: Literal["full", "half", "third"] = "full"
    sensitive: Literal["health", "criminal", "economy", "private"] | None = None
    why: Text | None = None
    _number: str = PrivateAttr("")

    @model_validator(mode="after")
    def _sensitive_fields_say_why(self) -> Field:
        if self.sensitive and not self.why:
            raise ValueError(
                "is sensitive and gives no reason. Write why: a sentence that says what IPS "
                "needs the answer for."
            )
        if self.why and not self.sensitive:
            raise ValueError(
                "has why, but is not marked as sensitive. Write sensitive: health, criminal, "
                "economy or private, or move the sentence to hint."
            )
        return self

    @property
    def number(self) -> str:
        """What it is called by in every language and file: 7, or 7.2 inside field 7; or ''."""
        return self._number

    def count(self, number: str) -> None:
        """Takes its number, and gives those inside it theirs."""
        self._number = number
        for place, field in enumerate(self.inner, 1):
            field.count(f"{number}.{place}")

    @property
    def gives(self) -> str:
        """What its answer is to a rule: text, date, number or choice."""
        return self.reads or "text"

    @property
    def lines(self) -> int:
        """The height of its box on paper, in lines of 8 mm."""
        return 1

    @property
    def inner(self) -> tuple[Field, ...]:
        """The fields written inside it."""
        return ()

    @property
    def holds(self) -> tuple[Field, ...]:
        """The fields inside it as they stand on paper: each row of a repeat is a group."""
        return self.inner

    @property
    def tabular(self) -> bool:
        """Whether it repeats rows that are short enough to stand in a table."""
        return False

    @property
    def to_read(self) -> tuple[Text, ...]:
        """The items that it lists."""
        return ()

    @property
    def choices(self) -> tuple[str, ...]:
        """The ids of the answers it takes; none where anything can be written."""
        return ()

    def answers(self, code: str, words: Mapping[str, str]) -> dict[str, str]:
        """The answers to choose between, by id, as printed; none where there is no choice."""
        return {}

    def checks(self, words: Mapping[str, str]) -> dict[str, str]:
        """What form-checks.js reads from data- attributes: `reads`, and `wrong`, the sentence.

        Without `reads`, the browser's own check of the input's type decides. Empty: no check.
        """
        return {}

    def asks(self, code: str, words: Mapping[str, str]) -> str:
        """The label as printed, with its number, and the word for optional where sensitive."""
        label = f"{self.number} {self.label[code]}".lstrip()
        return f"{label} ({words['form_optional']})" if self.sensitive else label

    def helps(self, code: str, words: Mapping[str, str], *, by_hand: bool = False) -> str:
        """What stands under the label: how to write it, the hint, and why it is asked; or ''.

        Where a form is filled in `by_hand`, as in PDF and Word, nothing is worked out.
        """
        parts = [
            words[self.how_by_hand] if by_hand and self.how_by_hand else "",
            words[self.how] if self.how else "",
            self.hint[code] if self.hint else "",
            self.why[code] if self.why else "",
        ]
        return " ".join(part for part in parts if part)
