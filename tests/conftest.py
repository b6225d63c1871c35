"""What tests share: the library, the built site, a server for it, and a real Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Error,
    Page,
    ViewportSize,
    expect,
    sync_playwright,
)

import programs
from handbook.library import Library
from places import ROOT, handbook
from progress import Progress

SITE = ROOT / ".cache" / "test-site"
SCREEN: ViewportSize = {"width": 1280, "height": 900}
# What is expected is waited for and not timed: a busy machine is no fault of the handbook.
expect.set_options(timeout=30_000)
# The same goes for examples that are made up: what counts is whether they hold. They are the same
# in every run, so that a change is judged by what it changes. HYPOTHESIS_PROFILE=searching makes
# up new ones.
CALM: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": [hypothesis.HealthCheck.too_slow],
}
hypothesis.settings.register_profile("unhurried", derandomize=True, **CALM)
hypothesis.settings.register_profile("searching", **CALM)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "unhurried"))
# Chromium asks its maker's servers for things at start; a test machine may have no network.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_configure(config: pytest.Config) -> None:
    """Tests that are spread over workers say how far they are."""
    if config.getoption("numprocesses", None) and config.option.verbose == 0:
        config.pluginmanager.register(Progress(config), "progress")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Builds the site once, before the workers start, unless no test asks for it."""
    if hasattr(session.config, "workerinput") or session.config.option.collectonly:
        return
    if "not site" in (session.config.option.markexpr or ""):
        return
    # Found here, once: the fixture runs inside Playwright, which cannot be started twice.
    os.environ["WHOLE_CHROMIUM"] = programs.whole_chromium() or ""
    os.environ["CHROMIUM"] = programs.chromium() or ""
    if told := session.config.pluginmanager.get_plugin("progress"):
        told.say("Building the site …")
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(SITE)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    if build.returncode:
        pytest.exit(f"the site does not build:\n{build.stdout}{build.stderr}", returncode=1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with what takes long, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: not any(map(item.get_closest_marker, ("early", "slow"))))


@pytest.fixture(scope="session")
def read() -> Library:
    """The handbook's own library."""
    return handbook()


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    return SITE


class _Server(http.server.ThreadingHTTPServer):
    # A page asks for a dozen files at once. Where five may wait, as socketserver has it, a busy
    # machine turns some away, and they come back after seconds that double.
    request_queue_size = 128


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        # A browser may ask for it some time after a file that can name no icon, as robots.txt, from
        # which tests on a shared page begin; then it tells of it on the page that comes next.
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
            return
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A missing address is answered with the site's own 404 page, as hosts do."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder; gives its address, without a slash at the end."""
    servers = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Handler, directory=str(folder))
        server = _Server(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path, serve: Callable[[Path], str]) -> str:
    """The address of the built site."""
    return serve(site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all browser tests. It is never skipped: without one, tests fail."""
    path = programs.chromium()  # it starts a Playwright of its own
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture(scope="module")
def with_back(browser: Browser) -> Iterator[Browser]:
    """A Chromium as readers have it: a page that they come Back to is the one they left."""
    started = browser.browser_type.launch(
        executable_path=programs.whole_chromium(),
        args=QUIET,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield started
    started.close()


def _profile(browser: Browser) -> BrowserContext:
    return browser.new_context(viewport=SCREEN, reduced_motion="reduce", locale="nb-NO")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile, 1280 px wide, in Norwegian."""
    made = _profile(browser)
    yield made
    made.close()


@contextmanager
def _sound(page: Page) -> Iterator[Page]:
    """Fails where a script or the console of the page tells an error."""
    errors: list[str] = []

    def failed(error: Error) -> None:
        errors.append(str(error))

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    page.on("pageerror", failed)
    page.on("console", said)
    yield page
    page.remove_listener("pageerror", failed)
    page.remove_listener("console", said)
    assert not errors, f"errors on the page: {errors}"


@pytest.fixture
def own_page(context: BrowserContext) -> Iterator[Page]:
    """A page in a fresh profile; an error in a script or the console fails the test."""
    with _sound(context.new_page()) as page:
        yield page


@pytest.fixture(scope="module")
def lasting_page(browser: Browser) -> Iterator[Page]:
    """The page that the tests of a file share."""
    profile = _profile(browser)
    yield profile.new_page()
    profile.close()


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a fresh profile, or the one of the file where its tests are marked `one_page`.

    An error in a script or the console fails the test.
    """
    if not request.node.get_closest_marker("one_page"):
        yield request.getfixturevalue("own_page")
        return
    lasting: Page = request.getfixturevalue("lasting_page")
    # What the last test held back is let go: a script that never comes keeps later pages waiting.
    lasting.unroute_all(behavior="ignoreErrors")
    # leaves whatever the last test typed, for a file without scripts that reaches what it stored
    lasting.goto(f"{request.getfixturevalue('address')}/robots.txt")
    lasting.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    lasting.set_viewport_size(SCREEN)
    lasting.emulate_media(media="null", color_scheme="null")
    with _sound(lasting):
        yield lasting


@pytest.fixture
def agreed(page: Page) -> Iterator[list[Dialog]]:
    """The questions that the browser has asked on the page, each answered with yes."""
    asked: list[Dialog] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog)
        dialog.accept()

    page.on("dialog", agree)
    yield asked
    page.remove_listener("dialog", agree)


@pytest.fixture
def declined(page: Page) -> Iterator[list[Dialog]]:
    """The questions that the browser has asked on the page, each answered with no."""
    asked: list[Dialog] = []

    def decline(dialog: Dialog) -> None:
        asked.append(dialog)
        dialog.dismiss()

    page.on("dialog", decline)
    yield asked
    page.remove_listener("dialog", decline)
