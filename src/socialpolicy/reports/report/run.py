"""The work of `report`: choose, read the log once for all, write in the format asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, perhaps, require_choice, visible
from socialpolicy.cli.load import (
    UNREAD_LOG,
    register_at,
    require_settings,
    unread_logs,
    warn_of_later_facts,
)
from socialpolicy.register.months import Month, months_together
from socialpolicy.register.register import Register
from socialpolicy.reports.compiling import Asked, Compiler, Judging, Reader
from socialpolicy.reports.delivery import deliver
from socialpolicy.reports.entry import entries_of
from socialpolicy.reports.history.log_proofs import LogProofs
from socialpolicy.reports.history.place import log_folder, place_of
from socialpolicy.reports.history.proofs import Proofs
from socialpolicy.reports.log_decisions import PROVED_IN_LOG, LogDecisions
from socialpolicy.reports.output_file import require_free
from socialpolicy.reports.period import read_period
from socialpolicy.reports.report import ALL, FORMATS, REPORTS
from socialpolicy.reports.report.proof import PROVED, with_proof
from socialpolicy.reports.report.scope import OF_CLAUSES, narrowed, remarks
from socialpolicy.reports.report.since import since
from socialpolicy.reports.selection import read_selection
from socialpolicy.reports.tables import Report, entries_behind
from socialpolicy.screen import with_progress
from socialpolicy.text import FilledText, Language, Text, ending

_NO_REPORT = Text(
    sv="Rapporten {word} finns inte.{nearest} Alla rapporter: socialpolicy report --help.",
    en="There is no report {word}.{nearest} All reports: socialpolicy report --help.",
)
_UNKNOWN_LOGS = Text(
    sv="Loggen för {accounts} är inte med, för något sådant konto går inte att läsa i registret.",
    en="The log of {accounts} is not included, since no such account can be read in the register.",
)
_NO_LOG = Text(
    sv="Loggen finns inte här, så inga meddelanden är med.",
    en="The log is not here, so no messages are included.",
)
_NO_ACCOUNTS = Text(
    sv="--compare-revision jämför konton, och det gör inte rapporten {name}. Välj en av {names}, "
    "eller all. Meddelanden jämförs med --compare PERIOD.",
    en="--compare-revision compares accounts, which the report {name} does not. Choose one of "
    "{names}, or all. Messages are compared with --compare PERIOD.",
)
_NO_PROOF = Text(
    sv="--proof visar vad som bevisar beslut, och det gör inte rapporten {name}. Välj en av "
    "{names}, eller all.",
    en="--proof shows what proves decisions, which the report {name} does not. Choose one of "
    "{names}, or all.",
)
_NO_CLAUSES = Text(
    sv="--clause väljer meningar ur policyn, och dem är rapporten {name} inte om. Välj compliance "
    "eller all.",
    en="--clause chooses sentences of the policy, which the report {name} is not about. Choose "
    "compliance or all.",
)


class Options(NamedTuple):
    """The options of `report` as they were given."""

    name: str
    period: str | None = None
    compare: str | None = None
    units: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    form: str = "text"
    output: Path | None = None
    rows: bool = False
    at: str | None = None
    compare_revision: str | None = None
    proof: bool = False
    clauses: tuple[str, ...] = ()


_OF_THEN = Text(
    sv="Registret som det var i {revision}, sett den {day}.",
    en="The register as it was in {revision}, seen on {day}.",
)


def run(around: Context, options: Options) -> int:
    """Make what was asked for, and give the exit code. Raises CommandError when it cannot."""
    names = _names(options.name)
    require_choice(options.form, FORMATS)
    if options.clauses and options.name not in (ALL, OF_CLAUSES):
        raise CommandError(_NO_CLAUSES, name=options.name)
    register = register_at(around, options.at)
    if options.output:
        require_free(options.output, register)
    asked = Asked(
        read_period(options.period, register.today),
        read_selection(register, options.units, options.boards, options.platforms, options.clauses),
        read_period(options.compare, register.today) if options.compare else None,
        options.period is not None,
        _then(around, options),
        options.proof,
    )
    proofs, log_proofs = _proofs(around, options, names, register)
    language = around.language(register)
    warn_of_later_facts(register, options.at, options.form, language)
    reports = compiled(names, register, asked, language, log_proofs)
    if proofs:
        reports = [
            with_proof(each, register, proofs) if each.name in PROVED else each for each in reports
        ]
    if register.revision:
        note = FilledText(_OF_THEN, {"revision": register.revision, "day": register.today})
        reports = [replace(each, notes=(*each.notes, note)) for each in reports]
    if options.rows:
        reports = [replace(each, tables=(*each.tables, entries_behind(each))) for each in reports]
    deliver(reports, options.name, options.form, options.output, register, language)
    return 0


def compiled(
    names: Sequence[str],
    register: Register,
    asked: Asked,
    language: Language,
    log_proofs: LogProofs | None = None,
) -> list[Report]:
    """Make reports by their names, reading the log once for all of them.

    With `log_proofs`, what was decided of messages is listed with the commit that proves it.
    Raises CommandError where deadlines are to be counted and the settings are not understood.
    """
    modules = [import_module(f"socialpolicy.reports.{REPORTS[name].module}") for name in names]
    compilers: list[Compiler] = [module.start(register, asked) for module in modules]
    decisions = {name: LogDecisions(name, register) for name in names if name in PROVED_IN_LOG}
    listing = decisions.values() if log_proofs else ()
    readers = [*(each for each in compilers if each.reads_log), *listing]
    judging = [each for each in compilers if isinstance(each, Judging)]
    if readers:
        require_settings(register, "working_time", "response_times")
    unknown: list[str] = []
    unread: list[str] = []
    if readers or judging:
        unknown = _feed(register, asked, readers, judging, language)
        unread = unread_logs(register, {log.file for log in register.logs if not log.problems})
    made = [each.report() for each in compilers]
    if log_proofs:
        made = [
            decisions[each.name].added_to(each, log_proofs) if each.name in decisions else each
            for each in made
        ]
    if asked.then:
        made = [
            each if isinstance(compiler, Judging) else _with_since(each, asked.then, asked)
            for compiler, each in zip(compilers, made, strict=True)
        ]
    all_lacking = [tuple(_left_out(register, each, unknown, unread)) for each in compilers]
    alone = len(names) == 1
    return [
        replace(
            report,
            preface=(
                *report.preface,
                *narrowed(name, register, asked),
                *(
                    remarks(name, report, asked, register)
                    if alone or REPORTS[name].compares
                    else ()
                ),
                *lacking,
            ),
            lacking=lacking,
        )
        for name, report, lacking in zip(names, made, all_lacking, strict=True)
    ]


def _proofs(
    around: Context, options: Options, names: Sequence[str], register: Register
) -> tuple[Proofs | None, LogProofs | None]:
    """Go through git for the proof of decisions, where any report is to have it."""
    if not options.proof:
        return None, None
    proving = ("compliance", *PROVED, *PROVED_IN_LOG)
    if options.name not in (ALL, *proving):
        raise CommandError(_NO_PROOF, name=options.name, names=proving)
    in_log = bool(set(names).intersection(PROVED_IN_LOG))
    if not in_log and not set(names).intersection(PROVED):
        return None, None
    place = place_of(around)
    proofs = Proofs(place.repository, place.folder, place.commit.id)
    folder = log_folder(place, register) if in_log else None
    if folder is None:
        return proofs, None
    return proofs, LogProofs(place.repository, folder, place.commit.id, proofs.names)


def _then(around: Context, options: Options) -> Register | None:
    """Read the register whose accounts are to be set beside those at hand, if any is."""
    word = options.compare_revision
    if word is None:
        return None
    comparing = [name for name, each in REPORTS.items() if each.compares_accounts]
    if options.name not in (ALL, *comparing):
        raise CommandError(_NO_ACCOUNTS, name=options.name, names=comparing)
    return register_at(around._replace(revision=word))


def _with_since(report: Report, then: Register, asked: Asked) -> Report:
    """Add what differs since another revision, where the report does not do it itself."""
    listed = REPORTS[report.name]
    if not listed.compares_accounts:
        return report
    module = import_module(f"socialpolicy.reports.{listed.module}")
    compiler: Compiler = module.start(then, asked._replace(then=None))
    return replace(report, tables=(*report.tables, since(report, compiler.report(), then)))


def _feed(
    register: Register,
    asked: Asked,
    readers: Sequence[Reader],
    judging: Sequence[Judging],
    language: Language,
) -> list[str]:
    """Give each month of the log to the reports; name the accounts in it that are not known."""
    unknown: set[str] = set()
    log = months_together(register)
    title = _READING.in_language(language)
    for months in with_progress(log, len(register.logs), title, _ended):
        unknown.update(_give(months, register, asked, readers, judging))
    return sorted(unknown)


def _give(
    months: Sequence[Month],
    register: Register,
    asked: Asked,
    readers: Sequence[Reader],
    judging: Sequence[Judging],
) -> list[str]:
    """Give some months to the reports; name the accounts that are not known."""
    by_month = [
        list(entries_of(each, asked.period, asked.compare, asked.selection, register))
        for each in months
    ]
    for judge in judging:
        judge.judge(months, list(chain.from_iterable(by_month)))
    of_known, unknown = [], []
    for month, entries in zip(months, by_month, strict=True):
        if filed := register.account(month.log.account):
            of_known.append((filed.model, entries))
        else:
            unknown.append(month.log.account)
    for each in readers:
        for account, entries in of_known:
            each.take(account, entries)
    return unknown


def _left_out(
    register: Register, compiler: Compiler, unknown: Sequence[str], unread: Sequence[str]
) -> Iterator[Text | FilledText]:
    """Say what of the register a report could not be given, as it makes the figures too low."""
    of_log = compiler.reads_log or isinstance(compiler, Judging)
    if of_log and not register.log_at_hand:
        yield _NO_LOG
    if unknown and compiler.reads_log:
        yield FilledText(_UNKNOWN_LOGS, {"accounts": unknown})
    files = [f"accounts/{id}.yaml" for id in sorted(register.unread_accounts)]
    not_read = register.problems_but_logs
    if any(each.label.source.file.endswith("/organisation.yaml") for each in not_read):
        files.append("organisation.yaml")
    files = [f"{register.folder}/{file}" for file in files]
    if files := [*files, *(unread if of_log else ())]:
        yield FilledText(UNREAD_LOG, {"files": [ending(file) for file in files]})


_READING = Text(sv="Läser loggen", en="Reading the log")


def _ended(months: Sequence[Month]) -> int:
    return sum(month.is_last for month in months)


def _names(word: str) -> list[str]:
    if word == ALL:
        return list(REPORTS)
    if word not in REPORTS:
        raise CommandError(_NO_REPORT, word=visible(word), nearest=perhaps(word, [*REPORTS, ALL]))
    return [word]
