"""The work of `rules` and `explain`: rules as people read them."""

from __future__ import annotations

import json
import textwrap

from socialpolicy.commands.reading import register_near
from socialpolicy.commands.refusal import Refusal
from socialpolicy.commands.screen import screen_width
from socialpolicy.commands.surroundings import Surroundings
from socialpolicy.finding import Rule, Severity
from socialpolicy.language import Language, Text
from socialpolicy.register.clause import ClauseEntry
from socialpolicy.rules import RULES, rule_named
from socialpolicy.settings import nearest

SEVERITY = {
    Severity.ERROR: Text(sv="fel", en="error"),
    Severity.WARNING: Text(sv="varning", en="warning"),
    Severity.INFO: Text(sv="upplysning", en="information"),
}

_UNKNOWN = Text(
    sv="Ingen regel heter {word}. Menar du {nearest}? Alla regler: socialpolicy rules.",
    en="No rule is called {word}. Do you mean {nearest}? All rules: socialpolicy rules.",
)
_FORMAT = Text(
    sv="Formatet {word} finns inte. Välj text eller json.",
    en="There is no format {word}. Choose text or json.",
)
_WHY = Text(sv="Varför", en="Why")
_CLAUSES = Text(sv="Policyn säger", en="The policy says")
_BAD = Text(sv="Det här ger ett fynd", en="This gives a finding")
_GOOD = Text(sv="Så här är det rätt", en="This is right")
_HELP = Text(sv="Gör så här", en="What to do")
_TIME = Text(
    sv="Svaret beror på dagen, så regeln ger aldrig fel i sig.",
    en="The answer depends on the day, so the rule is never an error by itself.",
)
_IN = Text(sv="i {file}", en="in {file}")
_NO_CLAUSE = Text(
    sv="Regeln rör filernas form och upprätthåller ingen egen mening i policyn.",
    en="The rule is about the form of the files and upholds no sentence of the policy by itself.",
)


def listing(form: str, language: Language) -> str:
    """Write every rule, on a line each or as JSON. Raises Refusal for another format."""
    if form == "json":
        return _json(language)
    if form != "text":
        raise Refusal(_FORMAT, word=form)
    names = max(len(rule.name) for rule in RULES)
    words = max(len(text.speak(language)) for text in SEVERITY.values())
    lines: list[str] = []
    for rule in RULES:
        severity = SEVERITY[rule.severity].speak(language)
        head = f"{rule.code}  {rule.name:<{names}}  {severity:<{words}}  "
        lines += textwrap.wrap(
            rule.title.speak(language),
            width=max(screen_width(), len(head) + 24),
            initial_indent=head,
            subsequent_indent=" " * len(head),
        )
    return "\n".join(lines) + "\n"


def _json(language: Language) -> str:
    rules = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": rule.severity.value,
            "time": rule.time,
            "title": rule.title.speak(language),
            "why": rule.why.speak(language),
            "help": rule.help.speak(language),
        }
        for rule in RULES
    ]
    return json.dumps({"version": 1, "rules": rules}, ensure_ascii=False, indent=2) + "\n"


def page(word: str, around: Surroundings) -> str:
    """Write one rule whole. Raises Refusal when no rule has that code or name."""
    rule = rule_named(word)
    if rule is None:
        raise Refusal(_UNKNOWN, word=word, nearest=nearest(word))
    register = register_near(around)
    language = around.language(register)
    clauses = [filed.model for filed in register.clauses] if register else []
    upheld = [clause for clause in clauses if rule.code in clause.upheld_by]
    return "\n".join(_page(rule, upheld, language)) + "\n"


def _page(rule: Rule, clauses: list[ClauseEntry], language: Language) -> list[str]:
    severity = SEVERITY[rule.severity].speak(language)
    lines = [
        f"{rule.code} {rule.name} ({severity})",
        "",
        *_wrapped(rule.title.speak(language) + "."),
    ]
    if rule.time:
        lines += _wrapped(_TIME.speak(language))
    lines += ["", _WHY.speak(language), *_wrapped(rule.why.speak(language), "  ")]
    if clauses:
        lines += ["", _CLAUSES.speak(language)]
        for clause in clauses:
            quoted = " ".join(clause.text.split())
            lines += _wrapped(f"{clause.id}. ”{quoted}” ({clause.section})", "  ")
    elif rule.code[0] == "Y":
        lines += ["", *_wrapped(_NO_CLAUSE.speak(language))]
    example = rule.example
    where = _IN.fill(language, {"file": example.file})
    lines += ["", f"{_BAD.speak(language)} ({where})", *_code(example.bad)]
    lines += ["", _GOOD.speak(language), *_code(example.good)]
    return [*lines, "", _HELP.speak(language), *_wrapped(rule.help.speak(language), "  ")]


def _code(text: str) -> list[str]:
    return [f"    {line}" if line else "" for line in text.rstrip("\n").split("\n")]


def _wrapped(text: str, indent: str = "") -> list[str]:
    return [
        line
        for paragraph in text.split("\n")
        for line in textwrap.wrap(
            paragraph,
            width=screen_width(),
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        or [""]
    ]
