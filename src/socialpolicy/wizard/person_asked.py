"""Whether an answer may be the name of a person, so that it is asked before it is written.

`check` goes by a list of given names alone. In front of a person more can be asked about: two
words with capital letters where a role is wanted, unless the register uses them already.
"""

from __future__ import annotations

import re

from socialpolicy.register.naming import mailboxes
from socialpolicy.register.roles import roles_in
from socialpolicy.sensitive.names import holds_name, is_named_address
from socialpolicy.text import Language, Text
from socialpolicy.wizard.form import Answer, AnswerKind, Question, Situation
from socialpolicy.wizard.terminal import Asker, Item

_IS_IT = Text(
    sv="Är det ett namn på en person, {name}?", en="Is that the name of a person, {name}?"
)
_YES = Text(sv="Ja, jag skriver något annat", en="Yes, I will write something else")
_NO = Text(sv="Nej, det är ingen person", en="No, it is no person")
_ROLE_INSTEAD = Text(
    sv="Skriv rollen i stället, aldrig namnet.", en="Write the role instead, never the name."
)
_MAILBOX_INSTEAD = Text(
    sv="Skriv adressen till en funktionsbrevlåda i stället.",
    en="Write the address of a shared mailbox instead.",
)
_WITHOUT = Text(sv="Skriv det utan namnet.", en="Write it without the name.")

_ROLE_KEYS = frozenset({"role", "roles", "by", "to"})
_WRITTEN = (AnswerKind.TEXT, AnswerKind.LONG, AnswerKind.ROLES)
_TWO_WORDS = re.compile(r"[A-ZÅÄÖÉ][^\W\d_]+(?:-[A-ZÅÄÖÉ][^\W\d_]+)? [A-ZÅÄÖÉ][^\W\d_]+")


class PersonAsked:
    """Asks whether what looks like a name is a person's, and once for each name."""

    def __init__(self, asker: Asker, language: Language) -> None:
        self._asker = asker
        self._language = language
        self._nobody: set[str] = set()

    def names_one(self, question: Question, answer: Answer | None, situation: Situation) -> bool:
        """Say whether an answer names a person, who is then not to be written."""
        name = person_in(question, answer, situation)
        if not name or name in self._nobody:
            return False
        self._asker.say(_IS_IT.fill(self._language, {"name": name}))
        words = {"yes": _YES, "no": _NO}
        items = [Item(value, title.in_language(self._language)) for value, title in words.items()]
        if self._asker.choose(items, "yes").strip() == "no":
            self._nobody.add(name)
            return False
        self._asker.say(instead(question).in_language(self._language))
        return True


def person_in(question: Question, answer: Answer | None, situation: Situation) -> str:
    """Give the part of an answer that may be a person's name or own address, or nothing."""
    if question.kind not in _WRITTEN or answer is None:
        return ""
    listed = {each.value for each in question.listed(situation)}
    for text in [answer] if isinstance(answer, str) else answer:
        if text in listed or text in roles_in(situation.register):
            continue
        if name := holds_name(text):
            return name
        if question.key.endswith("contact"):
            return next(filter(is_named_address, mailboxes(text)), "")
        if is_for_a_role(question) and _TWO_WORDS.fullmatch(text):
            return text
    return ""


def instead(question: Question) -> Text:
    """Say what to write in place of a name."""
    if question.key.endswith("contact"):
        return _MAILBOX_INSTEAD
    return _ROLE_INSTEAD if is_for_a_role(question) else _WITHOUT


def is_for_a_role(question: Question) -> bool:
    """Say whether a question is answered with a role, or with roles."""
    # An absence goes `to` a day.
    return question.path[-1] in _ROLE_KEYS and question.kind is not AnswerKind.DAY
