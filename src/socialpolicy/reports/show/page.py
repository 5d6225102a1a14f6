"""What `show` shows, before any format: a heading, and sections of lines with a label each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

from socialpolicy.finding import Finding, Severity
from socialpolicy.formats.words import capital, unobeyed
from socialpolicy.register.register import Register
from socialpolicy.reports import interchange
from socialpolicy.screen import WIDEST, cells, painted, wrap
from socialpolicy.text import MONTHS, FilledText, Language, Text, clean

Words: TypeAlias = str | Text | FilledText

_RIGHT = Text(sv="Inget att rätta", en="Nothing to put right")
_WRONG = Text(sv="Att rätta", en="To put right")
_SEVERITIES = {
    Severity.ERROR: Text(sv="fel", en="error"),
    Severity.WARNING: Text(sv="varning", en="warning"),
    Severity.INFO: Text(sv="upplysning", en="info"),
}
_TINTS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: ""}
_MORE = Text(
    sv="{count} till: socialpolicy check {file}", en="{count} more: socialpolicy check {file}"
)
MOST_FINDINGS = 5
"""Findings that are shown before the rest are counted."""


class Line(NamedTuple):
    """A label, what there is to say, and how it is painted."""

    label: Words
    said: Words
    tint: str = ""


class Section(NamedTuple):
    """Lines under a heading of their own."""

    heading: Words
    lines: tuple[Line, ...] = ()
    tint: str = "bold"


class Page(NamedTuple):
    """One account or message: `data` is what other programs read."""

    title: Words
    under: tuple[Words, ...]
    sections: tuple[Section, ...]
    data: Mapping[str, object]


def render(form: str, page: Page, language: Language, *, width: int, colour: bool) -> str:
    """Print the page in one of the formats: whole lines. `width` and `colour` concern the text."""
    if form == "json":
        return interchange.json_text({"version": 1, **page.data})
    lines = _text(page, language, min(width, WIDEST), colour=colour)
    return "".join(f"{unobeyed(line)}\n" for line in lines)


def _text(page: Page, language: Language, width: int, *, colour: bool) -> Iterator[str]:
    for line in wrap(spoken(page.title, language), width):
        yield painted(line, "bold" if colour else "")
    for words in page.under:
        yield from wrap(spoken(words, language), width)
    for section in page.sections:
        if section.heading:
            yield painted(spoken(section.heading, language), section.tint if colour else "")
        labels = [spoken(each.label, language) for each in section.lines]
        column = max(map(cells, labels), default=0)
        for label, each in zip(labels, section.lines, strict=True):
            start = f"  {label}{' ' * (column - cells(label))}  " if column else "  "
            head, *rest = wrap(spoken(each.said, language), width - cells(start))
            yield f"{start}{painted(head, each.tint if colour else '')}".rstrip()
            yield from (
                f"{' ' * cells(start)}{painted(part, each.tint if colour else '')}" for part in rest
            )


def spoken(words: Words, language: Language) -> str:
    """Give words in one language, safe to show."""
    return clean(words if isinstance(words, str) else words.in_language(language))


def short_day(day: date) -> Text:
    """Write a day as short as it can be read: `19 jan 2015`."""
    sv, en = (_short(MONTHS[day.month - 1].in_language(language)) for language in Language)
    # With no-break spaces: a day is not broken over two lines.
    return Text(f"{day.day}\u00a0{sv}\u00a0{day.year}", f"{day.day}\u00a0{en}\u00a0{day.year}")


def _short(month: str) -> str:
    return month if len(month) <= 4 else month[:3]


def of_findings(findings: list[Finding], file: str) -> Section:
    """Say what is wrong, the worst first, shortly."""
    ordered = sorted(findings, key=lambda each: each.severity.rank)
    left = len(ordered) - MOST_FINDINGS
    shown = ordered if left <= 1 else ordered[:MOST_FINDINGS]
    lines = [
        Line(
            Text(*(f"{words} {each.rule.code}" for words in _SEVERITIES[each.severity])),
            each.said,
            _TINTS[each.severity],
        )
        for each in shown
    ]
    if left > 1:
        lines.append(Line("", FilledText(_MORE, {"count": left, "file": file})))
    return Section(_WRONG if ordered else _RIGHT, tuple(lines))


def findings_data(findings: list[Finding], register: Register) -> list[dict[str, object]]:
    """Give findings for other programs."""
    language = Language.SWEDISH if register.policy.language == "sv" else Language.ENGLISH
    return [
        {
            "code": each.rule.code,
            "name": each.rule.name,
            "severity": each.severity.value,
            "message": each.said.in_language(language),
            "file": each.label.source.file,
            "line": each.label.span.line,
        }
        for each in findings
    ]


def capitalised(words: Text) -> Text:
    """Begin a text with a capital letter."""
    return Text(capital(words.sv), capital(words.en))
