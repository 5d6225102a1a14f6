"""The vocabulary of findings, as data in both languages: how it is printed is a format's affair."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Any, NamedTuple, Protocol, TypeAlias

from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Language, Text, clean

DAY = Text(sv="ÅÅÅÅ-MM-DD", en="YYYY-MM-DD")
TIME = Text(sv="ÅÅÅÅ-MM-DD TT:MM", en="YYYY-MM-DD HH:MM")
"""Stand where a day and a time are to be written; nobody can leave them, as they are none."""

WORDS = Text(sv="…", en="…")
"""Stands where words are to be written; left as it is, it still counts as nothing."""


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Severity).index(self)


class Example(NamedTuple):
    """YAML that makes a rule fire, and the same YAML corrected.

    Both are fragments of `file`: the top-level keys they hold take the place of those in an
    ordinary, faultless file, and a key without a value is left out of it. With `whole` they are
    the file's entire text. `also` has the codes of other rules that `bad` has to break, and
    `beside` a fragment of another file that goes with it.
    """

    bad: str
    good: str
    file: str = "accounts/example.yaml"
    whole: bool = False
    also: tuple[str, ...] = ()
    beside: tuple[str, str] | None = None

    @classmethod
    def within(cls, before: str, bad: str, good: str, after: str = "", **more: Any) -> Example:
        """Make an example whose two sides share the lines before and after what differs."""
        return cls(f"{before}{bad}{after}", f"{before}{good}{after}", **more)


Fillable: TypeAlias = "Mapping[str, Fillable] | Sequence[Fillable] | str | Text"
"""What YAML is to hold: `{name}` where a value goes that is YAML already; WORDS, DAY and TIME."""


class Fix(NamedTuple):
    """What to do about a finding, as data: in words, and as the value or the command that does it.

    The words name no field, so that they fit a file and a question alike; with a colon at their
    end they lead to the value. The value belongs at the path, counted from the top of the
    account, message or file. `command` is what follows `socialpolicy` on a command line, `{name}`
    in it filled and quoted, … left open. Where a command does the job, no YAML is shown.
    """

    words: Text
    value: Fillable | None = None
    path: tuple[str, ...] = ()
    command: tuple[str, ...] = ()
    rename: tuple[tuple[str | int, ...], str] | None = None
    """The path of a misspelt key, and its right name, where there is no doubt which was meant."""
    filed: Text | None = None
    """The words for what a file holds already; the others are for an answer to be given."""
    there: int = 0
    """How many of the outermost keys the file has already, so that they are not written again."""

    @property
    def text(self) -> Text:
        """Give the whole advice: the words on the first line, the command or YAML below it."""
        return Text(*map(self._in_language, Language))

    def filled(self, values: Mapping[str, object]) -> FilledText:
        """Give the whole advice with its values, those of the command quoted for a shell."""
        if not self.command:
            return FilledText(self.text, values)
        line = _command_line(self.command)
        quoted = {k: shlex.quote(clean(str(v))) for k, v in values.items() if f"{{{k}}}" in line.sv}
        command = FilledText(line, quoted)
        return FilledText(self.text, {**values, "command": command})

    def answer(self, path: Sequence[str | int]) -> str | None:
        """Say what a question about the value at a path could be answered; None when unknown.

        Words that lead to a value lead to it also when another question is asked.
        """
        leads, asked = self.words.sv.endswith(":"), tuple(s for s in path if isinstance(s, str))
        leaves = [leaf for keys, leaf in _leaves(self.whole()) if leads or keys == asked]
        if not leaves or any(map(_is_open, leaves)):
            return None
        return "; ".join(leaf if isinstance(leaf, str) else leaf.sv for leaf in leaves)

    def whole(self) -> Fillable | None:
        """Give the value with the keys of its path around it."""
        whole: Fillable | None = self.value
        for key in reversed(self.path):
            whole = None if whole is None else {key: whole}
        return whole

    def _in_language(self, language: Language) -> str:
        if self.command:
            return _with_command(self.filed or self.words).in_language(language)
        words, value = (self.filed or self.words).in_language(language), self.whole()
        if value is None:
            return words
        if not words.endswith(":"):
            is_open = any(_is_open(leaf) for _, leaf in _leaves(value))
            lead = (_FILL_IN if is_open else _WRITE).in_language(language)
            words = f"{words} {lead}".lstrip()
        return "\n".join([words, *list(_yaml(value, language))[self.there :]])


# A large log has thousands of findings with the same advice: its words are held once.
@lru_cache(maxsize=256)
def _command_line(command: tuple[str, ...]) -> Text:
    line = " ".join(part if "{" in part or part == "…" else shlex.quote(part) for part in command)
    return Text(sv=line, en=line)


@lru_cache(maxsize=256)
def _with_command(words: Text) -> Text:
    lines = zip(words, _RUN, strict=True)
    return Text(*(f"{word}\n{run} socialpolicy {{command}}".lstrip() for word, run in lines))


_RUN = Text(sv="Kör:", en="Run:")
_FILL_IN = Text(sv="Fyll i:", en="Fill in:")
_WRITE = Text(sv="Skriv:", en="Write:")


def _leaves(
    value: Fillable | None, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str | Text]]:
    """Go through the texts of a value, each with the keys above it."""
    if isinstance(value, str | Text):
        yield above, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _leaves(item, (*above, key))
    else:
        for item in value or ():
            yield from _leaves(item, above)


def _is_open(leaf: str | Text) -> bool:
    """Tell whether people must fill something in."""
    return leaf in (DAY, TIME) or "…" in (leaf if isinstance(leaf, str) else leaf.sv)


def _yaml(value: Fillable, language: Language) -> Iterator[str]:
    """Print a value as YAML, each entry on lines of its own."""
    if isinstance(value, str | Text):
        yield value if isinstance(value, str) else value.in_language(language)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(item, str | Text):
                yield f"{key}: {''.join(_yaml(item, language))}"
            else:
                yield f"{key}:"
                yield from (f"  {line}" for line in _yaml(item, language))
    else:
        for item in value:
            for index, line in enumerate(_yaml(item, language)):
                yield f"{'  ' if index else '- '}{line}"


class Wording(NamedTuple):
    """What a finding says, and what to do about it; without advice, the rule's own."""

    says: Text
    help: Fix | Text | None = None


_PROTECTED = frozenset({"R01", "R04", "M14"})
_PROTECTED_LETTERS = frozenset("YTW")


def is_protected(code: str) -> bool:
    """Say whether a rule can be neither off nor lowered nor excepted from, by its code."""
    return code in _PROTECTED or code[0] in _PROTECTED_LETTERS


class Rule(NamedTuple):
    """What is looked for and why.

    `says` is the ordinary sentence of a finding; a check may be more precise. `time` marks a rule
    whose answer depends on the moment, and `milder` has the severities of its less grave
    findings. A `lasting` rule that is not met stays so, however mild its findings become.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    says: Text
    why: Text
    help: Text | Fix
    example: Example
    time: bool = False
    milder: tuple[Severity, ...] = ()
    lasting: bool = False

    @property
    def is_protected(self) -> bool:
        """Whether it can be neither off nor lowered nor excepted from: others rely on it."""
        return is_protected(self.code)

    @property
    def advice(self) -> Text:
        """Give the advice in general: with an ellipsis, or the form of a date, for every value."""
        if isinstance(self.help, Text):
            return self.help
        command = " ".join(self.help.command)
        words = (
            text.replace("{command}", command).replace("{today}", day).replace("{time}", time)
            for text, day, time in zip(self.help.text, DAY, TIME, strict=True)
        )
        return Text(*(re.sub(r"\{\w+\}", "…", text) for text in words))

    def found(  # noqa: PLR0913 - every part of a finding but its rule
        self,
        at: Markable | Label,
        says: Text | Wording | None = None,
        *,
        help: Text | Fix | None = None,
        severity: Severity | None = None,
        related: tuple[Label, ...] = (),
        subject: str | None = None,
        hides: bool = False,
        of_platform: str | None = None,
        timed: bool = False,
        quotes: bool = True,
        shared_with: tuple[str, ...] | None = None,
        values: Mapping[str, object] | None = None,
        **more: object,
    ) -> Finding:
        """Make a finding at a place; `values` and `more` fill both its sentence and its help."""
        said = {**values, **more} if values else more
        words, own = says if isinstance(says, Wording) else (says, None)
        advice = help or own or self.help
        if isinstance(advice, Fix) and not isinstance(at, Label):
            advice = at.fitted(advice)
        return Finding(
            rule=self,
            severity=severity or self.severity,
            said=FilledText(words or self.says, said),
            label=at if isinstance(at, Label) else at.label(),
            subject=subject,
            remedy=advice if isinstance(advice, Text) else None,
            fix=advice if isinstance(advice, Fix) else None,
            related=related,
            hides=hides,
            platform=of_platform,
            timed=timed or self.time,
            quotes=quotes,
            shared_with=shared_with,
        )


class Markable(Protocol):
    """Anything that knows its place in a file."""

    def label(self, said: FilledText | None = None) -> Label:
        """Mark the place, with a note about it when there is something to say."""

    def fitted(self, advice: Fix) -> Fix:
        """Say of advice which of its keys the file has already."""


class Label(NamedTuple):
    """A marked place in a file, with a note about it when there is something to say."""

    source: Source
    span: Span
    said: FilledText | None = None


def marked(at: Markable, said: Text, **values: object) -> tuple[Label, ...]:
    """Mark a place related to a finding, with a note about it."""
    return (at.label(FilledText(said, values)),)


class Finding(NamedTuple):
    """One thing to correct.

    `hides` means that the marked text must never be shown, and `timed` that the finding came with
    time alone, so that it is never an error. Where it is about one `platform`, sentences that
    speak of others are not quoted; without `quotes` none is, and of one `shared_with` other rules
    only those that they uphold as well. One that `is_old` was found in the base too. What to do is
    the `remedy`, or else the `fix`: `help` words either with the values of what is `said`.
    """

    rule: Rule
    severity: Severity
    said: FilledText
    label: Label
    subject: str | None = None
    remedy: FilledText | Text | None = None
    related: tuple[Label, ...] = ()
    hides: bool = False
    platform: str | None = None
    timed: bool = False
    fix: Fix | None = None
    quotes: bool = True
    shared_with: tuple[str, ...] | None = None
    is_old: bool = False

    @property
    def is_breach(self) -> bool:
        """Whether its rule is not met: an information does not mean that, if it can pass."""
        return self.severity is not Severity.INFO or self.rule.lasting

    @property
    def help(self) -> FilledText | None:
        """What to do about it; made anew each time, as few of many findings are ever shown."""
        if isinstance(self.remedy, Text):
            return FilledText(self.remedy, self.said.values)
        return self.remedy or (self.fix and self.fix.filled(self.said.values))

    def for_answer(self, path: Sequence[str | int], *, command: bool = False) -> FilledText | None:
        """Word the advice for the person who answers the question about the value at a path.

        No field or YAML is spoken of: the words, and below them what to answer where that is
        known, or the command that does the job if `command` is asked for.
        """
        help = self.help
        if self.fix is None or help is None or (command and self.fix.command):
            return help
        answer = self.fix.answer(path)
        below = "" if answer is None else f"\n{answer}"
        return FilledText(Text(*(f"{word}{below}" for word in self.fix.words)), help.values)


class Flaw(Enum):
    """The ways in which a file can be wrong before anything is known of its content."""

    SYNTAX = "Y01"
    REPEATED_KEY = "Y02"
    SHAPE = "Y03"
    FEATURE = "Y04"
    ENCODING = "Y05"
    MISPLACED = "Y06"


class Problem(NamedTuple):
    """Something found while reading: which flaw, where, in which words, and what to do about it."""

    flaw: Flaw
    said: FilledText
    label: Label
    help: FilledText | None = None
    related: tuple[Label, ...] = ()
    subject: str | None = None
    fix: Fix | None = None
