"""What each commit did to an account or a message, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from socialpolicy.git.revisions import Commit
from socialpolicy.register.models.field_types import RegisterModel
from socialpolicy.reports.history.trace import Change, Life, State
from socialpolicy.text import FilledText, Language, Text

M = TypeVar("M", bound=RegisterModel)

_UNREADABLE = Text(
    sv="filen går inte att förstå, så vad som ändrades syns inte",
    en="the file cannot be understood, so what changed cannot be seen",
)
_PARTLY = Text(
    sv="något i filen går inte att förstå, och är inte med här",
    en="something in the file cannot be understood, and is not shown here",
)
_READABLE = Text(sv="filen går att förstå igen", en="the file can be understood again")
_AGAIN = Text(sv="finns i registret igen", en="is in the register again")
_EARLIER = Text(
    sv="så stod det redan i den äldsta commit som är hämtad hit",
    en="so it already was in the oldest commit that has been fetched here",
)
_MERGED = Text(sv="när grenar slogs ihop", en="as branches were merged")


class Told(NamedTuple):
    """One thing that a commit did: its kind for programs, its sentence, and where it stands.

    `was` and `now` are as a file has them.
    """

    what: str
    said: Text | FilledText
    path: str = ""
    was: object = None
    now: object = None


class Event(NamedTuple):
    """What a commit did; `commit` is None of what is in no commit yet."""

    commit: Commit | None
    file: str
    told: tuple[Told, ...]


class Words(NamedTuple, Generic[M]):
    """How a kind of model is spoken of: one that is new, gone, moved or changed, on a day."""

    new: Callable[[M, date], Iterable[Told]]
    gone: Callable[[M, date], Iterable[Told]]
    moved: Callable[[State[M], State[M]], Iterable[Told]]
    changed: Callable[[M, M, date], Iterable[Told]]


def events_of(life: Life[M], words: Words[M], day_of: Callable[[Commit], date]) -> list[Event]:
    """Say what each commit did, the oldest first; one that only changed the layout is left out."""
    known: M | None = None
    events = []
    for number, change in enumerate(life.changes):
        is_cut = life.is_cut and number == 0
        told = _told(change, known, words, day_of(change.commit), is_cut=is_cut)
        state = change.after or change.before[0]
        if told:
            if change.is_merge:
                told = [Told("merged", _MERGED), *told]
            events.append(Event(change.commit, state.path, tuple(told)))
        known = state.model or known
    return events


def unsaved(last: State[M], now: State[M] | None, words: Words[M], today: date) -> Event | None:
    """Say what differs between the last commit's file and the one at hand; None for nothing."""
    if now is None:
        told = [*words.gone(last.model, today)] if last.model else []
    else:
        told = [*_between(last, now, last.model, words, today)]
    return Event(None, (now or last).path, tuple(told)) if told else None


def _told(
    change: Change[M], known: M | None, words: Words[M], day: date, *, is_cut: bool
) -> list[Told]:
    after = change.after
    if after is None:
        was = change.before[0].model or known
        return [*words.gone(was, day)] if was else [Told("unreadable", _UNREADABLE)]
    if not change.before:
        told = [Told("earliest", _EARLIER)] if is_cut else []
        if after.model is None:
            return [*told, Told("unreadable", _UNREADABLE)]
        return [*told, *words.new(after.model, day), *_flaws(None, after)]
    again = [Told("again", _AGAIN)] if change.is_again else []
    each = [[*_between(before, after, known, words, day)] for before in change.before]
    return [*again, *_in_all(each)]


def _between(
    before: State[M], after: State[M], known: M | None, words: Words[M], day: date
) -> Iterator[Told]:
    """Say what differs; where what was before cannot be understood, from what was `known`."""
    if before.path != after.path:
        yield from words.moved(before, after)
    yield from _flaws(before, after)
    was = before.model or known
    if after.model is not None and was is not None:
        yield from words.changed(was, after.model, day)
    elif after.model is not None:
        yield from words.new(after.model, day)


def _flaws(before: State[M] | None, after: State[M]) -> Iterator[Told]:
    if after.model is None:
        if before is None or before.model is not None:
            yield Told("unreadable", _UNREADABLE)
    elif not after.whole:
        if before is None or before.whole:
            yield Told("partly-readable", _PARTLY)
    elif before and not before.whole:
        yield Told("readable", _READABLE)


def _in_all(each: Sequence[list[Told]]) -> list[Told]:
    """Keep what differs from all parents of a merge: the rest came with one of them."""
    first, *others = each
    keys = [{_key(told) for told in other} for other in others]
    return [told for told in first if all(_key(told) in other for other in keys)]


def _key(told: Told) -> tuple[str, str, str]:
    # What it was before may be another on each branch.
    return told.what, told.path, str(told.now) if told.path else _sv(told)


def _sv(told: Told) -> str:
    return told.said.in_language(Language.SWEDISH)
