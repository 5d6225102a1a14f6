"""Every format in both languages, as its golden file has it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from socialpolicy.formats import FORMATS, render
from socialpolicy.text import Language
from socialpolicy.verdict import Verdict

SUFFIXES = {
    "text": "txt",
    "short": "short.txt",
    "github": "github.txt",
    "json": "json",
    "sarif": "sarif.json",
    "junit": "xml",
    "markdown": "md",
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", FORMATS)
def test_prints_as_the_golden_file(
    name: str, language: Language, sample: Verdict, golden: Callable[[Path, str], None]
) -> None:
    text = render(name, sample, language)
    # The version of the day is no part of the format.
    text = re.sub(r'("semanticVersion": )"[^"]+"', r'\1"0.0.0"', text)
    golden(Path(__file__).parent / f"findings.{language}.{SUFFIXES[name]}", text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", FORMATS)
def test_what_must_not_be_shown_is_not(name: str, language: Language, sample: Verdict) -> None:
    assert "4nV9hem1ig" in sample.findings[3].label.source.text
    assert "4nV9hem1ig" not in render(name, sample, language)
