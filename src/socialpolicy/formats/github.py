"""Findings as workflow commands, which GitHub Actions shows as annotations on the changed lines.

Every line is one command, so that nothing a file says can begin a command of
its own. GitHub shows ten annotations of each level and step: the worst go first.
Escapes: https://github.com/actions/toolkit/blob/main/docs/commands.md.
"""

from __future__ import annotations

from socialpolicy.finding import Finding, Severity, Verdict
from socialpolicy.formats import words
from socialpolicy.text import Language, clean

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def render(verdict: Verdict, language: Language) -> str:
    """Print one workflow command a line; nothing when nothing was found."""
    return "".join(
        f"{_command(verdict, finding, language)}\n" for finding in words.worst_first(verdict)
    )


def _command(verdict: Verdict, finding: Finding, language: Language) -> str:
    span = finding.label.span
    # A column is of use to GitHub only on an annotation of a single line.
    columns = (
        {"col": span.column, "endColumn": span.end_column} if span.line == span.end_line else {}
    )
    properties: dict[str, object] = {
        "file": clean(finding.label.source.file),
        "line": span.line,
        "endLine": span.end_line,
        **columns,
        "title": f"{finding.rule.code} {finding.rule.name}",
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join(words.whole(verdict, finding, language))
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
