"""T19: the policy's sentences are the decided ones, until another policy is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from socialpolicy.check import Found, Unknown, between
from socialpolicy.finding import Example, Finding, Rule, Severity, marked
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.models.policy import PolicyDocument
from socialpolicy.register.register import Located, Register
from socialpolicy.rules.register.target_softened import is_longer, week_of
from socialpolicy.text import Counted, Text

_HEAD = '- id: "43"\n  section: Hantera synpunkter och kommentarer\n'
_TAIL = "  strength: ska\n  upheld_by: [A14]\n"

RULE = Rule(
    code="T19",
    name="sentence-altered",
    severity=Severity.ERROR,
    title=Text(
        sv="Policyns meningar ändras bara av en ny policy",
        en="The policy's sentences are altered by a new policy only",
    ),
    says=Text(
        sv="Mening {clause}: {what} är ändrad sedan {revision}, fast policyn är densamma",
        en="Sentence {clause}: {what} has been changed since {revision}, although the policy is "
        "the same",
    ),
    why=Text(
        sv=(
            "Meningarna är det som fullmäktige har beslutat, och allt annat prövas mot dem. Den "
            "som ändrar en mening ändrar policyn utan beslut."
        ),
        en=(
            "The sentences are what the council has decided, and everything else is judged by "
            "them. Whoever alters one alters the policy without a decision."
        ),
    ),
    help=Text(
        sv=(
            "Skriv tillbaka meningen som den stod. Är en ny policy antagen, skriv dess "
            "diarienummer och beslut i policy.yaml i samma ändring."
        ),
        en=(
            "Write the sentence back as it was. If a new policy has been adopted, write its "
            "reference and decision in policy.yaml in the same change."
        ),
    ),
    example=Example.within(
        before=_HEAD,
        bad="  text: En person kan utses vid kontoansvarigs frånvaro.\n",
        good="  text: En person ska utses vid kontoansvarigs frånvaro.\n",
        after=_TAIL,
        file="clauses.yaml",
        whole=True,
    ),
    milder=(Severity.INFO,),
)

_GONE = Text(
    sv="Mening {clause} fanns i {revision}, men finns inte längre, fast policyn är densamma",
    en="Sentence {clause} was in {revision}, but is there no more, although the policy is the same",
)
_ALL_GONE = Text(
    sv="{sentences} i {revision}, men filen finns inte längre, fast policyn är densamma",
    en="{sentences} in {revision}, but the file is there no more, although the policy is the same",
)
_SENTENCES = Counted(
    Text(sv="Policyns enda mening fanns", en="The policy's only sentence was"),
    Text(sv="Policyns {count} meningar fanns", en="The policy's {count} sentences were"),
)
_NEW_POLICY = Text(
    sv="Policyn är en annan än i {revision}: {sentences}",
    en="The policy is another than in {revision}: {sentences}",
)
_DIFFER = Counted(
    Text(sv="1 mening skiljer sig", en="1 sentence differs"),
    Text(sv="{count} meningar skiljer sig", en="{count} sentences differ"),
)
_READ_HELP = Text(
    sv="Läs de nya meningarna mot den antagna policyn.",
    en="Read the new sentences against the policy that was adopted.",
)
_NOW = Text(sv="meningarna som de är nu", en="the sentences as they are now")

_TEXT = Text(sv="lydelsen", en="the wording")
_STRENGTH = Text(sv="styrkan", en="the strength")
_TARGET = Text(sv="svarstiden", en="the response time")
_PLATFORMS = Text(sv="listan över plattformar", en="the list of platforms")
_HELD_BY = Text(sv="vad som upprätthåller den", en="what upholds it")


class _Difference(NamedTuple):
    """What of a sentence differs: its key, and what it is called."""

    key: str
    what: Text


def _applies(beside: Comparison) -> list[str]:
    return [each.model.id for each in beside.before.clauses]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare each sentence of the base with the one of its number."""
    if has_same_sentences(beside):
        return
    found = list(_differing(beside))
    if not found or not is_new_policy(beside):
        yield from found
        return
    at = beside.after.policy_at / "policy"
    differ = {each.subject for each in found if isinstance(each, Finding)}
    count = len(differ) if None not in differ else len(beside.before.clauses)
    yield RULE.found(
        at,
        _NEW_POLICY,
        help=_READ_HELP,
        severity=Severity.INFO,
        related=(beside.stood(beside.before.policy_at / "policy"),),
        sentences=_DIFFER.of(count),
        revision=beside.version,
    )


def has_same_sentences(beside: Comparison) -> bool:
    """Say whether the file of the sentences is the same, byte for byte."""
    source = _source(beside.before)
    return source is not None and source == _source(beside.after)


def is_new_policy(beside: Comparison) -> bool:
    """Say whether another policy has been adopted since the base: of a later day.

    Where no day is said, another reference tells.
    """
    was, now = beside.before.policy.policy, beside.after.policy.policy
    if now is None:
        return False
    began, begins = _adopted(was), _adopted(now)
    if began and begins:
        return begins > began
    return bool(begins or (now.reference and was and was.reference != now.reference and not began))


def _adopted(document: PolicyDocument | None) -> date | None:
    return document.adopted.on if document and document.adopted else None


def _source(register: Register) -> bytes | None:
    data = (each.source.data for each in register.entries if each.path == "clauses.yaml")
    return next(data, None)


def _differing(beside: Comparison) -> Iterator[Finding | Unknown]:
    now: dict[str, list[Located[ClauseEntry]]] = {}
    for each in beside.after.clauses:
        now.setdefault(each.model.id, []).append(each)
    file = _source(beside.after)
    if file is None and beside.before.clauses:
        yield RULE.found(
            beside.before.clauses[0].at,
            _ALL_GONE,
            related=(beside.nearest(),),
            sentences=_SENTENCES.of(len(beside.before.clauses)),
            revision=beside.version,
        )
        return
    # A sentence that could not be understood is there, and is an error of its own.
    files = {each.source.file for each in beside.after.entries if each.path == "clauses.yaml"}
    is_broken = not files.isdisjoint(beside.after.flawed)
    for before in beside.before.clauses:
        entries = now.get(before.model.id, [])
        if not entries:
            yield Unknown.UNKNOWN if is_broken else _gone(before, beside)
        elif not any(not _differences(before.model, each.model, beside) for each in entries):
            yield from _altered(before, entries[0], beside)


def _gone(before: Located[ClauseEntry], beside: Comparison) -> Finding:
    clauses: Sequence[Located[ClauseEntry]] = beside.after.clauses
    return RULE.found(
        before.at / "id",
        _GONE,
        related=marked(clauses[-1].at, _NOW) if clauses else (beside.nearest(),),
        subject=before.model.id,
        clause=before.model.id,
        revision=beside.version,
    )


def _altered(
    before: Located[ClauseEntry], after: Located[ClauseEntry], beside: Comparison
) -> Iterator[Finding]:
    for key, what in _differences(before.model, after.model, beside):
        is_gone = getattr(after.model, key) in (None, [])
        yield RULE.found(
            after.at if is_gone else after.at / key,
            related=(beside.stood(before.at / key),),
            subject=before.model.id,
            clause=before.model.id,
            what=what,
            revision=beside.version,
        )


def _differences(was: ClauseEntry, now: ClauseEntry, beside: Comparison) -> list[_Difference]:
    """List what of a sentence is altered, softer, new or gone; stricter is nothing to tell."""
    differ = {
        _Difference("text", _TEXT): _folded(was.text) != _folded(now.text),
        _Difference("strength", _STRENGTH): was.strength != now.strength,
        _Difference("target", _TARGET): _is_softer(was, now, beside),
        _Difference("platforms", _PLATFORMS): set(was.platforms) != set(now.platforms),
        _Difference("held_by", _HELD_BY): _is_held_less(was, now),
    }
    return [each for each, is_so in differ.items() if is_so]


def _is_softer(was: ClauseEntry, now: ClauseEntry, beside: Comparison) -> bool:
    if was.target is None or now.target is None:
        return was.target is not now.target
    return is_longer(now.target, was.target, week_of(beside.before))


def _is_held_less(was: ClauseEntry, now: ClauseEntry) -> bool:
    """Say whether a sentence is held by less than before, or is said to be beside its rules.

    A rule or command may take over from people.
    """
    if was.held_by == now.held_by:
        return False
    if now.held_by is None:
        return not set(now.upheld_by) - set(was.upheld_by)
    return not (was.held_by == "nobody" and now.held_by == "attestation")


def _folded(text: str) -> str:
    return " ".join(normalize("NFC", text).split())
