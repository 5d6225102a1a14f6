"""A small register that a test may change, and a report made of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from socialpolicy.register.reader import read_register
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.period import read_period
from socialpolicy.reports.report.run import compiled
from socialpolicy.reports.selection import read_selection
from socialpolicy.reports.tables import Report
from socialpolicy.text import Language

BASE = Path(__file__).parents[1] / "rules" / "base" / "registry"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))

Make = Callable[..., Report]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Copy the faultless register: one account, of a library, and no log."""
    folder = tmp_path / "registry"
    shutil.copytree(BASE, folder)
    (folder / "accounts" / "kommunen.yaml").unlink()
    return folder


@pytest.fixture
def make(register: Path) -> Make:
    """Make a report of the test's register, as of noon on Sunday 22 November 2026."""

    def made(
        name: str,
        period: str | None = None,
        compare: str | None = None,
        folder: Path = register,
        now: datetime = NOW,
        **chosen: tuple[str, ...],
    ) -> Report:
        read = read_register(folder, now)
        asked = Asked(
            read_period(period, read.today),
            read_selection(read, **chosen),
            read_period(compare, read.today) if compare else None,
            period is not None,
        )
        (report,) = compiled([name], read, asked, Language.SWEDISH)
        return report

    return made
