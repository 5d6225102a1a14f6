"""The look back before anything is written: the answers, the findings, the file, the last word.

A finding about a draft points at the answer that was given, as the file is not there yet.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum

from socialpolicy import formats
from socialpolicy.cli.errors import visible
from socialpolicy.finding import Finding, Label, Verdict
from socialpolicy.screen import screen_of
from socialpolicy.source import NOWHERE, START, Source, Span
from socialpolicy.text import Language, Text, day
from socialpolicy.wizard.conversation import Conversation
from socialpolicy.wizard.draft_check import READING_CODES, Draft, for_question
from socialpolicy.wizard.editor import difference
from socialpolicy.wizard.flow import KNOWN_FROM_ADDRESS, Flow
from socialpolicy.wizard.form import AnswerKind, Question
from socialpolicy.wizard.terminal import Asker, Item
from socialpolicy.yaml import Document, Plain
from socialpolicy.yaml.plain import Path

_SUMMARY = Text(sv="Det här har du svarat", en="This is what you have answered")
_NOTHING = Text(sv="(inget svar)", en="(no answer)")
_SOUND = Text(
    sv="Kontrollen har inget att anmärka på. Det här skrivs:",
    en="The check finds nothing wrong. This will be written:",
)
_UNSOUND = Text(sv="Det här är vad som skulle skrivas:", en="This is what would be written:")
_UNFINISHED = Text(
    sv="Några svar saknas än. Det här är vad som skulle skrivas:",
    en="Some answers are still missing. This is what would be written:",
)
_LAST = Text(sv="Vad vill du göra?", en="What do you want to do?")
_CHANGE = Text(sv="Ändra ett svar", en="Change an answer")
_STOP = Text(sv="Sluta här och spara utkastet", en="Stop here and save the draft")
_WHICH = Text(sv="Vilket svar vill du ändra?", en="Which answer do you want to change?")
_NONE = Text(sv="Inget", en="None")

_KEPT = Text(sv="Det finns ett sparat utkast.", en="There is a saved draft.")
_KEPT_NAMED = Text(sv="Det finns ett sparat utkast: {name}.", en="There is a saved draft: {name}.")
_GO_ON = Text(sv="Fortsätt med det", en="Continue with it")
_ANEW = Text(sv="Börja om; utkastet ersätts", en="Start over; the draft is replaced")


_NOT_LISTED = Text(sv="{word} finns inte att välja på.", en="{word} is not on the list.")


def chosen_from(titles: Mapping[str, str], asks: Text, asker: Asker, language: Language) -> str:
    """Let somebody at a terminal choose what a form is about, by its title; give its id."""
    items = [Item(id, title) for id, title in titles.items()]
    while True:
        asker.say(asks.in_language(language), strong=True)
        chosen = asker.choose(items, items[0].value).strip()
        if chosen in titles:
            return chosen
        asker.say(_NOT_LISTED.fill(language, {"word": visible(chosen)}))


class Word(Enum):
    """What a person chose to do with a draft."""

    WRITE = "write"
    CHANGE = "change"
    STOP = "stop"


def summary(flow: Flow, asker: Asker, language: Language) -> None:
    """Say what has been answered, under the headings of the questions."""
    applicable = {each.key for each in flow.applicable}
    asker.say(f"\n{_SUMMARY.in_language(language)}", strong=True)
    for section in flow.form.sections:
        shown = [
            each
            for each in section.questions
            if each.key in flow.answers or (each.key in applicable and not each.silent)
        ]
        if shown:
            asker.say(section.title.in_language(language))
        for each in shown:
            asker.say(f"  {each.label.in_language(language)}: {_shown(each, flow, language)}")


def _shown(question: Question, flow: Flow, language: Language) -> str:
    value = flow.answers.get(question.key)
    if not value:
        return _NOTHING.in_language(language)
    if isinstance(value, list):
        return "; ".join(value)
    if question.kind in (AnswerKind.DAY, AnswerKind.PAST_DAY):
        return day(date.fromisoformat(value), language)
    if question.key == "platform":
        from socialpolicy.platforms import PLATFORMS

        return PLATFORMS[value].name.in_language(language) if value in PLATFORMS else value
    titles = {each.value: each.title for each in question.listed(flow.situation)}
    return titles[value].in_language(language) if value in titles else value


def present(draft: Draft, asker: Asker, language: Language, *, whole: bool) -> None:
    """Say whether the rules find anything in a draft, and show what would change."""
    asker.say("")
    said = _UNSOUND if draft.verdict.findings else _SOUND if whole else _UNFINISHED
    asker.say(said.in_language(language))
    asker.show(difference(draft))


def last_word(draft: Draft, asker: Asker, language: Language, *, whole: bool, title: Text) -> Word:
    """Ask what to do with a draft. One with an error, or an answer missing, cannot be written."""
    items = [Item(Word.CHANGE.value, _CHANGE.in_language(language))]
    items.append(Item(Word.STOP.value, _STOP.in_language(language)))
    if whole and not draft.has_errors():
        items.insert(0, Item(Word.WRITE.value, title.in_language(language)))
    while True:
        asker.say(f"\n{_LAST.in_language(language)}", strong=True)
        chosen = asker.choose(items, items[0].value)
        if chosen in [item.value for item in items]:
            return Word(chosen)


def changed(flow: Flow, talk: Conversation) -> Flow:
    """Ask which answer to change, and ask for it again."""
    language, asker = talk.language, talk.asker
    asker.say(_WHICH.in_language(language))
    items = [
        Item(each.key, f"{each.label.in_language(language)}: {_shown(each, flow, language)}")
        for each in flow.applicable
    ]
    chosen = asker.choose([*items, Item("", _NONE.in_language(language))], "")
    if chosen not in [item.value for item in items]:
        return flow
    return talk.run(talk.ask_again(flow, flow.form.question(chosen)))


def wants_kept(name: str, asker: Asker, language: Language) -> bool:
    """Ask whether to go on with the draft that is kept, or begin anew in its place."""
    named = _KEPT_NAMED if name else _KEPT
    asker.say(named.fill(language, {"name": name}))
    items = [Item("kept", _GO_ON.in_language(language)), Item("new", _ANEW.in_language(language))]
    while True:
        chosen = asker.choose(items, "kept")
        if chosen in ("kept", "new"):
            return chosen == "kept"


_ANSWER = Text(sv="svaret ”{label}”", en="the answer “{label}”")


def by_option(question: Question) -> str:
    """Name an answer by the option that gives it."""
    return question.option


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
            return next((each for each in concerned if each.key not in answers), None)
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
    name = by_label(language) if asked else by_option
    verdict = pointed(draft, flow, name)
    screen = screen_of(sys.stderr)
    colour = asked and screen.colour
    return formats.render("text", verdict, language, colour=colour, width=screen.prose)
