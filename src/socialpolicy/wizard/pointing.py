"""Findings about a draft point at the answer that was given, as the file is not there yet."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

from socialpolicy import formats
from socialpolicy.finding import Finding, Label
from socialpolicy.screen import screen_of
from socialpolicy.source import NOWHERE, START, Source, Span
from socialpolicy.text import Language, Text
from socialpolicy.verdict import Verdict
from socialpolicy.wizard.draft_check import READING_CODES, Draft, for_question
from socialpolicy.wizard.flow import KNOWN_FROM_ADDRESS, Flow
from socialpolicy.wizard.form import Need, Question
from socialpolicy.yaml import Document, Plain
from socialpolicy.yaml.plain import Path

_ANSWER = Text(sv="svaret ”{label}”", en="the answer “{label}”")
_OPTION = Text(sv="valet {option}", en="the option {option}")


def by_option(language: Language) -> Callable[[Question], str]:
    """Name an answer by the option that gives it."""

    def name(question: Question) -> str:
        return _OPTION.in_language(language).format(option=question.option)

    return name


def by_label(language: Language) -> Callable[[Question], str]:
    """Name an answer as the summary of the answers does."""

    def name(question: Question) -> str:
        return _ANSWER.in_language(language).format(label=question.label.in_language(language))

    return name


def pointed(draft: Draft, flow: Flow, name: Callable[[Question], str]) -> Verdict:
    """Let the findings about a draft point at the option or the line that gave the answer.

    An answer that was given otherwise, or not at all, is pointed at by its
    name where no file holds it: an account that is there already does.
    """
    pointer = _Pointer(draft, flow, name)
    findings = tuple(map(pointer.moved, draft.verdict.findings))
    return replace(draft.verdict, findings=findings)


def question_of(finding: Finding, draft: Draft, flow: Flow) -> Question | None:
    """Find the question whose answer a finding is about, or that was left out; None for none."""
    return _Pointer(draft, flow, by_option(Language.ENGLISH)).question(finding)


class _Pointer:
    def __init__(self, draft: Draft, flow: Flow, name: Callable[[Question], str]) -> None:
        self.draft = draft
        self.flow = flow
        self.name = name
        source = draft.source
        # What the rules hide in the draft must not be shown in the file that it came from.
        self.hidden = any(
            source.shown_line(number) != line for number, line in enumerate(source.lines, 1)
        )

    def moved(self, finding: Finding) -> Finding:
        """Give a finding with its places moved, and help that fits how the answer was given."""
        related = tuple(self._moved(each, finding) for each in finding.related)
        label = self._moved(finding.label, finding)
        by_name = label.span == NOWHERE
        question = self._question(self._path(finding.label, finding), finding) if by_name else None
        fitting = for_question(finding, question) if question else finding
        return fitting._replace(label=label, related=related)

    def question(self, finding: Finding) -> Question | None:
        """Find the question that a finding is about."""
        if finding.label.source.file != self.draft.source.file:
            return None
        return self._question(self._path(finding.label, finding), finding)

    def _path(self, label: Label, finding: Finding) -> Path:
        path = _path_of(label.span, self.draft.at.document)
        # What is nowhere is marked at the id.
        return () if path == ("id",) and finding.rule.code not in READING_CODES else path

    def _moved(self, label: Label, finding: Finding) -> Label:
        if label.source.file != self.draft.source.file:
            return label
        path = self._path(label, finding)
        question = self._question(path, finding)
        if question and question.key in self.flow.options:
            return self._named(label, question)
        within = self.flow.file
        given = question is None or question.key in self.flow.given
        if within and given and _stands(within.value, path):
            return self._in_file(label, within, path)
        if self.draft.before:
            return label
        if question:
            return self._named(label, question)
        if within:
            return Label(Source(within.source.file, b""), START, label.said)
        return Label(Source(self.flow.form.name, b""), NOWHERE, label.said)

    def _question(self, path: Path, finding: Finding) -> Question | None:
        """Find the question whose answer is at a path; the one left out, where none does."""
        asked, answers = self.flow.applicable, self.flow.answers
        concerned = [each for each in asked if finding.rule.code in each.codes]
        if not path:
            # One that is asked of nobody unless it has an answer is not what was left out.
            return next(
                (
                    each
                    for each in concerned
                    if each.key not in answers and not (each.silent and each.need is Need.FREE)
                ),
                None,
            )
        if path[0] in KNOWN_FROM_ADDRESS and path[0] not in self.flow.options:
            file = self.flow.file
            if file is None or not _stands(file.value, path):
                path = ("url",)
        exact = (each for each in self.flow.form.questions if each.path == path[: len(each.path)])
        below = (each for each in concerned if each.path[: len(path)] == path)
        return next(exact, None) or next(below, None)

    def _named(self, label: Label, question: Question) -> Label:
        return Label(Source(self.name(question), b""), NOWHERE, label.said)

    def _in_file(self, label: Label, within: Document, path: Path) -> Label:
        on_key = label.span == self.draft.at.document.span(path, key=True)
        span = within.span(path, key=on_key)
        source = Source(within.source.file, b"") if self.hidden else within.source
        return Label(source, span, label.said)


def _path_of(span: Span, document: Document) -> Path:
    """Find which value a span marks, or lies in; nothing when it is none."""
    inside: Path = ()
    for path in _paths(document.value, ()):
        if span in (document.span(path), document.span(path, key=True)):
            return path
        whole = document.span(path)
        if whole[:2] <= span[:2] and span[2:] <= whole[2:]:
            inside = path
    return inside


def _paths(value: Plain, path: Path) -> Iterator[Path]:
    steps = value.items() if isinstance(value, dict) else enumerate(value or ())
    if isinstance(value, str):
        return
    for step, inner in steps:
        yield (*path, step)
        yield from _paths(inner, (*path, step))


def _stands(value: Plain, path: Path) -> bool:
    """Say whether there is anything at a path."""
    return any(path == each for each in _paths(value, ()))


def printed(draft: Draft, flow: Flow, language: Language, *, asked: bool) -> str:
    """Print the findings: answers are named as they were `asked` for, or by their options."""
    name = (by_label if asked else by_option)(language)
    verdict = pointed(draft, flow, name)
    screen = screen_of(sys.stderr)
    colour = asked and screen.colour
    return formats.render("text", verdict, language, colour=colour, width=screen.prose)
