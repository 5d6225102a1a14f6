"""`import accounts`: the accounts of a sheet written as drafts in the register, all or none."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, Work, in_the_same_words, until_broken_off
from socialpolicy.cli.load import register_at
from socialpolicy.imports import mapping
from socialpolicy.imports.account_rows import AccountRows
from socialpolicy.imports.headings import ACCOUNT_FIELDS
from socialpolicy.imports.remarks import Remarks, lines
from socialpolicy.imports.unkept import is_secret, names_person
from socialpolicy.imports.workbook import read_sheets
from socialpolicy.register.register import Register
from socialpolicy.screen import laid_out
from socialpolicy.storage.files import display_path
from socialpolicy.storage.replace import locked
from socialpolicy.text import FilledText, Language, Text, ending
from socialpolicy.wizard import account_draft
from socialpolicy.wizard.editor import somebody_is_there
from socialpolicy.wizard.terminal import Asker, Item, asker_for

_UNCONFIRMED = Text(
    sv="Ingenting är skrivet. Stämmer kolumnerna, kör igen med --yes. Annars ändrar du dem med "
    "--map, till exempel --map C=url.",
    en="Nothing was written. If the columns are right, run again with --yes. Else change them with "
    "--map, such as --map C=url.",
)
_NO_ADDRESSES = Text(
    sv="Ingen kolumn har kontonas adresser. Säg vilken det är, till exempel --map C=url.",
    en="No column has the accounts' addresses. Say which it is, such as --map C=url.",
)
_NO_UNITS = Text(
    sv="Ingen kolumn säger vilken enhet som sköter kontona. Säg vilken det är med --map "
    "KOLUMN=unit, eller ge alla samma med --set unit=ID.",
    en="No column says which unit runs the accounts. Say which it is with --map COLUMN=unit, or "
    "give all the same with --set unit=ID.",
)
_NOT_SET = Text(
    sv="--set {field} går inte. Det som kan fyllas i för alla konton är {known}.",
    en="--set {field} is not possible. What can be filled in for all accounts is {known}.",
)
_PERSON_SET = Text(
    sv="Det som står efter --set {field} ser ut som namnet på en person eller en inloggning. Skriv "
    "en roll.",
    en="What follows --set {field} looks like a person's name or a log-in. Write a role.",
)
_PASSED = Text(
    sv="{count} rader gäller konton som finns i registret. De lämnas som de är.",
    en="{count} rows are about accounts that are in the register. They are left as they are.",
)
_PASSED_ONE = Text(
    sv="En rad gäller ett konto som finns i registret. Det lämnas som det är.",
    en="One row is about an account that is in the register. It is left as it is.",
)
_REFUSED = Text(sv="Rader som inte går att läsa in:", en="Rows that cannot be read in:")
_NOTED = Text(sv="Att tänka på:", en="Note:")
_PLANNED = Text(
    sv="{count} konton får ingen öppningsdag. De räknas som planerade tills du har fyllt i den. "
    "Samma dag för alla ger du med --set opened=DAG.",
    en="{count} accounts get no day of opening. They count as planned until you have filled it in. "
    "To give all the same day, use --set opened=DAY.",
)
_NONE = Text(sv="Det finns inga nya konton att skriva.", en="There are no new accounts to write.")
_STOPPED = Text(
    sv="Ingenting är skrivet, för {count} rader går inte att läsa in. Rätta dem i bladet, "
    "eller kör "
    "igen med --skip så skrivs de andra {others}.",
    en="Nothing was written, as {count} rows cannot be read in. Correct them in the sheet, or run "
    "again with --skip to write the other {others}.",
)
_WRITE = Text(sv="Skriv {count} konton", en="Write {count} accounts")
_WRITE_OTHERS = Text(
    sv="Skriv {count} konton, utan raderna som inte går att läsa in",
    en="Write {count} accounts, without the rows that cannot be read in",
)
_STOP = Text(sv="Sluta utan att skriva", en="Stop without writing")
_WHAT_NOW = Text(sv="Vad vill du göra?", en="What do you want to do?")
_LEFT = Text(sv="Ingenting är skrivet.", en="Nothing was written.")
_WRITTEN = Text(
    sv="{count} konton är skrivna i {folder}. Det som policyn begär och bladet inte hade är … i "
    "filerna. Se vad som ska tas reda på:\n  socialpolicy report compliance",
    en="{count} accounts were written in {folder}. What the policy asks for and the sheet did not "
    "have is … in the files. See what to find out:\n  socialpolicy report compliance",
)
_SETTABLE = (
    "unit", "board", "kind", "opened", "manager.role", "approval.body", "archive_plan.plan",
    "analysis.purpose", "responsible.role", "responsible.contact", "deputy.role", "deputy.contact",
)  # fmt: skip
_OFTEN = 200
"""Rows between two words of how far it has come."""


class Options(NamedTuple):
    """The options as they were given."""

    file: Path
    sheet: str | None = None
    map: Sequence[str] = ()
    set: Sequence[str] = ()
    yes: bool = False
    skip: bool = False
    dry_run: bool = False


def run(around: Context, options: Options) -> int:
    """Read the file, show what becomes of it, and write the accounts. Gives the exit code."""
    code = 0
    with until_broken_off() as work, in_the_same_words():
        register = register_at(around)
        work.language = around.language(register)
        code = _Import(around, options, register, work).run()
    return code  # noqa: RET504 - also where only the sentence about what was done is lost


class _Import:
    def __init__(self, around: Context, options: Options, register: Register, work: Work) -> None:
        self.folder = around.folder()
        self.options = options
        self.register = register
        self.work = work
        self.language: Language = work.language
        self.asked = somebody_is_there() and not options.yes and not options.dry_run

    def run(self) -> int:
        options, file = self.options, ending(display_path(self.options.file))
        filled = _filled(options.set)
        found = mapping.mapped(
            read_sheets(options.file, options.sheet), options.map, ACCOUNT_FIELDS, file
        )
        asker = asker_for(self.language) if self.asked else None
        if asker is None:
            sys.stderr.write(mapping.shown(found, ACCOUNT_FIELDS, self.language) + "\n")
        else:
            confirmed = mapping.confirmed(found, ACCOUNT_FIELDS, asker, self.language)
            if confirmed is None:
                self._say(_LEFT)
                return 0
            found = confirmed
        if all(found.column_of(each) is None for each in ("url", "handle")):
            raise CommandError(_NO_ADDRESSES)
        if found.column_of("unit") is None and "unit" not in filled:
            raise CommandError(_NO_UNITS)
        rows = AccountRows(found, self.register, Remarks(), filled)
        for number, row in enumerate(found.rows, start=1):
            rows.take(row)
            self._progress(number, len(found.rows))
        texts = self._texts(rows)
        self._tell(rows)
        return self._write(rows, texts, asker)

    def _progress(self, done: int, of: int) -> None:
        if of > _OFTEN and sys.stderr.isatty() and (done % _OFTEN == 0 or done == of):
            sys.stderr.write(f"\r{done}/{of}" + ("\r\x1b[K" if done == of else ""))
            sys.stderr.flush()

    def _texts(self, rows: AccountRows) -> dict[Path, bytes]:
        """Write each draft as the file it becomes; what the model would not take is refused."""
        from pydantic import ValidationError

        from socialpolicy.register.models.account import Account

        schema = (self.folder / ".schema").is_dir()
        texts: dict[Path, bytes] = {}
        for draft in rows.drafts:
            whole = account_draft.mapping(draft.values)
            try:
                Account.model_validate(whole)
            except ValidationError as error:
                where = error.errors(include_url=False, include_context=False)[0]["loc"]
                rows.unfit(draft, ".".join(str(step) for step in where))
                continue
            path = self.folder / "accounts" / f"{draft.id}.yaml"
            texts[path] = account_draft.write(whole, schema=schema).encode()
        return texts

    def _tell(self, rows: AccountRows) -> None:
        """Say what is refused and noted, and what was passed over."""
        remarks = rows.remarks
        for heading, said in ((_REFUSED, remarks.refused), (_NOTED, remarks.noted)):
            if said:
                self._say(heading)
                for line in lines(said, self.language):
                    sys.stderr.write(f"- {line}\n")
                sys.stderr.write("\n")
        planned = sum("opened" not in draft.values for draft in rows.drafts)
        if planned:
            self._say(_PLANNED, count=planned)
        if rows.already:
            self._say(_PASSED_ONE if rows.already == 1 else _PASSED, count=rows.already)

    def _write(self, rows: AccountRows, texts: Mapping[Path, bytes], asker: Asker | None) -> int:
        refused, count = len(rows.remarks.refused), len(texts)
        if not count:
            self._say(_NONE)
            return 1 if refused else 0
        if self.options.dry_run:
            for path, data in texts.items():
                sys.stdout.write(f"# {display_path(path)}\n{data.decode()}\n")
            return 1 if refused else 0
        if asker is not None:
            text = _WRITE_OTHERS if refused else _WRITE
            items = [
                Item("write", text.fill(self.language, {"count": count})),
                Item("stop", _STOP.in_language(self.language)),
            ]
            asker.say(_WHAT_NOW.in_language(self.language), strong=True)
            if asker.choose(items, "stop" if refused else "write").strip() != "write":
                self._say(_LEFT)
                return 0
        elif not self.options.yes:
            raise CommandError(_UNCONFIRMED)
        elif refused and not self.options.skip:
            raise CommandError(_STOPPED, count=refused, others=count)
        with locked(self.folder) as own:
            own.add(texts)
            self.work.written = True
        for path in texts:
            sys.stdout.write(f"{display_path(path)}\n")
        folder = display_path(self.folder / "accounts")
        self._say(_WRITTEN, count=count, folder=folder)
        return 1 if refused else 0

    def _say(self, text: Text, **values: object) -> None:
        said = FilledText(text, values).in_language(self.language)
        sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")


def _filled(pairs: Sequence[str]) -> dict[str, str]:
    """Read the pairs of --set."""
    filled: dict[str, str] = {}
    for each in pairs:
        word, value = mapping.pair_of(each, "--set", "--set unit=informationsenheten")
        field = mapping.field_meant(word, ACCOUNT_FIELDS)
        if field not in _SETTABLE:
            known = ", ".join(_SETTABLE)
            raise CommandError(_NOT_SET, field=word, known=Text(sv=known, en=known))
        is_role = field.endswith((".role", ".by"))
        if (is_role and names_person(value)) or is_secret(value):
            raise CommandError(_PERSON_SET, field=word)
        filled[field] = value
    return filled
