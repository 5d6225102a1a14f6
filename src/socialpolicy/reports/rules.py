"""The work of `rules` and `explain`: rules as people read them."""

from __future__ import annotations

import re

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, require_choice, visible
from socialpolicy.cli.load import register_near
from socialpolicy.finding import Example, Rule
from socialpolicy.formats import words
from socialpolicy.lint.settings import NO_RULE, nearest_rule, switched_off
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.register.register import Register
from socialpolicy.reports.interchange import json_text
from socialpolicy.reports.readings import READINGS
from socialpolicy.rules import RULES, rule_named
from socialpolicy.screen import screen_of, table, wrap
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.verdict import Clause

_FIXED = {
    "A01": Text(
        sv="check --fix skriver adressen som plattformen gör, när den leder till samma sida.",
        en="check --fix writes the address as the platform does, when it leads to the same page.",
    ),
    "Y03": Text(
        sv="check --fix rättar en nyckel som säkert är felstavad.",
        en="check --fix corrects a key that is certainly misspelt.",
    ),
}
"""What `check --fix` puts right of what a rule is about."""

LISTING_FORMATS = ("text", "json")
"""The forms that `listing` knows."""

NARROWEST_TITLE = 24
"""Columns that a title needs to stand beside its rule's name; else it stands below it."""

_WHY = Text(sv="Varför", en="Why")
_CLAUSES = Text(sv="Policyn säger", en="The policy says")
_READING = Text(sv="Vår läsning", en="Our reading")
_BAD = Text(sv="Det här ger ett fynd", en="This gives a finding")
_GOOD = Text(sv="Så här är det rätt", en="This is right")
BEFORE = Text(sv="Om det stod så här i basen", en="If the base said this")
AFTER = Text(sv="ger det här ett fynd nu", en="this gives a finding now")
UNSEEN = Text(
    sv="Jämförelsen visar vad som skiljer, inte vad som är sant. En påhittad dag, vem som "
    "egentligen har en roll och ett beslut som aldrig fattades kan bara människor se.",
    en="The comparison shows what differs, not what is true. An invented day, who really holds a "
    "role and a decision that never was can only be seen by people.",
)
"""What two revisions cannot see, which is said of every rule on what differs."""
_NO_FILE = Text(
    sv="Filen {file} finns inte i registret.", en="There is no file {file} in the register."
)
_HELP = Text(sv="Gör så här", en="What to do")
_TIME = Text(
    sv="Svaret beror på dagen, så regeln ger aldrig fel i sig.",
    en="The answer depends on the day, so the rule is never an error by itself.",
)
_IN = Text(sv="i {file}", en="in {file}")
_OFF = Text(
    sv="Regeln är avstängd i registret {folder}: {reason}",
    en="The rule is switched off in the register {folder}: {reason}",
)
_CHOOSE = Text(
    sv="Läs mer om en av dem: socialpolicy explain KOD",
    en="Read more about one of them: socialpolicy explain CODE",
)
_NO_CLAUSE = Text(
    sv="Regeln rör filernas form och upprätthåller ingen egen mening i policyn.",
    en="The rule is about the form of the files and upholds no sentence of the policy by itself.",
)


_SHORT = re.compile(" (?:eller|till|or|to) ")
"""What stands between two severities, for which a column has no room."""


def listing(form: str, language: Language) -> str:
    """Write every rule, on a line each or as JSON. Raises CommandError for another format."""
    if require_choice(form, LISTING_FORMATS) == "json":
        return _json(language)
    severities = [words.severities(rule, language) for rule in RULES]
    short = [_SHORT.sub("/", severity) for severity in severities]
    titles = [_title(rule, language) for rule in RULES]
    heads = [f"{rule.code}  {rule.name}" for rule in RULES]
    beside = sum(max(map(len, column)) + 2 for column in (heads, short))
    if screen_of().prose >= beside + NARROWEST_TITLE:
        lines = table(zip(heads, short, titles, strict=True), screen_of().prose)
    else:
        lines = []
        for head, severity, title in zip(heads, severities, titles, strict=True):
            lines += [head, *_wrapped(f"{title} ({severity})", "     ")]
    return "\n".join(lines) + "\n"


def _title(rule: Rule, language: Language) -> str:
    mark = f" ({_READING.in_language(language).lower()})" if rule.code in READINGS else ""
    return f"{rule.title.in_language(language)}{mark}"


def _json(language: Language) -> str:
    rules = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "milder": [each.value for each in rule.milder],
            "time": rule.time,
            "title": rule.title.in_language(language),
            "why": rule.why.in_language(language),
            "help": rule.advice.in_language(language),
        }
        for rule in RULES
    ]
    return json_text({"version": 1, "rules": rules})


def page(word: str | None, around: Context) -> str:
    """Write one rule whole, or without a word the list of them.

    Raises CommandError when no rule has that code or name.
    """
    if word is None:
        language = around.language()
        return f"{listing('text', language)}\n{_CHOOSE.in_language(language)}\n"
    rule = rule_named(word)
    if rule is None:
        raise CommandError(NO_RULE, word=visible(word), nearest=nearest_rule(word))
    register = register_near(around)
    language = around.language(register)
    clauses = [filed.model for filed in register.clauses] if register else []
    upheld = [clause for clause in clauses if rule.code in clause.upheld_by]
    off, has_policy = _off(rule, register), bool(clauses)
    return "\n".join(_page(rule, upheld, off, language, has_policy=has_policy)) + "\n"


def _off(rule: Rule, register: Register | None) -> FilledText | None:
    """Say why the register, if there is one, has switched the rule off."""
    reason = switched_off(register.policy.rules).get(rule.code) if register else None
    if register is None or reason is None:
        return None
    return FilledText(_OFF, {"folder": register.folder, "reason": reason})


def _page(
    rule: Rule,
    clauses: list[ClauseEntry],
    off: FilledText | None,
    language: Language,
    *,
    has_policy: bool,
) -> list[str]:
    severity = words.severities(rule, language)
    lines = [
        f"{rule.code} {rule.name} ({severity})",
        "",
        *_wrapped(rule.title.in_language(language) + "."),
    ]
    if rule.time:
        lines += _wrapped(_TIME.in_language(language))
    if rule.code in _FIXED:
        lines += _wrapped(_FIXED[rule.code].in_language(language))
    if off:
        lines += _wrapped(words.ended(off.in_language(language)))
    lines += ["", _WHY.in_language(language), *_wrapped(rule.why.in_language(language), "  ")]
    if rule.code[0] == "T":
        lines += ["", *_wrapped(UNSEEN.in_language(language), "  ")]
    if clauses:
        lines += ["", _CLAUSES.in_language(language)]
        for clause in clauses:
            quoted = words.quote(Clause(clause.id, clause.section, clause.text), language)
            lines += [line for part in quoted for line in _wrapped(part, "  ")]
    elif rule.code[0] == "Y":
        lines += ["", *_wrapped(_NO_CLAUSE.in_language(language))]
    # What is said of the policy holds only where the policy has such a sentence.
    if rule.code in READINGS and (clauses or not has_policy):
        reading = READINGS[rule.code].in_language(language)
        lines += ["", _READING.in_language(language), *_wrapped(reading, "  ")]
    lines += _examples(rule, language)
    advice, _, paste = rule.advice.in_language(language).partition("\n")
    lines += ["", _HELP.in_language(language), *_wrapped(advice, "  ")]
    return [*lines, "", *_code(paste)] if paste else lines


def _examples(rule: Rule, language: Language) -> list[str]:
    """Show what makes the rule fire; of one on what differs, what the base said first."""
    example = rule.example
    where = _IN.fill(language, {"file": example.file})
    if rule.code[0] == "T":
        lines = ["", *_wrapped(f"{BEFORE.in_language(language)} ({where})")]
        lines += [*_side(example, example.good, language), "", AFTER.in_language(language)]
        lines += _side(example, example.bad, language)
        if example.beside:
            file, text = example.beside
            lines += ["", *_wrapped(f"({_IN.fill(language, {'file': file})})"), *_code(text)]
        return lines
    lines = ["", *_wrapped(f"{_BAD.in_language(language)} ({where})"), *_code(example.bad)]
    return [*lines, "", _GOOD.in_language(language), *_side(example, example.good, language)]


def _side(example: Example, text: str, language: Language) -> list[str]:
    """Show one side of an example; where nothing is left of its file, say so."""
    if text.strip():
        return _code(text)
    return _wrapped(_NO_FILE.fill(language, {"file": example.file}), "  ")


def _code(text: str) -> list[str]:
    """Set YAML in from the words around it. Its lines stay whole, so that they can be pasted."""
    return [f"    {line}".rstrip() for line in words.lines(text)]


def _wrapped(text: str, indent: str = "") -> list[str]:
    return [indent + line for line in wrap(text, screen_of().prose - len(indent))]
