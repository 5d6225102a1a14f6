"""What is owed, as Markdown for a job summary."""

from __future__ import annotations

from socialpolicy.formats.markdown import escape
from socialpolicy.formats.words import capital
from socialpolicy.register.overdue import Debt, Owed
from socialpolicy.reports import owed_words
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
        f"## {_TITLE.speak(language)}",
        f"{escape(now)}. {escape(owed_words.summary(owed, language))}",
    ]
    for heading, debts in ((owed_words.LATE, owed.overdue), (owed_words.SOON, owed.due_soon)):
        if debts:
            parts += [f"### {heading.speak(language)}", _table(debts, owed, language)]
    if owed.unread:
        parts.append(
            escape(
                owed_words.UNREAD.fill(language, {"files": [ending(file) for file in owed.unread]})
            )
        )
    return "\n\n".join(parts) + "\n"


def _table(debts: tuple[Debt, ...], owed: Owed, language: Language) -> str:
    heads = _HEADS.speak(language).split("|")
    rows = [heads, ["---"] * len(heads)]
    rows += [_row(debt, owed, language) for debt in debts]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _row(debt: Debt, owed: Owed, language: Language) -> list[str]:
    late = owed_words.lateness(debt, owed, language)
    return [
        escape(text)
        for text in (
            debt.account.id,
            debt.logged.message.subject,
            f"{owed_words.when(debt, owed, language)} ({late})",
            owed_words.duty(debt, language),
            owed_words.to_do(debt, language),
        )
    ]
