"""The sample register, at which the commands that ask are tried."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.places import SAMPLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the sample register, for which no log is needed, into a folder of its own."""
    ignored = shutil.ignore_patterns("messages")
    shutil.copytree(SAMPLE, tmp_path / "work" / "registry", ignore=ignored)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path / "work", check=True)
    return tmp_path / "work"
