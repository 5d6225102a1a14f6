"""Findings for people at a screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from socialpolicy.finding import Finding, Severity, Verdict
from socialpolicy.formats import render
from socialpolicy.screen import cells
from socialpolicy.text import FilledText, Language, Text

SV, EN = Language.SWEDISH, Language.ENGLISH


@pytest.mark.parametrize(
    ("severities", "files", "sv", "en"),
    [
        ([], 21, "Inget att anmärka på i 21 filer.", "Nothing wrong in 21 files."),
        ([], 1, "Inget att anmärka på i 1 fil.", "Nothing wrong in 1 file."),
        ([], 0, "Inget att anmärka på i 0 filer.", "Nothing wrong in 0 files."),
        (["error"], 1, "1 fel i 1 fil.", "1 error in 1 file."),
        (
            ["error", "warning", "warning"],
            21,
            "1 fel, 2 varningar i 21 filer.",
            "1 error, 2 warnings in 21 files.",
        ),
        (
            ["error", "error", "warning", "info"],
            2,
            "2 fel, 1 varning, 1 upplysning i 2 filer.",
            "2 errors, 1 warning, 1 note in 2 files.",
        ),
        (["info", "info"], 12_345, "2 upplysningar i 12 345 filer.", "2 notes in 12,345 files."),
    ],
)
def test_counts_are_said_as_people_say_them(
    severities: list[str],
    files: int,
    sv: str,
    en: str,
    verdict: Callable[..., Verdict],
    simple: Callable[..., Finding],
) -> None:
    found = verdict(*(simple(Severity(name)) for name in severities), files=files)
    assert sv in render("text", found, SV).replace("\u00a0", " ").splitlines()
    assert en in render("text", found, EN).splitlines()
    assert f"**{sv}**" in render("markdown", found, SV).replace("\u00a0", " ")


def test_without_findings_the_text_is_one_sentence(verdict: Callable[..., Verdict]) -> None:
    assert render("text", verdict(), EN) == "Nothing wrong in 21 files.\n"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_text_keeps_within_the_screen(width: int, language: Language, sample: Verdict) -> None:
    for line in render("text", sample, language, width=width).splitlines():
        # A path is kept whole so that it can be clicked, and YAML so that it can be pasted.
        if "-->" not in line and "contact:" not in line:
            assert cells(line) <= width, line


def test_colour_changes_nothing_but_colour(sample: Verdict) -> None:
    plain = render("text", sample, SV)
    coloured = render("text", sample, SV, colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31mfel[A14]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]+m", "", coloured) == plain


def test_the_subject_is_named_where_nothing_else_names_it(sample: Verdict) -> None:
    text = render("text", sample, EN)
    assert text.count("= concerns: bibliotek-facebook-20261120-k3f9") == 2
    assert "= concerns: bibliotek-facebook\n" not in text


def test_a_wide_screen_shows_a_long_line_whole(sample: Verdict) -> None:
    line = sample.findings[6].label.source.line(6)
    assert line in render("text", sample, SV, width=200)
    assert line not in render("text", sample, SV, width=80)


def test_one_sentence_of_the_policy_more_than_is_quoted_is_counted_in_the_singular(
    sample: Verdict,
) -> None:
    clauses = {"A05": sample.clauses["A05"][:4]}
    found = Verdict((sample.findings[1],), "registry", sample.as_of, 1, clauses)
    assert "och 1 mening till, se socialpolicy explain A05" in render("text", found, SV)
    assert "and 1 more sentence, see socialpolicy explain A05" in render("text", found, EN)


def test_a_value_cannot_begin_a_line_with_a_command(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    value = "x" * 80 + " ::error::y ##[group]z"
    finding = simple(words=FilledText(Text(sv="{x}", en="{x}"), {"x": value}))
    lines = render("text", verdict(finding), SV).splitlines()
    assert not [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
