"""The note as text for a screen, as GitHub's Markdown, and as JSON for programs."""

from __future__ import annotations

import json

from socialpolicy.formats.markdown import escape
from socialpolicy.formats.words import number, unobeyed
from socialpolicy.reports.changes.note import Note, lines, reasons_line
from socialpolicy.screen import wrap
from socialpolicy.text import FilledText, Language, Text

VERSION = 1

LARGEST = 60_000
"""Bytes of Markdown at most: a comment on a pull request holds 65,536 characters."""

_TITLE = Text(sv="Det här ändras", en="What changes")
_BESIDE = Text(sv="Jämfört med {word}{commit}", en="Compared with {word}{commit}")
_COMMIT = Text(sv=" ({revision}, {day})", en=" ({revision}, {day})")
_ONLY_DAY = Text(sv=" ({day})", en=" ({day})")
_NOTHING = Text(
    sv="{beside} är ingenting ändrat i registret.", en="{beside}, nothing in the register differs."
)
_NO_REGISTER = Text(
    sv="{beside}: där finns inget register, så allt är nytt.",
    en="{beside}: there is no register there, so all of it is new.",
)
_MORE = (
    Text(
        sv="1 rad till får inte plats här. Kör: socialpolicy changes --base {word}",
        en="1 more line does not fit here. Run: socialpolicy changes --base {word}",
    ),
    Text(
        sv="{count} rader till får inte plats här. Kör: socialpolicy changes --base {word}",
        en="{count} more lines do not fit here. Run: socialpolicy changes --base {word}",
    ),
)


def render(form: str, note: Note, language: Language, width: int = 80) -> str:
    """Write the note in a format: `text` in so many columns, `markdown` or `json`."""
    if form == "json":
        return f"{json.dumps(_data(note, language), ensure_ascii=False, indent=2)}\n"
    if form == "markdown":
        return markdown(note, language)
    return _text(note, language, width)


def _beside(note: Note, language: Language) -> str:
    day = note.made.date()
    named = not note.revision.startswith(note.word) and not note.word.startswith(note.revision)
    commit = FilledText(_COMMIT, {"revision": note.revision, "day": day})
    if not named:
        commit = FilledText(_ONLY_DAY, {"day": day})
    word = note.word if named else note.revision
    return _BESIDE.fill(language, {"word": word, "commit": commit})


def _alone(note: Note, language: Language) -> str:
    """Say in one sentence what has no lines; empty of what has."""
    if note.registered and (note.changes or note.tallies):
        return ""
    text = _NOTHING if note.registered else _NO_REGISTER
    return text.in_language(language).format(beside=_beside(note, language))


def _text(note: Note, language: Language, width: int) -> str:
    alone = _alone(note, language)
    if alone:
        return "".join(f"{line}\n" for line in wrap(alone, width))
    written = [f"{_beside(note, language)}:"]
    for line in lines(note, language):
        first, *rest = wrap(line, width - 2)
        written += [f"- {first}", *(f"  {part}" for part in rest)]
    if reasons := reasons_line(note, language):
        written += ["", *wrap(reasons, width)]
    return "".join(f"{unobeyed(line)}\n" for line in written)


def markdown(note: Note, language: Language) -> str:
    """Write the note as a section with a list, of a bounded length."""
    head = f"## {_TITLE.in_language(language)}\n\n"
    alone = _alone(note, language)
    if alone:
        return f"{head}{escape(alone)}\n"
    written = f"{head}{escape(_beside(note, language))}:\n\n"
    room, taken = LARGEST - len(written.encode()), 0
    every = lines(note, language)
    for line in every:
        item = f"- {escape(line)}\n"
        room -= len(item.encode())
        if room < 0:
            break
        written += item
        taken += 1
    if left := len(every) - taken:
        text = _MORE[left > 1]
        said = text.fill(language, {"count": number(left, language), "word": note.word})
        written += f"\n{escape(said)}\n"
    if reasons := reasons_line(note, language):
        written += f"\n{escape(reasons)}\n"
    return written


def _data(note: Note, language: Language) -> dict[str, object]:
    return {
        "version": VERSION,
        "base": {
            "word": note.word,
            "revision": note.revision,
            "made": note.made.isoformat(timespec="seconds"),
            "registered": note.registered,
        },
        "changes": [
            {
                "what": each.what,
                "about": each.section.name.lower(),
                "subject": each.subject,
                "path": each.path or None,
                "was": each.was,
                "now": each.now,
                "said": None if each.is_tallied else each.said.in_language(language),
            }
            for each in note.changes
        ],
        "lines": lines(note, language),
        "reasons": list(note.reasons),
    }
