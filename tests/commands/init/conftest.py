"""An empty folder, in which a municipality begins."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an empty git repository."""
    empty = tmp_path / "empty"
    (empty / ".git").mkdir(parents=True)
    return empty
