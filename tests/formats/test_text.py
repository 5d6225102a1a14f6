"""Findings for people at a screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from socialpolicy.finding import Finding, Severity
from socialpolicy.formats import render
from socialpolicy.screen import cells
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.verdict import Base, Verdict
from tests.formats.conftest import rule

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
            "2 errors, 1 warning, 1 info in 2 files.",
        ),
        (["info", "info"], 12_345, "2 upplysningar i 12 345 filer.", "2 info in 12,345 files."),
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


def _several(simple: Callable[..., Finding], count: int) -> list[Finding]:
    words = (
        FilledText(Text(sv=f"Nr {n} är fel", en=f"No. {n} is wrong"), {}) for n in range(count)
    )
    advice = FilledText(Text(sv="Rätta det.", en="Put it right."), {})
    return [
        simple(file=f"registry/accounts/a{n}.yaml", words=said, advice=advice)
        for n, said in enumerate(words)
    ]


def test_a_rule_broken_in_several_files_has_one_heading_and_the_policy_once(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding], sample: Verdict
) -> None:
    found = [f._replace(rule=sample.findings[2].rule) for f in _several(simple, 14)]
    text = render("text", verdict(*found), SV)
    assert text == (
        "fel[A14]: 14 ställen där detta inte stämmer: Rubriken till A14\n"
        "  = policyn: ”Den som är ansvarig för en plats ska se till att det finns en\n"
        "    ersättare som kan svara när den ansvarige är borta.” (Roller och ansvar,\u00a043)\n"
        "  registry/accounts/a0.yaml:1:5\n"
        "    Nr 0 är fel\n"
        "  registry/accounts/a1.yaml:1:5\n"
        "    Nr 1 är fel\n"
        "  … 12 till: socialpolicy check --select A14 --format short\n"
        "  = gör så här: Rätta det.\n"
        "\n"
        "14 fel i 21 filer.\n"
        "  Per regel  A14\u00a014\n"
        "  Per konto  a0\u00a01 · a1\u00a01 · a10\u00a01 · a11\u00a01 · a12\u00a01 · a13\u00a01 · "
        "8 andra konton\u00a08\n"
        "Läs mer om en regel: socialpolicy explain A14\n"
    )


def test_what_matters_most_stands_last(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    """Information, warnings, errors; the common before the rare, and what cannot wait after all."""
    rare = simple(Severity.WARNING)._replace(rule=rule("A20", "rare"))
    late = simple(Severity.WARNING)._replace(rule=rule("M03", "late"))
    common = [f._replace(rule=rule("M16", "common")) for f in _several(simple, 5)]
    common = [each._replace(severity=Severity.WARNING) for each in common]
    info = simple(Severity.INFO)._replace(rule=rule("P03", "info"))
    text = render("text", verdict(simple(), late, late, rare, *common, info), EN)
    codes = re.findall(r"^(?:error|warning|info)\[(\w+)\]", text, re.MULTILINE)
    assert list(dict.fromkeys(codes)) == ["P03", "M16", "A20", "M03", "Y03"]


def test_of_very_many_rules_the_least_urgent_are_only_counted(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    """780 findings of thirty rules are read in a few screens."""
    found = [
        each._replace(rule=rule(f"A{n:02}", f"rule-{n}"))
        for n in range(30)
        for each in _several(simple, 26)
    ]
    text = render("text", verdict(*found), EN)
    assert text.count("26 places where this does not hold") == 30
    assert text.count("  … 24 more: ") == 10
    assert text.count("  See them all: socialpolicy check --select") == 20
    assert len(text.splitlines()) < 170


def test_short_is_a_line_for_each_finding_in_the_order_of_the_files(sample: Verdict) -> None:
    lines = render("short", sample, EN).splitlines()
    assert len(lines) == len(sample.findings)
    assert lines[1] == (
        "registry/accounts/bibliotek-facebook.yaml:8:3: A05 The analysis has no date"
    )


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_the_rest_are_listed_beside_the_same_base(
    form: str, verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    found = replace(
        verdict(*_several(simple, 40)), base=Base("b8bd540", datetime(2026, 11, 20, tzinfo=UTC))
    )
    code = found.findings[0].rule.code
    command = f"socialpolicy check --select {code} --base b8bd540 --format short"
    assert command in render(form, found, EN)
