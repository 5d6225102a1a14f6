"""The work of `policy`: every sentence and what upholds it, or does not yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, require_choice
from socialpolicy.cli.load import register_at
from socialpolicy.formats import words
from socialpolicy.lint.settings import is_upholder, switched_off
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.reports.interchange import json_text
from socialpolicy.rules import RULES
from socialpolicy.rules.register.clause_unheld import is_unconfirmed
from socialpolicy.screen import screen_of, wrap
from socialpolicy.text import Language, Text, clean, day

_NO_CLAUSES = Text(
    sv="Registret {folder} har inga meningar ur policyn. Skriv dem i clauses.yaml.",
    en="The register {folder} has no sentences of the policy. Write them in clauses.yaml.",
)
_NOT_YET = Text(sv="inte än", en="not yet")
_COMMAND = Text(sv="kommando", en="command")
_NOTHING = Text(sv="Ingenting upprätthåller den här meningen.", en="Nothing upholds this sentence.")
_ACCOUNTED = Text(
    sv="{done} av {all} redovisade: {rules} av regler eller kommandon, {attested} intygade, "
    "{nobody} av ingen.",
    en="{done} of {all} accounted for: {rules} by rules or commands, {attested} attested, "
    "{nobody} by nobody.",
)
_LEFT = Text(sv="Kvar: {parts}.", en="Left: {parts}.")
_GUESSED = Text(sv="gissat, att bekräfta: {guessed}", en="guessed, to be confirmed: {guessed}")
_NO_GUESS = Text(sv="att bekräfta, inget är gissat", en="to be confirmed, nothing is guessed")
_ATTESTED = Text(
    sv="intygas av {by} den {on}, till och med den {until}",
    en="attested by {by} on {on}, until {until} inclusive",
)
_UNATTESTED = Text(sv="ska intygas, men är inte intygad", en="to be attested, but is not")
_NOBODY = Text(sv="prövas inte: {reason}", en="not tried: {reason}")
_OFF = Text(sv="avstängd: {reason}", en="switched off: {reason}")
_CODE = re.compile("[A-Z][0-9]{2}")


class Holding(Enum):
    """What a sentence is held by, or why it is not accounted for."""

    RULES = "rules"
    ATTESTED = "attested"
    NOBODY = "nobody"
    GUESSED = "guessed"
    UNATTESTED = "unattested"
    OFF = "off"
    NOTHING = "nothing"


_LEFT_WORDS = {
    Holding.GUESSED: Text(sv="{count} att bekräfta", en="{count} to confirm"),
    Holding.UNATTESTED: Text(sv="{count} att intyga", en="{count} to attest"),
    Holding.OFF: Text(
        sv="{count} bara av det som är avstängt", en="{count} only by what is switched off"
    ),
    Holding.NOTHING: Text(sv="{count} av ingenting", en="{count} by nothing"),
}


class Upholder(NamedTuple):
    """A rule or command that upholds a sentence, and whether it exists in this version.

    `off` is the reason why the register has switched a rule off.
    """

    word: str
    name: str
    command: bool
    exists: bool
    off: str | None = None

    @property
    def upholds(self) -> bool:
        """Whether it does so in this register."""
        return self.exists and self.off is None


class Held(NamedTuple):
    """A sentence, what is said to uphold it, and what holds it."""

    clause: ClauseEntry
    upholders: list[Upholder]
    holding: Holding


def upholders(clause: ClauseEntry, off: Mapping[str, str]) -> list[Upholder]:
    """Look up everything that a clause says upholds it: codes of rules, and commands.

    Names of rules do not count: a rule and a command may share one. `off` has
    the reasons for the rules that are switched off, by code.
    """
    names = {rule.code: rule.name for rule in RULES}
    return [
        Upholder(
            word,
            name=names.get(word, ""),
            command=_CODE.fullmatch(word) is None,
            exists=is_upholder(word),
            off=off.get(word),
        )
        for word in clause.upheld_by
    ]


def render(around: Context, form: str) -> str:
    """Write every clause as text or JSON.

    Raises CommandError for another format or when there are no clauses.
    """
    require_choice(form, ("text", "json"))
    register = register_at(around)
    if not register.clauses:
        raise CommandError(_NO_CLAUSES, folder=register.folder)
    clauses = [filed.model for filed in register.clauses]
    off = switched_off(register.policy.rules)
    held = []
    for clause in clauses:
        ups = upholders(clause, off)
        held.append(Held(clause, ups, holding(clause, ups, register.today)))
    return _json(held) if form == "json" else _text(held, around.language(register))


def _json(held: list[Held]) -> str:
    clauses = [
        {
            "id": clause.id,
            "section": clause.section,
            "text": clause.text,
            "strength": clause.strength,
            "upheld_by": [
                {
                    "kind": "command" if upholder.command else "rule",
                    "code": upholder.word,
                    "name": upholder.name or None,
                    "exists": upholder.exists,
                    "off": upholder.off,
                }
                for upholder in upholders
            ],
            "guessed": clause.guessed,
            "holding": how.value,
            "version": clause.version,
            "held_by": clause.held_by,
            "reason": clause.reason,
            "attested": clause.attested and clause.attested.model_dump(mode="json"),
        }
        for clause, upholders, how in held
    ]
    return json_text({"version": 1, "clauses": clauses})


def _text(held: list[Held], language: Language) -> str:
    lines: list[str] = []
    for section, clauses in groupby(held, key=lambda each: each.clause.section):
        lines += [*_wrapped(clean(section), ""), ""]
        for clause, upholders, how in clauses:
            lines += [*_entry(clause, upholders, how, language), ""]
    lines += _wrapped(_closing(held, language), "")
    return "".join(f"{words.unobeyed(line)}\n" for line in lines)


def _entry(
    clause: ClauseEntry, upholders: list[Upholder], how: Holding, language: Language
) -> list[str]:
    label = f"{clean(clause.id) + ' ':<4}{clause.strength:<6}"
    lines: list[str] = []
    for part in clause.text.strip().split("\n"):
        lines += _wrapped(clean(part), " " * 10, first=label if not lines else None)
    for upholder in upholders:
        lines += _wrapped(_upholder(upholder, language), " " * 12, first=" " * 10)
    if how is Holding.GUESSED:
        text = _GUESSED if clause.guessed else _NO_GUESS
        said = f"→ {text.fill(language, {'guessed': clause.guessed})}"
        return [*lines, *_wrapped(said, " " * 12, first=" " * 10)]
    if clause.held_by:
        said = f"→ {_otherwise(clause, language)}"
        return [*lines, *_wrapped(said, " " * 12, first=" " * 10)]
    return lines if upholders else [*lines, *_wrapped(_NOTHING.in_language(language), " " * 10)]


def _otherwise(clause: ClauseEntry, language: Language) -> str:
    """Say what upholds the part of a sentence that no rule can try."""
    if clause.held_by == "nobody":
        return _NOBODY.fill(language, {"reason": clause.reason or "–"})
    if clause.attested is None:
        return _UNATTESTED.in_language(language)
    values = {
        "by": clause.attested.by,
        "on": day(clause.attested.on, language),
        "until": day(clause.attested.until, language),
    }
    return _ATTESTED.fill(language, values)


def _upholder(upholder: Upholder, language: Language) -> str:
    word = clean(upholder.word)
    what = (
        f"{_COMMAND.in_language(language)} {word}"
        if upholder.command
        else f"{word} {upholder.name}"
    )
    note = "" if upholder.exists else f" ({_NOT_YET.in_language(language)})"
    if upholder.off is not None:
        note = f" ({_OFF.fill(language, {'reason': upholder.off})})"
    return f"→ {what.rstrip()}{note}"


def holding(clause: ClauseEntry, ups: Sequence[Upholder], today: date) -> Holding:
    """Say what holds a sentence on a day, in this register."""
    if clause.held_by == "nobody":
        return Holding.NOBODY
    if clause.held_by == "attestation":
        holds = clause.attested is not None and clause.attested.holds(today)
        return Holding.ATTESTED if holds else Holding.UNATTESTED
    if any(each.upholds for each in ups):
        return Holding.RULES
    if is_unconfirmed(clause):
        return Holding.GUESSED
    return Holding.OFF if any(each.exists for each in ups) else Holding.NOTHING


def _closing(held: Sequence[Held], language: Language) -> str:
    """Sum up what all sentences are held by, and how many are left of each kind."""
    counts = Counter(each.holding for each in held)
    done = {
        "rules": counts[Holding.RULES],
        "attested": counts[Holding.ATTESTED],
        "nobody": counts[Holding.NOBODY],
    }
    values = {**done, "done": sum(done.values()), "all": len(held)}
    said = _ACCOUNTED.fill(language, values)
    parts = [
        words_.fill(language, {"count": counts[each]})
        for each, words_ in _LEFT_WORDS.items()
        if counts[each]
    ]
    if not parts:
        return said
    return f"{said} {_LEFT.fill(language, {'parts': ', '.join(parts)})}"


def _wrapped(text: str, indent: str, first: str | None = None) -> list[str]:
    start = indent if first is None else first
    width = screen_of().prose
    head, *rest = wrap(text, width - len(indent), width - len(start))
    return [start + head, *(indent + line for line in rest)]
