"""Redaction of secrets and personal data, in the lines of files and the texts of findings."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from socialpolicy.finding import Finding
from socialpolicy.formats.words import unobeyed
from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Text, clean
from socialpolicy.yaml import read

MASK = "•••"
"""What replaces something that must not be shown in a sentence."""

SHORTEST = 4
"""The fewest characters of a word that is redacted on its own."""

ODD = 6
"""From this length on a word with a digit or sign in it is not written by chance."""

LONGEST = 50_000
"""The most characters of a secret that is split into words; long private keys have 20,000."""

_Secrets: TypeAlias = dict[tuple[Source, int], set[frozenset[str]]]
"""The words of the secrets on each line of each file; an empty set for one that is too long."""


class _Words:
    """A search for many words at once, in time proportional to the length of the text.

    The automaton of Aho and Corasick (1975): a state is what has been read of a word, and
    `_shorter` leads to the longest end of it that begins a word too.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Take words of at least SHORTEST characters."""
        self._steps: list[dict[str, int]] = [{}]
        self._found = [0]
        for word in set(words):
            state = 0
            for letter in word:
                if letter not in self._steps[state]:
                    self._steps[state][letter] = len(self._steps)
                    self._steps.append({})
                    self._found.append(0)
                state = self._steps[state][letter]
            self._found[state] = len(word)
        self._shorter = [0] * len(self._steps)
        waiting = deque(self._steps[0].values())
        while waiting:
            state = waiting.popleft()
            self._found[state] = self._found[state] or self._found[self._shorter[state]]
            for letter, further in self._steps[state].items():
                self._shorter[further] = self._step(self._shorter[state], letter) if state else 0
                waiting.append(further)

    def _step(self, state: int, letter: str) -> int:
        while state and letter not in self._steps[state]:
            state = self._shorter[state]
        return self._steps[state].get(letter, 0)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Find the words in a text: the index of the first character, and after the last.

        Of those that end at the same character, the longest is given.
        """
        state = 0
        if not self._steps[0]:
            return
        for end, letter in enumerate(text, start=1):
            state = self._step(state, letter)
            if self._found[state]:
                yield end - self._found[state], end


class _Redaction(NamedTuple):
    """What to redact in a finding.

    `words` are redacted everywhere. `near` are the words of secrets on the
    lines that the finding is about; a value that is a part of one of them is
    redacted too. With `everything` no value is shown at all.
    """

    words: _Words
    near: tuple[str, ...] = ()
    everything: bool = False

    def said(self, said: FilledText) -> FilledText:
        return FilledText(
            said.text, {name: self.value(value) for name, value in said.values.items()}
        )

    def value(self, value: object) -> object:
        match value:
            case FilledText():
                return self.said(value)
            case Text():
                return value
            case str():
                return self.text(value)
            case list() | tuple():
                return type(value)(self.value(item) for item in value)
            case _:
                return value

    def text(self, text: str) -> str:
        if self.everything:
            return MASK
        spans = list(self.words.spans(text))
        if self.near:
            spans += _Words(self.near).spans(text)
        if spans:
            text = _masked(text, spans)
        plain = text.strip()
        if len(plain) >= SHORTEST and any(plain in secret for secret in self.near):
            return MASK
        return text


def _masked(text: str, spans: Collection[tuple[int, int]]) -> str:
    """Replace each span by a mask; overlapping spans share one."""
    parts: list[str] = []
    covered = 0
    for start, end in sorted(spans):
        if start >= covered:
            parts += [text[covered:start], MASK]
        covered = max(covered, end)
    return "".join([*parts, text[covered:]])


def redact(findings: Collection[Finding], hidden: Collection[Finding]) -> list[Finding]:
    """Redact what the `hidden` findings mark, wherever one of `findings` would show it.

    Long or unusual words of a secret are redacted everywhere; its other words,
    and parts of it, only in findings about the lines that contain it.
    """
    everywhere: set[str] = set()
    secrets: _Secrets = defaultdict(set)
    for finding in hidden:
        source, span = finding.label.source, finding.label.span
        source.hide(span)
        words = _words_of(source, span)
        for line in range(span.line, span.end_line + 1):
            secrets[source, line].add(words)
        everywhere |= {word for word in words if _is_distinctive(word)}
    common = _Redaction(_Words(everywhere))
    for source in {label.source for each in findings for label in (each.label, *each.related)}:
        for span in _repeated(source, common.words):
            source.hide(span)
    return [_redacted(_redaction_for(finding, secrets, common), finding) for finding in findings]


def _repeated(source: Source, words: _Words) -> list[Span]:
    """Find where a file repeats a secret, perhaps under a key that does not reveal it."""
    return [
        Span(number, start + 1, number, end + 1)
        for number, line in enumerate(source.lines, start=1)
        for start, end in words.spans(line)
    ]


def _redaction_for(finding: Finding, secrets: _Secrets, common: _Redaction) -> _Redaction:
    near: set[str] = set()
    everything = False
    for label in (finding.label, *finding.related):
        for line in range(label.span.line, label.span.end_line + 1):
            for words in secrets.get((label.source, line), ()):
                near |= words
                everything = everything or not words
    return _Redaction(common.words, tuple(near), everything) if near or everything else common


def _redacted(redaction: _Redaction, finding: Finding) -> Finding:
    help = finding.help
    return finding._replace(
        said=redaction.said(finding.said),
        remedy=help and redaction.said(help),
        related=tuple(
            label._replace(said=label.said and redaction.said(label.said))
            for label in finding.related
        ),
        subject=finding.subject and redaction.text(finding.subject),
    )


def _words_of(source: Source, span: Span) -> frozenset[str]:
    """Give a secret as written and as parsed: whole, its lines and its words.

    Empty for a secret longer than LONGEST.
    """
    excerpt = source.excerpt(span)
    if len(excerpt) > LONGEST:
        return frozenset()
    forms = {excerpt, " ".join(excerpt.split()), *excerpt.split("\n")}
    if "\\" in excerpt or "''" in excerpt:
        for quote in "\"'":
            value = read(Source("", f"{quote}{excerpt}{quote}".encode())).value
            forms |= {value} if isinstance(value, str) else set()
    words = {word for form in forms for word in (form.strip(), *form.split())}
    return frozenset(word for word in words if len(word) >= SHORTEST)


def _is_distinctive(word: str) -> bool:
    return " " in word or (len(word) >= ODD and not word.isalpha())


def difference(before: Source | None, after: Source) -> str:
    """Write a change of a file as a unified diff; a new file is shown whole.

    Secrets are redacted, and nothing in it is a command to the terminal or to
    GitHub's runner.
    """
    file = after.file
    names = (f"a/{file}", f"b/{file}") if before else ("/dev/null", file)
    old, new = (_shown(before) if before else []), _shown(after)
    # Of a large file only what differs is compared, with the lines around it that are shown.
    above = max(0, _alike(old, new) - _AROUND)
    old, new = old[above:], new[above:]
    below = max(0, _alike(old[::-1], new[::-1]) - _AROUND)
    old, new = old[: len(old) - below], new[: len(new) - below]
    lines = difflib.unified_diff(old, new, *names, lineterm="", n=_AROUND)
    return "".join(f"{unobeyed(clean(_moved(line, above)))}\n" for line in lines)


def _shown(source: Source) -> list[str]:
    return source.shown_lines[: len(source.lines) - (source.lines[-1] == "")]


def _alike(old: list[str], new: list[str]) -> int:
    """Count the first lines that are the same in both."""
    pairs = enumerate(zip(old, new))  # noqa: B905 - one may go on after the other
    return next((number for number, (one, other) in pairs if one != other), min(len(old), len(new)))


def _moved(line: str, lines: int) -> str:
    """Count the lines of a hunk's heading from so many lines further up."""
    found = _HUNK.fullmatch(line)
    if not found:
        return line
    before, old, after, new = found.groups()
    return f"@@ -{int(before) + lines}{old} +{int(after) + lines}{new} @@"


_AROUND = 3
"""Lines that are shown above and below what differs."""

_HUNK = re.compile(r"@@ -(\d+)(\S*) \+(\d+)(\S*) @@")
