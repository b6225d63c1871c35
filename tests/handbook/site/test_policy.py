"""Hosts and pages are told one policy, which lets nothing inline and nothing from elsewhere in."""

from __future__ import annotations

from handbook.site import policy


def test_a_page_says_what_a_page_can_say() -> None:
    assert "unsafe" not in policy.META
    # a browser ignores frame-ancestors in a <meta> and complains in its console
    assert "frame-ancestors" not in policy.META


def test_hosts_are_told_the_same_headers_in_both_forms() -> None:
    netlify, nginx = policy.headers_file("/"), policy.nginx_file("/")
    for name, value in policy.HEADERS.items():
        assert f"  {name}: {value}\n" in netlify
        assert f'add_header {name} "{value}" always;\n' in nginx
    assert "frame-ancestors 'none'" in policy.HEADERS["Content-Security-Policy"]
    assert "unsafe" not in netlify


def test_headers_follow_the_site_to_a_path_of_its_own() -> None:
    assert policy.headers_file("/handbok/").startswith("/handbok/*\n")
    assert "location /handbok/assets/js/ {" in policy.nginx_file("/handbok/")


def test_only_files_whose_names_change_with_their_content_are_kept_for_long() -> None:
    told = policy.headers_file("/")
    kept = [each[:-1] for each in told.splitlines() if each.startswith("/assets/")]
    assert kept == [f"/{begins}" for begins in policy.HASH_NAMED]
    # the stems of the theme's search bear the same name in each version of it
    assert not [
        each for each in kept if "/assets/javascripts/lunr/min/lunr.no.min.js".startswith(each)
    ]
