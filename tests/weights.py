"""Weighs what a reader's browser fetches of a built site, and asks Lighthouse: for `make bench`."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import programs

PAGE = "principles/rapid-job-search/"
# One page of each kind, for Lighthouse.
KINDS = ("", PAGE, "tools/forms/referral-form/", "tools/capacity/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
INDEX = "search_index.json"


def first_visit(sites: Mapping[str, Path]) -> None:
    """Bytes after gzip -6 of all that one content page makes Chromium ask for."""
    found: dict[str, int] = {}
    for name, site in sites.items():
        with _served(site) as (address, asked), _browser() as page:
            page.goto(address + PAGE, wait_until="networkidle")
        sizes = _sizes(site, asked)
        found[name] = sum(sizes.values())
        index = sum(size for path, size in sizes.items() if path.endswith(INDEX))
        found[f"{name}, no index"] = found[name] - index
        print(f"First visit, {name}: {found[name] / 1024:.1f} kB in {len(asked)} requests")
        _list(sizes)
    ours = found["handbook"]
    print(
        f"  ratio {ours / found['plain']:.2f}, and {ours / found['plain, no index']:.2f} without "
        "the search index, which plain Material fetches on every visit; aim 27 kB of 1024 bytes"
    )


def first_search(site: Path) -> None:
    """Bytes after gzip -6 that the first search asks for, beside those of its page."""
    languages = json.loads((site / "handbook.json").read_text("utf-8"))["languages"]
    for language in languages:
        with _served(site) as (address, asked), _browser() as page:
            page.goto(address + language["root"] + PAGE, wait_until="networkidle")
            visited = list(asked)
            page.locator("[data-md-component=search-query]").fill("IPS")
            page.locator(".md-search-result__item").first.wait_for()
        sizes = _sizes(site, (path for path in asked if path not in visited))
        total = sum(sizes.values())
        print(f"First search, {language['code']}: {total / 1024:.1f} kB in {len(sizes)} requests")
        _list(sizes)


def lighthouse(site: Path) -> None:
    """The four categories of Lighthouse (mobile) for one page of each kind in every language."""
    if shutil.which("npx") is None:
        print("Lighthouse: there is no npx here. Install Node.js (nodejs.org) to measure this.")
        return
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


def _sizes(site: Path, asked: Iterable[str]) -> dict[str, int]:
    return {path: len(gzip.compress(_answer(site, path).read_bytes(), 6)) for path in asked}


def _list(sizes: Mapping[str, int]) -> None:
    for path, size in sorted(sizes.items(), key=lambda each: -each[1]):
        print(f"  {size / 1024:6.1f} kB  {path}")


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


@contextlib.contextmanager
def _browser() -> Iterator[Page]:
    """A page of a fresh Chromium."""
    path = programs.chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_page()
        browser.close()
