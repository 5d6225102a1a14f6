"""Granting an exception: from which rule and for what, why, who decided, where, and until when."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from socialpolicy import formats
from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import (
    CommandError,
    in_the_same_words,
    until_broken_off,
    visible,
    with_lines,
)
from socialpolicy.cli.load import register_with_log
from socialpolicy.edit import append
from socialpolicy.finding import WORDS, Finding, Rule, Severity
from socialpolicy.formats import words
from socialpolicy.lint.excusing import levels_of
from socialpolicy.lint.run import judge
from socialpolicy.lint.settings import NO_RULE, nearest_rule
from socialpolicy.register.model_paths import as_written
from socialpolicy.register.models.exception import LONGEST_MONTHS, ExceptionEntry, Level
from socialpolicy.register.register import Register
from socialpolicy.rules import rule_named
from socialpolicy.rules.exceptions import exception_unfounded
from socialpolicy.schedule.calendar import months_after
from socialpolicy.screen import screen_of
from socialpolicy.source import Source
from socialpolicy.storage.replace import locked
from socialpolicy.text import FilledText, Language, Text, named
from socialpolicy.verdict import Verdict
from socialpolicy.wizard import proposal
from socialpolicy.wizard.account_edit import ERRORS
from socialpolicy.wizard.answers import any_day_written, day_written
from socialpolicy.wizard.draft_check import Draft
from socialpolicy.wizard.editor import difference
from socialpolicy.wizard.last_screen import is_to_be_written
from socialpolicy.wizard.proposal import Proposal
from socialpolicy.wizard.review import chosen_from
from socialpolicy.wizard.terminal import Asker, asker_for, somebody_is_there

FILE = "exceptions.yaml"
_LONGEST = 500
"""Characters of an answer that are judged at once; what is longer is refused with the file."""

_SCHEMA = b"# yaml-language-server: $schema=.schema/exceptions.json\n"

_WHICH = Text(sv="Vad ska undantas?", en="What is to be excepted?")
_ASKS = {
    "reason": Text(
        sv="Varför behöver regeln inte följas? Minst två ord",
        en="Why need the rule not be met? At least two words",
    ),
    "decided_by": Text(sv="Vilken roll beslutade?", en="Which role decided?"),
    "reference": Text(
        sv="Vilket diarienummer har beslutet?", en="What is the decision's reference?"
    ),
    "until": Text(
        sv="Vilken är den sista dagen? Högst tolv månader",
        en="Which is the last day? At most twelve months",
    ),
}
_MISSING = Text(
    sv="Några svar saknas, så inget är skrivet. Ge dem som val:",
    en="Some answers are missing, so nothing was written. Give them as options:",
)
_NAME_IT = Text(
    sv="Skriv från vilken regel, och för vilket konto, meddelande eller enhet: grant-exception A20 "
    "bibliotek-facebook.",
    en="Say from which rule, and for which account, message or unit: grant-exception A20 "
    "library-facebook.",
)
_NEVER = Text(
    sv="Från {rule} kan ingen undantas. Rätta felet.",
    en="Nobody can be excepted from {rule}. Mend the fault.",
)
_WHOLE = Text(
    sv="{rule} prövas på registret som helhet, så ingen del av det kan undantas. Stäng av regeln "
    "med skäl i policy.yaml om den inte gäller hos er.",
    en="{rule} is tried on the register as a whole, so no part of it can be excepted. Switch the "
    "rule off with a reason in policy.yaml if it is not for you.",
)
_NOTHING_TO = Text(
    sv="{rule} hittar inget fel på {about}, så inget undantag behövs. Kontrollera stavningen.",
    en="{rule} finds nothing wrong with {about}, so no exception is needed. Check the spelling.",
)
_NO_FAULTS = Text(
    sv="Kontrollen hittar inget som kan undantas.", en="The check finds nothing to except."
)
_SAY_YES = Text(
    sv="Undantaget är klart men inte skrivet. Lägg till --yes för att skriva det.",
    en="The exception is ready but not written. Add --yes to write it.",
)
_NOTHING = Text(sv="Ingenting är skrivet.", en="Nothing was written.")
_SUBJECT = Text(
    sv="Undanta {about} från {rule} till {until}", en="Except {about} from {rule} until {until}"
)


class Options(NamedTuple):
    """The options of `grant-exception` as they were given; `answers` by the entry's keys."""

    rule: str | None
    about: str | None
    answers: Mapping[str, str]
    dry_run: bool = False
    yes: bool = False
    commit: bool = False
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """Grant it, and give the exit code. Raises CommandError when it cannot be done."""
    register = register_with_log(around, options.at)
    language = around.language(register)
    with until_broken_off() as work:
        work.language = language
        return _run(around, options, register, language)


def _run(around: Context, options: Options, register: Register, language: Language) -> int:
    asker = asker_for(language) if somebody_is_there() else None
    found = judge(register)
    rule, about = _meant(options, found, asker, language)
    level = _level(rule, about, found)
    on = options.answers.get("on")
    decided = day_written(on, register.today) if on else register.today.isoformat()
    fixed = {"rule": rule.code, level: about, "on": decided}
    answers = _answers(options, fixed, register, asker, language)
    entry = {
        "rule": rule.code,
        level: about,
        **{key: answers[key] for key in ("reason", "decided_by", "reference")},
        "on": decided,
        "until": any_day_written(answers["until"], register.today),
    }
    draft = _draft(around, entry, register, found)
    if draft.verdict.findings:
        width = screen_of(sys.stderr).prose
        sys.stderr.write(formats.render("text", draft.verdict, language, width=width))
    if draft.has_errors():
        sys.stderr.write(f"\n{ERRORS.in_language(language)}\n")
        return 1
    if options.dry_run:
        sys.stdout.write(difference(draft))
        return 0
    if not options.yes:
        if asker is None:
            raise CommandError(_SAY_YES)
        if not is_to_be_written([draft], asker, language):
            asker.say(_NOTHING.in_language(language))
            return 0
    return _write(around, options, entry, draft, register, language)


def _meant(
    options: Options, found: Verdict, asker: Asker | None, language: Language
) -> tuple[Rule, str]:
    """Find which rule and what were meant, or ask which of the findings it is."""
    if options.rule:
        rule = rule_named(options.rule)
        if rule is None:
            word = options.rule
            raise CommandError(NO_RULE, word=visible(word), nearest=nearest_rule(word))
        if rule.is_protected:
            raise CommandError(_NEVER, rule=rule.code)
        if not levels_of(rule):
            raise CommandError(_WHOLE, rule=rule.code)
        if options.about:
            return rule, options.about
    if asker is None:
        raise CommandError(_NAME_IT)
    offered = {
        f"{each.rule.code} {each.subject}": words.sentence(each, language)
        for each in found.findings
        if _may_be(each) and (not options.rule or rule_named(options.rule) is each.rule)
    }
    if not offered:
        raise CommandError(_NO_FAULTS)
    titles = {key: f"{key.partition(' ')[0]} {said}" for key, said in offered.items()}
    code, _, about = chosen_from(titles, _WHICH, asker, language).partition(" ")
    chosen = next(each.rule for each in found.findings if each.rule.code == code)
    return chosen, about


def _may_be(finding: Finding) -> bool:
    return bool(finding.subject and levels_of(finding.rule) and not finding.rule.is_protected)


def _level(rule: Rule, about: str, found: Verdict) -> Level:
    """Say whether it is an account, a message or a unit that the finding is about."""
    everything = [*found.findings, *(each.finding for each in found.excused)]
    faults = [each for each in everything if each.rule.code == rule.code and each.subject == about]
    if not faults:
        raise CommandError(_NOTHING_TO, rule=rule.code, about=visible(about))
    levels = levels_of(rule)
    in_log = "/messages/" in f"/{faults[0].label.source.file}"
    return "message" if in_log and "message" in levels else levels[0]


def _answers(
    options: Options,
    fixed: dict[str, str],
    register: Register,
    asker: Asker | None,
    language: Language,
) -> dict[str, str]:
    """Give the answers that were given, and ask for the rest. Raises CommandError without them."""
    answers = {key: options.answers[key] for key in _ASKS if options.answers.get(key)}
    missing = [key for key in _ASKS if key not in answers]
    if missing and asker is None:
        lines = [
            Text(*(f"--{key.replace('_', '-')}  {each}" for each in _ASKS[key])) for key in missing
        ]
        raise CommandError(with_lines(_MISSING, lines))
    for key in missing if asker else ():
        suggested = ""
        if key == "until":
            decided = date.fromisoformat(fixed["on"])
            suggested = months_after(decided, LONGEST_MONTHS).isoformat()
        while asker and not answers.get(key):
            asker.say(f"\n{_ASKS[key].in_language(language)}", strong=True)
            text = asker.text(suggested).strip()
            objection = _objection(key, text, fixed, register) if text else None
            if objection:
                asker.say(objection.in_language(language))
            else:
                answers[key] = text
    return answers


def _objection(key: str, text: str, fixed: dict[str, str], register: Register) -> FilledText | None:
    """Say what W03 would of one answer, so that it can be given again."""
    try:
        said = any_day_written(text, register.today) if key == "until" else text[:_LONGEST]
    except CommandError as refusal:
        return refusal.said
    sound = {"reason": WORDS.sv, "until": fixed["on"], **fixed, key: said}
    return exception_unfounded.objection(ExceptionEntry.model_validate(sound), key, register)


def _schema_line(folder: Path) -> bytes:
    """Point editors at the schema, where the register has one."""
    return _SCHEMA if (folder / ".schema" / "exceptions.json").is_file() else b""


def _draft(around: Context, entry: dict[str, str], register: Register, found: Verdict) -> Draft:
    """Put the entry last in the file, and judge it there."""
    before = next((each.source for each in register.entries if each.path == FILE), None)
    with in_the_same_words():
        data = append(
            before.data if before else _schema_line(around.folder()),
            (),
            as_written(dict(entry), ExceptionEntry),
        )
    source = Source(before.file if before else f"{register.folder}/{FILE}".removeprefix("./"), data)
    verdict = judge(register.with_file(FILE, source))
    old = {(each.rule.code, each.label.span.line) for each in _in(found, source.file)}
    brought = tuple(
        each
        for each in _in(verdict, source.file)
        if (each.rule.code, each.label.span.line) not in old and each.severity is not Severity.INFO
    )
    kept = replace(verdict, findings=brought, excused=(), files=1)
    return Draft(around.folder() / FILE, source, kept, before)


def _in(verdict: Verdict, file: str) -> list[Finding]:
    return [each for each in verdict.findings if each.label.source.file == file]


def _write(
    around: Context,
    options: Options,
    entry: dict[str, str],
    draft: Draft,
    register: Register,
    language: Language,
) -> int:
    """Write the file, commit it if asked to, and say what is next."""
    folder = around.folder()
    own = named(register.policy.language) or Language.SWEDISH
    about = next(entry[key] for key in ("account", "message", "unit") if key in entry)
    message = _SUBJECT.fill(own, {"about": about, "rule": entry["rule"], "until": entry["until"]})
    branch = f"grant-exception/{entry['rule']}-{register.today.isoformat()}"
    proposed = Proposal(branch, message)
    if options.commit:
        proposal.require_git(folder)
        proposal.require_new(folder, proposed)
    with in_the_same_words(), locked(folder) as lock:
        lock.replace(draft.path, draft.before.data if draft.before else None, draft.data)
    start = proposal.commit(folder, [draft.path], proposed) if options.commit else None
    sys.stdout.write(proposal.next_steps([draft.path], proposed, (), language, start=start))
    return 0
