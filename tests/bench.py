"""Measures the handbook beside plain Material on the same pages: `make bench`.

Four parts, each alone by its name: `python tests/bench.py speed` (or `documents`, `bytes`,
`lighthouse`).
Nothing here fails on a number, because machines differ: each is printed beside its aim.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from playwright.sync_api import sync_playwright

import programs
from places import ROOT

RUNS = 3
PAGE = "principles/rapid-job-search/"
# One page of each kind, for Lighthouse.
KINDS = ("", PAGE, "tools/forms/referral-form/", "tools/capacity/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PLAIN: dict[str, Any] = {
    "hooks": ["hooks/build_languages.py"],
    "theme": {"name": "material", "language": "nb", "font": False},
    "watch": [],
    "strict": False,
    "docs_dir": "plain",
}
BUILDS = {"plain": PLAIN, "handbook": {"strict": False}}


def main(parts: list[str]) -> None:
    """Runs the parts that are named, or all of them."""
    known = {"speed": speed, "documents": documents, "bytes": first_visit, "lighthouse": lighthouse}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in ("data", "docs", "hooks", "overrides"):
            shutil.copytree(ROOT / each, folder / each)
        for each in ("mkdocs.yml", "requirements.lock"):
            shutil.copy(ROOT / each, folder)
        _without_facts(folder)
        for part in parts or known:
            known[part](folder)


def speed(folder: Path) -> None:
    """CPU seconds of a build with what the last one kept, and of a rebuild after one saved page."""
    first = _measure(folder, "handbook")["build"]
    took: dict[str, dict[str, list[float]]] = {
        name: {"build": [], "rebuild": []} for name in BUILDS
    }
    for _ in range(RUNS):
        for name, kinds in took.items():
            for kind, seconds in _measure(folder, name).items():
                kinds[kind].append(seconds)
    print(f"Speed, CPU, median of {RUNS}; the very first build, with nothing kept: {first:.2f} s")
    for kind, aim in (("build", "at most 1.0"), ("rebuild", "at most 0.3")):
        plain, ours = (statistics.median(took[name][kind]) for name in ("plain", "handbook"))
        print(
            f"  {kind:8} plain Material {plain:.2f} s, the handbook {ours:.2f} s: "
            f"ratio {ours / plain:.2f} (aim: {aim}), the hooks add {ours - plain:+.2f} s"
        )


def documents(folder: Path) -> None:
    """Seconds for every document of every form in every language: new, and when none changed."""
    for what, aim in (("new", 5.0), ("unchanged", 0.1)):
        command = [sys.executable, __file__, "--documents", str(folder)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        count, seconds = json.loads(ran.stdout)
        print(f"Documents, {what}: {count} files in {seconds:.2f} s (aim: at most {aim})")


def make_documents(folder: Path) -> None:
    """Makes the documents of the handbook in `folder`; prints their number and the seconds."""
    from handbook.library import load  # noqa: PLC0415 - a part of the time
    from handbook.site.downloads import Downloads  # noqa: PLC0415

    library = load(folder)
    start = time.perf_counter()
    made = list(Downloads(library, folder / "documents").all())
    print(json.dumps([len(made), time.perf_counter() - start]))


def build(folder: Path, name: str) -> None:
    """Builds twice in this process, as `make serve` does, and prints the CPU seconds as JSON."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build as mkdocs_build  # noqa: PLC0415 - a part of the time
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.utils.yaml import yaml_load  # noqa: PLC0415

    def once() -> MkDocsConfig:
        told = dict(BUILDS[name])
        if name == "plain":
            settings = yaml_load((folder / "mkdocs.yml").read_text("utf-8"))
            told["plugins"] = ["search", *settings["plugins"]]
        config = load_config(
            str(folder / "mkdocs.yml"), site_dir=str(folder / "built" / name), **told
        )
        config.plugins.on_startup(command="serve", dirty=False)
        mkdocs_build(config)
        return config

    once()
    built = time.process_time()
    docs = BUILDS[name].get("docs_dir", "docs")
    page = next(folder.glob(f"{docs}/*/{PAGE.rstrip('/')}.md"))
    page.write_text(page.read_text("utf-8") + "\nOne sentence more.\n", "utf-8")
    start = time.process_time()
    config = once()
    print(json.dumps({"build": built, "rebuild": time.process_time() - start}))
    config.plugins.on_shutdown()  # what is kept of this build is what the next process finds


def first_visit(folder: Path) -> None:
    """Bytes after gzip -6 of all that one content page makes Chromium ask for."""
    found: dict[str, int] = {}
    for name in BUILDS:
        site = _built(folder, name)
        with _served(site) as (address, asked):
            _visit(address + PAGE)
        sizes = {path: len(gzip.compress(_answer(site, path).read_bytes(), 6)) for path in asked}
        found[name] = sum(sizes.values())
        print(f"First visit, {name}: {found[name] / 1024:.1f} kB in {len(asked)} requests")
        for path, size in sorted(sizes.items(), key=lambda each: -each[1]):
            print(f"  {size / 1024:6.1f} kB  {path}")
    ratio = found["handbook"] / found["plain"]
    print(f"  ratio {ratio:.2f} (at most 0.30); aim 27 kB of 1024 bytes")


def lighthouse(folder: Path) -> None:
    """The four categories of Lighthouse (mobile) for one page of each kind in every language."""
    if shutil.which("npx") is None:
        print("Lighthouse: there is no npx here. Install Node.js (nodejs.org) to measure this.")
        return
    site = _built(folder, "handbook")
    languages = json.loads((site / "handbook.json").read_text("utf-8"))["languages"]
    print("Lighthouse, mobile: performance, accessibility, best practices, SEO (aim: 100 each)")
    with _served(site) as (address, _):
        for page in KINDS:
            for language in languages:
                path = language["root"] + page
                print(f"  {_scores(address + path, programs.chromium())}  /{path}", flush=True)


def _scores(address: str, browser: str | None) -> str:
    flags = "--chrome-flags=--headless --no-sandbox --disable-gpu"
    ran = subprocess.run(
        ["npx", "--yes", "lighthouse@13", address, "--output=json", "--quiet", flags],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **({"CHROME_PATH": browser} if browser else {})},
    )
    if ran.returncode:
        return f"not measured: {ran.stderr.strip().splitlines()[-1:]}"
    report = json.loads(ran.stdout)
    categories = [report["categories"][name] for name in CATEGORIES]
    short = [
        audit["id"]
        for category in categories
        for audit in category["auditRefs"]
        if audit["weight"] and (report["audits"][audit["id"]]["score"] or 0) < 0.9
    ]
    scores = " ".join(f"{round(100 * category['score']):3}" for category in categories)
    return f"{scores}  [{', '.join(short)}]" if short else scores


def _without_facts(folder: Path) -> None:
    """Copies docs/ to plain/ without our front matter: plain Material reads `search` otherwise."""
    shutil.copytree(folder / "docs", folder / "plain")
    for page in (folder / "plain").rglob("*.md"):
        page.write_text(page.read_text("utf-8").partition("\n---\n")[2], "utf-8")


def _measure(folder: Path, name: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--build", str(folder), name]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise SystemExit(f"The {name} site does not build:\n{ran.stdout}{ran.stderr}")
    seconds: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return seconds


def _built(folder: Path, name: str) -> Path:
    site = folder / "built" / name
    if not site.exists():
        _measure(folder, name)
    return site


def _answer(site: Path, path: str) -> Path:
    """The file that a host answers `path` with: a page, a file, or the 404 page."""
    found = site / path
    found = found / "index.html" if found.is_dir() else found
    return found if found.is_file() else site / "404.html"


@contextlib.contextmanager
def _served(site: Path) -> Iterator[tuple[str, list[str]]]:
    """Serves `site` with gzip; gives its address and the list of paths that are asked for."""
    asked: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0].lstrip("/")
            asked.append(path)
            file = _answer(site, path)
            body = gzip.compress(file.read_bytes(), 6)
            missing = file.name == "404.html" and path != "404.html"
            self.send_response(404 if missing else 200)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", asked
    finally:
        server.shutdown()


def _visit(address: str) -> None:
    """Opens `address` in a fresh Chromium and waits until it asks for nothing more."""
    path = programs.chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        browser.new_page().goto(address, wait_until="networkidle")
        browser.close()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--build"]:
        build(Path(sys.argv[2]), sys.argv[3])
    elif sys.argv[1:2] == ["--documents"]:
        make_documents(Path(sys.argv[2]))
    else:
        main(sys.argv[1:])
