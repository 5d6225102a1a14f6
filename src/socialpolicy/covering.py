"""Covering what must not be shown, in the files' lines and in every finding's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from socialpolicy.document import Plain, read
from socialpolicy.finding import Finding
from socialpolicy.language import Said
from socialpolicy.source import Source, Span

MASK = "•••"
"""What stands in a sentence in place of something that must not be shown."""

SHORTEST = 4
"""Characters of a word that is covered by itself."""

ODD = 6
"""Characters of a word that nobody writes by chance, if there is a digit or sign in it."""

_Spans: TypeAlias = dict[tuple[Source, int], set[Span]]
"""What is hidden on each line of each file."""


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


@dataclass(frozen=True, slots=True)
class _Cover:
    """What to cover.

    What is told by `near` is covered also where it is a part of the secret:
    in a sentence about the very lines that hold the secret.
    """

    words: _Words
    near: tuple[str, ...] = ()

    def said(self, said: Said) -> Said:
        return Said(said.text, {name: self.value(value) for name, value in said.values.items()})

    def value(self, value: object) -> object:
        match value:
            case Said():
                return self.said(value)
            case str():
                return self.text(value)
            case list() | tuple():
                return type(value)(self.value(item) for item in value)
            case _:
                return value

    def text(self, text: str) -> str:
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

    The whole of a secret is covered everywhere, and so are its long and odd
    words. Its other words, and what is a part of it, are covered in the
    findings about the lines where it stands.
    """
    everywhere: set[str] = set()
    spans: _Spans = defaultdict(set)
    for finding in hidden:
        source, span = finding.label.source, finding.label.span
        source.hidden.append(span)
        for line in range(span.line, span.end_line + 1):
            spans[source, line].add(span)
        excerpt = source.excerpt(span)
        everywhere |= {word for word in _said_of(source, span) if _is_telling(word)}
        if len(excerpt) >= SHORTEST:
            everywhere.add(excerpt)
    common = _Cover(_Words(everywhere))
    return [_with(_cover_for(finding, spans, common), finding) for finding in findings]


def _cover_for(finding: Finding, spans: _Spans, common: _Cover) -> _Cover:
    near: set[str] = set()
    for label in (finding.label, *finding.related):
        for line in range(label.span.line, label.span.end_line + 1):
            for span in spans.get((label.source, line), ()):
                near |= _said_of(label.source, span)
    return _Cover(common.words, tuple(near)) if near else common


def _with(cover: _Cover, finding: Finding) -> Finding:
    return replace(
        finding,
        said=cover.said(finding.said),
        help=finding.help and cover.said(finding.help),
        related=tuple(
            replace(label, said=label.said and cover.said(label.said)) for label in finding.related
        ),
        subject=finding.subject and cover.text(finding.subject),
    )


def _said_of(source: Source, span: Span) -> set[str]:
    """Give a secret as it is written and as it is read: whole, its lines and its words."""
    excerpt = source.excerpt(span)
    forms = {excerpt, " ".join(excerpt.split()), *excerpt.split("\n")}
    if "\\" in excerpt or "''" in excerpt:
        for quote in "\"'":
            forms |= _texts(read(Source("", f"{quote}{excerpt}{quote}".encode())).value)
    words = {word for form in forms for word in (form.strip(), *form.split())}
    return {word for word in words if len(word) >= SHORTEST}


def _texts(value: Plain) -> set[str]:
    return {value} if isinstance(value, str) else set()


def _is_telling(word: str) -> bool:
    return " " in word or (len(word) >= ODD and not word.isalpha())
