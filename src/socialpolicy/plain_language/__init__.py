"""Plain Swedish in a short text: how the reader is addressed, hard words, passives, long sentences.

What is remarked is our own choice, made for an authority's replies in social media, and written to
say too little rather than too much. Nothing here grades a tone, and nothing is a score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialpolicy.plain_language import hidden_doer
from socialpolicy.plain_language.remark import Aspect, Remark
from socialpolicy.plain_language.sentence_ends import (
    WORD,
    begins_sentence,
    hide_others_words,
    sentences,
)
from socialpolicy.plain_language.word_list import LEAVE_OUT, pattern, plainer_words

__all__ = ["LEAVE_OUT", "LONGEST_SENTENCE", "Aspect", "Remark", "is_swedish", "review"]

LONGEST_SENTENCE = 25
"""Words of a sentence that is not remarked. Our choice; numbers and addresses are no words."""

_SWEDISH = """
    och att det är vi du på för inte som med av till har om kan hej tack den ett en vill när här
    så din ditt dina oss ni er från ska blir finns var jag men mer hos vara bra
"""
_ENGLISH = """
    the and is to you of we for your that have not this with are it be our on can will please
    thank thanks from at as by or if has hello
"""
_ENOUGH = 8
"""Words of a text that has some of the most common Swedish ones, if it is Swedish."""

_POLITE = {
    "Ni": "du", "Er": "dig, eller din", "Ert": "ditt", "Era": "dina", "Eder": "dig",
    "Edert": "ditt", "Edra": "dina",
}  # fmt: skip
_NI = re.compile(r"(?<![\w-])(?:Ni|Er|Ert|Era|Eder|Edert|Edra)(?![\w-])")
_SEVERAL = re.compile(
    r"(?<![\w-])(?:alla|allihop|allihopa|allesammans|båda|bägge|flera|många|familj\w*|klass\w*|grupp\w*"
    r"|förening\w*|föräldrar\w*|grannar\w*|elever\w*|boende|vänner)(?![\w-])",
    re.IGNORECASE,
)
"""What tells that a reply speaks to several people: then `ni` that begins a sentence is right."""

_TO_SEVERAL = re.compile(
    r"Ni(?:\s+(?:som|andra|flesta|unga|gamla|ungdomar|barn|två|tre|fyra|fem|sex|\d+|i|på|från|med|hos|vid)\b"
    r"|\s+(?:är|var|blir)\s+(?:(?:så|mycket|alltid|också|varmt|hjärtligt|inte|kanske)\s+){0,2}"
    r"\w{3,}a\b)"
)
"""`Ni som bor här`, `Ni är välkomna`: the adjective has the ending of many."""

_PLEASE = re.compile(
    r"(?<![\w-])(?:var\s+(?:god|vänlig|snäll)\s+(?:och\s+)?(?!(?:mot|vän|i|på|som|hela|nog|och|\w+are)\b)"
    r"|vänligen\s+)(?=[^\W\d_])",
    re.IGNORECASE,
)
"""Before what the reader is asked to do, which can stand alone. `Var vänlig mot` is no request."""

_DUTY = "ska|skall|måste|behöver|bör|kan|får"
_MAN = re.compile(
    rf"(?<![\w-])(?:(?P<before>\w+)\s+)?"
    rf"(?:(?P<man>man)\s+(?:{_DUTY})|(?:{_DUTY})\s+(?P<later>man))(?![\w-])",
    re.IGNORECASE,
)
_SUBORDINATE = """
    hur som att vad när där vilka vilken vilket det allt så innan ifall om än eftersom medan
    tills varför vem dit en den någon ingen ung äldre yngre okänd vuxen annan samma gammal ni vi
"""
"""Before `man` these begin a clause about something else, or it is a man."""

_READER = re.compile(
    r"(?<![\w-])(?P<who>sökanden|den sökande|klaganden|vederbörande|den enskild[ea])"
    r"(?=\s+(?:ska|skall|kan|får|har|måste|bör|är|själv|ansvarar|behöver|betalar|lämnar|skickar"
    r"|ansöker|meddelas|underrättas|anger|fyller|ombeds|kommer|äger)\b|[,.!?:;]|\s*$)"
    r"|(?<![\w-])(?:ska|skall|kan|får|måste|bör|behöver|åligger)\s+"
    r"(?P<later>sökanden|den sökande|klaganden|vederbörande|den enskild[ea])(?![\w-])",
    re.IGNORECASE,
)

_ABOUT = re.compile(
    r"(?<![\w-])(?:vad\s+gäller|gällande)"
    r"(?=\s+(?!examen\b|vatten\b)\w{2,}(?:na|en|et)(?![\w-])(?!\s*\?))",
    re.IGNORECASE,
)
"""First in a sentence, before a noun with its article: `om`. `Gällande regler` are in force."""


def is_swedish(text: str) -> bool:
    """Tell whether a text is Swedish, by the most common words of Swedish and English."""
    found = [word.casefold() for word in WORD.findall(text)]
    swedish_words, english_words = set(_SWEDISH.split()), set(_ENGLISH.split())
    swedish = sum(word in swedish_words for word in found)
    english = sum(word in english_words for word in found)
    return swedish >= english and (swedish > 0 or len(found) < _ENOUGH)


def review(text: str) -> tuple[Remark, ...]:
    """Give the remarks on a Swedish text, by their places.

    Of those about the same words only the widest is given. A sentence that is too long comes
    beside what is said of its words.
    """
    own = hide_others_words(text)
    found = [*_forms_of_address(own), *hidden_doer.remarks(own), *_hard_words(own), *_about(own)]
    kept: list[Remark] = []
    taken = bytearray(len(text))
    for remark in sorted(found, key=lambda each: (each.start - each.end, each.start)):
        if not any(taken[remark.start : remark.end]):
            kept.append(remark)
            taken[remark.start : remark.end] = b"\1" * (remark.end - remark.start)
    return tuple(sorted([*kept, *_long_sentences(own)], key=lambda each: (each.start, each.end)))


def _forms_of_address(text: str) -> Iterator[Remark]:
    """Remark `Ni` of politeness, `man` who has something to do, and the reader as somebody else.

    `Ni` with a capital inside a sentence is polite address. First in a sentence it is taken for
    that too, unless something tells that the reply speaks to several. In lower case it may mean
    several people, and nothing is said.
    """
    several = _SEVERAL.search(text) is not None
    subordinate = set(_SUBORDINATE.split())
    for found in _NI.finditer(text):
        if not begins_sentence(text, found.start()):
            yield Remark(Aspect.ADDRESS, *found.span(), _POLITE[found[0]])
        elif not several and not _TO_SEVERAL.match(text, found.start()):
            yield Remark(Aspect.ADDRESS, *found.span(), _capital(_POLITE[found[0]]))
    for found in _MAN.finditer(text):
        before = (found["before"] or "").casefold()
        if before not in subordinate:
            group = "man" if found["man"] else "later"
            yield Remark(Aspect.ADDRESS, *found.span(group), "du")
    for found in _READER.finditer(text):
        yield Remark(Aspect.ADDRESS, *found.span("who" if found["who"] else "later"), "du")


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _hard_words(text: str) -> Iterator[Remark]:
    for found in pattern().finditer(text):
        word = found[0]
        first = begins_sentence(text, found.start())
        if word[0].isupper() and not word.isupper() and not first:
            # "Föreningen Samtliga", "Enheten för Säkerställd vård": a name.
            continue
        instead = plainer_words()[re.sub(r"\s+", " ", word.casefold())]
        if first and word[0].isupper():
            instead = _capital(instead)
        yield Remark(Aspect.WORD, *found.span(), instead)


def _about(text: str) -> Iterator[Remark]:
    for found in _PLEASE.finditer(text):
        words = found[0].rstrip()
        yield Remark(Aspect.WORD, found.start(), found.start() + len(words), LEAVE_OUT)
    for found in _ABOUT.finditer(text):
        if begins_sentence(text, found.start()):
            yield Remark(Aspect.WORD, *found.span(), "Om")


def _long_sentences(text: str) -> Iterator[Remark]:
    for sentence in sentences(text):
        count = len(WORD.findall(text, sentence.start, sentence.end))
        if count > LONGEST_SENTENCE:
            yield Remark(Aspect.LENGTH, sentence.start, sentence.end, words=count)
