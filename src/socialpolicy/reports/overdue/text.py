"""Late messages and those due soon, at a screen: a few lines a message, the worst first."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.cli.unread import UNREAD_LOG
from socialpolicy.formats.cells import wrap
from socialpolicy.formats.words import capital, unobeyed
from socialpolicy.register.overdue import OverdueMessage, Pending
from socialpolicy.reports.overdue import words
from socialpolicy.text import Language, clean, ending, moment

_BOLD, _RED, _YELLOW, _END = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[0m"
NARROWEST = 40


def render(pending: Pending, language: Language, *, colour: bool, width: int) -> str:
    """Print the list, `width` columns wide, with colour if asked for."""
    width = max(width, NARROWEST)
    lines = [capital(moment(pending.as_of, language, year=True)), ""]
    groups = ((words.LATE, pending.overdue, _RED), (words.SOON, pending.due_soon, _YELLOW))
    for heading, items, tint in groups:
        if items:
            lines += [_painted(heading.in_language(language), _BOLD + tint, colour=colour), ""]
        for item in items:
            lines += [*_entry(item, pending, language, width, tint if colour else ""), ""]
    if pending.unread:
        values = {"files": [ending(file) for file in pending.unread]}
        lines += [*wrap(UNREAD_LOG.fill(language, values), width), ""]
    lines.append(words.summary(pending, language))
    return "".join(f"{unobeyed(line)}\n" for line in lines)


def _entry(
    item: OverdueMessage, pending: Pending, language: Language, width: int, tint: str
) -> Iterator[str]:
    message, account = item.logged.message, item.account
    late = words.lateness(item, pending, language)
    first, *rest = wrap(f"{clean(account.id)}: {clean(message.subject)}", width - 2)
    yield f"  {_painted(first, _BOLD, colour=bool(tint))}"
    yield from (f"  {line}" for line in rest)
    nobody = item.duty.holder is None
    parts = [
        (f"{words.when(item, pending, language)} ({late}).", tint),
        (f"{words.duty(item, language).rstrip('.')}.", tint if nobody else ""),
        (f"{words.to_do(item, language)}.", ""),
        (f"{clean(item.file)}:{item.line} {clean(message.id)}", ""),
    ]
    for text, paint in parts:
        for line in wrap(text, width - 4):
            yield f"    {_painted(line, paint, colour=bool(paint))}"
    # It is there to be copied, and is broken by nobody.
    yield f"    {words.run(item, language)}"


def _painted(text: str, paint: str, *, colour: bool) -> str:
    return f"{paint}{text}{_END}" if colour else text
