"""M14: the log contains no personal data about authors.

Looked for are numbers, addresses, user names and links, in every text that is
written by hand, in comments, and in all of a file that could not be understood
whole. Ids are not: the tool makes them. The municipality's own domains, accounts
and numbers (`own` in policy.yaml) are not personal data. While the files that say which
those are cannot be understood, nothing is said of what they might excuse.
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from socialpolicy.check import Check, Found, file_of
from socialpolicy.finding import Finding, Fix, Label, Rule, Severity
from socialpolicy.register.months import Month
from socialpolicy.register.naming import bare_domain
from socialpolicy.register.register import Log, Register, is_sure_of
from socialpolicy.register.timeline import Logged, Path
from socialpolicy.rules.messages import WHERE, example_message
from socialpolicy.rules.repository import of_source
from socialpolicy.sensitive import DataKind, Match, find, suspicious
from socialpolicy.source import Span
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

RULE = Rule(
    code="M14",
    name="personal-data",
    severity=Severity.ERROR,
    title=Text(
        sv="Loggen innehåller inga nummer, adresser, länkar eller användarnamn som är personers",
        en="The log contains no numbers, addresses, links or user names of people",
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
"""What `author_told` and what is corrected most often are: nobody's number, for all its digits."""

_IN_ACTIONS = ("by", "to", "reason", "law", "author_told")
_IN_CORRECTIONS = ("was", "by", "reason")


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

    def fitted(self, advice: Fix) -> Fix:
        return self.at.fitted(advice)


_INK = re.compile(r"[^\s]")
_BESIDE = Text(
    sv="Här står personuppgifter i loggen: {what}", en="The log contains personal data here: {what}"
)


class _PersonalData:
    """Look through every text of the entries, the comments, and what could not be understood."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._tried = 0
        self._beside: set[str] = set()
        self._told: set[int] = set()
        """The lines of the month at hand that something was found in."""

    def take(self, month: Month) -> Found:
        """Look at one month of an account, or a stretch of a large one."""
        self._tried += len(month.messages)
        # The `;` between keeps the digits of one text from adding to those of the next.
        if suspicious(";".join(month.texts)):
            suspects = set(filter(suspicious, month.texts))
            for logged in month.messages:
                for finding in _look(logged, suspects, self._register):
                    self._told.add(finding.label.span.line)
                    yield finding
        if month.is_last:
            told, self._told = self._told, set()
            for finding in _look_beside(month.log, self._register, told):
                self._beside.add(month.log.file)
                yield finding

    def end(self) -> Found:
        """Say nothing more: each month was judged by itself."""
        return iter(())

    def subjects(self) -> int:
        """Count the messages, and the files that hold something beside them."""
        return self._tried + len(self._beside)


check = Check(RULE, across=_PersonalData, about=lambda finding: finding.subject or file_of(finding))

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)


def _look_beside(log: Log, register: Register, told: Collection[int]) -> Iterator[Finding]:
    """Look through comments, and the whole text where not all of it could be understood."""
    source = log.at.document.source
    if not log.problems and b"#" not in source.data:
        return
    for stretch in of_source(source, lambda part: suspicious(part.decode(errors="replace"))):
        text = stretch.text if log.problems else _only_comments(stretch.text)
        matches = [
            each
            for each in personal_data_in(text, register)
            if not _may_be_ours(each.kind, register)
        ]
        labels = stretch.labels((match.start, match.end) for match in matches)
        for match, label in zip(matches, labels, strict=True):
            if label.span.line not in told:
                yield RULE.found(label, says=_BESIDE, hides=True, what=match.kind.value)


def _only_comments(text: str) -> str:
    """Blank out all but the comments; every character keeps its place."""
    parts, last = [], 0
    for found in _COMMENT.finditer(text):
        parts += [_INK.sub(" ", text[last : found.start()]), found[0]]
        last = found.end()
    return "".join(parts)


def _look(logged: Logged, suspects: Collection[str], register: Register) -> Iterator[Finding]:
    for path, text in _texts(logged):
        for match in personal_data_in(text, register) if text in suspects else ():
            if not _may_be_ours(match.kind, register):
                yield RULE.found(
                    _Part(logged.place(path), text, match),
                    subject=logged.message.id,
                    hides=True,
                    id=logged.message.id,
                    where=WHERE[str(path[-1])],
                    what=match.kind.value,
                )


def personal_data_in(text: str, register: Register) -> tuple[Match, ...]:
    """Find personal data, but for what the register says is the municipality's own."""
    policy = register.policy
    return find(
        text,
        own_domains=_domains((*policy.domains, policy.website or "")),
        own_handles=register.handles.union(policy.own.handles),
        own_phones=policy.own.phones,
    )


@lru_cache(maxsize=16)
def _domains(written: tuple[str, ...]) -> frozenset[str]:
    return frozenset(filter(None, map(bare_domain, written)))


def _texts(logged: Logged) -> list[tuple[Path, str]]:
    """List every text that is written by hand, with its path."""
    message = logged.message
    texts: list[tuple[Path, str]] = [(("subject",), message.subject)]
    if message.reference is not None:
        texts.append((("reference",), message.reference))
    if message.concerns_us_reason is not None:
        texts.append((("concerns_us_reason",), message.concerns_us_reason))
    if message.record is not None and message.record.number is not None:
        texts.append((("record", "number"), message.record.number))
    for index, action in enumerate(message.actions):
        for field in _IN_ACTIONS:
            text = getattr(action, field)
            if text is not None and not (field == "author_told" and _TIME.fullmatch(text)):
                texts.append((("actions", index, field), text))
        if action.preserved is not None and action.preserved.reference is not None:
            texts.append((("actions", index, "preserved", "reference"), action.preserved.reference))
    for index, correction in enumerate(message.corrections):
        texts.extend(
            (("corrections", index, field), getattr(correction, field))
            for field in _IN_CORRECTIONS
            if not (field == "was" and _TIME.fullmatch(correction.was))
        )
    return texts


def _may_be_ours(kind: DataKind, register: Register) -> bool:
    """Say whether what was found may be the municipality's own, as far as can be known."""
    policy_unread = register.policy_at.document.source.file in register.flawed
    if kind is DataKind.EMAIL_ADDRESS:
        return policy_unread
    if kind is DataKind.PHONE_NUMBER:
        return not is_sure_of(register, "own")
    if kind in (DataKind.LINK, DataKind.HANDLE):
        return policy_unread or bool(register.unread_accounts)
    return False
