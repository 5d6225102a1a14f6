"""The last screen of an account's form: the whole in a few lines, and what remains, last.

Everything else is shown when it is asked for: all the answers, and the file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from socialpolicy.finding import Finding, Severity
from socialpolicy.formats import words
from socialpolicy.platforms import PLATFORMS
from socialpolicy.screen import screen_of, wrap
from socialpolicy.text import Language, Text
from socialpolicy.wizard import review
from socialpolicy.wizard.draft_check import Draft, for_question
from socialpolicy.wizard.editor import Word, difference
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import NewAccount, Question
from socialpolicy.wizard.pointing import question_of
from socialpolicy.wizard.review import shown_answer
from socialpolicy.wizard.terminal import Asker, Item

_TITLE = Text(sv="{name} på {platform}", en="{name} on {platform}")
_FILLED_IN = (
    Text(
        sv="1 svar är ifyllt åt dig{name}. Det har en stjärna under Visa alla svar.",
        en="1 answer is filled in for you{name}. It has a star under Show all answers.",
    ),
    Text(
        sv="{n} svar är ifyllda åt dig{name}. De har en stjärna under Visa alla svar.",
        en="{n} answers are filled in for you{name}. They have a star under Show all answers.",
    ),
)
_NAMED = Text(sv=", som kortnamnet {id}", en=", such as the short name {id}")
_CHANGED = Text(sv="Ändrat:", en="Changed:")
_CHANGES = Text(sv="Det här ändras i filen:", en="This changes in the file:")
_FINE = Text(sv="Kontrollen har inget att anmärka på.", en="The check finds nothing wrong.")
_COUNTED = {
    "error": (Text(sv="1 fel", en="1 error"), Text(sv="{n} fel", en="{n} errors")),
    "warning": (Text(sv="1 varning", en="1 warning"), Text(sv="{n} varningar", en="{n} warnings")),
    "info": (Text(sv="1 upplysning", en="1 note"), Text(sv="{n} upplysningar", en="{n} notes")),
    "": (
        Text(sv="1 svar saknas", en="1 answer is missing"),
        Text(sv="{n} svar saknas", en="{n} answers are missing"),
    ),
}
_FIX = (Text(sv="Rätta det nu?", en="Fix it now?"), Text(sv="Rätta det nu?", en="Fix them now?"))
_QUESTION = Text(sv="Fråga {number}", en="Question {number}")
_ABSENT = Text(sv="{label}: svaret saknas.", en="{label}: the answer is missing.")

_LAST = Text(sv="Vad vill du göra?", en="What do you want to do?")
_WRITE = Text(sv="Skriv i registret", en="Write in the register")
_DESPITE = (
    Text(sv="Skriv ändå, trots varningen", en="Write anyway, despite the warning"),
    Text(sv="Skriv ändå, trots varningarna", en="Write anyway, despite the warnings"),
)
_MEND = Text(sv="Svara på det nu", en="Answer it now")
_CHANGE = Text(sv="Ändra ett svar", en="Change an answer")
_ANSWERS = Text(sv="Visa alla svar", en="Show all answers")
_FILE = Text(sv="Visa filen", en="Show the file")
_DIFFERENCE = Text(sv="Visa ändringen", en="Show the change")
_BREAK_OFF = Text(sv="Avbryt, skriv ingenting", en="Stop, write nothing")
_STOP = Text(sv="Spara utkastet och sluta", en="Save the draft and stop")


class Remaining(NamedTuple):
    """Something that remains: the question that mends it, if one does, and what the rule says.

    Without a finding an answer is missing that is needed.
    """

    question: Question | None
    finding: Finding | None

    @property
    def kind(self) -> str:
        """The severity of the finding, nothing for an answer that is missing."""
        return self.finding.severity.value if self.finding else ""


def remaining(draft: Draft, flow: Flow) -> list[Remaining]:
    """List what remains, errors first and then in the order of the questions."""
    found = [Remaining(question_of(each, draft, flow), each) for each in draft.verdict.findings]
    spoken = {each.question.key for each in found if each.question}
    if draft.before is not None:
        lacking = (each for each in flow.missing if each.key not in spoken)
        found += [Remaining(each, None) for each in lacking if not draft.about(each)]
    order, worst = flow.numbered, ["", *(each.value for each in Severity)]
    numbers = {each.key: number for number, each in enumerate(flow.form.questions)}

    def place(each: Remaining) -> tuple[int, int]:
        known = order.get(each.question.key, numbers[each.question.key]) if each.question else 0
        return worst.index(each.kind), known

    return sorted(found, key=place)


def show(draft: Draft, flow: Flow, asker: Asker, language: Language, seen: Flow | None) -> None:
    """Show the form as answered, or what has changed since it was `seen`; then what remains."""
    asker.say("")
    if seen is None:
        for line in _whole(flow, language):
            asker.say(line)
        if draft.before is not None:
            asker.say(f"\n{_CHANGES.in_language(language)}")
            asker.show(broken_difference(draft))
    else:
        for line in _changed(seen, flow, language):
            asker.say(line)
    asker.say("")
    left = remaining(draft, flow)
    if not left:
        asker.say(_FINE.in_language(language))
        return
    asker.say(_count(left, language), strong=True)
    for each in left:
        for line in _line(each, flow, language):
            asker.say(line)


def _whole(flow: Flow, language: Language) -> Iterator[str]:
    """Say what the form is about, what it comes to, and what was filled in unasked."""
    account = flow.filed.model if flow.filed else None
    name = flow.situation.text("name") or (account.name if account else "")
    platform = flow.situation.text("platform") or (account.platform if account else "")
    handle = flow.situation.text("handle") or (account.handle if account else "")
    if name and platform in PLATFORMS:
        values = {"name": name, "platform": PLATFORMS[platform].name}
        mark = f", @{handle}" if handle else ""
        yield f"{_TITLE.fill(language, values)}{mark}"
    if isinstance(flow.form.edit, NewAccount):
        facts = [each.in_language(language) for each in flow.form.edit.sums_up(flow.situation)]
        if facts:
            yield f"  {' · '.join(facts)}"
    presumed = len(flow.presumed_keys)
    if presumed:
        id = flow.situation.text("id") if "id" in flow.presumed_keys else ""
        name = _NAMED.fill(language, {"id": id}) if id else ""
        counted = (_FILLED_IN[presumed > 1]).fill(language, {"n": presumed, "name": name})
        yield f"  {counted}"


def _changed(before: Flow, after: Flow, language: Language) -> Iterator[str]:
    """Say which answers have become other than they were."""
    yield _CHANGED.in_language(language)
    for each in after.form.questions:
        if before.answers.get(each.key) != after.answers.get(each.key):
            was, now = (shown_answer(each, flow, language) for flow in (before, after))
            yield f"  {each.label.in_language(language)}: {was} → {now}"


def _count(left: Sequence[Remaining], language: Language) -> str:
    """Say how much remains, as in `2 fel, 1 varning. Rätta det nu?`."""
    kinds = [each.kind for each in left]
    parts = []
    for kind, (one, several) in _COUNTED.items():
        count = kinds.count(kind)
        if count:
            parts.append((one if count == 1 else several).fill(language, {"n": count}))
    asked = any(each.question for each in left)
    fix = f" {_FIX[len(left) > 1].in_language(language)}" if asked else ""
    return f"{', '.join(parts)}.{fix}"


def _line(each: Remaining, flow: Flow, language: Language) -> Iterator[str]:
    """Say in a sentence what remains, beside the number of the question that mends it."""
    question, finding = each.question, each.finding
    if finding is None:
        label = question.label if question else Text(sv="", en="")
        said = _ABSENT.fill(language, {"label": label})
    else:
        fitting = for_question(finding, question) if question else finding
        severity = words.SEVERITY[finding.severity].in_language(language)
        said = f"{severity}[{finding.rule.code}]: {words.ended(words.sentence(fitting, language))}"
    number = flow.numbered.get(question.key) if question else None
    head = f"  {_QUESTION.fill(language, {'number': number})}  " if number else "  "
    width = screen_of(sys.stderr).prose
    first, *rest = wrap(said, width - len(head))
    yield f"{head}{first}"
    yield from (f"{' ' * len(head)}{line}" for line in rest)


def broken_difference(draft: Draft) -> str:
    """Show what changes in a file, a line that is too long marked where it is broken."""
    width = screen_of(sys.stderr).prose
    lines = []
    for line in difference(draft).splitlines():
        first, *rest = wrap(line, width - 4) if len(line) > width else [line]
        lines += [first, *(f"  ↪ {each}" for each in rest)]
    return "\n".join(lines) + "\n"


def is_to_be_written(drafts: Sequence[Draft], asker: Asker, language: Language) -> bool:
    """Show what changes in each file, and ask whether to write it or nothing at all."""
    asker.say("")
    for draft in drafts:
        asker.show(broken_difference(draft))
    listed = [
        Item(word.value, title.in_language(language))
        for word, title in ((Word.WRITE, _WRITE), (Word.STOP, _BREAK_OFF))
    ]
    while True:
        asker.say(f"\n{_LAST.in_language(language)}", strong=True)
        chosen = asker.choose(listed, Word.WRITE.value)
        if chosen in (Word.WRITE.value, Word.STOP.value):
            return chosen == Word.WRITE.value


def last_word(draft: Draft, flow: Flow, asker: Asker, language: Language, *, whole: bool) -> Word:
    """Ask what to do, until it is something to be done: what is only shown is shown here.

    Writing stands first where nothing remains, last where warnings do, and is not
    offered with an error, or with an answer missing.
    """
    left = remaining(draft, flow)
    may_write = whole and not draft.has_errors()
    items = [(Word.WRITE, _WRITE)] if may_write and not left else []
    if any(each.question for each in left):
        items.append((Word.MEND, _MEND))
    items += [(Word.CHANGE, _CHANGE), (Word.ANSWERS, _ANSWERS)]
    items.append((Word.FILE, _FILE if draft.before is None else _DIFFERENCE))
    items.append((Word.STOP, _STOP))
    if may_write and left:
        items.append((Word.WRITE, _DESPITE[len(left) > 1]))
    listed = [Item(word.value, title.in_language(language)) for word, title in items]
    while True:
        asker.say(f"\n{_LAST.in_language(language)}", strong=True)
        chosen = asker.choose(listed, listed[0].value)
        if chosen not in [each.value for each in listed]:
            continue
        word = Word(chosen)
        if word is Word.ANSWERS:
            review.summary(flow, asker, language)
        elif word is Word.FILE:
            asker.show(draft.text if draft.before is None else broken_difference(draft))
        else:
            return word
