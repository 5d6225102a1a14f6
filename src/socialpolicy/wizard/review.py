"""The look back before anything is written: the answers, the change, the last word."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date

from socialpolicy.cli.errors import visible
from socialpolicy.screen import screen_of
from socialpolicy.text import FilledText, Language, Text, clean, day
from socialpolicy.wizard.conversation import Conversation
from socialpolicy.wizard.draft_check import Draft
from socialpolicy.wizard.editor import Word, difference
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import AnswerKind, Question
from socialpolicy.wizard.terminal import Asker, Item

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
_STOP = Text(sv="Spara utkastet och sluta", en="Save the draft and stop")
_WHICH = Text(sv="Vilket svar vill du ändra?", en="Which answer do you want to change?")
_NONE = Text(sv="Inget", en="None")

_GO_ON = Text(sv="Fortsätt med det", en="Continue with it")
_ANEW = Text(sv="Börja om; utkastet ersätts", en="Start over; the draft is replaced")


_MARGIN = 8
"""Columns beside a row of a list."""

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


def summary(flow: Flow, asker: Asker, language: Language) -> None:
    """Say what has been answered, under the headings of the questions."""
    numbered, presumed = flow.numbered, flow.presumed_keys
    asker.say(f"\n{_SUMMARY.in_language(language)}", strong=True)
    for section in flow.form.sections:
        shown = [each for each in section.questions if each.key in numbered]
        if shown:
            asker.say(section.title.in_language(language))
        for each in shown:
            number, label = numbered[each.key], each.label.in_language(language)
            star = "* " if each.key in presumed else ""
            asker.say(f"  {number}. {star}{label}: {shown_answer(each, flow, language)}")


def shown_answer(question: Question, flow: Flow, language: Language) -> str:
    """Show the answer to a question in one line, as people say it."""
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
    said = titles[value].in_language(language) if value in titles else value
    return " ".join(said.split())


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


def changed(flow: Flow, talk: Conversation, first: Sequence[str] = ()) -> Flow:
    """Ask which answer to change, those that come `first` before the others, and ask for it."""
    language, asker = talk.language, talk.asker
    asker.say(_WHICH.in_language(language))
    numbered = flow.numbered
    keys = [*first, *(key for key in numbered if key not in first)]
    items = [
        Item(key, _row(flow.form.question(key), flow, numbered[key], language))
        for key in keys
        if key in numbered
    ]
    none = Item("", _NONE.in_language(language))
    chosen = asker.choose([*items, none], items[0].value if first else "")
    if chosen not in [item.value for item in items]:
        return flow
    return talk.run(talk.ask_again(flow, flow.form.question(chosen)))


def _row(question: Question, flow: Flow, number: int, language: Language) -> str:
    label = question.label.in_language(language)
    # A row that is too long would be cut in the middle of a word.
    width = max(screen_of(sys.stderr).prose - _MARGIN, len(label) + _MARGIN)
    return clean(f"{number}. {label}: {shown_answer(question, flow, language)}", width)


def wants_kept(kept: FilledText, asker: Asker, language: Language) -> bool:
    """Ask whether to go on with the draft that is kept, or begin anew in its place."""
    asker.say(kept.in_language(language))
    items = [Item("kept", _GO_ON.in_language(language)), Item("new", _ANEW.in_language(language))]
    while True:
        chosen = asker.choose(items, "kept")
        if chosen in ("kept", "new"):
            return chosen == "kept"
