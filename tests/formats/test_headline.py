"""The first line of a job's summary: whether a change stops, by what, and what else there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from socialpolicy.finding import Finding, Label, Severity
from socialpolicy.formats import render
from socialpolicy.formats.headline import headline
from socialpolicy.source import START
from socialpolicy.text import FilledText, Language
from socialpolicy.verdict import Base, Verdict
from tests.formats.conftest import POLICY, rule

SV, EN = Language.SWEDISH, Language.ENGLISH
ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
BASE = Base("b8bd540", datetime(2026, 11, 20, tzinfo=UTC))

Make = Callable[..., Verdict]


def found(severity: Severity, count: int, *, is_old: bool = False) -> list[Finding]:
    own = rule("A14", "deputy-missing", severity)
    said = FilledText(own.says, {})
    each = Finding(own, severity, said, Label(POLICY, START), subject="x")
    return [each._replace(is_old=is_old)] * count


@pytest.mark.parametrize(
    ("findings", "stops_at", "sv", "en"),
    [
        ([], ERROR, "Inget nytt att anmärka på.", "Nothing new is wrong."),
        (
            [*found(ERROR, 2), *found(WARNING, 1), *found(WARNING, 16, is_old=True)],
            ERROR,
            "Stoppas: 2 nya fel. 1 ny varning, 16 som fanns förut.",
            "Stopped: 2 new errors. 1 new warning, 16 there before.",
        ),
        (
            [*found(WARNING, 3), *found(WARNING, 15, is_old=True), *found(INFO, 1, is_old=True)],
            ERROR,
            "Inget nytt fel. 3 nya varningar, 16 som fanns förut.",
            "No new error. 3 new warnings, 16 there before.",
        ),
        (
            [*found(ERROR, 1), *found(ERROR, 2, is_old=True), *found(INFO, 2)],
            ERROR,
            "Stoppas: 1 nytt fel och 2 fel som fanns förut. 2 nya upplysningar.",
            "Stopped: 1 new error and 2 errors there before. 2 new info.",
        ),
        (
            found(ERROR, 1, is_old=True),
            ERROR,
            "Stoppas: 1 fel som fanns förut.",
            "Stopped: 1 error there before.",
        ),
        (
            [*found(WARNING, 1), *found(INFO, 1)],
            WARNING,
            "Stoppas: 1 ny varning. 1 ny upplysning.",
            "Stopped: 1 new warning. 1 new info.",
        ),
        (
            [*found(ERROR, 1), *found(WARNING, 1)],
            None,
            "Stoppas inte, trots 1 nytt fel. 1 ny varning.",
            "Not stopped, in spite of 1 new error. 1 new warning.",
        ),
    ],
)
def test_it_says_whether_a_change_stops_and_by_what(
    verdict: Make, findings: list[Finding], stops_at: Severity | None, sv: str, en: str
) -> None:
    judged = verdict(*findings, base=BASE)
    assert headline(judged, stops_at, SV) == sv
    assert headline(judged, stops_at, EN) == en


@pytest.mark.parametrize("base", [None, BASE._replace(registered=False)])
def test_without_a_register_to_compare_with_nothing_is_new_or_old(
    verdict: Make, base: Base | None
) -> None:
    judged = verdict(*found(ERROR, 1), *found(WARNING, 2), base=base)
    assert headline(judged, ERROR, SV) == "Stoppas: 1 fel. 2 varningar."
    judged = verdict(*found(WARNING, 1), base=base)
    assert headline(judged, ERROR, SV) == "Inget fel. 1 varning."
    assert headline(verdict(base=base), ERROR, SV) == "Inget att anmärka på."


def test_what_was_there_before_is_in_the_table_alone_and_marked_on_its_line(verdict: Make) -> None:
    old, new = found(WARNING, 1, is_old=True), found(ERROR, 1)
    text = render("markdown", verdict(*new, *old, base=BASE), SV)
    assert "| Varning (fanns förut) | A14" in text
    assert text.count("<details>") == 1
    assert "<details>" not in render("markdown", verdict(*old, base=BASE), SV)
    lines = render("github", verdict(*new, *old, base=BASE), EN).splitlines()
    titles = [line.partition(",title=")[2].partition("::")[0] for line in lines[:2]]
    assert titles == ["A14 deputy-missing", "A14 deputy-missing (there before)"]
