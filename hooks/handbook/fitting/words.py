"""Holds the words of the interface against the templates and scripts that use them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from handbook.reading.located import Located, read, text_of
from handbook.reading.problems import Problem, Problems, nearest
from handbook.reading.text import Text

FILE = "data/interface.yml"
_NAME = re.compile(r"\{+(\w*)\}+")
_BRACES = re.compile(r"(?<!\{)\{\w*\}(?!\})|(?<!\{)\{\{\w+\}\}(?!\})")


class Template(NamedTuple):
    """What a template asks for: the words it names, with the line of each, and all its names."""

    words: tuple[tuple[str, int], ...]
    names: frozenset[str]


def faults(root: Path, words: Mapping[str, Text]) -> Iterator[Problem]:
    """Templates that cannot be read or name a word that is not there; words with a wrong {name}.

    A {name} stands in a word in every language, and is known to a template or a script. Without any
    word there is nothing to tell: that is told already.
    """
    if not words:
        return
    folder = root / "overrides"
    names: set[str] = set()
    for path in sorted(folder.rglob("*.html")):
        try:
            template = _read(text_of(path, root), path.relative_to(root).as_posix())
        except Problems as error:
            yield from error.problems
            continue
        names |= template.names
        for name, line in template.words:
            if name not in words:
                message = f"names the word «{name}», which {FILE} does not have. "
                file = path.relative_to(root).as_posix()
                yield Problem(file, line, "words", message + nearest(name, words))
    scripts = [text_of(path, root) for path in (root / "docs" / "assets" / "js").glob("*.js")]
    for script in scripts:
        names |= set(re.findall(r"\w+", script))
    # without scripts nobody knows what they would fill in
    yield from _misnamed(read(root / FILE, root), words, names if scripts else None)


# while serving, most templates are as they were
@lru_cache(maxsize=2**8)
def _read(text: str, file: str) -> Template:
    try:
        tree = Environment(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        message = f"cannot be read: {error.message} Mend the template here."
        raise Problems([Problem(file, error.lineno, "template", message)]) from error
    named = [(each.attr, each.lineno) for each in tree.find_all(nodes.Getattr) if _is_words(each)]
    named += [
        (str(each.arg.value), each.lineno)
        for each in tree.find_all(nodes.Getitem)
        if _is_words(each) and isinstance(each.arg, nodes.Const)
    ]
    given = {each.key for each in tree.find_all(nodes.Keyword)}
    told = (str(each.value) for each in tree.find_all(nodes.Const) if "{" in str(each.value))
    return Template(tuple(named), frozenset(given | {n for t in told for n in _NAME.findall(t)}))


def _is_words(node: nodes.Getattr | nodes.Getitem) -> bool:
    return isinstance(node.node, nodes.Name) and node.node.name == "words"


def _misnamed(
    located: Located, words: Mapping[str, Text], names: Collection[str] | None
) -> Iterator[Problem]:
    for word, text in words.items():
        braces = {code: set(_BRACES.findall(said)) for code, said in text.root.items()}
        everywhere = set.union(*braces.values())
        for code, found in braces.items():
            for name in sorted(everywhere - found):
                message = f"has no «{name}», which another language has. Write it in both, or none."
                yield located.problem((word, code), message)
            for name in sorted(found):
                if names is not None and name.strip("{}") not in {"", *names}:
                    cure = nearest(name.strip("{}"), names)
                    message = f"names «{name}», which nothing fills in. {cure}"
                    yield located.problem((word, code), message)
