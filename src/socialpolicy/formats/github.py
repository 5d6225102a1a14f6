"""Findings as workflow commands, which GitHub Actions shows as annotations on the changed lines.

Every line is one command, so that nothing a file says can begin a command of
its own. GitHub shows ten annotations of each level and step: the worst go first,
and of those that are as bad, one from every file.
Escapes: https://github.com/actions/toolkit/blob/main/docs/commands.md.
"""

from __future__ import annotations

import posixpath
from collections import Counter

from socialpolicy.finding import Finding, Severity
from socialpolicy.formats import words
from socialpolicy.text import Language, clean
from socialpolicy.verdict import Verdict

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def render(verdict: Verdict, language: Language, folder: str = "") -> str:
    """Print one workflow command a line; nothing when nothing was found.

    `folder` is the working directory as seen from the top of the repository, from where
    GitHub looks for files. A notice of how much was found in all comes before other notices.
    """
    if not verdict.findings:
        return (
            error(_summed(verdict, language), "notice") if verdict.base or verdict.excused else ""
        )
    lines: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    for finding in _spread(words.worst_first(verdict)):
        lines[finding.severity].append(f"{_command(verdict, finding, language, folder)}\n")
    lines[Severity.INFO].insert(0, error(_summed(verdict, language), "notice"))
    return "".join(line for severity in Severity for line in lines[severity])


def _summed(verdict: Verdict, language: Language) -> str:
    excused = words.excused(verdict, language)
    return f"{words.tally(verdict, language)} {excused}.".removesuffix(" .")


def error(message: str, command: str = "error") -> str:
    """Write a workflow command that is about no file."""
    return f"::{command} title=socialpolicy::{_data(message)}\n"


def _spread(findings: list[Finding]) -> list[Finding]:
    """Put what is new first, and the first finding of every file before the second of any.

    The severities stay apart.
    """
    seen: Counter[tuple[Severity, bool, str]] = Counter()
    turns = []
    for finding in findings:
        about = finding.severity, finding.is_old, finding.label.source.file
        turns.append((finding.severity.rank, finding.is_old, seen[about], finding))
        seen[about] += 1
    return [finding for *_, finding in sorted(turns, key=lambda turn: turn[:3])]


def _command(verdict: Verdict, finding: Finding, language: Language, folder: str) -> str:
    span = finding.label.span
    # A column is of use to GitHub only on an annotation of a single line.
    columns = (
        {"col": span.column, "endColumn": span.end_column} if span.line == span.end_line else {}
    )
    properties: dict[str, object] = {
        "file": clean(_path(verdict, finding.label.source.file, folder)),
        "line": span.line,
        "endLine": span.end_line,
        **columns,
        "title": f"{finding.rule.code} {finding.rule.name}{_was_there(finding, language)}",
    }
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join(words.whole(verdict, finding, language))
    return f"::{_COMMANDS[finding.severity]} {listed}::{_data(message)}"


def _was_there(finding: Finding, language: Language) -> str:
    return words.THERE_BEFORE.in_language(language) if finding.is_old else ""


def _path(verdict: Verdict, file: str, folder: str) -> str:
    """Give a file's path from the top of the repository, as those of a commit are."""
    path = verdict.path(file)
    return path if path != file else posixpath.normpath(posixpath.join(folder, file))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
