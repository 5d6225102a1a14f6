"""The README's pictures of a report: fresh, small, and asking for nothing from elsewhere."""

from __future__ import annotations

import json
import re
import runpy

import pytest

from tests.places import ROOT

FOLDER = ROOT / "docs" / "pictures"
MADE_FROM = json.loads((FOLDER / "made-from.json").read_text(encoding="utf-8"))


def test_the_pictures_are_of_the_report_as_it_is_today() -> None:
    fresh = runpy.run_path(str(ROOT / "docs" / "build_pictures.py"))["hashes"]()
    assert fresh == MADE_FROM, "run: python docs/build_pictures.py"


@pytest.mark.parametrize("name", MADE_FROM)
def test_a_picture_is_small_and_shown_in_the_readme_with_words_for_it(name: str) -> None:
    assert 1_000 < (FOLDER / name).stat().st_size < 150_000
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"!\[[^\]]{{20,}}\]\(docs/pictures/{re.escape(name)}\)", readme)


def test_the_picture_of_the_terminal_asks_for_nothing() -> None:
    svg = (FOLDER / "report-in-terminal.svg").read_text(encoding="utf-8")
    assert not re.search(r"url\(['\"]?http|href=|<script|<image", svg)
    assert "Svarstider" in svg
