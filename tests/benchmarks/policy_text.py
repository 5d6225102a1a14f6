"""How well a policy's text is cut into sentences, and how often a guess at its rules is right.

The cut never knows the built-in wording. A guess is tried on the built-in sentences with each left
out of the comparison in turn, which is harder than another policy's text: nothing else in it says
the same. Run by hand:

    .venv/bin/python tests/benchmarks/policy_text.py
"""

from __future__ import annotations

import time
from pathlib import Path

from socialpolicy.imports.policy_text.likeness import built_in, guessed
from socialpolicy.imports.policy_text.read import read_policy
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language

TESTS = Path(__file__).parents[1]
DEGERFORS = TESTS / "repository" / "policy" / "policy-for-sociala-medier.txt"
EASTMERE = TESTS / "eastmere"


def _words(text: str) -> str:
    return " ".join(text.split())


def degerfors() -> None:
    """Print how many of the sample's clauses are whole in a cut of the policy's own text."""
    start = time.perf_counter()
    cuts = [each.sentence for each in read_policy(DEGERFORS, known=())]
    took = time.perf_counter() - start
    clauses = [each.model for each in read_register(TESTS / "sample").clauses]
    whole = strong = 0
    for clause in clauses:
        found = [each for each in cuts if _words(clause.text) in _words(each.text)]
        whole += bool(found)
        strong += any(each.strength == clause.strength for each in found)
    print(f"Degerfors: {whole} of {len(clauses)} sentences whole, in {len(cuts)} cuts")
    print(f"           {strong} with the strength that people gave them; {took * 1000:.0f} ms")


def eastmere() -> None:
    """Print how many sentences of a policy written for the test are a cut, word for word."""
    sentences = (EASTMERE / "sentences.txt").read_text("utf-8").splitlines()
    read = read_policy(EASTMERE / "policy.md")
    cuts = [_words(each.sentence.text) for each in read]
    whole = sum(each in cuts for each in sentences)
    print(f"Eastmere:  {whole} of {len(sentences)} sentences are a cut, in {len(cuts)} cuts")
    print(f"           a guess for {sum(bool(each.guessed) for each in read)} of them")


def likeness() -> None:
    """Print how often a guess shares a rule with what people gave, each sentence left out."""
    known = built_in(Language.SWEDISH)
    made = right = 0
    for each in known:
        found = guessed(each.text, [other for other in known if other is not each])
        made += bool(found)
        right += bool(set(found) & set(each.upheld_by))
    print(f"Likeness:  a guess for {made} of {len(known)} sentences left out, {right} share a rule")


if __name__ == "__main__":
    degerfors()
    eastmere()
    likeness()
