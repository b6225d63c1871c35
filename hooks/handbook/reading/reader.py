"""Reads data/ into typed items and keeps every problem, so that all are told at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from handbook.reading.filenames import misnamed, visible
from handbook.reading.languages import Language
from handbook.reading.located import Located, Step, read, validate
from handbook.reading.problems import Problem, Problems, unknown
from handbook.reading.text import Item, Text, Vocabulary, example
from handbook.reading.walk import as_read, references, used_twice

_Model = TypeVar("_Model", bound=Item)


@dataclass(frozen=True)
class _Found:
    item: Item
    located: Located
    path: tuple[Step, ...]


def languages(root: Path) -> tuple[Language, ...]:
    """The languages of the handbook below `root`, the source first."""
    reader = Reader(root)
    found = reader.languages()
    if reader.problems:
        raise Problems(reader.problems)
    return found


class Reader:
    """Collects the items and the problems in the data of one handbook."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.codes: tuple[str, ...] = ()
        self.items: dict[str, dict[str, Any]] = {}
        self.problems: list[Problem] = []
        self._found: list[_Found] = []
        self._broken: set[str] = set()  # collections in which something could not be read

    def languages(self) -> tuple[Language, ...]:
        """Reads data/languages.yml, which says in what languages every text must be."""
        self.rows("languages", Language, key="code")
        found: tuple[Language, ...] = tuple(self.items["languages"].values())
        self.codes = tuple(each.code for each in found)
        for each in found:
            root = "" if each is found[0] else f"{each.code}/"
            if each.root != root:
                message = f"is «{each.root}», and its pages are built below «{root}». Write that."
                self.problems.append(self.problem(each, ("root",), message))
        return found

    def rows(self, name: str, model: type[Item], key: str = "id") -> None:
        """Reads data/<name>.yml, a list of `model`; `key` is the field that names a row."""
        self.items.setdefault(name, {})
        located = self._file(self.root / "data" / f"{name}.yml")
        if located is None or not self._is_list(located):
            self._broken.add(name)
            return
        for place in range(len(located.value)):
            self._keep(name, model, located, (place,), key)

    def folder(self, name: str, model: type[Item]) -> None:
        """Reads data/<name>/, one `model` a file; the file bears the item's id."""
        self.items.setdefault(name, {})
        paths = visible((self.root / "data" / name).glob("*"))
        wrong = list(misnamed([path for path in paths if path.suffix == ".yml"], self.root))
        self.problems += wrong
        for path in paths:
            if path.suffix != ".yml":
                file = path.relative_to(self.root).as_posix()
                message = "is left out, because only names that end in .yml are read. Rename it."
                self.problems.append(Problem(file, 1, "file", message))
                continue
            located = self._file(path)
            item = self._keep(name, model, located, (), "id")
            if item is None or located is None or any(each.file == located.file for each in wrong):
                continue
            if getattr(item, "id", path.stem) != path.stem:
                message = f"is not the name of its file, {path.name}. Give both one name."
                self.problems.append(located.problem(("id",), message))

    def words(self) -> None:
        """Reads data/interface.yml: the words of the site itself, by name."""
        words = self.items.setdefault("words", Vocabulary())
        located = self._file(self.root / "data" / "interface.yml")
        if located is None or not isinstance(located.value, dict):
            wanted = f"`print: {example(self.codes)}`"
            message = f"must be names with their texts, as {wanted}. Mend it."
            self.problems += [located.problem((), message)] if located else []
            return
        for name in located.value:
            try:
                words[name] = validate(located, Text, self.codes, (name,))
            except Problems as error:
                self.problems += error.problems

    def one(self, name: str, model: type[_Model]) -> _Model | None:
        """Reads data/<name>.yml, one `model`; None where something is wrong in it."""
        located = self._file(self.root / "data" / f"{name}.yml")
        item = self._item(model, located, ())
        if item is None or located is None:
            return None
        self._found.append(_Found(item, located, ()))
        return item

    def join(self, name: str, group: str) -> None:
        """Lets the items of the collection `name` be found in `group` as well."""
        members = self.items.setdefault(group, {})
        for each, item in self.items[name].items():
            if each in members:
                self.problems.append(self.problem(item, ("id",), used_twice(each)))
            members[each] = item
        if name in self._broken:
            self._broken.add(group)

    def twins(self) -> Iterator[Problem]:
        """Items of one collection that a reader cannot tell apart; ask when everything is read."""
        seen: dict[object, str] = {}
        for found in self._found:
            for fields in found.item.told_apart:
                for alike in _as_read(found.item, fields):
                    name = str(getattr(found.item, "id", ""))
                    other = seen.setdefault((type(found.item), fields, alike), name)
                    if other != name:
                        message = (
                            f"reads the same as that of «{other}», and nobody can tell the two "
                            "apart. Change one of them, or remove it."
                        )
                        yield found.located.problem((*found.path, fields[0]), message)
                        break

    def is_broken(self, name: str) -> bool:
        """Whether something in the collection `name` could not be read."""
        return name in self._broken

    def dangling(self) -> Iterator[Problem]:
        """Ids that an item names and that do not exist; ask when everything is read.

        Where a collection has a fault of its own, what it lacks is that fault's doing.
        """
        for found in self._found:
            for steps, kind, wanted in references(found.item):
                if wanted not in self.items[kind] and kind not in self._broken:
                    message = unknown(wanted, kind, self.items[kind])
                    yield found.located.problem((*found.path, *steps), message)

    def problem(self, item: Item, path: tuple[Step, ...], message: str) -> Problem:
        """The fault `message` at `path` inside `item`, which this reader has read."""
        found = next(found for found in self._found if found.item is item)
        return found.located.problem((*found.path, *path), message)

    def _file(self, path: Path) -> Located | None:
        try:
            located = read(path, self.root)
        except Problems as error:
            self.problems += error.problems
            return None
        if located.value in (None, [], {}):
            message = "is empty. Write what belongs in it, or take it back from an earlier version."
            self.problems.append(located.problem((), message))
            return None
        return located

    def _is_list(self, located: Located) -> bool:
        if isinstance(located.value, list):
            return True
        message = "must be a list: each entry begins with a hyphen. Mend it."
        self.problems.append(located.problem((), message))
        return False

    def _item(
        self, model: type[_Model], located: Located | None, path: tuple[Step, ...]
    ) -> _Model | None:
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
            self._broken.add(collection)
            return None
        name = str(getattr(item, key))
        if name in self.items[collection]:
            self.problems.append(located.problem((*path, key), used_twice(name)))
        self.items[collection][name] = item
        self._found.append(_Found(item, located, path))
        return item


def _as_read(item: Item, fields: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    """What readers see in all `fields` of `item`, once for each language; nothing without them."""
    parts = [as_read(getattr(item, field, None)) for field in fields]
    if not any(parts):
        return
    codes = {key[0] for part in parts for key in part if isinstance(key, tuple)} or {""}
    for code in sorted(codes):
        told = (
            next((key for key in part if not isinstance(key, tuple) or key[0] == code), None)
            for part in parts
        )
        yield tuple(told)


# What a collection is read from: data/<its name>.yml, a list, or data/<its name>/, a file an item.
# The items of a tool are in `tools` as well, and what states facts may vouch for a question's.
Listed = Annotated[Mapping[str, _Model], Reader.rows]
Filed = Annotated[Mapping[str, _Model], Reader.folder]
Tool = Annotated[Mapping[str, _Model], Reader.folder, "tools"]
Workbook = Annotated[Mapping[str, _Model], Reader.folder, "workbooks"]
Stated = Annotated[Mapping[str, _Model], Reader.folder, "facts"]


def collections(of: type) -> Iterator[tuple[str, Callable[..., None], Any, Sequence[str]]]:
    """Each collection that `of` holds: its name, how it is read, its model, and its groups."""
    for name, kind in get_type_hints(of, include_extras=True).items():
        if get_origin(kind) is Annotated:
            mapping, read, *groups = get_args(kind)
            yield name, read, get_args(mapping)[1], groups
