"""What reading in says and asks, whatever is read: columns, remarks on rows, the last word."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError
from socialpolicy.imports import mapping
from socialpolicy.imports.headings import Field
from socialpolicy.imports.mapping import Mapped
from socialpolicy.imports.remarks import Remarks, lines
from socialpolicy.imports.unkept import is_secret, names_person
from socialpolicy.imports.workbook import Row, read_sheets
from socialpolicy.screen import laid_out, with_progress
from socialpolicy.storage.files import display_path
from socialpolicy.text import Counted, FilledText, Language, Text, ending
from socialpolicy.wizard.terminal import Asker, Item, asker_for, somebody_is_there

_UNCONFIRMED = Text(
    sv="Ingenting är skrivet. Stämmer kolumnerna, kör igen med --yes. Annars ändrar du dem med "
    "--map, till exempel --map C={field}.",
    en="Nothing was written. If the columns are right, run again with --yes. Else change them with "
    "--map, such as --map C={field}.",
)
_NOT_SET = Text(
    sv="--set {field} går inte. Det som kan fyllas i på alla rader är {known}.",
    en="--set {field} is not possible. What can be filled in for all rows is {known}.",
)
_PERSON_SET = Text(
    sv="Det som står efter --set {field} ser ut som namnet på en person eller en inloggning. Skriv "
    "en roll.",
    en="What follows --set {field} looks like a person's name or a log-in. Write a role.",
)
_REFUSED = Text(sv="Rader som inte går att läsa in:", en="Rows that cannot be read in:")
_NOTED = Text(sv="Att tänka på:", en="Note:")
_STOPPED = Text(
    sv="Ingenting är skrivet: {refused} inte att läsa in. Rätta i bladet, eller kör igen med "
    "--skip, så skrivs det andra ({others}).",
    en="Nothing was written: {refused} not be read in. Correct the sheet, or run again with --skip "
    "to write the rest ({others}).",
)
_ROW_GOES = Text(sv="en rad går", en="one row could")
_ROWS_GO = Text(sv="{count} rader går", en="{count} rows could")
_WRITE = Text(sv="Skriv {what}", en="Write {what}")
_WRITE_OTHERS = Text(
    sv="Skriv {what}, utan raderna som inte går att läsa in",
    en="Write {what}, without the rows that cannot be read in",
)
_STOP = Text(sv="Sluta utan att skriva", en="Stop without writing")
_WHAT_NOW = Text(sv="Vad vill du göra?", en="What do you want to do?")
_LEFT = Text(sv="Ingenting är skrivet.", en="Nothing was written.")
_READING = Text(sv="Läser raderna", en="Reading the rows")


class Options(NamedTuple):
    """The options as they were given."""

    file: Path
    sheet: str | None = None
    map: Sequence[str] = ()
    set: Sequence[str] = ()
    yes: bool = False
    skip: bool = False
    dry_run: bool = False


class Dialogue:
    """What is said to whoever reads in a file, and asked where somebody is there."""

    def __init__(self, options: Options, language: Language) -> None:
        self.options = options
        self.language = language
        is_asked = somebody_is_there() and not options.yes and not options.dry_run
        self.asker: Asker | None = asker_for(language) if is_asked else None

    def columns(
        self, fields: Mapping[str, Field], fitted: Callable[[Mapped], Mapped] = lambda found: found
    ) -> Mapped | None:
        """Read the file and settle what its columns are; None where the person stops.

        What the headings tell is `fitted` to what is in the cells.
        """
        options = self.options
        file = ending(display_path(options.file))
        sheets = read_sheets(options.file, options.sheet)
        found = fitted(mapping.mapped(sheets, options.map, fields, file))
        if self.asker is None:
            sys.stderr.write(mapping.shown(found, fields, self.language) + "\n")
            return found
        confirmed = mapping.confirmed(found, fields, self.asker, self.language)
        if confirmed is None:
            self.say(_LEFT)
        return confirmed

    def filled(self, fields: Mapping[str, Field], settable: Sequence[str]) -> dict[str, str]:
        """Read the pairs of --set. Raises CommandError for one that is none, and for a person."""
        filled: dict[str, str] = {}
        for each in self.options.set:
            word, value = mapping.pair_of(each, "--set", f"--set {settable[0]}=…")
            field = mapping.field_meant(word, fields)
            if field not in settable:
                known = ", ".join(settable)
                raise CommandError(_NOT_SET, field=word, known=Text(sv=known, en=known))
            is_role = field.endswith((".role", ".by", "_by"))
            if (is_role and names_person(value)) or is_secret(value):
                raise CommandError(_PERSON_SET, field=word)
            filled[field] = value
        return filled

    def each(self, rows: Sequence[Row]) -> Iterator[Row]:
        """Go through rows, and show how far it has come where that takes long."""
        return with_progress(rows, len(rows), _READING.in_language(self.language))

    def tell(self, remarks: Remarks) -> None:
        """Say what is refused and what is noted, by their cells."""
        for heading, said in ((_REFUSED, remarks.refused), (_NOTED, remarks.noted)):
            if said:
                self.say(heading)
                for line in lines(said, self.language):
                    sys.stderr.write(f"{line}\n")
                sys.stderr.write("\n")

    def is_to_write(self, what: FilledText, refused: int, first: str) -> bool:
        """Ask whether to write, where somebody is there; `first` is a field for an example.

        Raises CommandError where nobody is and the options do not say so.
        """
        if self.asker is not None:
            text = FilledText(_WRITE_OTHERS if refused else _WRITE, {"what": what})
            items = [
                Item("write", text.in_language(self.language)),
                Item("stop", _STOP.in_language(self.language)),
            ]
            self.asker.say(_WHAT_NOW.in_language(self.language), strong=True)
            if self.asker.choose(items, "stop" if refused else "write").strip() == "write":
                return True
            self.say(_LEFT)
            return False
        if not self.options.yes:
            raise CommandError(_UNCONFIRMED, field=first)
        if refused and not self.options.skip:
            rows = Counted(_ROW_GOES, _ROWS_GO).of(refused)
            raise CommandError(_STOPPED, refused=rows, others=what)
        return True

    def say(self, text: Text, **values: object) -> None:
        """Say a sentence on standard error."""
        said = FilledText(text, values).in_language(self.language)
        sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")

    def show(self, files: Iterable[tuple[Path, bytes]]) -> None:
        """Print what would be written in files, for --dry-run."""
        for path, data in files:
            sys.stdout.write(f"# {display_path(path)}\n{data.decode()}\n")
