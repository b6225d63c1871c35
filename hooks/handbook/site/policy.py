"""The Content-Security-Policy: what pages may load, and the files that tell hosts so."""

from __future__ import annotations

from pathlib import Path

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

# What a page says of itself, for hosts that send no headers.
META = "; ".join(POLICY)


def write(site: Path, path: str) -> None:
    """Writes the policy of the built `site` as files for hosts.

    `path` is that of the site's address, "/" or "/handbook/".
    """
    (site / "_headers").write_text(headers_file(path), "utf-8")
    (site / "nginx-headers.conf").write_text(nginx_file(path), "utf-8")


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
