"""Leaves out of a stylesheet every rule that no page can use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import tinycss2

from handbook.site.names import Names

_css: Any = tinycss2  # it tells no types
Node: TypeAlias = Any

_INNER = frozenset({"container", "layer", "media", "scope", "starting-style", "supports"})
_ANY_OF = frozenset({"-moz-any", "-webkit-any", "has", "is", "matches", "where"})


@dataclass(frozen=True)
class _Declaration:
    name: str
    text: str
    used: frozenset[str]  # custom properties, animations and fonts that its value may name


@dataclass(frozen=True)
class _Rule:
    """A rule; `inner` are its declarations or, inside @media and the like, its rules."""

    prelude: str
    inner: tuple[_Declaration | _Rule, ...]
    # what must be in use for the rule to stay: the name of keyframes or of a font
    needed: str | None = None


def prune(css: str, names: Names) -> str:
    """`css` without whatever cannot apply to pages that use `names`, in the same order.

    A selector goes when it asks for a name that is not in use; a rule goes with its last selector.
    Then custom properties, keyframes and fonts go that no rule left names.
    """
    nodes = _css.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    rules = tuple(_rules(nodes, names))
    used = _used(rules)
    return "".join(text for rule in rules if (text := _written(rule, used))) + "\n"


def _rules(nodes: Iterable[Node], names: Names) -> Iterator[_Rule]:
    for node in nodes:
        if node.type == "qualified-rule":
            prelude = ",".join(
                _text(selector) for selector in _split(node.prelude) if _can_match(selector, names)
            )
            if prelude:
                yield _Rule(prelude, tuple(_inside(node.content, names)))
        elif node.type == "at-rule" and node.lower_at_keyword != "charset":
            yield from _at_rule(node, names)


def _at_rule(node: Node, names: Names) -> Iterator[_Rule]:
    keyword, prelude = node.lower_at_keyword, _text(node.prelude)
    start = f"@{node.at_keyword} {prelude}".strip()
    if node.content is None:
        yield _Rule(f"{start};", ())
    elif keyword in _INNER:
        inner = _css.parse_blocks_contents(node.content, True, True)
        yield _Rule(start, (*_rules(inner, names), *_declarations(inner)))
    elif keyword.endswith("keyframes"):
        raw = _Declaration("", _text(node.content), frozenset(_words(node.content)))
        yield _Rule(start, (raw,), prelude.strip("\"'"))
    else:
        inner = tuple(_inside(node.content, names))
        needed = _family(inner) if keyword == "font-face" else None
        yield _Rule(start, inner, needed)


def _family(inner: Iterable[_Declaration | _Rule]) -> str | None:
    """The name that a font gives itself."""
    texts = (part.text for part in inner if isinstance(part, _Declaration))
    named = (text.removeprefix("font-family:") for text in texts if text.startswith("font-family:"))
    return next((text.strip("\"'") for text in named), None)


def _inside(content: list[Node], names: Names) -> Iterator[_Declaration | _Rule]:
    inner = _css.parse_blocks_contents(content, True, True)
    yield from _declarations(inner)
    yield from _rules(inner, names)


def _declarations(nodes: Iterable[Node]) -> Iterator[_Declaration]:
    for node in nodes:
        if node.type == "declaration":
            text = f"{node.name}:{_text(node.value)}{'!important' if node.important else ''}"
            yield _Declaration(node.name, text, frozenset(_words(node.value)))


def _used(rules: Iterable[_Rule]) -> frozenset[str]:
    """The words that values name, counting a custom property only where something names it."""
    direct: set[str] = set()
    custom: dict[str, set[str]] = {}

    def gather(inner: Iterable[_Declaration | _Rule]) -> None:
        for part in inner:
            if isinstance(part, _Rule):
                # what a font or an animation says of itself does not make it used
                gather(part.inner if part.prelude != "@font-face" else ())
            elif part.name.startswith("--"):
                custom.setdefault(part.name, set()).update(part.used)
            else:
                direct.update(part.used)

    gather(rules)
    waiting = [name for name in custom if name in direct]
    while waiting:
        new = custom[waiting.pop()] - direct
        direct |= new
        waiting += [name for name in new if name in custom]
    return frozenset(direct)


def _written(rule: _Rule, used: frozenset[str]) -> str:
    if rule.prelude.endswith(";"):
        return rule.prelude
    if rule.needed is not None and rule.needed not in used:
        return ""
    declarations = [
        part.text
        for part in rule.inner
        if isinstance(part, _Declaration)
        and not (part.name.startswith("--") and part.name not in used)
    ]
    inner = ";".join(declarations)
    for part in rule.inner:
        if isinstance(part, _Rule) and (text := _written(part, used)):
            inner += (";" if inner and not inner.endswith("}") else "") + text
    # an empty layer still says where it stands among the layers
    return f"{rule.prelude}{{{inner}}}" if inner or rule.prelude.startswith("@layer") else ""


def _can_match(selector: list[Node], names: Names) -> bool:
    """Whether each name that `selector` asks for is in use; what :not() excludes never decides."""
    before = ""
    for token in selector:
        if token.type == "ident":
            if before == "." and token.value not in names.classes:
                return False
            if before not in {".", ":"} and token.lower_value not in names.tags:
                return False
        elif token.type == "hash":
            if token.value not in names.ids:
                return False
        elif token.type == "[] block":
            if not _has_attribute(token.content, names):
                return False
        elif token.type == "function" and token.lower_name in _ANY_OF:
            options = list(_split(token.arguments))
            if not any(_can_match(option, names) for option in options):
                return False
        before = token.value if token.type == "literal" else ""
    return True


def _has_attribute(content: list[Node], names: Names) -> bool:
    parts = [token for token in content if token.type not in {"whitespace", "comment"}]
    exact = len(parts) > 2 and parts[1].type == "literal" and parts[1].value == "="
    return names.have_attribute(parts[0].lower_value, parts[2].value if exact else None)


def _split(tokens: list[Node]) -> Iterator[list[Node]]:
    """The parts of `tokens` between commas, without the space around them."""
    part: list[Node] = []
    for token in tokens:
        if token.type == "literal" and token.value == ",":
            yield part
            part = []
        elif token.type != "comment":
            part.append(token)
    yield part


def _words(tokens: Iterable[Node]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"ident", "string"}:
            yield token.value
        for inside in (getattr(token, "arguments", None), getattr(token, "content", None)):
            yield from _words(inside or ())


def _text(tokens: Iterable[Node]) -> str:
    """`tokens` as CSS, without comments and with one space where there were several."""
    return str(_css.serialize(_tidy(tokens)).strip())


def _tidy(tokens: Iterable[Node]) -> list[Node]:
    kept = [token for token in tokens if token.type != "comment"]
    for token in kept:
        if token.type == "whitespace":
            token.value = " "
        for name in ("arguments", "content"):
            if getattr(token, name, None):
                setattr(token, name, _tidy(getattr(token, name)))
    return kept
