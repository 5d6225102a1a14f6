"""A register of a test's own, and the tool run in it as a process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BASE = Path(__file__).parents[1] / "rules" / "base"
NOW = "2026-11-22 12:00+01:00"

Run = Callable[..., subprocess.CompletedProcess[str]]


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
