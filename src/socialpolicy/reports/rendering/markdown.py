"""Reports as GitHub's Markdown: a heading and a table each, what files say shown as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socialpolicy.formats.markdown import escape
from socialpolicy.reports.rendering.wording import sentence_of, worded, words_of
from socialpolicy.reports.tables import NUMERIC, Report, Table
from socialpolicy.text import Language, Text, moment

_AS_OF = Text(sv="Läget {moment}.", en="As of {moment}.")
_CONTENTS = Text(sv="Innehåll", en="Contents")

LONGEST_CELL = 1000
"""Characters of a cell that are shown; nobody reads more in a table."""


def render(reports: Sequence[Report], language: Language) -> str:
    """Write the reports one after another, with a list of them first when they are several."""
    parts: list[str] = []
    if len(reports) > 1:
        titles = [f"- {each.title.in_language(language)}" for each in reports]
        parts += [f"## {_CONTENTS.in_language(language)}", "\n".join(titles)]
    for report in reports:
        parts += _report(report, language)
    return "\n\n".join(parts) + "\n"


def _report(report: Report, language: Language) -> Iterator[str]:
    period = f" {report.period.in_language(language)}" if report.period else ""
    authority = words_of(report.authority, language)
    yield f"## {escape(f'{report.title.in_language(language)}{period} · {authority}')}"
    as_of = moment(report.as_of, language, year=True)
    yield escape(_AS_OF.in_language(language).format(moment=as_of))
    for sentence in report.preface:
        yield escape(words_of(sentence, language))
    if report.facts:
        yield "\n".join(
            f"- {escape(each.title.in_language(language))}: "
            f"{escape(sentence_of(each.value, each.kind, language))}"
            for each in report.facts
        )
    for table in report.tables:
        yield f"### {escape(words_of(table.title, language))}"
        yield table_text(table, language)
        if table.note:
            yield escape(words_of(table.note, language))
    for sentence in report.notes:
        yield escape(words_of(sentence, language))


def table_text(table: Table, language: Language) -> str:
    """Write one table, or the sentence in place of it; its last line is not ended."""
    if not table.rows:
        return escape(table.empty.in_language(language))
    heads = [escape(each.title.in_language(language)) for each in table.columns]
    lines = [heads, ["---:" if each.kind in NUMERIC else "---" for each in table.columns]]
    for row in table.rows:
        words = [
            worded(cell, column.kind, language)
            for cell, column in zip(row.cells, table.columns, strict=True)
        ]
        lines.append([escape(_cut(each)) for each in words])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
