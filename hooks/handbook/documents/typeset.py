"""Typesets a form as a tagged PDF in which each control is a link that marks its place."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from handbook.forms import Field, Form
from handbook.languages import Language

FOLDER = Path(__file__).parent
FONTS = FOLDER / "fonts"


def typeset(form: Form, language: Language, words: Mapping[str, str]) -> bytes:
    """`form` on A4 as PDF/UA-1; every control is a link to «field:» and its name.

    Typst refuses a document that the standard would not allow, such as one without a title.
    The same form gives the same bytes: the file is dated with the form's own date.
    """
    dated = datetime.combine(form.date, time(), UTC)
    return typst.compile(
        FOLDER / "form.typ",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"form": json.dumps(_content(form, language, words), ensure_ascii=False)},
        timestamp=int(dated.timestamp()),
    )


def _content(form: Form, language: Language, words: Mapping[str, str]) -> dict[str, Any]:
    code = language.code
    tongue, _, region = language.locale.partition("-")
    return {
        "language": tongue,
        "region": region,
        "publisher": words["site_name"],
        "title": form.title[code],
        "intro": form.intro[code],
        "notice": form.notice[code],
        "stamp": form.stamp(language, words),
        "page": words["form_page"],
        "of": words["form_page_of"],
        "sections": [
            {
                "title": section.title[code],
                "fields": [_field(field, code, words) for field in section.fields],
            }
            for section in form.sections
        ],
    }


def _field(field: Field, code: str, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": field.id,
        "type": field.type,
        "label": field.asks(code, words),
        "help": field.helps(code, words),
        "width": field.width,
        "rows": field.rows,
        "options": [
            {"id": f"{field.id}-{option.id}", "label": option.label[code]}
            for option in field.options
        ],
    }
