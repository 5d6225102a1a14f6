"""The work of `policy`: every sentence and what upholds it, or does not yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, require_choice
from socialpolicy.cli.load import register_at
from socialpolicy.formats import words
from socialpolicy.lint.settings import switched_off
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.reports.interchange import json_text
from socialpolicy.rules import RULES
from socialpolicy.screen import screen_of, wrap
from socialpolicy.text import Language, Text, clean, day

_NO_CLAUSES = Text(
    sv="Registret {folder} har inga meningar ur policyn. Skriv dem i clauses.yaml.",
    en="The register {folder} has no sentences of the policy. Write them in clauses.yaml.",
)
_NOT_YET = Text(sv="inte än", en="not yet")
_COMMAND = Text(sv="kommando", en="command")
_NOTHING = Text(
    sv="Inget verktyg kan upprätthålla den här meningen.", en="No tool can uphold this sentence."
)
_SENTENCE = Text(sv="1 mening", en="1 sentence")
_SENTENCES = Text(sv="{all} meningar", en="{all} sentences")
_COUNT = Text(
    sv="{all}. {whole} upprätthålls helt, {part} delvis, {none} inte än.",
    en="{all}. {whole} upheld whole, {part} in part, {none} not yet.",
)
_COUNT_OFF = Text(
    sv=(
        "{all}. {whole} upprätthålls helt, {part} delvis, "
        "{off} bara av det som är avstängt, {none} inte än."
    ),
    en=(
        "{all}. {whole} upheld whole, {part} in part, "
        "{off} only by what is switched off, {none} not yet."
    ),
)
_OTHERWISE = Text(
    sv="{count} utan regel: {attested} intygas, {nobody} prövas inte.",
    en="{count} without a rule: {attested} attested, {nobody} not tried.",
)
_ATTESTED = Text(
    sv="intygas av {by} den {on}, till och med den {until}",
    en="attested by {by} on {on}, until {until} inclusive",
)
_UNATTESTED = Text(sv="ska intygas, men är inte intygad", en="to be attested, but is not")
_NOBODY = Text(sv="prövas inte: {reason}", en="not tried: {reason}")
_OFF = Text(sv="avstängd: {reason}", en="switched off: {reason}")
_CODE = re.compile("[A-Z][0-9]{2}")


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


def upholders(
    clause: ClauseEntry, commands: frozenset[str], off: Mapping[str, str]
) -> list[Upholder]:
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
            exists=word in names or word in commands,
            off=off.get(word),
        )
        for word in clause.upheld_by
    ]


def render(around: Context, form: str, commands: frozenset[str]) -> str:
    """Write every clause as text or JSON; `commands` are the subcommands that exist.

    Raises CommandError for another format or when there are no clauses.
    """
    require_choice(form, ("text", "json"))
    register = register_at(around)
    if not register.clauses:
        raise CommandError(_NO_CLAUSES, folder=register.folder)
    clauses = [filed.model for filed in register.clauses]
    off = switched_off(register.policy.rules)
    held = [(clause, upholders(clause, commands, off)) for clause in clauses]
    return _json(held) if form == "json" else _text(held, around.language(register))


def _json(held: list[tuple[ClauseEntry, list[Upholder]]]) -> str:
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
            "version": clause.version,
            "held_by": clause.held_by,
            "reason": clause.reason,
            "attested": clause.attested and clause.attested.model_dump(mode="json"),
        }
        for clause, upholders in held
    ]
    return json_text({"version": 1, "clauses": clauses})


def _text(held: list[tuple[ClauseEntry, list[Upholder]]], language: Language) -> str:
    lines: list[str] = []
    for section, clauses in groupby(held, key=lambda pair: pair[0].section):
        lines += [*_wrapped(clean(section), ""), ""]
        for clause, upholders in clauses:
            lines += [*_entry(clause, upholders, language), ""]
    lines += _wrapped(_closing(held, language), "")
    return "".join(f"{words.unobeyed(line)}\n" for line in lines)


def _entry(clause: ClauseEntry, upholders: list[Upholder], language: Language) -> list[str]:
    label = f"{clean(clause.id):<4}{clause.strength:<6}"
    lines: list[str] = []
    for part in clause.text.strip().split("\n"):
        lines += _wrapped(clean(part), " " * 10, first=label if not lines else None)
    for upholder in upholders:
        lines += _wrapped(_upholder(upholder, language), " " * 12, first=" " * 10)
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


def _closing(held: list[tuple[ClauseEntry, list[Upholder]]], language: Language) -> str:
    whole = sum(1 for _, ups in held if ups and all(up.upholds for up in ups))
    other = [clause for clause, ups in held if clause.held_by and not ups]
    none = sum(1 for _, ups in held if not any(up.exists for up in ups)) - len(other)
    off = sum(1 for _, ups in held if not any(up.upholds for up in ups)) - none - len(other)
    part = len(held) - whole - off - none - len(other)
    every = _SENTENCE if len(held) == 1 else _SENTENCES
    values = {
        "all": every.fill(language, {"all": len(held)}),
        "whole": whole,
        "part": part,
        "off": off,
        "none": none,
    }
    said = (_COUNT_OFF if off else _COUNT).fill(language, values)
    if not other:
        return said
    nobody = sum(clause.held_by == "nobody" for clause in other)
    values = {"count": len(other), "attested": len(other) - nobody, "nobody": nobody}
    return f"{said} {_OTHERWISE.fill(language, values)}"


def _wrapped(text: str, indent: str, first: str | None = None) -> list[str]:
    start = indent if first is None else first
    width = screen_of().prose
    head, *rest = wrap(text, width - len(indent), width - len(start))
    return [start + head, *(indent + line for line in rest)]
