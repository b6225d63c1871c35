"""Typesets tagged PDFs; in a form each control is a link that marks its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from handbook.forms.fields import Field
from handbook.forms.form import Form
from handbook.forms.samples import NO_ANSWERS, Answers
from handbook.reading.languages import Language

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"


def compiled(
    template: Path,
    content: Mapping[str, Any],
    language: Language,
    words: Mapping[str, str],
    day: date,
    *,
    text: str = "",
) -> bytes:
    """What `template` makes of `content`, which it reads by its own name, as PDF/UA-1.

    `text` is Typst that follows it. Typst refuses a document that the standard would not allow,
    such as one without a title. The same content gives the same bytes, for `day` dates the file.
    """
    tongue, _, region = language.locale.partition("-")
    whole = {"language": tongue, "region": region, "publisher": words["site_name"], **content}
    whole |= {"terms": words["taken_terms"], "newest": words["taken_newest"]}
    return typst.compile(
        template.read_bytes() + text.encode(),
        font_paths=_fonts(),
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={template.stem: json.dumps(whole, ensure_ascii=False)},
        timestamp=int(datetime.combine(day, time(), UTC).timestamp()),
    )


@cache
def _fonts() -> typst.Fonts:
    """Our own, and those that Typst brings: never what is installed on a machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def typeset(
    form: Form, language: Language, words: Mapping[str, str], answers: Answers = NO_ANSWERS
) -> bytes:
    """`form` on A4, dated with its own date; every control is a link to «field:» and its name.

    With `answers` it is a sample to read: they stand where the controls would.
    """
    content = _content(form, language, words, answers)
    return compiled(FOLDER / "form.typ", content, language, words, form.date)


def _content(
    form: Form, language: Language, words: Mapping[str, str], answers: Answers
) -> dict[str, Any]:
    code = language.code
    write = _Writer(code, words, answers)
    return {
        "title": form.title[code],
        "intro": form.intro[code],
        "notice": form.notice[code] if form.notice else "",
        "sample": words["form_sample"] if answers else "",
        "stamp": form.stamp(language, words),
        "page": words["form_page"],
        "of": words["form_page_of"],
        "parts": [
            {
                "heading": heading,
                "sections": [
                    {
                        "title": section.title[code],
                        "fields": [write.field(field) for field in section.fields],
                    }
                    for section in sections
                ],
            }
            for heading, sections in form.parts(code, words)
        ],
    }


class _Writer:
    """Puts fields into the words of one language, with the answers of a sample."""

    def __init__(self, code: str, words: Mapping[str, str], answers: Answers) -> None:
        self._code, self._words, self._answers = code, words, answers

    def field(self, field: Field) -> dict[str, Any]:
        """What form.typ reads of `field` and of those inside it."""
        return {
            "id": field.id,
            "control": field.control,
            "label": field.asks(self._code, self._words),
            "help": field.helps(self._code, self._words, by_hand=not self._answers),
            "width": field.width,
            "lines": field.lines,
            "options": [
                {"id": f"{field.id}-{answer}", "label": text, "value": self._chose(field, answer)}
                for answer, text in field.answers(self._code, self._words).items()
            ],
            "items": [item[self._code] for item in field.to_read],
            "fields": [self.field(inner) for inner in field.holds],
            "columns": [inner.asks(self._code, self._words) for inner in field.inner]
            if field.tabular
            else [],
            "value": self._wrote(field),
        }

    def _wrote(self, field: Field) -> str:
        answer = self._answers.get(field.id, "")
        if isinstance(answer, str):
            return field.answers(self._code, self._words).get(answer, answer)
        return answer[self._code]

    def _chose(self, field: Field, answer: str) -> str:
        return "x" if self._answers.get(field.id) == answer else ""
