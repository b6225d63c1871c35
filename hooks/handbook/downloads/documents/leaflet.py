"""A leaflet as a tagged PDF to print and hand out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime, time

import typst

from handbook.downloads.documents.typeset import FOLDER, FONTS
from handbook.pages.leaflets import Leaflet
from handbook.reading.languages import Language


def write(leaflet: Leaflet, language: Language, words: Mapping[str, str]) -> bytes:
    """`leaflet` on A4 as PDF/UA-1, dated with its own date, with room for the service's number."""
    code = language.code
    tongue, _, region = language.locale.partition("-")
    content = {
        "language": tongue,
        "region": region,
        "publisher": words["site_name"],
        "title": leaflet.title[code],
        "intro": leaflet.intro[code],
        "ours": words["leaflet_ours"],
        "dated": words["leaflet_dated"].format(date=language.date(leaflet.date)),
        "parts": [
            {
                "title": part.title[code],
                "says": [text[code] for text in part.says],
                "points": [text[code] for text in part.points],
            }
            for part in leaflet.parts
        ],
    }
    return typst.compile(
        FOLDER / "leaflet.typ",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"leaflet": json.dumps(content, ensure_ascii=False)},
        timestamp=int(datetime.combine(leaflet.date, time(), UTC).timestamp()),
    )
