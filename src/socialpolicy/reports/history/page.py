"""A history as people and programs read it: by year, a line for each thing that a commit did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from socialpolicy.formats.markdown import escape
from socialpolicy.register.register import Register
from socialpolicy.reports.changes.note import Section as About
from socialpolicy.reports.changes.redaction import redacted_text, redacted_value
from socialpolicy.reports.history.events import Event
from socialpolicy.reports.show.page import Line, Page, Section, Words, short_day, spoken
from socialpolicy.reports.show.page import render as render_page
from socialpolicy.text import FilledText, Language, Text

_UNDER = Text(
    sv="{id} · {count} i git, {first} till {last}", en="{id} · {count} in git, {first} to {last}"
)
_ON_ONE_DAY = Text(sv="{id} · {count} i git, {first}", en="{id} · {count} in git, {first}")
_CHANGES = Text(sv="{count} ändringar", en="{count} changes")
_ONE = Text(sv="1 ändring", en="1 change")
_CUT = Text(
    sv="Det som hände tidigare är inte hämtat hit. Hämta det: git fetch --unshallow",
    en="What happened before has not been fetched here. Fetch it: git fetch --unshallow",
)
_NOT_SAVED = Text(sv="Inte sparat i git än", en="Not saved in git yet")


_LABEL = Text(sv="{day} {commit}", en="{day} {commit}")
_NO_BREAK = "\u00a0"
_TINTS = {
    "account-gone": "bold red",
    "message-gone": "bold red",
    "unreadable": "bold red",
    "partly-readable": "yellow",
}


class Story(NamedTuple):
    """What became of an account or a message: `kind` says which, and `id` what it is called now."""

    kind: str
    id: str
    title: FilledText
    events: tuple[Event, ...]
    is_cut: bool


def render(
    form: str, story: Story, register: Register, language: Language, *, width: int, colour: bool
) -> str:
    """Write the history in one of the formats: whole lines. `width` and `colour` are of text."""
    page = _page(story, register, with_data=form == "json")
    if form == "markdown":
        return "\n\n".join(_markdown(page, language)) + "\n"
    return render_page(form, page, language, width=width, colour=colour)


def _page(story: Story, register: Register, *, with_data: bool) -> Page:
    zone = ZoneInfo(register.policy.time_zone)
    dated = [(_day(each, zone), each) for each in story.events]
    sections = [
        Section(str(year) if year else _NOT_SAVED, tuple(_lines(pairs, _about(story))))
        for year, pairs in groupby(dated, lambda pair: pair[0].year if pair[0] else 0)
    ]
    days = [day for day, _ in dated if day]
    return Page(
        title=redacted_text(story.title, _about(story)),
        under=tuple(_under(story, days)),
        sections=tuple(sections),
        data=_data(story, register) if with_data else {},
    )


def _about(story: Story) -> About:
    """Say by what is hidden: a log is about others than us, so more of it is personal data."""
    return About.MESSAGES if story.kind == "message" else About.ACCOUNTS


def _day(event: Event, zone: ZoneInfo) -> date | None:
    return event.commit.made.astimezone(zone).date() if event.commit else None


def _under(story: Story, days: list[date]) -> Iterator[Text | FilledText]:
    count = _ONE if len(days) == 1 else FilledText(_CHANGES, {"count": len(days)})
    # A rebase or a wrong clock may have put a later commit on an earlier day.
    first, last = min(days), max(days)
    text = _ON_ONE_DAY if first == last else _UNDER
    yield FilledText(text, {"id": story.id, "count": count, "first": first, "last": last})
    if story.is_cut:
        yield _CUT


def _lines(pairs: Iterable[tuple[date | None, Event]], about: About) -> Iterator[Line]:
    for day, event in pairs:
        label: Words = ""
        if day and event.commit:
            label = FilledText(_LABEL, {"day": _in_year(day), "commit": event.commit.short})
        for told in event.told:
            yield Line(label, redacted_text(told.said, about), _TINTS.get(told.what, ""))
            label = ""


def _in_year(day: date) -> Text:
    """Write a day without its year, the digits below each other."""
    blank = "\u2007" if day.day < 10 else ""
    words = short_day(day)
    return Text(*(f"{blank}{each.rpartition(_NO_BREAK)[0]:<7}" for each in words))


def _markdown(page: Page, language: Language) -> Iterator[str]:
    yield f"## {escape(spoken(page.title, language))}"
    yield from (escape(spoken(words, language)) for words in page.under)
    for section in page.sections:
        yield f"### {escape(spoken(section.heading, language))}"
        items: list[str] = []
        for line in section.lines:
            label = " ".join(spoken(line.label, language).split())
            head = f"{escape(label)}: " if label else ""
            if head or not items:
                items.append(f"- {head}{escape(spoken(line.said, language))}")
            else:
                items[-1] += f"; {escape(spoken(line.said, language))}"
        yield "\n".join(items)


def _data(story: Story, register: Register) -> dict[str, object]:
    language = Language.SWEDISH if register.policy.language == "sv" else Language.ENGLISH
    zone, about = ZoneInfo(register.policy.time_zone), _about(story)
    return {
        story.kind: story.id,
        "complete": not story.is_cut,
        "commits": [
            {
                "commit": event.commit.id if event.commit else None,
                "made": event.commit.made.astimezone(zone).isoformat() if event.commit else None,
                "file": event.file,
                "changes": [
                    {
                        "what": told.what,
                        "said": spoken(redacted_text(told.said, about), language),
                        "path": told.path or None,
                        "was": redacted_value(told.was, about),
                        "now": redacted_value(told.now, about),
                    }
                    for told in event.told
                ],
            }
            for event in story.events
        ],
    }
