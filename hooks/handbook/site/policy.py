"""The Content-Security-Policy: what pages may load, the files that say so, and what breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import tinycss2

from handbook.reading.problems import Problem, Problems
from handbook.site.built import BuiltPage, Tag, tag

_css: Any = tinycss2  # it tells no types

# Nothing inline and nothing from elsewhere. `data:` is for the icons that the theme's stylesheet
# draws with masks; the search runs in a worker and fetches its index.
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
# A <meta> cannot forbid that other sites show the page in a frame; only the header can.
HEADERS = {
    "Content-Security-Policy": "; ".join([*POLICY, "frame-ancestors 'none'"]),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# The names of the theme's scripts change with their contents; every other file is asked for anew.
HASH_NAMED = "assets/javascripts/"
YEAR = 31_536_000

_CHARSET = '<meta charset="utf-8">'
_META = (
    f'{_CHARSET}\n    <meta http-equiv="Content-Security-Policy" content="{"; ".join(POLICY)}">'
    '\n    <meta name="referrer" content="no-referrer">'
)
_DATA_BLOCKS = frozenset({"application/json", "application/ld+json"})
_LINKS_ONLY = frozenset({"alternate", "author", "canonical", "help", "license", "next", "prev"})
_LOADED = {
    "audio": ("src",),
    "button": ("formaction",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src",),
    "iframe": ("src", "srcdoc"),
    "image": ("href", "xlink:href", "src"),
    "img": ("src", "srcset"),
    "input": ("src", "formaction"),
    "feimage": ("href", "xlink:href"),
    "link": ("href", "imagesrcset"),
    "object": ("data",),
    "script": ("src", "href", "xlink:href"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_ICON_TAGS = frozenset({"img", "image", "source", "feimage"})
CURE = "Remove it, or put it in a file of its own below docs/assets/."


def write(site: Path, pages: Sequence[BuiltPage], path: str, *, meta: bool) -> None:
    """Holds `pages` to the policy and writes it: into each page, and as files for hosts.

    `path` is that of the site's address, "/" or "/handbook/". Without `meta` the pages stay as
    they are: `mkdocs serve` adds a script to each answer that reloads the page after a change, new
    every time, which no policy could name. Raises `Problems` with all that a browser would block.
    """
    problems = list(page_problems(pages))
    if problems:
        raise Problems(problems)
    for page in pages if meta else ():
        (site / page.file).write_text(with_policy(page.text), "utf-8")
    (site / "_headers").write_text(headers_file(path), "utf-8")
    (site / "nginx-headers.conf").write_text(nginx_file(path), "utf-8")


def with_policy(page: str) -> str:
    """The HTML `page` with the policy as its first <meta>, for hosts that send no headers."""
    return page.replace(_CHARSET, _META, 1)


def headers_file(path: str) -> str:
    """The file `_headers` (Netlify, Cloudflare Pages) of a site whose path is `path`, as "/"."""
    lines = [f"{path}*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    lines += [f"{path}{HASH_NAMED}*", f"  Cache-Control: public, max-age={YEAR}, immutable"]
    return "\n".join(lines) + "\n"


def nginx_file(path: str) -> str:
    """The same headers as `headers_file`, as lines to include in nginx' server block."""
    lines = ["# Written with the site: include this file in the server block that serves it."]
    lines += [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    # `expires` leaves the headers above in force; an add_header in the location would drop them
    lines += ["expires -1;", f"location {path}{HASH_NAMED} {{", "    expires 1y;", "}"]
    return "\n".join(lines) + "\n"


def page_problems(pages: Iterable[BuiltPage]) -> Iterator[Problem]:
    """Everything on the pages that the policy would block in a reader's browser."""
    for page in pages:
        bad = {source for source in page.sources if _faults(source)}
        for source, line in page.lines(bad) if bad else ():
            for fault in _faults(source):
                yield Problem(page.file, line, f"<{tag(source).name}>", f"{fault} {CURE}")
        if _CHARSET not in page.text:
            cure = f"Begin its head with {_CHARSET}: the policy is put after it."
            yield Problem(page.file, 1, "<head>", cure)


@lru_cache
def style_problems(file: str, css: str) -> tuple[Problem, ...]:
    """Everything in the stylesheet `css` that loads from elsewhere or from a second file."""
    return tuple(_style_problems(file, css))


def _style_problems(file: str, css: str) -> Iterator[Problem]:
    for node in _css.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if node.type == "error":
            message = f"this is not CSS ({node.message}). Check braces and semicolons here."
            yield Problem(file, node.source_line, "stylesheet", message)
            continue
        if node.type == "at-rule" and node.lower_at_keyword == "import":
            message = "loads a second file. Put its rules in a file beside this: all are joined."
            yield Problem(file, node.source_line, "@import", message)
            continue
        for tokens in (node.prelude, node.content or ()):
            for address, line in _addresses(tokens):
                if _elsewhere(address, icons=True):
                    message = f"loads {address} from elsewhere. Put the file below docs/assets/."
                    yield Problem(file, line, "url()", message)


def _addresses(tokens: Iterable[Any]) -> Iterator[tuple[str, int]]:
    """Every address in CSS, with its line."""
    for token in tokens:
        if token.type == "url":
            yield token.value, token.source_line
        elif token.type == "function":
            if token.lower_name in {"url", "src", "image-set", "-webkit-image-set"}:
                strings = (part for part in token.arguments if part.type == "string")
                yield from ((part.value, part.source_line) for part in strings)
            yield from _addresses(token.arguments)
        elif hasattr(token, "content"):
            yield from _addresses(token.content)


# Most tags stand on every page, and most pages stay as they are from one rebuild to the next.
@lru_cache(maxsize=2**16)
def _faults(source: str) -> tuple[str, ...]:
    return tuple(_faults_of(tag(source)))


def _faults_of(found: Tag) -> Iterator[str]:
    if found.name == "style":
        yield "has styles inside the page."
    if found.name == "base":
        yield "moves every address on the page."
    if found.name == "script" and found.get("src") is None:
        kind = (found.get("type") or "").lower()
        if kind not in _DATA_BLOCKS:
            yield "has a script inside the page."
    if found.name == "meta" and (found.get("http-equiv") or "").lower() == "refresh":
        yield "sends the reader on without being asked."
    for name, value in found.attributes:
        if name == "style":
            yield f'has style="{value}".'
        elif name.startswith("on"):
            yield f'has the handler {name}="{value}".'
        elif re.sub(r"[\x00-\x20]", "", value).lower().startswith("javascript:"):
            yield f'has a script as its address: {name}="{value}".'
        elif name in _loaded_by(found) and (name == "srcdoc" or _any_elsewhere(found, name, value)):
            yield f"loads {value} from elsewhere."


def _loaded_by(found: Tag) -> tuple[str, ...]:
    if found.name == "link" and _LINKS_ONLY.issuperset((found.get("rel") or "").lower().split()):
        return ()
    return _LOADED.get(found.name, ())


def _any_elsewhere(found: Tag, name: str, value: str) -> bool:
    icons = found.name in _ICON_TAGS
    if name.endswith("srcset") and not value.startswith("data:"):
        return any(_elsewhere(part.split()[0], icons) for part in value.split(",") if part.strip())
    return _elsewhere(value, icons)


def _elsewhere(address: str, icons: bool) -> bool:
    """Whether `address` leaves the site; `icons` lets data: through, as the policy does."""
    parts = urlsplit(address.strip())
    return bool(parts.netloc or parts.scheme) and not (icons and parts.scheme == "data")
