"""Findings on a line each, for editors and grep: `file:line:column: code message`."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.formats import words
from socialpolicy.text import Language
from socialpolicy.verdict import Verdict


def pieces(verdict: Verdict, language: Language) -> Iterator[str]:
    """Print one line for each finding, in the order of the files; nothing when none was found.

    Where there is a base, the last line names it.
    """
    for finding in verdict.findings:
        said = words.sentence(finding, language)
        line = f"{words.place(finding.label)}: {finding.rule.code} {said}"
        yield f"{words.unobeyed(line)}\n"
    for each in verdict.excused if verdict.shows_excused else ():
        said = f"{words.sentence(each.finding, language)} ({words.excuse(each, language)})"
        line = f"{words.place(each.finding.label)}: {each.finding.rule.code} {said}"
        yield f"{words.unobeyed(line)}\n"
    if verdict.base:
        yield f"{words.beside(verdict.base, language)}\n"
