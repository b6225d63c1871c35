"""Reads data/ into typed items and keeps every problem, so that all are told at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.coverage import Coverage
from handbook.crosscheck import nearest
from handbook.located import Located, Step, read, validate
from handbook.problems import Problem, Problems
from handbook.text import Item, Text


@dataclass(frozen=True)
class _Found:
    """Where an item was read."""

    item: Item
    located: Located
    path: tuple[Step, ...]


class Reader:
    """Collects the items and the problems in the data of one handbook."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.codes: tuple[str, ...] = ()
        self.items: dict[str, dict[str, Any]] = {}
        self.problems: list[Problem] = []
        self._found: list[_Found] = []

    def rows(self, name: str, model: type[Item], key: str = "id") -> None:
        """Reads data/<name>.yml, a list of `model`; `key` is the field that names a row."""
        self.items.setdefault(name, {})
        located = self._file(self.root / "data" / f"{name}.yml")
        for place in range(len(located.value or ()) if located else 0):
            self._keep(name, model, located, (place,), key)

    def folder(self, name: str, model: type[Item]) -> None:
        """Reads data/<name>/, one `model` a file; the file bears the item's id."""
        self.items.setdefault(name, {})
        for path in sorted((self.root / "data" / name).glob("*.yml")):
            located = self._file(path)
            item = self._keep(name, model, located, (), "id")
            if item is not None and located and getattr(item, "id", path.stem) != path.stem:
                message = f"is not the name of its file, {path.name}. Give both one name."
                self.problems.append(located.problem(("id",), message))

    def words(self) -> None:
        """Reads data/interface.yml: the words of the site itself, by name."""
        words = self.items.setdefault("words", {})
        located = self._file(self.root / "data" / "interface.yml")
        for name in (located.value or ()) if located else ():
            try:
                words[name] = validate(located, Text, self.codes, (name,)) if located else None
            except Problems as error:
                self.problems += error.problems

    def coverage(self) -> None:
        """Reads data/coverage.yml: the sections of the source texts that pages must cover."""
        located = self._file(self.root / "data" / "coverage.yml")
        item = self._item(Coverage, located, ())
        sections = item.sections if isinstance(item, Coverage) else ()
        self.items["coverage"] = {section.id: section for section in sections}

    def dangling(self) -> Iterator[Problem]:
        """What items name that does not exist, and their own faults; ask when all is read."""
        for found in self._found:
            for steps, kind, wanted in found.item.references():
                if wanted not in self.items[kind]:
                    cure = nearest(wanted, self.items[kind])
                    message = f"names «{wanted}», which is not among {kind}. {cure}"
                    yield found.located.problem((*found.path, *steps), message)
            for steps, message in found.item.faults():
                yield found.located.problem((*found.path, *steps), message)

    def _file(self, path: Path) -> Located | None:
        try:
            return read(path, self.root)
        except Problems as error:
            self.problems += error.problems
        except FileNotFoundError:
            name = path.relative_to(self.root).as_posix()
            self.problems.append(Problem(name, 1, "file", "is missing. Write it."))
        return None

    def _item(
        self, model: type[Item], located: Located | None, path: tuple[Step, ...]
    ) -> Item | None:
        try:
            return validate(located, model, self.codes, path) if located else None
        except Problems as error:
            self.problems += error.problems
        return None

    def _keep(
        self,
        collection: str,
        model: type[Item],
        located: Located | None,
        path: tuple[Step, ...],
        key: str,
    ) -> Item | None:
        item = self._item(model, located, path)
        if item is None or located is None:
            return None
        name = str(getattr(item, key))
        if name in self.items[collection]:
            message = f"«{name}» is used twice. Give one of them another name."
            self.problems.append(located.problem((*path, key), message))
        self.items[collection][name] = item
        self._found.append(_Found(item, located, path))
        return item
