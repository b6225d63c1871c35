"""Turns the handbook's models into HTML through the templates in overrides/components/."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache

from handbook.downloads.templates import environment
from handbook.library import Library
from handbook.reading.languages import Language
from handbook.reading.text import Words


@dataclass(frozen=True)
class Place:
    """Where a component is shown: the page, its language, and the way back to the site's root."""

    page: str
    language: Language
    root: str = ""

    def to(self, address: str) -> str:
        """The relative address of `address` (given from the site's root) from this page."""
        return f"{self.root}{address}" or "./"


def bytecode_cache(root: Path) -> FileSystemBytecodeCache:
    """Keeps compiled templates below `root`, so that a build compiles only changed ones."""
    folder = root / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


class Templates:
    """The components' templates. All of them may ask the library and `others`, by these names."""

    def __init__(self, library: Library, **others: Any) -> None:
        self.library = library
        folder: Path = library.root / "overrides"
        self._environment = environment(
            folder,
            bytecode_cache=bytecode_cache(library.root),
            auto_reload=False,  # each build begins with templates of its own
        )
        self._environment.globals.update(others, library=library)

    def render(self, names: Sequence[str], place: Place, **values: Any) -> str:
        """The HTML at `place` of the first template of `names` that there is."""
        code = place.language.code
        template = self._environment.select_template([f"components/{name}.html" for name in names])
        return template.render(
            place=place,
            language=place.language,
            code=code,
            words=Words(self.library.words, code),
            **values,
        )
