"""Questions as a SCORM 1.2 package: pages of their own that any learning platform can run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from handbook.downloads.platforms import Material
from handbook.downloads.templates import environment
from handbook.downloads.zipped import zipped
from handbook.learning.quizzes import Quiz
from handbook.reading.languages import Language

_FOLDER = Path(__file__).parent / "scorm"
_TEMPLATES = environment(_FOLDER)


def write(material: Material, language: Language, words: Mapping[str, str]) -> bytes:
    """A zip file with one page and one item of its own for each quiz of `material`.

    It loads nothing from elsewhere. `words` are the site's words in `language`.
    """
    told = {"material": material, "language": language, "code": language.code, "words": words}
    files = {"imsmanifest.xml": _TEMPLATES.get_template("imsmanifest.xml").render(told)}
    page = _TEMPLATES.get_template("sco.html")
    for quiz in material.quizzes:
        files[f"{quiz.id}.html"] = page.render(told, quiz=quiz, fingerprint=_fingerprint(quiz))
    for name in ("sco.css", "sco.js"):
        files[name] = (_FOLDER / name).read_text("utf-8")
    return zipped(files)


def _fingerprint(quiz: Quiz) -> str:
    """Changes with any question: what a platform kept of an older edition is not resumed."""
    questions = "".join(question.id + question.fingerprint() for question in quiz.questions)
    return hashlib.sha256(questions.encode()).hexdigest()[:12]
