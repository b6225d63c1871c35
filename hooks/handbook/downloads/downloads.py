"""Keeps finished documents by what they are made of, so that a build makes only changed ones."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from handbook import forms
from handbook.downloads import documents
from handbook.forms.form import Form
from handbook.forms.samples import Sample
from handbook.library import Library
from handbook.reading import languages
from handbook.reading.kept import kept
from handbook.reading.languages import Language
from handbook.tools import schedules
from handbook.tools.schedules import Schedule

FOLDER = "downloads"
_LIBRARIES = ("babel", "fonttools", "lxml", "pikepdf", "python-docx", "typst")
# What a document's bytes follow from: the code of these rooms, and of the models they write.
_CODE = (
    *Path(documents.__file__).parent.rglob("*.*"),
    *Path(forms.__file__).parent.glob("*.py"),
    Path(languages.__file__),
    Path(schedules.__file__),
)


@dataclass(frozen=True)
class Download:
    """One file to download: the form or plan and language it holds, and the file itself."""

    form: str
    language: str
    kind: str
    content: bytes

    @property
    def name(self) -> str:
        """The file's name, with form and language in it."""
        return f"ips-{self.form}-{self.language}.{self.kind}"

    @property
    def address(self) -> str:
        """Where it stands, from the site's root."""
        return f"{FOLDER}/{self.name}"

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class Downloads:
    """The files of a library's forms; those made before are read from the folder `cache`."""

    def __init__(self, library: Library, cache: Path) -> None:
        self._library, self._cache = library, cache
        self._tools = _tools()

    def of(self, form: Form, language: Language) -> tuple[Download, ...]:
        """The files of `form` in `language`, one of each kind."""
        words = self._words(language)
        key = self._key(form, language, words)
        return tuple(
            Download(
                form.id,
                language.code,
                kind,
                self._content(
                    f"{key}.{kind}", partial(documents.make, kind, form, language, words)
                ),
            )
            for kind in documents.KINDS
        )

    def of_sample(self, sample: Sample, language: Language) -> Download:
        """The PDF of `sample` in `language`."""
        form, words = self._library.forms[sample.id], self._words(language)
        key = self._key(form, language, words, sample)
        make = partial(documents.make_sample, sample, form, language, words)
        content = self._content(f"{key}.pdf", make)
        return Download(f"{form.id}-sample", language.code, "pdf", content)

    def plan(self, schedule: Schedule, language: Language) -> Download:
        """The Word file of `schedule` in `language`."""
        words = self._words(language, "schedule_")
        key = self._key(schedule, language, words)

        def make() -> bytes:
            # loaded first when it must be made, as in handbook.documents.make
            from handbook.downloads.documents.plan import write  # noqa: PLC0415

            return write(schedule, language, words)

        return Download(schedule.id, language.code, "docx", self._content(f"{key}.docx", make))

    def all(self) -> Iterator[Download]:
        """The files of every form, sample and plan in every language."""
        for language in self._library.languages:
            for form in self._library.forms.values():
                yield from self.of(form, language)
            for sample in self._library.samples.values():
                yield self.of_sample(sample, language)
            for schedule in self._library.schedules.values():
                yield self.plan(schedule, language)

    def publish(self, site: Path) -> list[Download]:
        """Writes every file into the folder downloads/ of the built `site`; gives all of them."""
        written = list(self.all())
        (site / FOLDER).mkdir(parents=True, exist_ok=True)
        for download in written:
            (site / download.address).write_bytes(download.content)
        return written

    def _key(
        self,
        item: Form | Schedule,
        language: Language,
        words: object,
        sample: Sample | None = None,
    ) -> str:
        items = (item, language, *([sample] if sample else []))
        models = [each.model_dump_json() for each in items]
        return hashlib.sha256(json.dumps([self._tools, *models, words]).encode()).hexdigest()

    def _content(self, name: str, make: Callable[[], bytes]) -> bytes:
        return kept(self._cache / name, make)

    def _words(self, language: Language, more: str = "form_") -> dict[str, str]:
        """The words that stand in documents; others may change without making them anew."""
        return {
            name: text[language.code]
            for name, text in self._library.words.items()
            if name.startswith(("form_", more)) or name == "site_name"
        }


def _tools() -> str:
    """Changes when the code that makes documents, its fonts or the libraries it uses change."""
    found = hashlib.sha256()
    for path in sorted(_CODE):
        if path.is_file() and path.suffix != ".pyc":
            found.update(path.name.encode() + path.read_bytes())
    found.update("".join(f"{name} {version(name)}" for name in _LIBRARIES).encode())
    return found.hexdigest()
