"""Findings as Markdown for the summary of a job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from socialpolicy.finding import Finding
from socialpolicy.formats import render
from socialpolicy.formats.markdown import escape
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.verdict import Verdict
from tests.formats.conftest import rule

SV, EN = Language.SWEDISH, Language.ENGLISH


def test_without_findings_there_is_no_table(verdict: Callable[..., Verdict]) -> None:
    assert render("markdown", verdict(), EN) == (
        "## Check of the register in `registry`\n\n"
        "**Nothing wrong in 21 files.** As of Sunday 22 November 2026 at 12:00.\n"
    )


def test_one_rule_in_many_places_hides_no_other(sample: Verdict) -> None:
    many = replace(sample, findings=(sample.findings[7], *[sample.findings[2]] * 12_000))
    text = render("markdown", many, EN)
    assert len(text) < 10_000
    assert text.count("| Error | A14 ") == 4
    assert "| 11997 more | Does not hold: The title of A14 |" in text.replace(",", "")
    assert "| Info | P03 `platform-review-overdue` |" in text
    assert text.count("<details>") == text.count("</details>") == 2
    assert text.count("\n- `registry/accounts/bibliotek-facebook.yaml:11`: ") == 20
    assert "11,980 more: `socialpolicy check --select A14 --format short`" in text
    assert "\nBy rule: P03\u00a01 · A14\u00a012,000\n" in text


def test_markdown_stays_within_what_github_takes_and_says_what_it_left_out(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    words = FilledText(Text(sv="å" * 30_000, en="x" * 60_000), {})
    huge = [simple(advice=words)._replace(rule=rule(f"A{n:02}", "huge")) for n in range(60)]
    text = render("markdown", verdict(*huge), SV)
    assert 900_000 < len(text.encode()) < 1024 * 1024
    details = text.count("<details>")
    assert text.count("</details>") == details
    assert f"\n{60 - details} regler till får inte plats här. Kör" in text


def test_a_single_rule_left_out_is_told_in_the_singular(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    words = "x" * 1_000_000
    huge = simple(advice=FilledText(Text(sv=words, en=words), {}))
    text = render("markdown", verdict(huge), EN)
    assert "\n1 more rule does not fit here. Run socialpolicy check to see them all.\n" in text


def test_what_is_pasted_cannot_end_its_block_of_code(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    words = "Gör:\n````\n<b>"
    finding = simple(advice=FilledText(Text(sv=words, en=words), {}))
    text = render("markdown", verdict(finding), SV)
    assert "\n**Gör så här:** Gör:\n\n`````yaml\n````\n<b>\n`````\n" in text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "*a* _b_ __c__ **d**",
            "`a`",
            "<b>a</b>",
            "&lt;",
            "[a](b)",
            "![a](b)",
            "a | b",
            "\\*a\\*",
        ),
        *("# a", "- a", "+ a", "1. a", "12) a", "> a", "===", "---", "~~a~~", "[a]: b", "a_b_c"),
    ],
)
def test_what_is_escaped_is_shown_as_it_is(text: str) -> None:
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(text))
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert html == f"<p>{shown}</p>\n"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("fråga @alla", "fråga &#64;&#8203;alla"),
        ("biblioteket@degerfors.se", "biblioteket@degerfors.se"),
        ("se #12", "se &#35;&#8203;12"),
        ("http://a.example", "http&#58;//a.example"),
        ("www.a.example", "www&#46;a.example"),
        # No list: what is pasted from the archive plan stays as it is.
        ("7.4", "7.4"),
        ("2026.11", "2026.11"),
        ("7. a", "7&#46; a"),
        ("7.", "7&#46;"),
    ],
)
def test_nobody_is_mentioned_and_no_link_is_made(text: str, escaped: str) -> None:
    assert escape(text) == escaped
