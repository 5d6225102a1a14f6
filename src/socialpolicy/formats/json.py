"""Findings as JSON, version 1: the format that other people's scripts may rely on.

Keys and their order are fixed. Sentences are in the language asked for, and
`null` stands where there is nothing to say. Text from files is given as it is,
its unprintable characters as JSON's own escapes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from socialpolicy.finding import Finding, Label
from socialpolicy.text import Language
from socialpolicy.verdict import Base, Verdict

VERSION = 1

_SURROGATE = re.compile("[\ud800-\udfff]")


def pieces(verdict: Verdict, language: Language) -> Iterator[str]:
    """Print the verdict as one JSON object, a finding a line; many are never held as text."""
    about = {
        "version": VERSION,
        "registry": verdict.registry,
        "as_of": verdict.as_of.isoformat(timespec="seconds"),
        "files": verdict.files,
        **(_base(verdict.base) if verdict.base else {}),
        "summary": {severity.value: count for severity, count in verdict.count().items()},
    }
    yield lay_out(about, 2).removesuffix("\n}") + ",\n"
    found = (_finding(verdict, finding, language) for finding in verdict.findings)
    yield from _listed("findings", found, ",")
    excused = (
        {
            **_finding(verdict, each.finding, language),
            "until": each.until.isoformat(),
            "reason": each.reason,
            "decided_by": each.decided_by,
            "reference": each.reference,
        }
        for each in verdict.excused
    )
    yield from _listed("excused", excused, "")
    yield "}\n"


def _listed(key: str, items: Iterable[object], then: str) -> Iterator[str]:
    """Write a key of the object with a list, each item on a line of its own."""
    lines = (f"    {_compact(item)}" for item in items)
    last = next(lines, "")
    if not last:
        yield f'  "{key}": []{then}\n'
        return
    yield f'  "{key}": [\n'
    for line in lines:
        yield f"{last},\n"
        last = line
    yield f"{last}\n  ]{then}\n"


def _base(base: Base) -> dict[str, object]:
    return {"base": {"revision": base.revision, "made": base.made.isoformat()}}


def _finding(verdict: Verdict, finding: Finding, language: Language) -> dict[str, object]:
    span = finding.label.span
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.value,
        "message": finding.said.in_language(language),
        "file": finding.label.source.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "subject": finding.subject,
        "clauses": [
            {"id": clause.id, "section": clause.section, "text": clause.text}
            for clause in verdict.clauses_of(finding)
        ],
        "help": finding.help.in_language(language) if finding.help else None,
        **({} if verdict.base is None else {"new": not finding.is_old}),
        "related": [_related(label, language) for label in finding.related],
    }


def _related(label: Label, language: Language) -> dict[str, object]:
    return {
        "message": label.said.in_language(language) if label.said else None,
        "file": label.source.file,
        "line": label.span.line,
        "column": label.span.column,
    }


def lay_out(value: object, levels: int, indent: str = "") -> str:
    """Write JSON with its outer `levels` spread over lines, and the rest on one line each.

    Every control, format and line-breaking character is escaped. Half a
    surrogate pair, which no other program could read back, becomes U+FFFD.
    """
    inner = f"{indent}  "
    if levels and isinstance(value, dict) and value:
        items = [
            f"{_compact(key)}: {lay_out(item, levels - 1, inner)}" for key, item in value.items()
        ]
        return _spread("{", items, "}", indent)
    if levels and isinstance(value, list) and value:
        return _spread("[", [lay_out(item, levels - 1, inner) for item in value], "]", indent)
    return _compact(value)


def _spread(opening: str, items: list[str], closing: str, indent: str) -> str:
    body = ",\n".join(f"{indent}  {item}" for item in items)
    return f"{opening}\n{body}\n{indent}{closing}"


def unobeyed(text: str) -> str:
    """Spell `##[` otherwise in JSON: GitHub's runner obeys it anywhere in a line."""
    return text.replace("##[", "#\\u0023[")


def _compact(value: object) -> str:
    text = unobeyed(json.dumps(value, ensure_ascii=False))
    if text.isprintable():
        return text
    text = _SURROGATE.sub("\ufffd", text)
    return "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in text)
