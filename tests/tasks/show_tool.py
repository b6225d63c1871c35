"""Writes a planning tool as a page that needs no site, with its scripts: `show_tool.py ID FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from handbook import library
from handbook.showing import fences
from handbook.showing.scripts import Scripts
from handbook.showing.templates import Place, Templates

root, (name, file) = Path.cwd(), sys.argv[1:]
read = library.load(root)
language = read.languages[0]
html = fences.render("calculator", name, Templates(read), Place(f"tools/{name}", language))
scripts = [f'<script src="docs/assets/js/{each}"></script>' for each in Scripts(root).needed(html)]
page = [f'<!doctype html><html lang="{language.code}"><meta charset="utf-8">', html, *scripts]
(root / file).write_text("\n".join(page), "utf-8")
