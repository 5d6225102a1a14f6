"""What is said beside a question: why it is asked, and what the rules say of an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socialpolicy.finding import Clause, Finding
from socialpolicy.formats import words
from socialpolicy.register.register import Register
from socialpolicy.rules import rule_named
from socialpolicy.text import Language, Text
from socialpolicy.wizard.question import Question

_POLICY = Text(sv="Policyn säger:", en="The policy says:")
_ALREADY = Text(sv="Redan registrerat: {place}", en="Already registered: {place}")

DEMANDS = ("ska", "bör")
"""Strengths of the sentences that ask for something; facts are quoted where none does."""


def why(question: Question, register: Register, language: Language) -> list[str]:
    """Tell why a question is asked: the policy's own sentences, and the reason of the rule."""
    lines: list[str] = []
    code = question.codes[0] if question.codes else ""
    upheld = [filed.model for filed in register.clauses if code in filed.model.upheld_by]
    demanding = [clause for clause in upheld if clause.strength in DEMANDS]
    if upheld:
        lines.append(_POLICY.in_language(language))
    for clause in demanding or upheld:
        quoted = words.quote(Clause(clause.id, clause.section, clause.text), language)
        lines += [f"  {line}" for line in quoted]
    if question.note:
        return [*lines, question.note.in_language(language)]
    rule = rule_named(code)
    return [*lines, rule.why.in_language(language)] if rule else lines


def said(findings: Sequence[Finding], file: str, language: Language) -> Iterator[str]:
    """Tell what the rules say of an answer, in the words that `check` has for it."""
    for finding in findings:
        severity = words.SEVERITY[finding.severity].in_language(language)
        yield f"{severity}[{finding.rule.code}]: {words.sentence(finding, language)}"
        for label in finding.related:
            if label.source.file != file:
                place = f"{label.source.file}:{label.span.line}"
                told = finding.rule.code == "A02"
                shown = _ALREADY.fill(language, {"place": place}) if told else place
                yield f"  {shown}"
        advice = words.advice(finding, language)
        if advice:
            yield f"  {words.capital(words.HELP.in_language(language))}: {advice.words}"
            yield from (f"    {line}" for line in advice.paste)
