"""The pages in a browser, on paper, and against the rules of HTML and of accessibility."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import AXE, VNU, Browser, found

pytestmark = pytest.mark.browser

PAGES = pytest.mark.parametrize("name", ["swedish", "english", "rows", "one", "invented", "public"])
WIDTHS = pytest.mark.parametrize("width", [1280, 390])
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


def test_pages_are_valid_html(pages: dict[str, Path]) -> None:
    checked = subprocess.run(
        [found("java"), "-jar", VNU, "--Werror", "--format", "text", *pages.values()],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stderr


@PAGES
@WIDTHS
@SCHEMES
def test_pages_have_no_violations_of_accessibility(
    browser: Browser, pages: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    browser.show(pages[name], width=width, scheme=scheme)
    browser.ask(AXE.read_text(encoding="utf-8"))
    result = browser.driver.execute_async_script(
        "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then(done, done)"
    )
    assert result["passes"]
    violations = [
        f"{each['id']}: {node['html'][:120]}"
        for each in result["violations"]
        for node in each["nodes"][:3]
    ]
    assert violations == []


@PAGES
@pytest.mark.parametrize("width", [1280, 970, 768, 390, 320])
def test_a_page_does_not_scroll_sideways(
    browser: Browser, pages: dict[str, Path], name: str, width: int
) -> None:
    browser.show(pages[name], width=width)
    page = "document.documentElement"
    assert browser.ask(f"return {page}.scrollWidth - {page}.clientWidth") == 0


def test_the_schemes_differ(browser: Browser, pages: dict[str, Path]) -> None:
    behind = "return getComputedStyle(document.body).backgroundColor"
    browser.show(pages["one"], scheme="light")
    light = browser.ask(behind)
    browser.show(pages["one"], scheme="dark")
    assert (light, browser.ask(behind)) == ("rgb(255, 255, 255)", "rgb(17, 23, 29)")


@PAGES
def test_a_page_asks_for_nothing_and_runs_nothing(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    for kind in ("browser", "performance"):
        browser.log(kind)
    browser.show(pages[name])
    events = [json.loads(each)["message"] for each in browser.log("performance")]
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert asked
    assert [url for url in asked if url not in {pages[name].as_uri(), "data:,"}] == []
    assert browser.log("browser") == []
    # What describes the accounts to search engines is data, which no browser runs.
    kinds = browser.ask("return [...document.scripts].map(each => each.type)")
    assert kinds == (["application/ld+json"] if name == "public" else [])


@PAGES
def test_a_page_becomes_a_pdf_on_sheets_of_a4(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    browser.show(pages[name], scheme="dark")
    options = {"preferCSSPageSize": True, "printBackground": True}
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", options)
    pdf = base64.b64decode(printed["data"])
    assert pdf.startswith(b"%PDF-")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert boxes
    # A4 is 595 by 842 points: the style's own size, upright or, for wide tables, lying down.
    sizes = {tuple(sorted(round(float(each)) for each in box)) for box in boxes}
    assert all(abs(short - 595) <= 1 and abs(long - 842) <= 1 for short, long in sizes)


def test_everything_is_reached_by_the_keyboard(browser: Browser, pages: dict[str, Path]) -> None:
    """What scrolls sideways on a telephone takes the focus, so that arrow keys move it."""
    browser.show(pages["invented"], width=390)
    scrolling = browser.ask(
        "return [...document.querySelectorAll('*')].filter(each =>"
        " each.scrollWidth > each.clientWidth + 1 &&"
        " ['auto', 'scroll'].includes(getComputedStyle(each).overflowX))"
        ".map(each => each.tabIndex)"
    )
    assert isinstance(scrolling, list)
    assert scrolling
    assert set(scrolling) == {0}
