"""A browser, and the pages that the tool makes of the sample register."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from socialpolicy.reports.rendering import html
from socialpolicy.text import Language
from tests.places import SAMPLE
from tests.reports.rendering.examples import EVERYTHING, HOSTILE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

NODE_MODULES = Path(__file__).parent / "node_modules"
AXE = NODE_MODULES / "axe-core" / "axe.min.js"
VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def found(*names: str) -> str:
    """Give the first program of these that is installed."""
    path = next(filter(None, map(shutil.which, names)), None)
    assert path, f"{names[0]} is missing: run `bash .ci/run browser`, which installs it"
    return path


def socialpolicy(*arguments: str, language: str = "sv") -> None:
    """Run the tool on the sample register, as of its own date."""
    subprocess.run(
        [sys.executable, "-m", "socialpolicy", *arguments],
        cwd=SAMPLE.parent,
        env={
            **os.environ,
            "SOCIALPOLICY_REGISTRY": str(SAMPLE),
            "SOCIALPOLICY_LANG": language,
            "SOCIALPOLICY_NOW": "2026-11-22T12:00:00+01:00",
        },
        check=True,
    )


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the pages that are tried, by what they show."""
    folder = tmp_path_factory.mktemp("pages")
    made = {
        name: folder / f"{name}.html" for name in ("swedish", "english", "rows", "one", "invented")
    }
    every = ("report", "all", "--period", "2026", "--format", "html", "--output")
    socialpolicy(*every, str(made["swedish"]))
    socialpolicy(*every, str(made["english"]), language="en")
    # The entries behind the figures are long tables of their own.
    socialpolicy(*every, str(made["rows"]), "--rows")
    socialpolicy("report", "contacts", "--format", "html", "--output", str(made["one"]))
    socialpolicy("publish", str(folder / "public"))
    made["public"] = folder / "public" / "konton.html"
    invented = html.render([EVERYTHING, HOSTILE], Language.SWEDISH)
    made["invented"].write_text(invented, encoding="utf-8")
    return made


class Browser:
    """Chromium without a window, at a width and in a colour scheme."""

    def __init__(self, driver: Chrome) -> None:
        """Steer a browser that is open."""
        self.driver = driver

    def show(self, page: Path, *, width: int = 1280, scheme: str = "light") -> None:
        """Open a page, as on a screen of so many pixels."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600},
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self.driver.get(page.as_uri())

    def ask(self, script: str) -> object:
        """Give what a script returns on the page."""
        return self.driver.execute_script(script)

    def log(self, kind: str) -> list[str]:
        """Give the messages of a log since it was last asked for."""
        return [entry["message"] for entry in self.driver.get_log(kind)]  # type: ignore[no-untyped-call, unused-ignore]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Open the browser, once for all the tests."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = found("chromium", "google-chrome")
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService(executable_path=found("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_script_timeout(100)
    yield Browser(driver)
    driver.quit()
