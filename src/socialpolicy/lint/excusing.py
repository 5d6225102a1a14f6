"""What exceptions and known faults excuse: each finding stays, and is told apart from the rest.

A known fault is known by its rule, by what has it, and by a fingerprint of the value at fault and
of what is missing there: never by its line or its wording, so that it is known again when the file
is laid out anew, and another fault of the same rule is not taken for it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from socialpolicy.check import Excuses
from socialpolicy.finding import Fillable, Finding, Rule, Wording
from socialpolicy.lint.settings import nearest_rule, switched_off
from socialpolicy.register.models.exception import ExceptionEntry, KnownFault, Level
from socialpolicy.register.register import Located, Register
from socialpolicy.rules import RULES
from socialpolicy.rules.exceptions.exception_unfounded import is_founded, is_of_a_year
from socialpolicy.rules.reading import shape
from socialpolicy.text import FilledText, Text, nearest
from socialpolicy.verdict import Excused
from socialpolicy.yaml import Place

_DIGITS = 6
"""Hexadecimal digits of a fingerprint."""

_BY_CODE = {rule.code: rule for rule in RULES}

_UNKNOWN_RULE = Wording(
    Text(
        sv="Ingen regel har koden {word}, så undantaget gör ingenting",
        en="No rule has the code {word}, so the exception does nothing",
    ),
    Text(
        sv="Skriv regelns kod, som A14.{nearest} Alla regler: socialpolicy rules.",
        en="Write the rule's code, such as A14.{nearest} All rules: socialpolicy rules.",
    ),
)
_WRONG_LEVEL = Wording(
    Text(
        sv="{rule} prövas på {tried}, men undantaget är för {given}",
        en="{rule} is tried on {tried}, but the exception is for {given}",
    ),
    Text(
        sv="Skriv id för det som undantaget gäller, under rätt nyckel. Gäller beslutet flera, "
        "skriv ett undantag för varje.",
        en="Write the id of what the exception is for, under the right key. Where several are "
        "decided, write an exception for each.",
    ),
)
_NO_LEVEL = Wording(
    Text(
        sv="{rule} prövas på registret som helhet, så ingen del av det kan undantas",
        en="{rule} is tried on the register as a whole, so no part of it can be excepted",
    ),
    Text(
        sv="Ta bort undantaget. Gäller regeln inte hos er, stäng av den med skäl i policy.yaml.",
        en="Remove the exception. If the rule is not for you, switch it off with a reason in "
        "policy.yaml.",
    ),
)
_NOTHING_CALLED = Wording(
    Text(
        sv="Undantaget gäller {id}, som inte finns i registret",
        en="The exception is for {id}, which is not in the register",
    ),
    Text(
        sv="Skriv ett id som finns.{nearest} Eller ta bort undantaget.",
        en="Write an id that is there.{nearest} Or remove the exception.",
    ),
)
_PERHAPS = Text(sv=" Menar du {id}?", en=" Do you mean {id}?")
_TRIED_ON: dict[Level, Text] = {
    "account": Text(sv="konton", en="accounts"),
    "message": Text(sv="meddelanden", en="messages"),
    "unit": Text(sv="enheter", en="units"),
}
_GIVEN: dict[Level, Text] = {
    "account": Text(sv="ett konto", en="an account"),
    "message": Text(sv="ett meddelande", en="a message"),
    "unit": Text(sv="en enhet", en="a unit"),
}


def levels_of(rule: Rule) -> tuple[Level, ...]:
    """Say what a rule's findings are about; nothing where they are about the register."""
    match rule.code:
        case "A26":
            return ("account", "message")
        case "M16" | "P05":
            return ("account",)
        case "P04":
            return ("unit",)
        case code if code[0] == "A":
            return ("account",)
        case code if code[0] == "M":
            return ("message",)
    return ()


class Outcome(NamedTuple):
    """What became of some findings: for each, what excuses it; and what excused nothing."""

    excused: tuple[Excused | None, ...]
    excuses: Excuses


def excuse(register: Register, findings: Sequence[Finding], ran: Collection[str]) -> Outcome:
    """Tell which findings are excused, where the rules with these codes have been run.

    What excuses nothing is only said to do so where its rule was run on a register that was
    understood: a fault in a file that cannot be read is not mended.
    """
    if not register.exceptions and register.known is None:
        return Outcome((None,) * len(findings), Excuses())
    by_subject: dict[tuple[str, str], list[Located[ExceptionEntry]]] = {}
    in_force = [filed for filed in register.exceptions if _holds(filed.model, register)]
    for filed in in_force:
        by_subject.setdefault((filed.model.rule, filed.model.subject), []).append(filed)
    known = _known_in_force(register)
    listed = Counter(known)
    about = {(fault.code, fault.subject) for fault in known}
    names = _names(register)
    seen: Counter[str] = Counter()
    used: set[int] = set()
    excused: list[Excused | None] = []
    for finding in findings:
        subject = _subject(finding, names)
        here = finding.rule.code, subject
        exceptions = by_subject.get(here, ())
        found: Excused | None = None
        if exceptions:
            used |= set(map(id, exceptions))
            entry = max((filed.model for filed in exceptions), key=lambda each: each.until)
            found = Excused(finding, entry.until, entry.reason, entry.decided_by, entry.reference)
        if here in about:
            fault = _identity(finding, subject, seen)
            if listed[fault] and register.known:
                listed[fault] = 0
                found = found or Excused(finding, register.known.model.until)
        excused.append(found)
    unused = [filed for filed in in_force if id(filed) not in used]
    mended = [index for index, fault in enumerate(_faults(register)) if listed[fault]]
    return Outcome(tuple(excused), _without_use(register, unused, mended, ran))


def faults_of(register: Register, findings: Iterable[Finding]) -> list[KnownFault]:
    """Give what findings are known by, sorted, but for those that can never be known faults."""
    names, seen = _names(register), Counter[str]()
    return sorted(
        _identity(finding, _subject(finding, names), seen)
        for finding in findings
        if not finding.rule.is_protected
    )


def _known_in_force(register: Register) -> list[KnownFault]:
    known = register.known
    if known is None or known.model.until < register.today or not is_of_a_year(known.model):
        return []
    return [fault for fault in known.model.faults if _may_be_known(fault)]


def _may_be_known(fault: KnownFault) -> bool:
    rule = _BY_CODE.get(fault.code)
    return rule is not None and not rule.is_protected


def _faults(register: Register) -> Sequence[KnownFault]:
    return register.known.model.faults if register.known else ()


def _holds(entry: ExceptionEntry, register: Register) -> bool:
    """Say whether an exception is in force: understood, founded, begun and not ended."""
    rule = _BY_CODE.get(entry.rule)
    return (
        rule is not None
        and entry.level in levels_of(rule)
        and entry.on <= register.today <= entry.until
        and is_founded(entry, register)
    )


def _without_use(
    register: Register,
    unused: Sequence[Located[ExceptionEntry]],
    mended: Sequence[int],
    ran: Collection[str],
) -> Excuses:
    """Leave out what cannot be known to excuse nothing."""
    if not register.has_all_logs or not is_understood(register, ran):
        return Excuses()
    tried = {*ran, *switched_off(register.policy.rules)}
    if not register.log_at_hand:
        tried = {code for code in tried if code[0] != "M"}
    there = {filed.model.id for filed in register.accounts}
    there |= {unit.id for unit in register.organisation.units} if register.organisation else set()
    faults = _faults(register)
    return Excuses(
        tuple(
            filed
            for filed in unused
            if filed.model.rule in tried and (filed.model.message or filed.model.subject in there)
        ),
        tuple(index for index in mended if faults[index].code in tried),
    )


def is_understood(register: Register, ran: Collection[str]) -> bool:
    """Say whether all that rules with these codes look at could be read, in any other file."""
    own = {
        entry.source.file
        for entry in register.entries
        if entry.path in ("exceptions.yaml", "known.yaml")
    }
    reads_log = any(code[0] == "M" for code in ran)
    problems = register.problems if reads_log else register.problems_but_logs
    return all(problem.label.source.file in own for problem in problems)


def _names(register: Register) -> dict[str, str]:
    """Give the place below the register's folder of each file as it is shown."""
    return {entry.source.file: entry.path for entry in register.entries}


def _subject(finding: Finding, names: dict[str, str]) -> str:
    file = finding.label.source.file
    return finding.subject or names.get(file) or file.rpartition("/")[2]


def _identity(finding: Finding, subject: str, seen: Counter[str]) -> KnownFault:
    """Give what a finding is known by; of several that are alike, each gets a number."""
    value = " ".join(finding.label.source.excerpt(finding.label.span).split())
    missing = "" if finding.fix is None else "\n".join(_keys(finding.fix.whole()))
    alike = f"{finding.rule.code}\0{subject}\0{value}\0{missing}"
    seen[alike] += 1
    digest = hashlib.sha256(f"{alike}\0{seen[alike]}".encode("utf-8", "replace")).hexdigest()
    return KnownFault(f"{finding.rule.code} {subject} {digest[:_DIGITS]}")


def _keys(value: Fillable | None, above: str = "") -> Iterator[str]:
    """List the keys of a piece of advice, which are what is missing."""
    if isinstance(value, str | Text) or value is None:
        yield above
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _keys(inner, f"{above}.{key}")
    else:
        yield above


def reference_findings(register: Register) -> Iterator[Finding]:
    """Find exceptions and known faults that speak of what there is not, or of too much."""
    for filed in register.exceptions:
        yield from _of_exception(filed.model, filed.at, register)
    known = register.known
    for index, fault in enumerate(known.model.faults if known else ()):
        if known and fault.code not in _BY_CODE:
            yield _unknown_rule(fault.code, known.at / "faults" / index)


def _of_exception(entry: ExceptionEntry, at: Place, register: Register) -> Iterator[Finding]:
    rule, level = _BY_CODE.get(entry.rule), entry.level
    if rule is None:
        yield _unknown_rule(entry.rule, at / "rule")
        return
    if level is None or rule.is_protected:
        return  # said of its shape, or by W03
    levels = levels_of(rule)
    if level not in levels:
        said = _WRONG_LEVEL if levels else _NO_LEVEL
        yield shape.RULE.found(
            (at / level).key,
            said,
            rule=f"{rule.code} {rule.name}",
            tried=[_TRIED_ON[each] for each in levels],
            given=_GIVEN[level],
        )
        return
    known: Collection[str] | None = None
    if level == "account":
        known = {filed.model.id for filed in register.accounts} | register.unread_accounts
    elif level == "unit" and register.organisation and register.organisation_whole:
        known = [unit.id for unit in register.organisation.units]
    if known is not None and entry.subject not in known:
        yield nothing_called(entry.subject, at / level, known)


def nothing_called(id: str, at: Place, known: Collection[str]) -> Finding:
    """Find that an exception is for what is not in the register."""
    near = nearest(id, known)
    return shape.RULE.found(
        at, _NOTHING_CALLED, id=id, nearest=FilledText(_PERHAPS, {"id": near}) if near else ""
    )


def _unknown_rule(word: str, at: Place) -> Finding:
    return shape.RULE.found(at, _UNKNOWN_RULE, word=word, nearest=nearest_rule(word))
