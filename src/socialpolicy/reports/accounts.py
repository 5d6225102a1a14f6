"""The work of `accounts`: the accounts as a list, with what is wrong with each if asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, require_choice
from socialpolicy.cli.load import register_at
from socialpolicy.finding import Finding, Severity
from socialpolicy.register import index
from socialpolicy.register.layout import Role
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.reports.columns import (
    ACCOUNT,
    ACCOUNT_STATES,
    CONTACT,
    DEPUTY,
    NAME,
    PLATFORM,
    RESPONSIBLE,
    STATE,
    UNIT,
    platform_of,
    state_of,
    unit_cell,
)
from socialpolicy.reports.delivery import deliver_list
from socialpolicy.reports.output_file import require_free
from socialpolicy.reports.report import FORMATS
from socialpolicy.reports.selection import Selection, read_selection, read_words
from socialpolicy.reports.tables import Cell, Coded, Column, Kind, Report, Row, Table
from socialpolicy.text import FilledText, Language, Text, clean

_COLUMNS = (ACCOUNT, PLATFORM, NAME, UNIT, STATE, RESPONSIBLE, DEPUTY, CONTACT)
_FOUND = (
    Column("errors", Text(sv="Fel", en="Errors"), Kind.NUMBER),
    Column("warnings", Text(sv="Varningar", en="Warnings"), Kind.NUMBER),
    Column("findings", Text(sv="Att rätta", en="To put right"), Kind.LIST),
)
_BELOW = frozenset({"unit", "responsible", "deputy", "contact", "findings"})

_TITLE = Text(sv="Konton", en="Accounts")
_COUNT = Text(sv="{count} konton: {parts}", en="{count} accounts: {parts}")
_ONE = Text(sv="1 konto: {parts}", en="1 account: {parts}")
_STATES = {
    "open": (Text(sv="{n} öppet", en="{n} open"), Text(sv="{n} öppna", en="{n} open")),
    "planned": (Text(sv="{n} planerat", en="{n} planned"), Text("{n} planerade", "{n} planned")),
    "closed": (Text(sv="{n} avslutat", en="{n} closed"), Text("{n} avslutade", "{n} closed")),
}
_EMPTY = Text(sv="Inget konto är sådant som du frågade efter.", en="No account is as you asked.")
_NO_ACCOUNTS = Text(sv="Registret har inga konton än.", en="The register has no accounts yet.")
_NO_STATE = Text(
    sv="Inget konto har läget {word}. Välj bland {known}.",
    en="No account has the state {word}. Choose among {known}.",
)


class Options(NamedTuple):
    """The options of `accounts` as they were given."""

    units: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    findings: bool = False
    form: str = "text"
    output: Path | None = None
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """List the accounts asked for, and give the exit code. Raises CommandError when it cannot."""
    require_choice(options.form, FORMATS)
    states = read_words(options.states, ACCOUNT_STATES, _NO_STATE)
    judged = options.findings or bool(options.missing)
    if judged or around.revision is not None:
        register = register_at(around, options.at)
    else:
        only = (Role.POLICY, Role.ORGANISATION)
        register = register_at(around, options.at, only, listed=True, apart=index.APART)
        register = index.with_accounts(around.folder(), register)
    if options.output:
        require_free(options.output, register)
    selection = read_selection(register, options.units, options.boards, options.platforms)
    found = _found(register, options.missing) if judged else None
    empty = _EMPTY
    if options.missing and not states and not any(selection):
        empty = _none_breaks([clean(word) for word in options.missing])
    report = _report(
        register, selection, states, found, only_found=bool(options.missing), empty=empty
    )
    unread = [f"{register.folder}/accounts/{id}.yaml" for id in sorted(register.unread_accounts)]
    if not register.organisation_whole:
        # Names and boards may be missing, and an account may be left out by what was asked for.
        unread.append(f"{register.folder}/organisation.yaml")
    deliver_list(report, unread, options.form, options.output, register, around.language(register))
    return 0


def _none_breaks(rules: Sequence[str]) -> Text:
    return Text(
        sv=f"Inget konto bryter mot {' eller '.join(rules)}.",
        en=f"No account breaks {' or '.join(rules)}.",
    )


def _found(register: Register, codes: Sequence[str]) -> dict[str, list[Finding]]:
    """Check the register, all of it or by some rules, and give what each account has to mend."""
    from socialpolicy.lint import settings
    from socialpolicy.lint.run import judge

    try:
        verdict = judge(register, codes)
    except settings.UnknownRuleError as error:
        raise CommandError(settings.NO_RULE, word=error.word, nearest=error.nearest) from None
    in_file = {located.file: located.model.id for located in register.accounts}
    in_file |= {log.file: log.account for log in register.logs}
    found: dict[str, list[Finding]] = {}
    for finding in verdict.findings:
        about = finding.subject or ""
        account = about if register.account(about) else in_file.get(finding.label.source.file)
        if account and finding.severity is not Severity.INFO:
            found.setdefault(account, []).append(finding)
    return found


def _report(
    register: Register,
    selection: Selection,
    states: frozenset[str],
    found: dict[str, list[Finding]] | None,
    *,
    only_found: bool,
    empty: Text,
) -> Report:
    rows, tally = [], Counter[str]()
    # Thousands of accounts are of the same few units.
    unit = lru_cache(None)(partial(unit_cell, register=register))
    for located in selection.accounts(register):
        account = located.model
        state = state_of(account, register.today)
        mine = found.get(account.id, []) if found is not None else []
        if (states and state.code not in states) or (only_found and not mine):
            continue
        tally[state.code] += 1
        cells = _cells(account, state, unit(account.unit))
        rows.append(Row((*cells, *_of_findings(mine)) if found is not None else cells))
    empty = empty if register.accounts or register.unread_accounts else _NO_ACCOUNTS
    columns = _COLUMNS if found is None else (*_COLUMNS, *_FOUND)
    below = _BELOW if found is None else _BELOW | {PLATFORM.key}
    table = Table("accounts", _count(tally), columns, tuple(rows), empty, below=below)
    return Report("accounts", _TITLE, register.policy.authority, register.as_of, (table,))


def _cells(account: Account, state: Coded, unit: Coded | None) -> tuple[Cell, ...]:
    responsible, deputy = account.responsible, account.deputy
    return (
        account.id,
        platform_of(account),
        account.name,
        unit,
        state,
        responsible.role if responsible else None,
        deputy.role if deputy else None,
        responsible.contact if responsible else None,
    )


def _of_findings(findings: Sequence[Finding]) -> tuple[Cell, ...]:
    count = Counter(each.severity for each in findings)
    worst_first = sorted(findings, key=lambda each: each.severity.rank)
    said = [
        Text(*(f"{each.rule.code} {each.said.in_language(spoken)}" for spoken in Language))
        for each in worst_first
    ]
    return count[Severity.ERROR], count[Severity.WARNING], tuple(said)


def _count(tally: Counter[str]) -> Text | FilledText:
    total = tally.total()
    if not total:
        return _TITLE
    parts = [
        FilledText(_STATES[state][tally[state] != 1], {"n": tally[state]})
        for state in _STATES
        if tally[state]
    ]
    return FilledText(_ONE if total == 1 else _COUNT, {"count": total, "parts": parts})
