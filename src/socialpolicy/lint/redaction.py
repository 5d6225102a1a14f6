"""Covering what must not be shown, in the files' lines and in every finding's words."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from socialpolicy.finding import Finding
from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Text, clean
from socialpolicy.yaml import read

MASK = "•••"
"""What stands in a sentence in place of something that must not be shown."""

SHORTEST = 4
"""Characters of a word that is covered by itself."""

ODD = 6
"""Characters of a word that nobody writes by chance, if there is a digit or sign in it."""

LONGEST = 50_000
"""Characters of a secret that is looked at word by word; the longest private keys have 20,000."""

_Secrets: TypeAlias = dict[tuple[Source, int], set[frozenset[str]]]
"""The words of what is hidden on each line of each file; none of what is too long."""


class _Words:
    """Words to be found in a text, however many, in time that grows with the text alone."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take words of at least SHORTEST characters."""
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for word in set(words):
            self._by_start[word[:SHORTEST]].append(word)

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Find where words stand in a text: first character, and the one after the last."""
        for at in range(len(text) - SHORTEST + 1):
            for word in self._by_start.get(text[at : at + SHORTEST], ()):
                if text.startswith(word, at):
                    yield at, at + len(word)


class _Cover(NamedTuple):
    """What to cover.

    What is told by `near` is covered also where it is a part of the secret:
    in a sentence about the very lines that hold the secret. With `everything`
    such a sentence shows no value at all.
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
        stretches = list(self.words.stretches(text))
        if self.near:
            stretches += _Words(self.near).stretches(text)
        if stretches:
            text = _masked(text, stretches)
        plain = text.strip()
        if len(plain) >= SHORTEST and any(plain in secret for secret in self.near):
            return MASK
        return text


def _masked(text: str, stretches: Collection[tuple[int, int]]) -> str:
    """Put a mask in the place of each stretch; those that overlap share one."""
    parts: list[str] = []
    covered = 0
    for start, end in sorted(stretches):
        if start >= covered:
            parts += [text[covered:start], MASK]
        covered = max(covered, end)
    return "".join([*parts, text[covered:]])


def covered(findings: Collection[Finding], hidden: Collection[Finding]) -> list[Finding]:
    """Cover what the `hidden` findings mark, wherever one of `findings` would show it.

    What is long or odd of a secret is covered everywhere; its other words, and
    what is a part of it, in the findings about the lines where it stands.
    """
    everywhere: set[str] = set()
    secrets: _Secrets = defaultdict(set)
    for finding in hidden:
        source, span = finding.label.source, finding.label.span
        source.hide(span)
        words = _said_of(source, span)
        for line in range(span.line, span.end_line + 1):
            secrets[source, line].add(words)
        everywhere |= {word for word in words if _is_telling(word)}
    common = _Cover(_Words(everywhere))
    for source in {label.source for each in findings for label in (each.label, *each.related)}:
        for span in _elsewhere(source, common.words):
            source.hide(span)
    return [_with(_cover_for(finding, secrets, common), finding) for finding in findings]


def _elsewhere(source: Source, words: _Words) -> list[Span]:
    """Find where a file says a secret once more, perhaps under a name that told nothing."""
    return [
        Span(number, start + 1, number, end + 1)
        for number, line in enumerate(source.lines, start=1)
        for start, end in words.stretches(line)
    ]


def _cover_for(finding: Finding, secrets: _Secrets, common: _Cover) -> _Cover:
    near: set[str] = set()
    everything = False
    for label in (finding.label, *finding.related):
        for line in range(label.span.line, label.span.end_line + 1):
            for words in secrets.get((label.source, line), ()):
                near |= words
                everything = everything or not words
    return _Cover(common.words, tuple(near), everything) if near or everything else common


def _with(cover: _Cover, finding: Finding) -> Finding:
    return finding._replace(
        said=cover.said(finding.said),
        help=finding.help and cover.said(finding.help),
        related=tuple(
            label._replace(said=label.said and cover.said(label.said)) for label in finding.related
        ),
        subject=finding.subject and cover.text(finding.subject),
    )


def _said_of(source: Source, span: Span) -> frozenset[str]:
    """Give a secret as it is written and as it is read: whole, its lines and its words.

    Of one that is too long to be looked at so, nothing.
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


def _is_telling(word: str) -> bool:
    return " " in word or (len(word) >= ODD and not word.isalpha())


def difference(before: Source | None, after: Source) -> str:
    """Write a change of a file as a unified diff: the whole of a new file.

    What must never be shown is covered, and nothing is a command to the terminal
    or to GitHub's runner.
    """
    file = after.file
    names = (f"a/{file}", f"b/{file}") if before else ("/dev/null", file)
    old, new = (_shown(before) if before else []), _shown(after)
    lines = difflib.unified_diff(old, new, *names, lineterm="")
    return "".join(f"{clean(line)}\n" for line in lines).replace("##[", "##\\x5b")


def _shown(source: Source) -> list[str]:
    count = len(source.lines) - (source.lines[-1] == "")
    return [source.shown_line(number) for number in range(1, count + 1)]
