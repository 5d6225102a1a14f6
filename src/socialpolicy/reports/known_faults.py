"""The faults that a register began with: listed, written down on the first day, and taken out."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, in_the_same_words
from socialpolicy.cli.load import register_at, register_with_log
from socialpolicy.edit import compose, remove
from socialpolicy.finding import Finding
from socialpolicy.lint.excusing import faults_of, is_understood
from socialpolicy.lint.redaction import difference
from socialpolicy.lint.run import judge
from socialpolicy.register.models.exception import LONGEST_MONTHS, KnownFault
from socialpolicy.register.register import Register
from socialpolicy.reports.delivery import deliver_list
from socialpolicy.reports.output_file import require_free
from socialpolicy.reports.tables import Column, Kind, Report, Row, Table
from socialpolicy.rules import RULES
from socialpolicy.schedule.calendar import months_after
from socialpolicy.source import Source
from socialpolicy.storage.replace import locked
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.verdict import Verdict
from socialpolicy.wizard.answers import any_day_written

FILE = "known.yaml"
_SCHEMA = b"# yaml-language-server: $schema=.schema/known.json\n"

_TITLE = Text(sv="Kända fel", en="Known faults")
_HEADING = FilledText(Text(sv="Kända fel", en="Known faults"), {})
_NONE = Text(sv="Registret har inga kända fel.", en="The register has no known faults.")
_COLUMNS = (
    Column("rule", Text(sv="Regel", en="Rule"), Kind.ID),
    Column("about", Text(sv="Gäller", en="About"), Kind.ID),
    Column("title", Text(sv="Vad regeln kräver", en="What the rule asks")),
    Column("until", Text(sv="Till", en="Until"), Kind.DAY),
)
_BOTH = Text(sv="Välj ett av --accept och --prune.", en="Choose one of --accept and --prune.")
_IN_THE_PAST = Text(
    sv="Det som var går inte att ändra. Kör known-faults --accept och --prune utan --revision.",
    en="What has been cannot be changed. Run known-faults --accept and --prune without --revision.",
)
_IN_CI = Text(
    sv="Kända fel skrivs aldrig av en automatisk körning. Kör known-faults --accept själv, och "
    "visa ändringen för den som beslutar.",
    en="Known faults are never written by an automatic run. Run known-faults --accept yourself, "
    "and show the change to whoever decides.",
)
_THERE = Text(
    sv="Det finns redan kända fel i {file}, och listan blir bara kortare. Rätta nya fel, eller "
    "låt någon besluta om undantag: socialpolicy grant-exception.",
    en="There are known faults in {file} already, and the list only gets shorter. Mend new faults, "
    "or have an exception decided: socialpolicy grant-exception.",
)
_NO_FAULTS = Text(
    sv="Registret har inga fel att skriva upp.", en="The register has no faults to list."
)
_NOTHING_MENDED = Text(
    sv="Inget av de kända felen är rättat. Ingenting är skrivet.",
    en="None of the known faults is mended. Nothing was written.",
)
_NOT_UNDERSTOOD = Text(
    sv="Allt i registret går inte att läsa, så det går inte att veta vad som är rättat. Kör "
    "socialpolicy check, och rätta det först.",
    en="Not all of the register can be read, so nobody can know what is mended. Run socialpolicy "
    "check, and mend that first.",
)
_TOO_LATE = Text(
    sv="Skriv en sista dag efter i dag och senast den {latest}.",
    en="Write a last day after today, and {latest} at the latest.",
)
_ACCEPTED = Text(
    sv="{file} har {count} kända fel, till och med den {until}. Visa dem: socialpolicy check "
    "--all.",
    en="{file} has {count} known faults, until {until}. Show them: socialpolicy check --all.",
)
_PRUNED = Text(
    sv="{count} som är rättade är borttagna ur {file}. Kvar: {left}.",
    en="{count} that are mended are removed from {file}. Left: {left}.",
)


class Options(NamedTuple):
    """The options of `known-faults` as they were given."""

    accept: bool = False
    prune: bool = False
    until: str | None = None
    dry_run: bool = False
    form: str = "text"
    output: Path | None = None
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """List known faults, or write them. Raises CommandError when it cannot."""
    if options.accept and options.prune:
        raise CommandError(_BOTH)
    if not (options.accept or options.prune):
        return _list(around, options)
    if around.revision is not None:
        raise CommandError(_IN_THE_PAST)
    if options.accept and os.environ.get("CI", "").lower() not in ("", "0", "false"):
        raise CommandError(_IN_CI)
    register = register_with_log(around, options.at)
    language = around.language(register)
    verdict = judge(register)
    if not is_understood(register, [rule.code for rule in RULES]):
        raise CommandError(_NOT_UNDERSTOOD)
    return (_accept if options.accept else _prune)(around, options, register, verdict, language)


def _list(around: Context, options: Options) -> int:
    register = register_at(around, options.at)
    if options.output:
        require_free(options.output, register)
    titles = {rule.code: rule.title for rule in RULES}
    rows = tuple(
        Row((fault.code, fault.subject, titles.get(fault.code), known.until))
        for known in ([register.known.model] if register.known else ())
        for fault in known.faults
    )
    table = Table("known_faults", _HEADING, _COLUMNS, rows, _NONE)
    authority, now = register.policy.authority, register.local_now
    report = Report("known-faults", _TITLE, authority, now, (table,))
    language = around.language(register)
    deliver_list(report, (), options.form, options.output, register, language)
    return 0


def _accept(
    around: Context, options: Options, register: Register, verdict: Verdict, language: Language
) -> int:
    path = around.folder() / FILE
    before = _before(register)
    if register.known and register.known.model.faults:
        raise CommandError(_THERE, file=before.file)
    latest = months_after(register.today, LONGEST_MONTHS)
    until = any_day_written(options.until, register.today) if options.until else latest.isoformat()
    if not register.today.isoformat() < until <= latest.isoformat():
        raise CommandError(_TOO_LATE, latest=latest)
    faults = faults_of(register, _breaches(verdict.findings))
    if not faults:
        raise CommandError(_NO_FAULTS)
    with in_the_same_words():
        # Each on a line of its own, however few, so that branches merge.
        lines = compose([str(fault) for fault in faults]).decode().splitlines()
    listed = "".join(f"  {line}\n" for line in lines)
    head = f"since: {register.today.isoformat()}\nuntil: {until}\nfaults:\n"
    data = _schema_line(around.folder()) + f"{head}{listed}".encode()
    _write(around, options, path, before, data)
    if not options.dry_run:
        said = {"file": before.file, "count": len(faults), "until": _day(until)}
        sys.stdout.write(f"{_ACCEPTED.fill(language, said)}\n")
    return 0


def _schema_line(folder: Path) -> bytes:
    """Point editors at the schema, where the register has one."""
    return _SCHEMA if (folder / ".schema" / "known.json").is_file() else b""


def _prune(
    around: Context, options: Options, register: Register, verdict: Verdict, language: Language
) -> int:
    before, known = _before(register), register.known
    faults: Sequence[KnownFault] = known.model.faults if known else ()
    left = _left(register, verdict, faults)
    gone = [index for index, fault in enumerate(faults) if not left[index]]
    if not gone:
        sys.stdout.write(f"{_NOTHING_MENDED.in_language(language)}\n")
        return 0
    data = before.data
    with in_the_same_words():
        for index in reversed(gone):
            data = remove(data, ("faults", index))
    _write(around, options, around.folder() / FILE, before, data)
    if not options.dry_run:
        said = {"file": before.file, "count": len(gone), "left": len(faults) - len(gone)}
        sys.stdout.write(f"{_PRUNED.fill(language, said)}\n")
    return 0


def _left(register: Register, verdict: Verdict, faults: Collection[KnownFault]) -> list[bool]:
    """Say of each known fault whether it is still there."""
    everything = [*verdict.findings, *(each.finding for each in verdict.excused)]
    there = Counter(faults_of(register, everything))
    return [bool(there[fault]) for fault in faults]


def _breaches(findings: Collection[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.is_breach]


def _before(register: Register) -> Source:
    """Give the file as it was read; without one, an empty one in its place."""
    for entry in register.entries:
        if entry.path == FILE:
            return entry.source
    return Source(f"{register.folder}/{FILE}".removeprefix("./"), b"")


def _day(written: str) -> date:
    return date.fromisoformat(written)


def _write(around: Context, options: Options, path: Path, before: Source, data: bytes) -> None:
    after = Source(before.file, data)
    if options.dry_run:
        sys.stdout.write(difference(before, after))
        return
    there = path.exists()
    with in_the_same_words(), locked(around.folder()) as own:
        own.replace(path, before.data if there else None, data)
