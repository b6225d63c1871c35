"""Lays out what `make bench` measures: the handbook, and plain Material with the same pages.

Both render and index the same. Plain Material's pages have the links to the glossary and the lists
of sources as ours give them to Markdown, and its fences are answered with HTML that is ready.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from handbook import library
from handbook.library import Library
from handbook.pages.page import Page
from handbook.reading import reader
from handbook.reading.languages import Language
from handbook.showing import fences, footnotes
from handbook.showing.templates import Place, Templates
from handbook.showing.terms import Terms
from handbook.site import commit
from handbook.site.downloads import Downloads
from places import ROOT, SITE, copy_sources

READY = "components.json"  # the HTML of plain Material's fences
HOOK = """\
import json
from pathlib import Path

def on_config(config):
    ready = json.loads(Path("components.json").read_text("utf-8"))
    fence = {"name": "ready", "class": "ready", "format": lambda name, *_, **__: ready[name]}
    config.mdx_configs["pymdownx.superfences"] = {"custom_fences": [fence]}
"""
_FENCE = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def lay_out(folder: Path, times: int = 1) -> dict[str, Path]:
    """The roots of both below `folder`, with `times` the pages, in as many times the sections."""
    handbook, plain = folder / "handbook", folder / "plain"
    copy_sources(handbook)
    # what is named by the environment is settled here, so that both are told the same
    settings = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    if times > 1:
        _grow(handbook, settings, times)
    _write(handbook, settings)
    read = library.load(handbook)
    _strip(plain, settings, read)
    return {"plain": plain, "handbook": handbook}


def _strip(plain: Path, settings: dict[str, Any], read: Library) -> None:
    """The pages of `read` for Material as it comes: its own templates, menu and search."""
    downloads = Downloads(read, read.root / ".cache" / "downloads", SITE)
    templates = Templates(read, downloads=downloads, edition=commit.day(read))
    ready = dict[str, str]()
    shutil.copytree(read.root / "docs" / "assets", plain / "docs" / "assets")
    for language in read.languages:
        terms = Terms(read, language.code)
        for page in read.pages.values():
            file = page.texts[language.code].file
            body = (read.root / file).read_text("utf-8").partition("\n---\n")[2]
            text = footnotes.with_sources(terms.into(body, page), read, language.code)
            (plain / file).parent.mkdir(parents=True, exist_ok=True)
            answer = _answers(templates, page, language, ready)
            (plain / file).write_text(_FENCE.sub(answer, text), "utf-8")
    (plain / READY).write_text(json.dumps(ready), "utf-8")
    (plain / "ready.py").write_text(HOOK, "utf-8")
    first = read.languages[0]
    languages = [
        {"locale": each.code, "name": each.name, "default": each is first}
        for each in read.languages
    ]
    told = next(each["i18n"] for each in settings["plugins"] if "i18n" in each)
    own = {
        "strict": False,
        "theme": {"name": "material", "font": False},
        "hooks": ["ready.py"],
        "watch": [],
        "plugins": ["search", {"i18n": {**told, "languages": languages}}],
    }
    _write(plain, {**settings, **own})


def _answers(
    templates: Templates, page: Page, language: Language, ready: dict[str, str]
) -> Callable[[re.Match[str]], str]:
    """What puts the name of a component's HTML in place of its fence, and the HTML in `ready`."""
    place = Place(page.id, language, "../" * page.address(language.root).count("/"))

    def answer(fence: re.Match[str]) -> str:
        name = f"component-{len(ready)}"
        ready[name] = fences.render(fence[1], fence[2], templates, place).lstrip()
        return f"```ready\n{name}\n```"

    return answer


def _grow(root: Path, settings: dict[str, Any], times: int) -> None:
    """Puts copies of all pages into sections of their own, each with the menu of the original."""
    codes = [each.code for each in reader.languages(root)]
    names = [f"copy-{number}" for number in range(2, times + 1)]
    copied = [{name: _below(f"copies/{name}", settings["nav"])} for name in names]
    for code in codes:
        folder = root / "docs" / code
        pages = sorted(folder.rglob("*.md"))
        for name in names:
            for page in pages:
                copy = folder / "copies" / name / page.relative_to(folder)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(page, copy)
    settings["nav"].append({"copies": copied})
    titles = {f"section_{name}": dict.fromkeys(codes, name) for name in ("copies", *names)}
    with (root / "data" / "interface.yml").open("a", encoding="utf-8") as words:
        yaml.safe_dump(titles, words)


def _below(folder: str, nav: Any) -> Any:
    """`nav` with every page below `folder`."""
    if isinstance(nav, str):
        return f"{folder}/{nav}"
    if isinstance(nav, list):
        return [_below(folder, each) for each in nav]
    return {title: _below(folder, each) for title, each in nav.items()}


def _write(root: Path, settings: dict[str, Any]) -> None:
    (root / "mkdocs.yml").write_text(json.dumps(settings, ensure_ascii=False), "utf-8")
