"""What is owed, for people at a screen: a few lines a message, the worst first."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.cli.unread import UNREAD_LOG
from socialpolicy.formats.cells import wrap
from socialpolicy.formats.words import capital, unobeyed
from socialpolicy.register.overdue import OverdueMessage, Owed
from socialpolicy.reports.overdue import words
from socialpolicy.text import Language, clean, ending, moment

_BOLD, _RED, _YELLOW, _END = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[0m"
NARROWEST = 40


def render(owed: Owed, language: Language, *, colour: bool, width: int) -> str:
    """Print the list, `width` columns wide, with colour if asked for."""
    width = max(width, NARROWEST)
    lines = [capital(moment(owed.as_of, language, year=True)), ""]
    groups = ((words.LATE, owed.overdue, _RED), (words.SOON, owed.due_soon, _YELLOW))
    for heading, debts, tint in groups:
        if debts:
            lines += [_painted(heading.in_language(language), _BOLD + tint, colour=colour), ""]
        for debt in debts:
            lines += [*_entry(debt, owed, language, width, tint if colour else ""), ""]
    if owed.unread:
        values = {"files": [ending(file) for file in owed.unread]}
        lines += [*wrap(UNREAD_LOG.fill(language, values), width), ""]
    lines.append(words.summary(owed, language))
    return "".join(f"{unobeyed(line)}\n" for line in lines)


def _entry(
    debt: OverdueMessage, owed: Owed, language: Language, width: int, tint: str
) -> Iterator[str]:
    message, account = debt.logged.message, debt.account
    late = words.lateness(debt, owed, language)
    first, *rest = wrap(f"{clean(account.id)}: {clean(message.subject)}", width - 2)
    yield f"  {_painted(first, _BOLD, colour=bool(tint))}"
    yield from (f"  {line}" for line in rest)
    nobody = debt.duty.holder is None
    parts = [
        (f"{words.when(debt, owed, language)} ({late}).", tint),
        (f"{words.duty(debt, language).rstrip('.')}.", tint if nobody else ""),
        (f"{words.to_do(debt, language)}.", ""),
        (f"{clean(debt.file)}:{debt.line} {clean(message.id)}", ""),
    ]
    for text, paint in parts:
        for line in wrap(text, width - 4):
            yield f"    {_painted(line, paint, colour=bool(paint))}"


def _painted(text: str, paint: str, *, colour: bool) -> str:
    return f"{paint}{text}{_END}" if colour else text
