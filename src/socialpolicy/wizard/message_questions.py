"""Asking somebody at a terminal for one thing at a time, until the answer will do."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError
from socialpolicy.cli.i18n import help_language
from socialpolicy.register.register import Register
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.wizard.prompt import asker_for

_NEEDED = Text(sv="Ett svar behövs.", en="An answer is needed.")
_NOT_LISTED = Text(sv="Välj något i listan.", en="Choose something in the list.")
_YES = Text(sv="Ja", en="Yes")
_NO = Text(sv="Nej", en="No")
_NOTHING = Text(sv="Avbrutet. Ingenting är skrivet.", en="Broken off. Nothing is written.")
_TOO_LATE = Text(
    sv="Avbrutet, men ändringen hann skrivas.", en="Broken off, but the change was written by then."
)


_INTRODUCTION = Text(
    sv="Skriv ? för att se varför en fråga ställs. Ctrl-C avbryter, och då skrivs ingenting.",
    en="Write ? to see why a question is asked. Ctrl-C breaks off, and then nothing is written.",
)
_WHY_ITEM = Text(sv="? Varför frågas det", en="? Why this is asked")
_NO_WHY = Text(
    sv="Det ska gå att läsa i loggen efteråt vad som hände.",
    en="What happened is to be there to read in the log afterwards.",
)
_NO_BACK = Text(
    sv="Här går det inte att gå tillbaka. Avbryt med Ctrl-C och börja om; ingenting är skrivet.",
    en="There is no going back here. Break off with Ctrl-C and begin again; nothing is written.",
)
_BACK = ("<", "\u2039")
"""What is written by whoever wants to go back, as in the conversations about accounts."""


class Choice(NamedTuple):
    """Something to choose: what it is in the register, and what it is called."""

    value: str
    title: Text | str


def somebody_is_there() -> bool:
    """Say whether there is a terminal at which somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


class Work:
    """How far a command has come: in which language it speaks, and whether it has written."""

    def __init__(self) -> None:
        self.language = help_language()
        self.written = False


@contextlib.contextmanager
def until_broken_off() -> Iterator[Work]:
    """Say in one sentence what came of a command that somebody breaks off."""
    work = Work()
    try:
        yield work
    except (KeyboardInterrupt, EOFError):
        # The terminal may be the very thing that has gone.
        with contextlib.suppress(OSError):
            told = (_TOO_LATE if work.written else _NOTHING).in_language(work.language)
            sys.stderr.write(f"\n{told}\n" if sys.stderr.isatty() else f"{told}\n")
            sys.stderr.flush()
        raise KeyboardInterrupt from None


class Questions:
    """Somebody at a terminal, and what they are asked.

    Raises KeyboardInterrupt when the person breaks off, and EOFError when
    nobody can answer any more.
    """

    def __init__(self, language: Language, register: Register) -> None:
        self.language = language
        self._register = register
        self._introduced = False
        self._asker = asker_for(language, always_searched=True)

    def say(self, text: Text | FilledText) -> None:
        """Tell something."""
        self._asker.say(text.in_language(self.language))

    def quote(self, lines: Sequence[str]) -> None:
        """Show lines that are in words already."""
        for line in lines:
            self._asker.say(line)

    def show(self, text: str) -> None:
        """Show text as it is, no line broken."""
        self._asker.show(text)

    def choose(
        self, asks: Text, choices: Sequence[Choice], suggestion: str = "", *, why: str = ""
    ) -> str:
        """Let one thing be chosen, the suggested one marked first; `why` is a rule's code."""
        from socialpolicy.wizard.prompt import WHY, Item

        self._ask(asks)
        titles = (
            each.title if isinstance(each.title, str) else each.title.in_language(self.language)
            for each in choices
        )
        items = [Item(each.value, title) for each, title in zip(choices, titles, strict=True)]
        first, known = items[0].value, {each.value for each in choices}
        if why:
            items.append(Item(WHY, _WHY_ITEM.in_language(self.language)))
        while (answer := self._asker.choose(items, suggestion or first)) not in known:
            if not self._is_beside(answer, why):
                self.say(_NOT_LISTED)
        return answer

    def agree(self, asks: Text, *, suggestion: bool, why: str = "") -> bool:
        """Ask for a yes or a no."""
        choices = [Choice("yes", _YES), Choice("no", _NO)]
        return self.choose(asks, choices, "yes" if suggestion else "no", why=why) == "yes"

    def text(
        self,
        asks: Text,
        demand: Callable[[str], object] = str,
        *,
        suggestion: str = "",
        needed: bool = True,
        why: str = "",
    ) -> str:
        """Get a line of text that `demand` lets by; empty only if not `needed`."""
        self._ask(asks)
        while True:
            answer = self._asker.text(suggestion).strip()
            if not answer and not needed:
                return ""
            if not answer:
                self.say(_NEEDED)
                continue
            if self._is_beside(answer, why):
                continue
            try:
                demand(answer)
            except CommandError as refusal:
                self.say(refusal.said)
                continue
            return answer

    def day(self, asks: Text, today: date) -> str:
        """Get a day that is not ahead, as the register writes it; today is suggested."""
        from socialpolicy.wizard.log_times import day_written

        answer = self.text(
            asks, lambda told: day_written(told, today), suggestion=today.isoformat()
        )
        return day_written(answer, today)

    def _is_beside(self, answer: str, why: str) -> bool:
        """Do what is asked for beside answering: to hear why, or to go back, which cannot be."""
        from socialpolicy.wizard.prompt import WHY

        if answer in _BACK:
            self.say(_NO_BACK)
        elif answer == WHY and why:
            self._explain(why)
        elif answer == WHY:
            self.say(_NO_WHY)
        return answer == WHY or answer in _BACK

    def _explain(self, code: str) -> None:
        from socialpolicy.wizard import explaining, question

        asked = question.Question("", _WHY_ITEM, _WHY_ITEM, codes=(code,))
        self.quote(explaining.why(asked, self._register, self.language))

    def _ask(self, asks: Text) -> None:
        if not self._introduced:
            self.say(_INTRODUCTION)
            self._introduced = True
        self._asker.say("")
        self._asker.say(asks.in_language(self.language), strong=True)
