"""Which column of which sheet is what: guessed by the headings, changed by options, confirmed."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from socialpolicy.cli.errors import CommandError, perhaps, visible
from socialpolicy.imports.archive import column_letters, column_number
from socialpolicy.imports.headings import (
    IGNORED,
    NEVER,
    Field,
    field_named,
    guess,
    plain_heading,
)
from socialpolicy.imports.workbook import MOST_COLUMNS, Cell, Row, Sheet
from socialpolicy.screen import screen_of, table
from socialpolicy.text import FilledText, Language, Text, clean
from socialpolicy.wizard.terminal import Asker, Item

_LOOKED_THROUGH = 40
"""Rows of a sheet among which that with the headings is looked for."""

_ENOUGH = 2
"""Columns by which a row of headings is known, where it has so many."""

_LONGEST_HEADING = 30

_NO_HEADINGS = Text(
    sv="Det finns ingen rad med rubriker som går att känna igen i {file}. Säg vad kolumnerna är, "
    "till exempel: {example}",
    en="No row of headings that are known was found in {file}. Say what the columns are, for "
    "example: {example}",
)
_NO_COLUMN = Text(
    sv="Ingen kolumn heter {word}.{nearest} Skriv en rubrik eller en bokstav, som i {example}.",
    en="No column is called {word}.{nearest} Write a heading or a letter, as in {example}.",
)
_NO_FIELD = Text(
    sv="{word} är inget som en kolumn kan vara.{nearest} Välj bland {known}, eller - för "
    "ingenting.",
    en="A column cannot be {word}.{nearest} Choose among {known}, or - for nothing.",
)
_NOT_A_PAIR = Text(
    sv="{option} {word} ska ha ett likhetstecken i mitten, som i {example}.",
    en="{option} {word} needs an equals sign in the middle, as in {example}.",
)
_FOUND = Text(
    sv="Rad {row} i bladet {sheet} har rubrikerna, och under den finns {rows}.",
    en="Row {row} of the sheet {sheet} has the headings, with {rows} below it.",
)
_FOUND_ALONE = Text(
    sv="Rad {row} har rubrikerna, och under den finns {rows}.",
    en="Row {row} has the headings, with {rows} below it.",
)
_A_ROW = Text(sv="en rad", en="one row")
_ROWS = Text(sv="{count} rader", en="{count} rows")
_NO_ROW = Text(
    sv="Ingen rad har rubriker. Det finns {rows}.",
    en="No row has headings. The sheet has {rows}.",
)
_COLUMN = Text(sv="Kolumn", en="Column")
_COLUMN_NAMED = Text(sv="Kolumn {column}", en="Column {column}")
_COLUMN_WITH_HEADING = Text(sv="Kolumn {column} ({heading})", en="Column {column} ({heading})")
_HEADING = Text(sv="Rubrik", en="Heading")
_BECOMES = Text(sv="Blir", en="Becomes")
_UNREAD = Text(sv="– (läses inte)", en="– (not read)")
_RIGHT = Text(sv="Stämmer det?", en="Is that right?")
_YES = Text(sv="Ja, läs raderna", en="Yes, read the rows")
_CHANGE = Text(sv="Nej, ändra en kolumn", en="No, change a column")
_STOP = Text(sv="Sluta utan att skriva", en="Stop without writing")
_WHICH = Text(sv="Vilken kolumn?", en="Which column?")
_WHAT = Text(sv="Vad är det i {column}?", en="What is in {column}?")
_NOTHING = Text(sv="Ingenting som ska med", en="Nothing that is to be read")


@dataclass(frozen=True)
class Mapped:
    """A sheet whose columns are known: their fields by their numbers from 0, and the rows below."""

    sheet: Sheet
    columns: dict[int, str]
    headings: Sequence[Cell]
    heading_row: int
    rows: Sequence[Row]

    def column_of(self, field: str) -> int | None:
        """Give the column of a field, None where the sheet has none."""
        return self._numbers.get(field)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        # The first of several columns, which only those that are never kept can be.
        return {field: number for number, field in reversed(self.columns.items())}

    def place(self, row: Row, field: str) -> str:
        """Name the cell of a field in a row; the row alone where the sheet has no such column."""
        column = self.column_of(field)
        return self.sheet.place(row.number, 0 if column is None else column)

    def named(self, field: str) -> FilledText:
        """Name the column of a field, which the sheet has: its letter, and what is above it."""
        number = self._numbers[field]
        heading = _heading(self, number)
        letter = column_letters(number)
        if not heading:
            return FilledText(_COLUMN_NAMED, {"column": letter})
        return FilledText(_COLUMN_WITH_HEADING, {"column": letter, "heading": heading})

    def text(self, row: Row, field: str) -> Cell:
        """Give what is in the cell of a field; empty text for nothing."""
        column = self.column_of(field)
        return "" if column is None or column >= len(row.cells) else row.cells[column]


def mapped(
    sheets: Sequence[Sheet], given: Sequence[str], fields: Mapping[str, Field], file: str
) -> Mapped:
    """Choose the sheet with the most columns that are known, and say what each is.

    `given` are the pairs COLUMN=FIELD that go before what is guessed. Raises CommandError for one
    that is none, and where no headings are known.
    """
    pairs = [_pair(each, fields) for each in given]
    best = _heading_row(sheets, pairs, fields, near=False)
    best = best or _heading_row(sheets, pairs, fields, near=True)
    if best is None:
        return _without_headings(sheets, pairs, fields, file)
    sheet, heading = best
    guessed = guess(heading.number, heading.cells, fields, near=True)
    columns = dict(guessed.columns)
    for word, field in pairs:
        number = _column(word, heading.cells, file)
        columns = {key: each for key, each in columns.items() if each != field or field == NEVER}
        columns[number] = field
    columns = {number: field for number, field in sorted(columns.items()) if field != IGNORED}
    rows = [row for row in sheet.rows if row.number > heading.number and not _repeats(row, heading)]
    return Mapped(sheet, columns, heading.cells, heading.number, rows)


def _heading_row(
    sheets: Sequence[Sheet],
    pairs: Sequence[tuple[str, str]],
    fields: Mapping[str, Field],
    *,
    near: bool,
) -> tuple[Sheet, Row] | None:
    """Find the row with the most headings that are known, of all the sheets."""
    best: tuple[Sheet, Row] | None = None
    most = (0, 0)
    own = {word for word, _ in pairs}
    for sheet in sheets:
        for row in sheet.rows[:_LOOKED_THROUGH]:
            found = guess(row.number, row.cells, fields, near=near)
            named = sum(plain_heading(str(cell)) in own for cell in row.cells if cell)
            known = len(set(found.columns.values()) - {NEVER}) + named
            cells = sum(1 for cell in row.cells if cell)
            is_heading = known and len(found.columns) + named >= min(cells, _ENOUGH)
            if is_heading and (best is None or (known, cells) > most):
                best, most = (sheet, row), (known, cells)
    return best


def _without_headings(
    sheets: Sequence[Sheet],
    pairs: Sequence[tuple[str, str]],
    fields: Mapping[str, Field],
    file: str,
) -> Mapped:
    sheet = next(each for each in sheets if each.rows)
    columns = {
        column_number(word.upper()): field
        for word, field in pairs
        if re.fullmatch("[a-z]{1,2}", word) and field != IGNORED
    }
    if not columns:
        first = next(iter(fields))
        raise CommandError(_NO_HEADINGS, file=file, example=f"--map A={first}")
    return Mapped(sheet, columns, (), 0, sheet.rows)


def _repeats(row: Row, heading: Row) -> bool:
    """Tell the headings when they stand once more, as at the top of every printed page."""
    return list(filter(None, row.cells)) == list(filter(None, heading.cells))


def pair_of(text: str, option: str, example: str) -> tuple[str, str]:
    """Take apart `this=that`. Raises CommandError where there is no equals sign within."""
    left, equals, right = text.rpartition("=")
    if not equals or not left.strip() or not right.strip():
        raise CommandError(_NOT_A_PAIR, option=option, word=visible(text), example=example)
    return left.strip(), right.strip()


def _pair(text: str, fields: Mapping[str, Field]) -> tuple[str, str]:
    column, word = pair_of(text, "--map", f"--map C={next(iter(fields))}")
    return plain_heading(column), field_meant(word, fields)


def field_meant(word: str, fields: Mapping[str, Field]) -> str:
    """Give the field that a word means: its name, or what it is called. Raises CommandError."""
    if word == IGNORED or word in fields:
        return word
    found = field_named(word, fields)
    if found is None or found == NEVER:
        known = [each for each in fields if each != NEVER]
        raise CommandError(
            _NO_FIELD, word=visible(word), nearest=perhaps(word, known), known=_listed(known)
        )
    return found


def _listed(known: Sequence[str]) -> Text:
    *others, last = known
    return Text(sv=f"{', '.join(others)} och {last}", en=f"{', '.join(others)} and {last}")


def _column(word: str, headings: Sequence[Cell], file: str) -> int:
    plain = [plain_heading(str(each)) for each in headings]
    if word in plain:
        return plain.index(word)
    if re.fullmatch("[a-z]{1,2}", word) and column_number(word.upper()) < MOST_COLUMNS:
        return column_number(word.upper())
    nearest = perhaps(word, [each for each in plain if each])
    raise CommandError(
        _NO_COLUMN, word=visible(word), nearest=nearest, example="--map C=url", file=file
    )


def shown(found: Mapped, fields: Mapping[str, Field], language: Language) -> str:
    """Show which column becomes what, as a table for people; never what is in the cells."""
    count = len(found.rows)
    rows_in_words = FilledText(_A_ROW if count == 1 else _ROWS, {"count": count})
    values: dict[str, object] = {"row": found.heading_row, "rows": rows_in_words}
    head = _FOUND_ALONE if found.heading_row else _NO_ROW
    if found.sheet.name and found.heading_row:
        head, values["sheet"] = _FOUND, found.sheet.name
    rows = [[each.in_language(language) for each in (_COLUMN, _HEADING, _BECOMES)]]
    for number in _numbers(found):
        becomes = fields[found.columns[number]].label if number in found.columns else _UNREAD
        rows.append(
            [column_letters(number), _heading(found, number), becomes.in_language(language)]
        )
    lines = table(rows, screen_of(sys.stderr).prose, indent=2)
    return "\n".join([head.fill(language, values), "", *lines, ""])


def _numbers(found: Mapped) -> list[int]:
    named = {number for number, each in enumerate(found.headings) if each}
    return sorted(named | set(found.columns))


def _heading(found: Mapped, number: int) -> str:
    text = str(found.headings[number]) if number < len(found.headings) else ""
    return clean(text, _LONGEST_HEADING)


def confirmed(
    found: Mapped, fields: Mapping[str, Field], asker: Asker, language: Language
) -> Mapped | None:
    """Show the columns and ask whether they are right, until they are; None to stop."""
    while True:
        asker.show(f"{shown(found, fields, language)}\n")
        asker.say(_RIGHT.in_language(language), strong=True)
        items = [
            Item(value, text.in_language(language))
            for value, text in (("yes", _YES), ("change", _CHANGE), ("stop", _STOP))
        ]
        chosen = asker.choose(items, "yes").strip()
        if chosen == "yes":
            return found
        if chosen == "stop":
            return None
        if chosen == "change":
            found = _changed(found, fields, asker, language)


def _changed(
    found: Mapped, fields: Mapping[str, Field], asker: Asker, language: Language
) -> Mapped:
    asker.say(_WHICH.in_language(language), strong=True)
    columns = {
        str(number): f"{column_letters(number)} {_heading(found, number)}".strip()
        for number in _numbers(found)
    }
    column = asker.choose([Item(*each) for each in columns.items()], "").strip()
    if column not in columns:
        return found
    said = FilledText(_WHAT, {"column": columns[column]}).in_language(language)
    asker.say(said, strong=True)
    choices = {
        name: field.label.in_language(language) for name, field in fields.items() if name != NEVER
    }
    choices[IGNORED] = _NOTHING.in_language(language)
    now = found.columns.get(int(column), IGNORED)
    field = asker.choose([Item(*each) for each in choices.items()], now).strip()
    if field not in choices:
        return found
    kept = {
        number: each
        for number, each in found.columns.items()
        if number != int(column) and (each != field or each == NEVER)
    }
    if field != IGNORED:
        kept[int(column)] = field
    return replace(found, columns=dict(sorted(kept.items())))
