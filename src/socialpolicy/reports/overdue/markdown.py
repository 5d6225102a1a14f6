"""What is owed, as Markdown for a job summary."""

from __future__ import annotations

from socialpolicy.cli.unread import UNREAD_LOG
from socialpolicy.formats.markdown import escape
from socialpolicy.formats.words import capital
from socialpolicy.register.overdue import OverdueMessage, Owed
from socialpolicy.reports.overdue import words
from socialpolicy.text import Language, Text, ending, moment

_TITLE = Text(sv="Obesvarade meddelanden", en="Unanswered messages")
_HEADS = Text(
    sv="Konto|Ämne|Tid|Vem svarar i dag|Att göra",
    en="Account|Subject|Time|Who answers today|To do",
)


def render(owed: Owed, language: Language) -> str:
    """Print a heading, a sentence and a table for each group that has anything."""
    now = capital(moment(owed.as_of, language, year=True))
    parts = [
        f"## {_TITLE.in_language(language)}",
        f"{escape(now)}. {escape(words.summary(owed, language))}",
    ]
    for heading, debts in ((words.LATE, owed.overdue), (words.SOON, owed.due_soon)):
        if debts:
            parts += [f"### {heading.in_language(language)}", _table(debts, owed, language)]
    if owed.unread:
        parts.append(
            escape(UNREAD_LOG.fill(language, {"files": [ending(file) for file in owed.unread]}))
        )
    return "\n\n".join(parts) + "\n"


def _table(debts: tuple[OverdueMessage, ...], owed: Owed, language: Language) -> str:
    heads = _HEADS.in_language(language).split("|")
    rows = [heads, ["---"] * len(heads)]
    rows += [_row(debt, owed, language) for debt in debts]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(debt: OverdueMessage, owed: Owed, language: Language) -> list[str]:
    late = words.lateness(debt, owed, language)
    return [
        escape(text)
        for text in (
            debt.account.id,
            debt.logged.message.subject,
            f"{words.when(debt, owed, language)} ({late})",
            words.duty(debt, language),
            words.to_do(debt, language),
        )
    ]
