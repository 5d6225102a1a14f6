"""Sentences of a short text: where each begins and ends, and what in it is not the writer's own.

Quoted words, addresses and lines that quote a message belong to others, so nothing is said of
them. Everything is measured in characters from 0 in the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A stop after these ends no sentence.
_SHORT = """
    bl.a ca d.v.s dvs e.d el etc eg ev exkl f.d f.n fr.o.m förf forts inkl i.o.m jfr kap kl kr
    m.a.o m.fl m.m max min mån nr o.d o.s.v obs osv p.g.a pga resp s.k sek sid st t.ex t.o.m tel
    tex tfn t.v tisd ons tors fre lör sön jan feb apr aug sep sept okt nov dec
"""
_ABBREVIATIONS = frozenset(_SHORT.split())

_LONGEST_ABBREVIATION = 4
"""Letters before a stop that may be an abbreviation, when a small letter follows."""

_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*•–·>]|\d{1,2}[.)]\s))")
_NEWLINE = re.compile(r"\n(?=[ \t]*[\"”(]?[A-ZÅÄÖ])")
_BEFORE_STOP = re.compile(r"[\w.]+$")

_NOT_OWN = re.compile(
    r"""
      ”[^”\n]{1,400}”
    | “[^”“\n]{1,400}[”“]
    | "[^"\n]{1,400}"
    | »[^»«\n]{1,400}[»«]
    | (?<!\w)[’'](?=\w)[^’'\n]{1,200}(?<=[\w.!?,])[’'](?!\w)
    | ^[ \t]*>[^\n]*
    | \bhttps?://\S+
    | (?<![\w.-])(?:[\w-]{1,63}\.){1,6}(?:se|nu|com|org|net|eu|gov)\b(?:/\S*)?
    | (?<![^\s(])[^\s@(]{1,64}@[^\s@]{1,200}
    | [\#@][\w.-]+
    """,
    re.VERBOSE | re.MULTILINE,
)

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
"""A word as a reader counts them: `e-tjänsten` is one, a time or a number is none."""


class Sentence(NamedTuple):
    """Characters `start` up to `end` of a text, without blanks around them."""

    start: int
    end: int


def hide_others_words(text: str) -> str:
    """Blank out what is quoted, addresses and user names; every character keeps its place."""
    return _NOT_OWN.sub(lambda found: re.sub(r"[^\n]", "\0", found[0]), text)


def sentences(text: str) -> Iterator[Sentence]:
    """Cut a text into sentences, in order.

    A line that begins with a capital begins a sentence, as after a greeting or in a list; one
    that begins with a small letter goes on with the line before.
    """
    start = 0
    for end in _ends(text):
        piece = text[start:end]
        left, kept = len(piece) - len(piece.lstrip()), piece.strip()
        if kept:
            yield Sentence(start + left, start + left + len(kept))
        start = end


def _ends(text: str) -> list[int]:
    ends = {found.end() for found in _END.finditer(text) if _really_ends(text, found)}
    ends |= {found.end() for found in _NEWLINE.finditer(text)}
    return sorted(ends | {len(text)})


def _really_ends(text: str, found: re.Match[str]) -> bool:
    if not found[0].startswith(".") or found[0].startswith(".."):
        return True
    after = text[found.end() :].lstrip(" \t")
    before = _BEFORE_STOP.search(text, max(0, found.start() - 20), found.start())
    word = before[0].casefold() if before else ""
    if word in _ABBREVIATIONS:
        # "m.m. Vi" begins a sentence, "kl. 14" and "t.ex. Ni" do not.
        return word in {"m.m", "m.fl", "osv", "o.s.v", "etc"} and after[:1].isupper()
    if after[:1].islower():
        # "den 1. januari", and abbreviations that nobody has listed.
        return len(word) > _LONGEST_ABBREVIATION
    return not (len(word) == 1 and word.isalpha())  # "A. Svensson"


def begins_sentence(text: str, place: int) -> bool:
    """Tell whether a word at a place may begin a sentence, a line, a quotation or a list's item.

    Only after a word, a number or a comma on the same line is it certain that it does not.
    """
    line = text[text.rfind("\n", 0, place) + 1 : place]
    before = line.rstrip()
    if not before:
        return True
    if before[-1] in ",;/&" or before[-1].isalnum():
        return re.fullmatch(r"\s*\d{1,2}", before) is not None
    if before[-1] == ".":
        last = _BEFORE_STOP.search(before[-20:-1])
        return last is None or last[0].casefold() not in _ABBREVIATIONS
    return True
