"""What differs, as data, and how it is gathered into few lines, whatever the format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple, TypeAlias

from socialpolicy.text import FilledText, Language, Text, shown

MOST_ALIKE = 5
"""So many changes of one kind have a line each; of more they are summed up in one."""

MOST_NAMED = 3
"""Ids that a line which sums up names, before the rest are counted."""

MOST_PARTS = 20
"""Changes of one account or file that its line tells, before the rest are counted."""

MOST_REASONS = 5
"""Commits whose messages are quoted, before the rest are counted."""

_REASONS = Text(
    sv="Den som har gjort ändringen skriver: {said}.",
    en="Whoever made the change writes: {said}.",
)
_QUOTED = Text(sv="”{said}”", en="“{said}”")
_MORE = Text(sv="{count} till", en="{count} more")
_CHANGES_MORE = Text(sv="{count} ändringar till", en="{count} more changes")
_SEVERAL = Text(sv="{count} konton ({names})", en="{count} accounts ({names})")

Said: TypeAlias = Text | FilledText


class Section(IntEnum):
    """What changes are about, in the order of the note."""

    CORRECTIONS = 0
    ORGANISATION = 1
    ACCOUNTS = 2
    MESSAGES = 3
    SETTINGS = 4


class Change(NamedTuple):
    """One thing that differs.

    `what` is its kind, for programs. `said` is said after `lead`, an id or a file's name, which is
    empty where `said` is a whole sentence. `summed` says the same of many at once, with `{count}`,
    `{names}` of the subjects, and `{field}`. `path`, `was` and `now` are where it stands in the
    file, and what stood and stands there. What `is_tallied` is said in a tally, and has no line.
    Where several changes are one thing to people, `together` says it of each of them, and is
    written once.
    """

    what: str
    section: Section
    subject: str
    said: Said
    summed: Text
    lead: str = ""
    path: str = ""
    was: object = None
    now: object = None
    field: object = ""
    is_tallied: bool = False
    together: Said | None = None

    def written(self, language: Language) -> str:
        """Say it as the lines do."""
        return (self.together or self.said).in_language(language)


class Tally(NamedTuple):
    """A sentence that sums up what happened to messages, which programs read one by one."""

    section: Section
    said: Said


@dataclass(frozen=True, slots=True)
class Note:
    """All that differs from a base.

    `word` is what the base was called by whoever asked, and `registered` is False where the base
    has no register. `tallies` are lines of their own. `reasons` are what the commits since say of
    themselves, each as one line: nowhere else does it say why a role was handed over.
    """

    word: str
    revision: str
    made: datetime
    registered: bool = True
    changes: tuple[Change, ...] = ()
    tallies: tuple[Tally, ...] = field(default=())
    reasons: tuple[str, ...] = ()


def reasons_line(note: Note, language: Language) -> str:
    """Quote what the commits say of themselves in one line; empty where none says anything."""
    if not note.reasons:
        return ""
    shown_ones: list[object] = [
        FilledText(_QUOTED, {"said": each}) for each in note.reasons[:MOST_REASONS]
    ]
    if left := len(note.reasons) - len(shown_ones):
        shown_ones.append(FilledText(_MORE, {"count": left}))
    return _REASONS.fill(language, {"said": shown_ones})


def lines(note: Note, language: Language) -> list[str]:
    """Write the note as sentences, those about one account in one line, and many alike as one."""
    found: list[str] = []
    for section in Section:
        tallies = (each.said for each in note.tallies if each.section is section)
        found += [said.in_language(language) for said in tallies]
        changes = [each for each in note.changes if each.section is section and not each.is_tallied]
        found += _of_section(changes, language)
    return [text if text.endswith((".", "!", "?", "…")) else f"{text}." for text in found]


def _of_section(changes: Sequence[Change], language: Language) -> Iterator[str]:
    whole = [each for each in changes if not each.lead]
    led = [each for each in changes if each.lead]
    summed: list[str] = []
    by_subjects: dict[tuple[str, ...], list[str]] = {}
    for alike in _many(led, lambda each: (each.what, each.written(language))):
        led = _without(led, alike)
        subjects = tuple(each.subject for each in alike)
        by_subjects.setdefault(subjects, []).append(alike[0].written(language))
    for subjects, said in by_subjects.items():
        values = {"count": len(subjects), "names": named(subjects)}
        summed.append(f"{_SEVERAL.fill(language, values)}: {'; '.join(said)}")
    for alike in _many([*whole, *led], lambda each: (each.what, each.summed.en)):
        whole, led = _without(whole, alike), _without(led, alike)
        names = named([each.subject for each in alike])
        values = {"count": len(alike), "names": names, "field": alike[0].field}
        summed.append(alike[0].summed.fill(language, values))
    yield from dict.fromkeys(each.written(language) for each in whole)
    yield from summed
    yield from _by_lead(led, language)


def _many(
    changes: Iterable[Change], key: Callable[[Change], tuple[str, str]]
) -> list[list[Change]]:
    groups: dict[tuple[str, str], list[Change]] = {}
    for each in changes:
        groups.setdefault(key(each), []).append(each)
    return [group for group in groups.values() if len({e.subject for e in group}) > MOST_ALIKE]


def _without(changes: Sequence[Change], taken: Sequence[Change]) -> list[Change]:
    gone = {id(each) for each in taken}
    return [each for each in changes if id(each) not in gone]


def _by_lead(changes: Sequence[Change], language: Language) -> Iterator[str]:
    """Write a line for each lead, and one for all leads of which exactly the same is said."""
    by_lead: dict[str, list[str]] = {}
    for each in changes:
        by_lead.setdefault(each.lead, []).append(each.written(language))
    by_said: dict[tuple[str, ...], list[str]] = {}
    for lead, said in by_lead.items():
        by_said.setdefault(tuple(dict.fromkeys(said)), []).append(lead)
    for every, leads in by_said.items():
        parts = list(every[:MOST_PARTS])
        if left := len(every) - len(parts):
            parts.append(_CHANGES_MORE.fill(language, {"count": left}))
        yield f"{shown(leads, language)}: {'; '.join(parts)}"


def named(names: Iterable[str]) -> FilledText:
    """Name some ids, and count the rest: `a, b, c och 9 till`."""
    once = list(dict.fromkeys(names))
    most = MOST_NAMED if len(once) > MOST_NAMED + 1 else len(once)
    listed: list[object] = list(once[:most])
    if left := len(once) - most:
        listed.append(FilledText(_MORE, {"count": left}))
    return FilledText(Text("{names}", "{names}"), {"names": listed})
