"""Late messages and those due soon, as Markdown for a job summary."""

from __future__ import annotations

from socialpolicy.cli.unread import UNREAD_LOG
from socialpolicy.formats.markdown import escape
from socialpolicy.formats.words import capital
from socialpolicy.register.overdue import OverdueMessage, Pending
from socialpolicy.reports.overdue import words
from socialpolicy.text import Language, Text, ending, moment

_TITLE = Text(sv="Obesvarade meddelanden", en="Unanswered messages")
_HEADS = Text(
    sv="Konto|Ämne|Tid|Vem svarar i dag|Att göra",
    en="Account|Subject|Time|Who answers today|To do",
)


def render(pending: Pending, language: Language) -> str:
    """Print a heading, a sentence and a table for each group that has anything."""
    now = capital(moment(pending.as_of, language, year=True))
    parts = [
        f"## {_TITLE.in_language(language)}",
        f"{escape(now)}. {escape(words.summary(pending, language))}",
    ]
    for heading, items in ((words.LATE, pending.overdue), (words.SOON, pending.due_soon)):
        if items:
            parts += [f"### {heading.in_language(language)}", _table(items, pending, language)]
    if pending.unread:
        parts.append(
            escape(UNREAD_LOG.fill(language, {"files": [ending(file) for file in pending.unread]}))
        )
    return "\n\n".join(parts) + "\n"


def _table(items: tuple[OverdueMessage, ...], pending: Pending, language: Language) -> str:
    heads = _HEADS.in_language(language).split("|")
    rows = [heads, ["---"] * len(heads)]
    rows += [_row(item, pending, language) for item in items]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(item: OverdueMessage, pending: Pending, language: Language) -> list[str]:
    late = words.lateness(item, pending, language)
    return [
        escape(text)
        for text in (
            item.account.id,
            item.logged.message.subject,
            f"{words.when(item, pending, language)} ({late})",
            words.duty(item, language),
            f"{words.to_do(item, language)}. {words.run(item, language)}",
        )
    ]
