"""A register of a test's own, and the tool run in it as a process."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from socialpolicy.app import main
from socialpolicy.cli.i18n import help_language

BASE = Path(__file__).parents[1] / "rules" / "base"
NOW = "2026-11-22 12:00+01:00"

Run = Callable[..., subprocess.CompletedProcess[str]]


class Answer(NamedTuple):
    """What a run gave: its exit code, and what it wrote where."""

    code: int
    out: str
    err: str


Ask = Callable[..., Answer]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Copy the faultless register, in a folder that is a repository of its own."""
    shutil.copytree(BASE, tmp_path / "work", dirs_exist_ok=True)
    (tmp_path / "work" / ".git").mkdir()
    (tmp_path / "work" / ".github").mkdir(exist_ok=True)
    owners = tmp_path / "work" / ".github" / "CODEOWNERS"
    owners.write_text("/registry/ @exempelkommun/kommunikation\n")
    return tmp_path / "work" / "registry"


@pytest.fixture
def run(register: Path, tmp_path: Path) -> Run:
    """Run the tool beside the register, in Swedish, at a fixed time, with a cache of its own."""

    def start(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("GITHUB_", "SOCIALPOLICY_", "LC_", "LANG"))
        }
        own = {
            "SOCIALPOLICY_NOW": NOW,
            "SOCIALPOLICY_LANG": "sv",
            "SOCIALPOLICY_CACHE": str(tmp_path / "cache"),
        }
        return subprocess.run(
            [sys.executable, "-m", "socialpolicy", *words],
            cwd=register.parent,
            env={**kept, **own, **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return start


@pytest.fixture
def ask(
    register: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Ask]:
    """Run the tool in this process beside the register, in Swedish unless asked otherwise."""
    for name in list(os.environ):
        if name.startswith(("GITHUB_", "SOCIALPOLICY_", "LC_", "LANG", "COLUMNS", "NO_COLOR")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SOCIALPOLICY_NOW", NOW)
    monkeypatch.setenv("SOCIALPOLICY_LANG", "sv")
    monkeypatch.chdir(register.parent)

    def start(*words: str, **variables: str) -> Answer:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        help_language.cache_clear()
        with pytest.raises(SystemExit) as ended:
            main(words)
        code = ended.value.code
        assert isinstance(code, int)
        return Answer(code, *capsys.readouterr())

    yield start
    help_language.cache_clear()
    gc.enable()
