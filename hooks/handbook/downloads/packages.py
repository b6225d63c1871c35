"""Makes and keeps every package for learning platforms, one of each kind for a quiz and for all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.downloads import platforms
from handbook.downloads.platforms import Material, gift, moodle, scorm
from handbook.learning import quizzes
from handbook.learning.quizzes import Quiz
from handbook.library import Library
from handbook.pages.page import Page
from handbook.reading.kept import kept
from handbook.reading.languages import Language

FOLDER = "downloads"
ALL = "all"
# Each kind of package, and the ending of its file's name.
KINDS = {"scorm": "zip", "moodle": "xml", "gift": "txt"}
_CODE = (*Path(platforms.__file__).parent.rglob("*.*"), Path(quizzes.__file__))


@dataclass(frozen=True)
class Package:
    """One file for a learning platform; `title` is that of the questions it holds."""

    kind: str
    material: str
    language: str
    title: str
    content: bytes

    @property
    def address(self) -> str:
        """Where it stands, from the site's root."""
        return f"{FOLDER}/ips-{self.kind}-{self.material}-{self.language}.{KINDS[self.kind]}"

    @property
    def size(self) -> int:
        return len(self.content)


class Packages:
    """The packages of a library's quizzes; those made before are read from the folder `cache`."""

    def __init__(self, library: Library, cache: Path) -> None:
        self._library, self._cache, self._code = library, cache, _code()

    def of(self, kind: str, language: Language) -> Iterator[Package]:
        """The package of each quiz in `language`, and then the one with all of them."""
        for material in self._materials(language):
            content = self._content(kind, material, language)
            yield Package(kind, material.id, language.code, material.title, content)

    def publish(self, site: Path) -> None:
        """Writes every package into the folder downloads/ of the built `site`."""
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        for kind in KINDS:
            for language in self._library.languages:
                for package in self.of(kind, language):
                    (site / package.address).write_bytes(package.content)

    def _materials(self, language: Language) -> Iterator[Material]:
        code = language.code
        pages = {each: self._library.page_of("quiz", each) for each in self._library.quizzes}
        shown = {self._library.quizzes[name]: page for name, page in pages.items() if page}
        read = {quiz.id: dict(self._read(quiz, page, code)) for quiz, page in shown.items()}
        for quiz, page in shown.items():
            about = self._about([page], language)
            yield Material(quiz.id, quiz.title[code], (quiz,), read[quiz.id], about)
        everything = {key: text for own in read.values() for key, text in own.items()}
        title = self._library.words["learning_all"][code]
        about = self._about(shown.values(), language)
        yield Material(ALL, title, tuple(shown), everything, about)

    def _about(self, pages: Iterable[Page], language: Language) -> str:
        """Where the questions of `pages` are from, and since when all of them are reviewed."""
        reviewed = min((page.facts.reviewed for page in pages), default=None)
        day = language.date(reviewed) if reviewed else ""
        return self._library.words["learning_about"][language.code].format(date=day)

    def _read(self, quiz: Quiz, page: Page, code: str) -> Iterator[tuple[tuple[str, str], str]]:
        """Where on its page the answer to each question stands, in words."""
        text = page.texts[code]
        headings = {heading.id: heading.text for heading in text.headings}
        says = self._library.words["learning_read"][code]
        for question in quiz.questions:
            section = headings[question.section]
            yield (quiz.id, question.id), says.format(page=text.title, section=section)

    def _content(self, kind: str, material: Material, language: Language) -> bytes:
        words = self._words(language)
        read = sorted((*key, text) for key, text in material.read.items())
        texts = [quiz.model_dump_json() for quiz in material.quizzes]
        told = [self._code, kind, material.id, material.title, material.about, texts, read, words]
        key = hashlib.sha256(json.dumps([*told, language.model_dump_json()]).encode()).hexdigest()
        writers: dict[str, Callable[[], bytes]] = {
            "scorm": lambda: scorm.write(material, language, words),
            "moodle": lambda: moodle.write(material, language, words["site_name"]),
            "gift": lambda: gift.write(material, language, words["site_name"]),
        }
        return kept(self._cache / f"{key}.{KINDS[kind]}", writers[kind])

    def _words(self, language: Language) -> dict[str, str]:
        """The words that stand in packages; others may change without making them anew."""
        return {
            name: text[language.code]
            for name, text in self._library.words.items()
            if name.startswith(("quiz_", "sco_")) or name == "site_name"
        }


def _code() -> str:
    """Changes when the code or a template that makes packages changes."""
    found = hashlib.sha256()
    for path in sorted(_CODE):
        if path.suffix != ".pyc":
            found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()
