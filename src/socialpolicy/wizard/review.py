"""The look back before anything is written: the answers, the findings, the file, the last word."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from socialpolicy.cli.errors import visible
from socialpolicy.lint import redaction
from socialpolicy.text import Language, Text
from socialpolicy.wizard.conversation import Conversation
from socialpolicy.wizard.draft_check import Draft
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.prompt import Asker, Item
from socialpolicy.wizard.question import Question

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
    if question.key == "platform":
        from socialpolicy.platforms import PLATFORMS

        return PLATFORMS[value].name.in_language(language) if value in PLATFORMS else value
    titles = {each.value: each.title for each in question.listed(flow.situation)}
    return titles[value].in_language(language) if value in titles else value


def difference(draft: Draft) -> str:
    """Write what would change in the register as a unified diff, without what must be hidden."""
    return redaction.difference(draft.before, draft.source)


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
