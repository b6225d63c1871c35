"""Makes and keeps every package for learning platforms, one of each kind for a quiz and for all."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook import learning, quizzes
from handbook.languages import Language
from handbook.learning import Material, gift, moodle, scorm
from handbook.library import Library
from handbook.pages import Page
from handbook.quizzes import Quiz

FOLDER = "downloads"
ALL = "all"
# Each kind of package, and the ending of its file's name.
KINDS = {"scorm": "zip", "moodle": "xml", "gift": "txt"}
_CODE = (*Path(learning.__file__).parent.rglob("*.*"), Path(quizzes.__file__))


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
        """In bytes."""
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
        read: dict[tuple[str, str], str] = {}
        found = []
        for quiz in self._library.quizzes.values():
            page = self._library.page_of("quiz", quiz.id)
            if page is not None:
                own = dict(self._read(quiz, page, code))
                found.append(quiz)
                read |= own
                yield Material(quiz.id, quiz.title[code], (quiz,), own)
        yield Material(ALL, self._library.words["learning_all"][code], tuple(found), read)

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
        told = [self._code, kind, material.id, material.title, texts, read, words]
        key = hashlib.sha256(json.dumps([*told, language.model_dump_json()]).encode()).hexdigest()
        kept = self._cache / f"{key}.{KINDS[kind]}"
        if kept.exists():
            return kept.read_bytes()
        writers: dict[str, Callable[[], bytes]] = {
            "scorm": lambda: scorm.write(material, language, words),
            "moodle": lambda: moodle.write(material, language, words["site_name"]),
            "gift": lambda: gift.write(material, language, words["site_name"]),
        }
        content = writers[kind]()
        self._cache.mkdir(parents=True, exist_ok=True)
        unfinished = kept.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(content)
        unfinished.replace(kept)  # a build that is stopped here leaves no half file behind
        return content

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
