"""The questions of all self-checks as a script, which a page fetches once a round begins.

A script and no JSON: browsers fetch none from a file system, where the handbook can be read too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from handbook.reading.languages import Language
from handbook.showing.templates import Place, Templates

_WORD = "practice"  # the fence that asks them
_INDENT = re.compile(r"\n\s*")


def scripts(templates: Templates) -> Iterator[tuple[str, str]]:
    """The asset of each language, as "js/questions-en.js", and what it says.

    None where no page asks questions of others.
    """
    pages = templates.library.pages.values()
    if any(
        fence.word == _WORD
        for page in pages
        for text in page.texts.values()
        for fence in text.fences
    ):
        for language in templates.library.languages:
            yield f"js/questions-{language.code}.js", _script(templates, language)


def _script(templates: Templates, language: Language) -> str:
    html = templates.render(["questions"], Place("", language))
    said = json.dumps(_INDENT.sub("\n", html.strip()), ensure_ascii=False)
    return f"window.handbookQuestions = {said};\n"
