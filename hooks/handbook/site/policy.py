"""The Content-Security-Policy: what pages may load, and the files that tell hosts so."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

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
    # no page that opened one of ours can lead it elsewhere
    "Cross-Origin-Opener-Policy": "same-origin",
}
# What begins so bears a name that changes with its content; every other file is asked for anew.
HASH_NAMED = (
    "assets/css/",
    "assets/js/",
    "assets/javascripts/bundle.",
    "assets/javascripts/workers/",
)
YEAR = 31_536_000

# What a page says of itself, for hosts that send no headers.
META = "; ".join(POLICY)


def write(site: Path, path: str) -> None:
    """Writes the policy of the built `site` as a file for hosts that read one among the pages.

    `path` is that of the site's address, "/" or "/handbook/".
    """
    (site / "_headers").write_text(headers_file(path), "utf-8")


def headers_file(path: str) -> str:
    """The file `_headers` (Netlify, Cloudflare Pages) of a site whose path is `path`, as "/"."""
    lines = [f"{path}*", *(f"  {name}: {value}" for name, value in HEADERS.items())]
    for begins in HASH_NAMED:
        lines += [f"{path}{begins}*", f"  Cache-Control: public, max-age={YEAR}, immutable"]
    return "\n".join(lines) + "\n"


def nginx_file(path: str) -> str:
    """The same headers as `headers_file`, as lines to include in nginx' server block.

    It never stands among the pages: whoever may write them could then set up the server.
    """
    lines = ["# Made by `make nginx`: include it in the server block that serves the handbook."]
    lines += [f'add_header {name} "{value}" always;' for name, value in HEADERS.items()]
    # `expires` leaves the headers above in force; an add_header in the location would drop them
    lines += ["expires -1;"]
    for begins in HASH_NAMED:
        lines += [f"location {path}{begins} {{", "    expires 1y;", "}"]
    return "\n".join(lines) + "\n"


def tell(_root: Path) -> int:
    """Prints `nginx_file` for the site at the address in SITE_URL, or at a host's root."""
    print(nginx_file(urlsplit(os.environ.get("SITE_URL", "/")).path or "/"), end="")
    return 0
