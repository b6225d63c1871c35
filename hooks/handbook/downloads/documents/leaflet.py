"""A leaflet as a tagged PDF to print and hand out."""

from __future__ import annotations

from collections.abc import Mapping

from handbook.downloads.documents.typeset import FOLDER, compiled
from handbook.pages.leaflets import Leaflet
from handbook.reading.languages import Language


def write(leaflet: Leaflet, language: Language, words: Mapping[str, str]) -> bytes:
    """`leaflet` on A4, dated with its own date, with room for the service's number."""
    code = language.code
    content = {
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
    return compiled(FOLDER / "leaflet.typ", content, language, words, leaflet.date)
