"""Advice on a reply before it is sent: how it speaks to its reader, and personal data in it.

Nothing of the reply is kept anywhere. What may be personal data is pointed at, but never shown.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, require_choice
from socialpolicy.cli.load import register_near
from socialpolicy.formats import words
from socialpolicy.formats.frame import Mark, Part, frame
from socialpolicy.plain_language import (
    LEAVE_OUT,
    LONGEST_SENTENCE,
    Aspect,
    is_swedish,
    review,
)
from socialpolicy.register.register import Register
from socialpolicy.reports.interchange import json_text
from socialpolicy.rules.messages.personal_data import personal_data_in
from socialpolicy.screen import Screen, laid_out, painted, screen_of, wrap
from socialpolicy.sensitive import DataKind, find
from socialpolicy.source import Source, Span
from socialpolicy.storage.files import FileKind, display_path, read_file
from socialpolicy.text import Language, Text
from socialpolicy.verdict import Clause

FORMATS = ("text", "json")

LONGEST_REPLY = 20_000
"""Characters of a text that is taken for a reply; X, the strictest, allows 280."""

PERSONAL_DATA = "personal-data"
COMMAND = "review-reply"
"""What a clause that is upheld by this names in `upheld_by`."""

_NO_FILE = Text(
    sv="Det går inte att läsa {file} som text. Ange en textfil med svaret, eller klistra in svaret "
    "utan att ange någon fil.",
    en="{file} cannot be read as text. Give a text file with the reply, or paste the reply without "
    "naming a file.",
)
_NO_TEXT = Text(
    sv="Det som gavs är inte text. Spara svaret som ren text (.txt), och försök igen.",
    en="What was given is not text. Save the reply as plain text (.txt), and try again.",
)
_EMPTY = Text(
    sv="Svaret är tomt. Klistra in texten, eller ange en fil.",
    en="The reply is empty. Paste the text, or give a file.",
)
_TOO_LONG = Text(
    sv="Det är {count} tecken, och ett svar är högst {most}. Granska en del i taget.",
    en="That is {count} characters, and a reply is at most {most}. Review a part at a time.",
)
_PASTE = Text(
    sv="Klistra in svaret. Avsluta med Ctrl-D på en egen rad (i Windows Ctrl-Z och Retur).",
    en="Paste the reply. End with Ctrl-D on a line of its own (on Windows Ctrl-Z and Return).",
)
_PASTED = Text(sv="svaret", en="the reply")

_HEADINGS = {
    PERSONAL_DATA: Text(sv="Personuppgifter", en="Personal data"),
    Aspect.ADDRESS: Text(sv="Tilltal", en="Form of address"),
    Aspect.WORD: Text(sv="Svåra ord", en="Hard words"),
    Aspect.PASSIVE: Text(sv="Vem gör det?", en="Who does it?"),
    Aspect.LENGTH: Text(sv="Långa meningar", en="Long sentences"),
}
_ADVICE = {
    PERSONAL_DATA: Text(
        sv="Ta bort uppgiften om den är någons egen, och hänvisa till kommunens kontaktvägar. "
        "Egna nummer och konton skrivs under own i policy.yaml, så känns de igen.",
        en="Take it out if it is somebody's own, and refer to the municipality's contacts. Write "
        "numbers and accounts of your own under own in policy.yaml, and they are known.",
    ),
    Aspect.ADDRESS: Text(sv="Tala till läsaren: skriv du.", en="Speak to the reader: write du."),
    Aspect.WORD: Text(
        sv="Det finns enklare ord. Listan är vårt eget val.",
        en="There are plainer words. The list is our own choice.",
    ),
    Aspect.PASSIVE: Text(
        sv="Skriv vem som gör det: du, vi eller nämnden.",
        en="Write who does it: du, vi or the board.",
    ),
    Aspect.LENGTH: Text(
        sv="Dela meningen. Över {most} ord är svårt att läsa, tycker vi.",
        en="Divide the sentence. More than {most} words are hard to read, we think.",
    ),
}
_INSTEAD = {
    Aspect.ADDRESS: Text(sv="skriv {instead}", en="write {instead}"),
    Aspect.WORD: Text(sv="{instead}", en="{instead}"),
    Aspect.PASSIVE: Text(sv="{instead}", en="{instead}"),
    Aspect.LENGTH: Text(sv="{count} ord", en="{count} words"),
}
_LEAVE_OUT = Text(sv="går att stryka", en="can be left out")
_OF_THE_POLICY = {
    PERSONAL_DATA: r"sekretess|tystnadsplikt|känslig|kontakty[gt]|kontaktväg|personuppgift"
    r"|secrecy|confidential|sensitive|personal data",
    Aspect.ADDRESS: r"[”\"“]du[”\"]|\btilltalas\b|\baddress",
    Aspect.WORD: r"\bspråk|begriplig|förståelig|klarspråk|\blanguage|plain|understand",
}
"""What a sentence upheld by this command speaks of, as every municipality writes its own."""

_COUNT_ONE = Text(sv="1 råd om {file}.", en="1 piece of advice about {file}.")
_COUNT = Text(sv="{count} råd om {file}.", en="{count} pieces of advice about {file}.")
_NOTHING = Text(
    sv="Inget att anmärka på i {file}: tilltal, ord, meningars längd och personuppgifter.",
    en="Nothing to remark in {file}: form of address, words, length of sentences, personal data.",
)
_NOTHING_ELSE = Text(sv="Inga personuppgifter i {file}.", en="No personal data in {file}.")
_NOT_SWEDISH = Text(
    sv="Svaret verkar inte vara på svenska. Språket granskas bara på svenska, så bara "
    "personuppgifter är sökta.",
    en="The reply does not seem to be in Swedish. Only Swedish is reviewed, so only personal data "
    "has been looked for.",
)
_NOT_LOOKED_AT = (
    Text(sv="tonen", en="the tone"),
    Text(sv="om det som står stämmer", en="whether what it says is right"),
    Text(sv="namn på personer", en="names of people"),
    Text(
        sv="ni med liten bokstav, som kan gälla flera",
        en="ni in lower case, which may mean several",
    ),
)
_UNSEEN = Text(
    sv="Det här är råd, och du avgör. Inte granskat: {what}. Svaret sparas inte.",
    en="This is advice, and you decide. Not looked at: {what}. The reply is not kept.",
)
_KINDS = Text(sv="{kind}, visas inte här", en="{kind}, not shown here")

_COLOUR = "bold magenta"
_ENCODINGS = ("utf-8-sig", "cp1252")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_NO_CHARACTER = "\ufffd"
"""What stands for bytes that are no text, such as UTF-16 that is cut off in the middle."""
_ADDRESSED = re.compile(r"(?:^|\n)[ \t]*(?:[^\W\d_]+[ \t]+)?\Z")
"""Before a user name that the reply is addressed to, as it begins: `@namn`, `Hej @namn`."""


class _Advice(NamedTuple):
    """One piece of advice: what it is about, where, and what to say under the words."""

    about: str
    span: Span
    said: str
    instead: str = ""


def run(around: Context, file: Path | None, form: str) -> int:
    """Review a reply and write the advice. Gives 1 for personal data, else 0.

    Raises CommandError for what cannot be read as a reply.
    """
    require_choice(form, FORMATS)
    register = register_near(around)
    language = around.language(register)
    source = _read(file, language)
    text = "\n".join(source.lines)
    swedish = is_swedish(text)
    found = sorted(
        [*_personal_data(text, source, register, language)]
        + ([*_language(text, language)] if swedish else []),
        key=lambda each: each.span,
    )
    clauses = _clauses(register)
    if form == "json":
        sys.stdout.write(_json(source, found, clauses, language, swedish=swedish))
    else:
        for line in _page(source, found, clauses, language, swedish=swedish):
            sys.stdout.write(f"{line}\n")
    return 1 if any(each.about == PERSONAL_DATA for each in found) else 0


def _read(file: Path | None, language: Language) -> Source:
    if file is None or str(file) == "-":
        if sys.stdin.isatty():
            sys.stderr.write(f"{laid_out(_PASTE.in_language(language), sys.stderr)}\n")
        # A closed standard input has no bytes.
        stream = getattr(sys.stdin, "buffer", None)
        name, data = (
            _PASTED.in_language(language),
            stream.read(8 * LONGEST_REPLY) if stream else b"",
        )
    else:
        name = display_path(file)
        kind, data = read_file(file)
        if kind is not FileKind.FILE:
            raise CommandError(_NO_FILE, file=name)
    source = Source(name, _in_utf8(data))
    text = source.text
    if _CONTROL.search(text) or _NO_CHARACTER in text:
        raise CommandError(_NO_TEXT)
    if not text.strip():
        raise CommandError(_EMPTY)
    if len(text) > LONGEST_REPLY:
        raise CommandError(_TOO_LONG, count=len(text), most=LONGEST_REPLY)
    return source


def _in_utf8(data: bytes) -> bytes:
    """Give what a program of Windows saved in its own encoding as UTF-8; the rest as it is."""
    if b"\0" in data:
        return data  # UTF-16, or no text
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace").encode()
    return data


def _personal_data(
    text: str, source: Source, register: Register | None, language: Language
) -> Iterator[_Advice]:
    matches = personal_data_in(text, register) if register else find(text)
    for match in matches:
        if match.kind is DataKind.HANDLE and _ADDRESSED.search(text[: match.start]):
            continue
        span = _span(text, match.start, match.end)
        source.hide(span)
        said = _KINDS.fill(language, {"kind": match.kind.value})
        yield _Advice(PERSONAL_DATA, span, said)


def _language(text: str, language: Language) -> Iterator[_Advice]:
    for remark in review(text):
        values = {"instead": remark.instead, "count": remark.words}
        said = _INSTEAD[remark.aspect].fill(language, values)
        if remark.instead == LEAVE_OUT:
            said = _LEAVE_OUT.in_language(language)
        span = _span(text, remark.start, remark.end)
        yield _Advice(remark.aspect, span, said, remark.instead)


def _span(text: str, start: int, end: int) -> Span:
    first, last = text.count("\n", 0, start), text.count("\n", 0, end)
    column, end_column = start - text.rfind("\n", 0, start), end - text.rfind("\n", 0, end)
    return Span(first + 1, column, last + 1, end_column)


def _clauses(register: Register | None) -> dict[str, tuple[Clause, ...]]:
    """Give the policy's sentences that this command upholds, by what they speak of."""
    if register is None:
        return {}
    upheld = [filed.model for filed in register.clauses if COMMAND in filed.model.upheld_by]
    found = {
        about: tuple(
            Clause(each.id, each.section, each.text)
            for each in upheld
            if re.search(pattern, each.text, re.IGNORECASE)
        )
        for about, pattern in _OF_THE_POLICY.items()
    }
    plain = found[Aspect.WORD]
    return {**found, Aspect.PASSIVE: plain, Aspect.LENGTH: plain}


def _page(
    source: Source,
    found: Sequence[_Advice],
    clauses: dict[str, tuple[Clause, ...]],
    language: Language,
    *,
    swedish: bool,
) -> Iterator[str]:
    screen = screen_of()
    width = screen.prose
    for about, heading in _HEADINGS.items():
        some = [each for each in found if each.about == about]
        if not some:
            continue
        yield painted(heading.in_language(language), _COLOUR if screen.colour else "")
        for clause in clauses.get(about, ()):
            quoted = words.quote(clause, language)
            label = f"{words.POLICY.in_language(language)}: "
            for line in wrap(words.unobeyed(label + " ".join(quoted)), width - 2):
                yield f"  {line}"
        advice = _ADVICE[about].fill(language, {"most": LONGEST_SENTENCE})
        for line in wrap(advice, width - 2):
            yield f"  {line}"
        yield ""
        yield from _frames(source, some, screen)
        yield ""
    yield from wrap(_closing(source, found, language, swedish=swedish), width)
    unseen = [each.in_language(language) for each in _NOT_LOOKED_AT]
    yield from wrap(_UNSEEN.fill(language, {"what": ", ".join(unseen)}), width)


def _frames(source: Source, some: Sequence[_Advice], screen: Screen) -> Iterator[str]:
    """Show each place as `check` does: where it is, the line, and marks under the words."""
    for each in some:
        span = each.span
        line = source.line(span.line)
        end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
        marks = [Mark(span.line, span.column - 1, end, each.said)]
        number = str(span.line)
        gutter = " " * len(number)
        yield f"{gutter}--> {words.unobeyed(source.file)}:{span.line}:{span.column}"
        for row in frame(source, marks, screen.prose - len(number) - 3):
            if row.part is Part.LINE and row.number == span.line:
                yield f"{number} | {row.text}".rstrip()
            elif row.part is Part.PRIMARY:
                text = painted(row.text, _COLOUR) if screen.colour else row.text
                yield f"{gutter} | {text}".rstrip()


def _closing(source: Source, found: Sequence[_Advice], language: Language, *, swedish: bool) -> str:
    values = {"count": len(found), "file": source.file}
    if found:
        said = (_COUNT_ONE if len(found) == 1 else _COUNT).fill(language, values)
    else:
        said = (_NOTHING if swedish else _NOTHING_ELSE).fill(language, values)
    return said if swedish else f"{said} {_NOT_SWEDISH.in_language(language)}"


def _json(
    source: Source,
    found: Sequence[_Advice],
    clauses: dict[str, tuple[Clause, ...]],
    language: Language,
    *,
    swedish: bool,
) -> str:
    remarks = [
        {
            "about": str(each.about),
            "line": each.span.line,
            "column": each.span.column,
            "end_line": each.span.end_line,
            "end_column": each.span.end_column,
            "message": f"{_HEADINGS[each.about].in_language(language)}: {each.said}",
            "instead": each.instead or None,
            "clauses": [
                {"id": clause.id, "section": clause.section, "text": clause.text}
                for clause in clauses.get(each.about, ())
            ],
        }
        for each in found
    ]
    unseen = [each.in_language(language) for each in _NOT_LOOKED_AT]
    answer = {
        "version": 1,
        "file": source.file,
        "language_reviewed": swedish,
        "remarks": remarks,
        "not_looked_at": unseen,
    }
    return json_text(answer)
