"""What every test may ask for: golden files, and how thorough property tests are."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

Golden = Callable[[Path, str], None]

SURROUNDINGS = (
    "SOCIALPOLICY_", "CI", "GITHUB_", "GIT_", "LANG", "LC_",
    "COLUMNS", "LINES", "TERM", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TTY_",
)  # fmt: skip

# The gate tries the same examples every time, and few; `--hypothesis-profile=nightly` looks for
# the case that nobody thought of.
PATIENT = (HealthCheck.too_slow,)
settings.register_profile(
    "gate", max_examples=50, derandomize=True, deadline=None, suppress_health_check=PATIENT
)
settings.register_profile(
    "nightly", max_examples=1000, deadline=None, print_blob=True, suppress_health_check=PATIENT
)
settings.load_profile("gate")


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    """Say whether this is the nightly run, which has time for what is large and for many tries."""
    return bool(request.config.getoption("hypothesis_profile") == "nightly")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the cache of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOCIALPOLICY_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_configure() -> None:
    """Forget where the tests are run, and hear Ctrl-C.

    A job of a CI service, a git hook and a terminal each set variables that the tool or git
    heeds: a test that wants one sets it. And what a shell starts in the background ignores
    Ctrl-C, so the tool would too.
    """
    for name in [name for name in os.environ if name.startswith(SURROUNDINGS)]:
        del os.environ[name]
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect no garbage while tests are collected: nothing of what is made then goes away."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file that holds what it should be."""
    accept = bool(request.config.getoption("--accept"))

    def compare(file: Path, text: str) -> None:
        if accept:
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.is_file(), f"{file.name} is missing; look at the output and run --accept"
        assert text == file.read_text(encoding="utf-8")

    return compare
