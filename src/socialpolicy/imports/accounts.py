"""`import accounts`: the accounts of a sheet written as drafts in the register, all or none."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from pydantic import ValidationError

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, in_the_same_words, until_broken_off
from socialpolicy.cli.load import register_at
from socialpolicy.edit.compose import Bare, compose, written
from socialpolicy.edit.proof import checked, prove_plain
from socialpolicy.imports.account_rows import DAYS, WANTED, AccountRows
from socialpolicy.imports.dialogue import Dialogue, Options
from socialpolicy.imports.headings import ACCOUNT_FIELDS
from socialpolicy.imports.mapping import Mapped
from socialpolicy.imports.remarks import Remarks
from socialpolicy.register.model_paths import known_fields, models_in
from socialpolicy.register.models.account import Account
from socialpolicy.storage.files import display_path
from socialpolicy.storage.replace import locked
from socialpolicy.text import Counted, Text
from socialpolicy.wizard import account_draft
from socialpolicy.yaml import Plain

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
_PASSED = Counted(
    Text(
        sv="En rad gäller ett konto som finns i registret. Det lämnas som det är.",
        en="One row is about an account that is in the register. It is left as it is.",
    ),
    Text(
        sv="{count} rader gäller konton som finns i registret. De lämnas som de är.",
        en="{count} rows are about accounts that are in the register. They are left as they are.",
    ),
)
_PLANNED = Counted(
    Text(
        sv="Ett konto får ingen öppningsdag. Det räknas som planerat tills du har fyllt i den.",
        en="One account gets no day of opening. It counts as planned until you have filled it in.",
    ),
    Text(
        sv="{count} konton får ingen öppningsdag. De räknas som planerade tills du har fyllt i "
        "den. Samma dag för alla ger du med --set opened=DAG.",
        en="{count} accounts get no day of opening. They count as planned until you have filled it "
        "in. To give all the same day, use --set opened=DAY.",
    ),
)
_NONE = Text(sv="Det finns inga nya konton att skriva.", en="There are no new accounts to write.")
_ACCOUNTS = Counted(
    Text(sv="ett konto", en="one account"), Text(sv="{count} konton", en="{count} accounts")
)
_WRITTEN = Counted(
    Text(sv="Ett konto är skrivet", en="One account was written"),
    Text(sv="{count} konton är skrivna", en="{count} accounts were written"),
)
_DONE = Text(
    sv="{written} i {folder}. Det som policyn begär och bladet inte hade är … i filerna. Se vad "
    "som ska tas reda på:\n  socialpolicy report compliance",
    en="{written} in {folder}. What the policy asks for and the sheet did not have is … in the "
    "files. See what to find out:\n  socialpolicy report compliance",
)
_SETTABLE = (
    "unit", "board", "kind", "opened", "manager.role", "approval.body", "archive_plan.plan",
    "analysis.purpose", "responsible.role", "responsible.contact", "deputy.role", "deputy.contact",
)  # fmt: skip


def run(around: Context, options: Options) -> int:
    """Read the file, show what becomes of it, and write the accounts. Gives the exit code."""
    code = 0
    with until_broken_off() as work, in_the_same_words():
        register = register_at(around)
        work.language = around.language(register)
        dialogue = Dialogue(options, work.language)
        filled = dialogue.filled(ACCOUNT_FIELDS, _SETTABLE)
        found = dialogue.columns(ACCOUNT_FIELDS)
        if found is None:
            return 0
        _require_enough(found, filled)
        rows = AccountRows(found, register, Remarks(), filled)
        for row in dialogue.each(found.rows):
            rows.take(row)
        texts = _texts(rows, around.folder())
        dialogue.tell(rows.remarks)
        if planned := sum("opened" not in draft.values for draft in rows.drafts):
            dialogue.say(_PLANNED.of(planned).text, count=planned)
        if rows.already:
            dialogue.say(_PASSED.of(rows.already).text, count=rows.already)
        refused = len(rows.remarks.refused)
        code = 1 if refused else 0
        if not texts:
            dialogue.say(_NONE)
        elif options.dry_run:
            dialogue.show(texts.items())
        elif not dialogue.is_to_write(_ACCOUNTS.of(len(texts)), refused, "url"):
            return 0
        else:
            with locked(around.folder()) as own:
                own.add(texts)
                work.written = True
            for path in texts:
                sys.stdout.write(f"{display_path(path)}\n")
            folder = display_path(around.folder() / "accounts")
            dialogue.say(_DONE, written=_WRITTEN.of(len(texts)), folder=folder)
    return code


def _require_enough(found: Mapped, filled: dict[str, str]) -> None:
    """Refuse a sheet without what no account can be without."""
    if all(found.column_of(each) is None for each in ("url", "handle")):
        raise CommandError(_NO_ADDRESSES)
    if found.column_of("unit") is None and "unit" not in filled:
        raise CommandError(_NO_UNITS)


def _nested(values: Mapping[str, str]) -> dict[str, Plain]:
    """Nest values by their paths, in the order of the model; days have no quotes."""
    whole: dict[str, Plain] = {}
    for path in _order():
        if path not in values:
            continue
        text = Bare(values[path]) if path in DAYS else values[path]
        above, _, last = path.rpartition(".")
        here = whole.setdefault(above, {}) if above else whole
        if isinstance(here, dict):
            here[last] = text
    return {key: whole[key] for key in known_fields(Account) if key in whole}


@cache
def _order() -> tuple[str, ...]:
    """List the paths of what a draft may hold, as the model has them."""
    wanted = {"id", *ACCOUNT_FIELDS, *WANTED}
    found = (
        ".".join(map(str, (*path, key)))
        for path, model in models_in(Account)
        for key in known_fields(model)
    )
    return tuple(path for path in found if path in wanted)


def _parts(whole: dict[str, Plain]) -> Iterator[bytes]:
    """Write an account a part at a time: most parts are the same in many, and written once.

    Whoever puts them together proves the whole.
    """
    plain: dict[str, Plain] = {}
    for key, value in whole.items():
        if not isinstance(value, dict):
            plain[key] = value
            continue
        if plain:
            yield _written(plain)
            plain = {}
        yield _part(key, tuple((each, str(text)) for each, text in value.items()))
    if plain:
        yield _written(plain)


def _written(plain: dict[str, Plain]) -> bytes:
    checked(plain)
    return written(plain)


@lru_cache(maxsize=4096)
def _part(key: str, values: tuple[tuple[str, str], ...]) -> bytes:
    paths = ((each, f"{key}.{each}") for each, _ in values)
    days = {each for each, path in paths if path in DAYS}
    return compose({key: {each: Bare(text) if each in days else text for each, text in values}})


def _texts(rows: AccountRows, folder: Path) -> dict[Path, bytes]:
    """Write each draft as the file it becomes; what the model would not take is refused."""
    schema = (folder / ".schema" / "account.json").is_file()
    texts: dict[Path, bytes] = {}
    for draft in rows.drafts:
        whole = _nested(draft.values)
        try:
            Account.model_validate(whole)
        except ValidationError as error:
            where = error.errors(include_url=False, include_context=False)[0]["loc"]
            rows.unfit(draft, ".".join(str(step) for step in where))
            continue
        path = folder / "accounts" / f"{draft.id}.yaml"
        head = f"{account_draft.SCHEMA}\n\n" if schema else ""
        data = b"".join(_parts(whole))
        prove_plain(data, whole)
        texts[path] = head.encode() + data
    return texts
