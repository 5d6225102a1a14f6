"""Which rules may uphold a sentence: those of the built-in policy's sentence that is most like it.

Likeness is the cosine of the two sentences' words, each weighted by how few of the built-in
sentences have it (tf-idf; Salton and Buckley, 1988). It is a guess, and never more.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from socialpolicy.text import Language


class KnownSentence(NamedTuple):
    """A sentence of the built-in policy, in one language, and what upholds it."""

    id: str
    text: str
    upheld_by: tuple[str, ...]


ENOUGH = 0.2
"""How like two sentences are, from 0 to 1, before one says anything of the other.

Chosen on the built-in policy's own sentences, each compared with the others alone: see
`tests/benchmarks/policy_text.py`.
"""

STEM = 6
"""Letters of a word that count: endings differ, `kontot` and `kontona`."""

_TOPICS = (
    (
        (
            r"inaktiv|(?:inte|ej) (?:längre )?(?:har )?(?:uppdatera|använ)|utan (?:nya )?inlägg"
            r"|inactive|no longer (?:used|updated)|not (?:been )?(?:updated|used)"
        ),
        ("A24",),
    ),
    (r"inloggning|behörighet|lösenord|log-?ins?\b|password|access rights", ("A15",)),
    (r"logotyp|logga\b|kommunvapen|profilbild|logotype|\blogo\b|profile picture", ("A17", "A18")),
    (
        (
            r"privata? (?:konto|profil|sida)|personliga? (?:konto|profil)"
            r"|(?:private|personal) (?:account|profile|page)"
        ),
        ("A27",),
    ),
    (r"personuppgift|gdpr|dataskydd|personal data|data protection", ("M14", "R04")),
    (r"diarieför|allmän\w* handling|official document|public record", ("M13",)),
    (r"bevaka|monitor", ("A23", "M16")),
)
"""What policies speak of that the built-in one does not, or in other words, and its rules."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = {
    Language.SWEDISH: "och att som ska det för med den inte till ett vid har våra",
    Language.ENGLISH: "and the that must for with not our shall should are this who has",
}


@cache
def built_in(language: Language) -> tuple[KnownSentence, ...]:
    """Read the built-in policy's sentences in a language."""
    text = files(__package__).joinpath("built_in_policy.toml").read_text("utf-8")
    entries = tomllib.loads(text)["sentence"]
    return tuple(
        KnownSentence(each["id"], each[language.value], tuple(each["upheld_by"]))
        for each in entries
    )


def language_of(text: str) -> Language:
    """Tell Swedish from English by the small words of a text; Swedish where there are none."""
    words = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    counted = {each: sum(words[word] for word in small.split()) for each, small in _SMALL.items()}
    return max(counted, key=counted.__getitem__)


def guessed(text: str, known: Sequence[KnownSentence]) -> tuple[str, ...]:
    """Guess what upholds a sentence: that which upholds the known one it is most like, if any.

    Where none is like it, the rules of the first topic whose words it has are guessed.
    """
    weights = _weights(tuple(known))
    own = _vector(text, weights)
    likeness, nearest = max(
        ((_cosine(own, _vector(each.text, weights)), each) for each in known),
        key=lambda pair: pair[0],
        default=(0.0, None),
    )
    if nearest and likeness >= ENOUGH:
        return nearest.upheld_by
    topics = (rules for words, rules in _TOPICS if re.search(words, text, re.IGNORECASE))
    return next(topics, ())


@cache
def _weights(known: tuple[KnownSentence, ...]) -> Mapping[str, float]:
    """Weigh each word by how few of the sentences have it."""
    having = Counter(word for each in known for word in set(_words(each.text)))
    return {word: math.log(1 + len(known) / count) for word, count in having.items()}


def _words(text: str) -> list[str]:
    return [word[:STEM] for word in _WORD.findall(text.casefold())]


def _vector(text: str, weights: Mapping[str, float]) -> dict[str, float]:
    """Give the weight of each word; one that no known sentence has counts as the rarest."""
    rarest = max(weights.values(), default=1.0)
    counted = Counter(_words(text))
    return {word: count * weights.get(word, rarest) for word, count in counted.items()}


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(one[word] * other[word] for word in one.keys() & other.keys())
    lengths = math.hypot(*one.values()) * math.hypot(*other.values())
    return shared / lengths if lengths else 0.0
