"""What there is to fill in on a form, and what a screen reader says of each control."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from handbook.forms.fields import Field
from handbook.forms.form import Form

Kind = Literal["line", "lines", "tick", "option"]
# Controls that are one box each; a result is worked out by hand.
_KINDS: Mapping[str, Kind] = {"line": "line", "result": "line", "lines": "lines", "tick": "tick"}


@dataclass(frozen=True)
class Control:
    """One box to type in or to tick.

    `name` is its own in the document; `reads` is that of its field. One option of a choice has the
    choice's `group`, the `answer` as printed, and the `value` it stands for.
    """

    name: str
    kind: Kind
    label: str
    help: str = ""
    reads: str = ""
    group: str = ""
    answer: str = ""
    value: str = ""

    @property
    def says(self) -> str:
        """What is read aloud of it."""
        return _sentences(f"{self.label}: {self.answer}" if self.answer else self.label, self.help)

    @property
    def group_says(self) -> str:
        """What is read aloud of the choice that it is an option of."""
        return _sentences(self.label, self.help)


def controls_of(form: Form, code: str, words: Mapping[str, str]) -> dict[str, Control]:
    """Every control of `form` by name, in reading order, in the language `code`."""
    return {
        control.name: control for field in form.fields for control in _controls(field, code, words)
    }


def _sentences(*parts: str) -> str:
    return ". ".join(part for part in parts if part)


def _controls(
    field: Field, code: str, words: Mapping[str, str], inside: str = ""
) -> Iterator[Control]:
    label = inside + field.asks(code, words)
    help_text = field.helps(code, words, by_hand=True)
    if field.holds:
        yield from _inside(field, code, words, label)
    elif field.control == "choose":
        for value, answer in field.answers(code, words).items():
            name = f"{field.id}-{value}"
            yield Control(name, "option", label, help_text, "", field.id, answer, value)
            help_text = ""  # once is enough
    elif field.control in _KINDS:
        yield Control(field.id, _KINDS[field.control], label, help_text, field.reads)


def _inside(field: Field, code: str, words: Mapping[str, str], label: str) -> Iterator[Control]:
    # A screen reader jumps from field to field and does not meet the heading above them: each
    # field says the heading, and the first one what stands under it.
    rows = field.control == "rows"
    first = field.helps(code, words)
    for inner in field.holds:
        around = f"{label}, " if rows and field.sensitive else "" if rows else f"{label}: "
        for control in _controls(inner, code, words, around):
            yield replace(control, help=" ".join(part for part in (first, control.help) if part))
            first = ""
