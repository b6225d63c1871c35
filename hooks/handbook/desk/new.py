"""Writes a commented stub of what an author adds, in every place and language where it belongs."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import jinja2
import yaml
from pydantic import BaseModel, Field

from handbook import library
from handbook.desk import schemas, upkeep
from handbook.pages.kinds import KINDS
from handbook.pages.page import page_ids, read_pages
from handbook.reading import reader
from handbook.reading.languages import Language
from handbook.reading.located import read
from handbook.reading.problems import nearest
from handbook.reading.reader import collections
from handbook.reading.text import is_id

STUBS = Path(__file__).parent / "stubs"
_USUAL = "practice"  # the kind of a page in a new folder
MENU, WORDS = "mkdocs.yml", "data/interface.yml"
_ROW = re.compile(r"( *)- ([\w/-]+)\.md\s*")  # a page of the menu, and how far it is moved in


class Recipe(BaseModel):
    """How one kind of thing is begun; stubs/recipes.yml says what the parts mean."""

    kind: str
    example: str
    of: str = ""
    writes: Mapping[str, str] = Field(default_factory=dict)
    adds: Mapping[str, str] = Field(default_factory=dict)
    page: str = ""
    next: str


class Refused(Exception):  # noqa: N818 - reads as what it is
    """A sentence that says why nothing was written."""


def recipes() -> dict[str, Recipe]:
    """Every recipe, by the word that asks for it."""
    rows = yaml.safe_load((STUBS / "recipes.yml").read_text("utf-8"))
    return {row["kind"]: Recipe.model_validate(row) for row in rows}


def tell(root: Path, asked: Sequence[str]) -> int:
    """Writes what each of `asked`, such as quiz=my-quiz, begins, and prints what comes next.

    It gives 1 where one of them cannot be begun; then nothing of it is written.
    """
    known = recipes()
    if not asked:
        examples = "".join(f"  make new {each.kind}={each.example}\n" for each in known.values())
        print(f"Say what, and what it is called:\n{examples}", end="")
        return 1
    refused = 0
    for kind, _, name in (each.partition("=") for each in asked):
        try:
            files = begin(root, kind, name)
        except (Refused, OSError) as error:
            print(error)
            refused = 1
            continue
        print("Written:", *(f"  {file}" for file in files), sep="\n")
        print("\nReplace each TODO; `make proofread` leads to them, one by one.")
        print(known[kind].next.replace("{id}", name).rstrip("\n"), end="\n\n")
    return refused


def begin(root: Path, kind: str, name: str) -> list[str]:
    """Writes the stub of a `kind` called `name` below `root`, and gives the files it stands in.

    Raises `Refused` where that cannot be, or would change what is there.
    """
    known = recipes()
    if kind not in known:
        raise Refused(f"«{kind}» cannot be begun like this. {nearest(kind, known)}")
    stub = _Stub(root, known[kind], name, reader.languages(root))
    _refuse_name(stub)
    texts = {**dict(stub.texts()), **dict(_in_menu(stub))}
    for file, text in texts.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, "utf-8")
    return list(texts)


def _refuse_name(stub: _Stub) -> None:
    codes = [language.code for language in stub.languages]
    is_page = stub.recipe.kind == "page"
    parts = stub.name.split("/") if is_page else [stub.name]
    if not all(map(is_id, parts)) or (is_page and parts[0] in codes):
        what = "path of a page, below its language and without .md" if is_page else "name"
        raise Refused(
            f"«{stub.name}» is no {what}. Use a to z in lower case, digits and hyphens: "
            f"make new {stub.recipe.kind}={stub.recipe.example}"
        )
    if stub.page in page_ids(stub.root, codes[0]):
        raise Refused(f"There is a page {stub.page} already. Change it, or choose another name.")


@dataclass(frozen=True)
class _Stub:
    """What is begun: its recipe, its name, and the languages it is written in."""

    root: Path
    recipe: Recipe
    name: str
    languages: Sequence[Language]

    @property
    def page(self) -> str:
        """The id of the page that comes with it, or nothing."""
        return self.recipe.page.replace("{id}", self.name)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Each file that is written, with its whole text."""
        facts = self._facts()
        for path, template in self.recipe.writes.items():
            for language in self.languages if "{language}" in path else self.languages[:1]:
                file = path.format(id=self.name, language=language.code)
                if (self.root / file).exists():
                    raise Refused(f"{file} is there already. Change it, or choose another name.")
                yield file, _ENGINE.get_template(template).render(facts, language=language)
        for file, template in self.recipe.adds.items():
            rows = read(self.root / file, self.root).value
            rows = rows if isinstance(rows, list) else []  # what else it is, the check tells
            if any(isinstance(row, dict) and row.get("id") == self.name for row in rows):
                raise Refused(f"{file} has «{self.name}» already. Choose another name.")
            yield file, self.added(file, _ENGINE.get_template(template).render(facts))

    def added(self, file: str, entry: str) -> str:
        """The text of a list, or of the words, with one entry more."""
        text = (self.root / file).read_text("utf-8").rstrip("\n")
        return f"{text}\n{entry}"

    def todo(self, says: str) -> str:
        """A text that is still to be written, in every language."""
        texts = (f'{each.code}: "TODO {says}"' for each in self.languages)
        return f"{{{', '.join(texts)}}}"

    def _facts(self) -> Mapping[str, Any]:
        """What the templates may tell."""
        models = {name: model for name, _, model, _ in collections(library.Library)}
        of = models.get(self.recipe.of)
        kind, roles = self._beside()
        today = upkeep.today()
        return {
            "id": self.name,
            "languages": self.languages,
            "todo": self.todo,
            "schema": schemas.schema(of, self.languages) if of else None,
            "kinds": list(KINDS),
            "kind": kind,
            "roles": roles,
            "sections": KINDS[kind].sections,
            "today": today,
            "in_a_year": today + timedelta(days=365),
        }

    def _beside(self) -> tuple[str, Sequence[str]]:
        """The kind and the readers of most pages in the folder of its own."""
        pages = read_pages(self.root, tuple(each.code for each in self.languages))[0]
        beside = [page.facts for page in pages.values() if _folder(page.id) == _folder(self.page)]
        counted = Counter((facts.kind, facts.roles) for facts in beside)
        return counted.most_common(1)[0][0] if counted else (_USUAL, ())


def _in_menu(stub: _Stub) -> Iterator[tuple[str, str]]:
    """The menu with a row for the page, after those of its folder, and a new folder's title."""
    if not stub.page:
        return
    lines = (stub.root / MENU).read_text("utf-8").splitlines(keepends=True)
    rows = [(place, found) for place, line in enumerate(lines) if (found := _ROW.fullmatch(line))]
    if not rows:
        raise Refused(f"{MENU} has no menu in rows, such as «  - index.md». Write `nav` so first.")
    beside = [(place, row[1]) for place, row in rows if _folder(row[2]) == _folder(stub.page)]
    if beside:
        place, indent = beside[-1]
        lines.insert(place + 1, f"{indent}- {stub.page}.md\n")
    else:
        indent, name = rows[0][1][1], _folder(stub.page).rpartition("/")[2].replace("-", "_")
        lines.insert(rows[-1][0] + 1, f"{indent}- {name}:\n{indent}    - {stub.page}.md\n")
        if f"section_{name}" not in (read(stub.root / WORDS, stub.root).value or ()):
            title = stub.todo("its title in the menu")
            yield WORDS, stub.added(WORDS, f"section_{name}: {title}\n")
    yield MENU, "".join(lines)


def _folder(page: str) -> str:
    return page.rpartition("/")[0]


def _comment(text: str, before: str = "# ") -> str:
    """`text` as lines of comment, each with `before`."""
    lines = textwrap.wrap(" ".join(text.split()), 100 - len(before))
    return "\n".join(before + line for line in lines)


_ENGINE = jinja2.Environment(
    loader=jinja2.FileSystemLoader(STUBS),
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)
_ENGINE.filters["comment"] = _comment
