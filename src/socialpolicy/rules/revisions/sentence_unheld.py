"""T20: a sentence does not lose what upholds it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialpolicy.check import UNKNOWN, Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.register import Located, Register
from socialpolicy.rules.revisions.sentence_altered import has_same_sentences, is_new_policy
from socialpolicy.text import Text

_HEAD = (
    '- id: "43"\n'
    "  section: Hantera synpunkter och kommentarer\n"
    "  text: En person ska utses vid kontoansvarigs frånvaro.\n"
    "  strength: ska\n"
)

RULE = Rule(
    code="T20",
    name="sentence-unheld",
    severity=Severity.WARNING,
    title=Text(
        sv="En mening behåller det som upprätthåller den",
        en="A sentence keeps what upholds it",
    ),
    says=Text(
        sv="Mening {clause} upprätthölls av {rule} i {revision}, men gör det inte längre",
        en="Sentence {clause} was upheld by {rule} in {revision}, but is so no more",
    ),
    why=Text(
        sv=(
            "Varje mening pekar ut det som prövar den. Tas pekaren bort syns inte längre att "
            "meningen bryts, och regeln kan mista sin nivå."
        ),
        en=(
            "Each sentence points out what tries it. If that is taken away, it is no longer seen "
            "that the sentence is broken, and the rule may lose its severity."
        ),
    ),
    help=Text(
        sv=(
            "Skriv tillbaka koden under meningen, eller flytta den till en mening som regeln "
            "hellre upprätthåller."
        ),
        en=(
            "Write the code back under the sentence, or move it to a sentence that the rule rather "
            "upholds."
        ),
    ),
    example=Example.within(
        before=_HEAD,
        bad="  upheld_by: [A14]\n",
        good="  upheld_by: [A14, A28]\n",
        file="clauses.yaml",
        whole=True,
    ),
)

_CODE = re.compile(r"[A-Z]\d\d")


def _applies(beside: Comparison) -> list[str]:
    return [each.model.id for each in beside.before.clauses]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Look for each code under its own sentence, else under another that it was not under."""
    if has_same_sentences(beside):
        return
    files = {each.source.file for each in beside.after.entries if each.path == "clauses.yaml"}
    if not files.isdisjoint(beside.after.flawed):
        yield UNKNOWN
        return
    was, now = _held(beside.before), _held(beside.after)
    others = set(now) if is_new_policy(beside) else set(was)
    gained = {
        code for id, codes in now.items() if id in others for code in codes - was.get(id, set())
    }
    for before, code, word in _codes(beside.before.clauses):
        id = before.model.id
        if id not in now or code in now[id] or code in gained:
            continue  # a sentence that is gone is another rule's
        after = next(each for each in beside.after.clauses if each.model.id == id)
        index = before.model.upheld_by.index(word)
        yield RULE.found(
            after.at / "upheld_by" if after.model.upheld_by else after.at,
            related=(beside.stood(before.at / "upheld_by" / index),),
            subject=id,
            clause=id,
            rule=code,
            revision=beside.version,
        )


def _held(register: Register) -> dict[str, set[str]]:
    held: dict[str, set[str]] = {each.model.id: set() for each in register.clauses}
    for each, code, _ in _codes(register.clauses):
        held[each.model.id].add(code)
    return held


def _codes(
    clauses: tuple[Located[ClauseEntry], ...],
) -> Iterator[tuple[Located[ClauseEntry], str, str]]:
    """Give what upholds each sentence, by its code, and as it is written there.

    What looks like a rule's code and is none upholds nothing.
    """
    from socialpolicy.rules import rule_named

    for each in clauses:
        for word in each.model.upheld_by:
            rule = rule_named(word)
            if rule or not _CODE.fullmatch(word):
                yield each, rule.code if rule else word, word
