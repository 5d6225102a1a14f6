"""M14: the log contains no personal data about authors.

Looked for are numbers, addresses, user names and links, in every text that is
written by hand. Ids are not: the tool makes them. The municipality's own
domains and accounts are not personal data. While the files that say which
those are cannot be understood, nothing is said of what they might excuse.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.check import Found, each_log
from socialpolicy.finding import Fix, Label, Rule, Severity
from socialpolicy.register.models.message import Message
from socialpolicy.register.naming import bare_domain
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged, Path
from socialpolicy.rules.messages import WHERE, example_message
from socialpolicy.sensitive import DataKind, Match, find, suspicious
from socialpolicy.source import Span
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="M14",
    name="personal-data",
    severity=Severity.ERROR,
    title=Text(
        sv="Loggen innehåller inga personuppgifter om den som skrev",
        en="The log contains no personal data about authors",
    ),
    says=Text(
        sv="{id} innehåller personuppgifter i {where}: {what}",
        en="{id} contains personal data in {where}: {what}",
    ),
    why=Text(
        sv=(
            "Loggen är en allmän handling, och git minns allt som stått i den. Därför står där "
            "ett ämne med egna ord och vad som gjordes, aldrig vem det gällde."
        ),
        en=(
            "The log is an official document, and git remembers everything that has been in it. So "
            "it contains a subject in our own words and what was done, never who it was about."
        ),
    ),
    help=Fix(
        Text(sv="Skriv det utan uppgiften.", en="Write it without that."),
        filed=Text(
            sv=(
                "Ta bort uppgiften innan du sparar i git. Är den redan sparad finns den kvar "
                "i historiken: kontakta dataskyddsombudet."
            ),
            en=(
                "Remove it before you commit. If it is already committed it remains in the "
                "history: contact the data protection officer."
            ),
        ),
    ),
    example=example_message(
        head="  channel: direct-message\n  kind: question\n",
        bad=(
            "  subject: Vill bli uppringd på 070-174 06 05 om sitt lån\n"
            "  actions:\n"
            "    - {did: answered, at: 2026-11-18 15:40}\n"
        ),
        good=(
            "  subject: Vill bli uppringd om sitt lån\n"
            "  actions:\n"
            "    - {did: answered, at: 2026-11-18 15:40}\n"
        ),
    ),
)

_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?", re.ASCII)
"""What `author_told` most often is: too many digits to pass for nothing, and no one's number."""

_IN_ACTIONS = ("by", "to", "reason", "law", "author_told")


class _Part(NamedTuple):
    """A part of a value: its exact characters, where the file writes the value unchanged."""

    at: Place
    value: str
    match: Match

    def label(self, said: FilledText | None = None) -> Label:
        whole = self.at.label(said)
        span, text = whole.span, whole.source.excerpt(whole.span)
        if text == self.value:
            first = span.column
        elif text in (f'"{self.value}"', f"'{self.value}'"):
            first = span.column + 1
        else:
            return whole
        start, end = first + self.match.start, first + self.match.end
        return whole._replace(span=Span(span.line, start, span.line, end))


TOGETHER = 8
"""Entries that are looked at together first: one look is enough for nearly all."""


@each_log(RULE)
def check(log: tuple[Logged, ...], register: Register) -> Found:
    """Look through every text of the entries."""
    for start in range(0, len(log), TOGETHER):
        some = log[start : start + TOGETHER]
        if suspicious(";".join([_together(logged.message) for logged in some])):
            for logged in some:
                yield from _look(logged, register)


def _look(logged: Logged, register: Register) -> Found:
    if not suspicious(_together(logged.message)):
        return
    policy = register.policy
    domains = _domains((*policy.domains, policy.website or ""))
    for path, text in _texts(logged):
        for match in find(text, own_domains=domains, own_handles=register.handles):
            if not _may_be_ours(match.kind, register):
                yield RULE.found(
                    _Part(logged.place(path), text, match),
                    subject=logged.message.id,
                    hides=True,
                    id=logged.message.id,
                    where=WHERE[str(path[-1])],
                    what=match.kind.value,
                )


@lru_cache(maxsize=16)
def _domains(written: tuple[str, ...]) -> frozenset[str]:
    return frozenset(filter(None, map(bare_domain, written)))


def _together(message: Message) -> str:
    """Join an entry's texts; `;` keeps the digits of one from adding to those of the next."""
    text = f"{message.subject};{message.reference}"
    if message.record is not None:
        text += f";{message.record.number}"
    for action in message.actions:
        text += f";{action.by};{action.to};{action.reason};{action.law};{action.author_told}"
        if action.preserved is not None:
            text += f";{action.preserved.reference}"
    return text


def _texts(logged: Logged) -> list[tuple[Path, str]]:
    """List every text that is written by hand, with its path."""
    message = logged.message
    texts: list[tuple[Path, str]] = [(("subject",), message.subject)]
    if message.reference is not None:
        texts.append((("reference",), message.reference))
    if message.record is not None and message.record.number is not None:
        texts.append((("record", "number"), message.record.number))
    for index, action in enumerate(message.actions):
        for field in _IN_ACTIONS:
            text = getattr(action, field)
            if text is not None and not (field == "author_told" and _TIME.fullmatch(text)):
                texts.append((("actions", index, field), text))
        if action.preserved is not None and action.preserved.reference is not None:
            texts.append((("actions", index, "preserved", "reference"), action.preserved.reference))
    return texts


def _may_be_ours(kind: DataKind, register: Register) -> bool:
    """Say whether what was found may be the municipality's own, as far as can be known."""
    policy_unread = register.policy_at.document.source.file in register.flawed
    if kind is DataKind.EMAIL_ADDRESS:
        return policy_unread
    if kind is DataKind.LINK:
        return policy_unread or bool(register.unread_accounts)
    return kind is DataKind.HANDLE and bool(register.unread_accounts)
