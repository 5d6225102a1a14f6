"""The exceptions that are decided: from which rule, for what, until when, and by whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.context import Context
from socialpolicy.cli.load import register_at
from socialpolicy.register.models.exception import ExceptionEntry
from socialpolicy.reports.delivery import deliver_list
from socialpolicy.reports.output_file import require_free
from socialpolicy.reports.tables import Coded, Column, Kind, Report, Row, Table
from socialpolicy.rules.exceptions.exception_ends_soon import SOON
from socialpolicy.text import FilledText, Text

_TITLE = Text(sv="Undantag", en="Exceptions")
_NONE = Text(sv="Registret har inga undantag.", en="The register has no exceptions.")
_COLUMNS = (
    Column("rule", Text(sv="Regel", en="Rule"), Kind.ID),
    Column("about", Text(sv="Gäller", en="About"), Kind.ID),
    Column("state", Text(sv="Läge", en="State")),
    Column("until", Text(sv="Till", en="Until"), Kind.DAY),
    Column("reason", Text(sv="Skäl", en="Reason")),
    Column("decided_by", Text(sv="Beslutat av", en="Decided by")),
    Column("reference", Text(sv="Diarienummer", en="Reference")),
    Column("on", Text(sv="Beslutat", en="Decided on"), Kind.DAY),
)
_BELOW = frozenset({"reason", "decided_by", "reference", "on"})
_AHEAD = Coded("ahead", Text(sv="gäller inte än", en="not yet in force"))
_HOLDS = Coded("holds", Text(sv="gäller", en="in force"))
_SOON = Coded("ends-soon", Text(sv="går snart ut", en="ends soon"))
_ENDED = Coded("expired", Text(sv="har gått ut", en="expired"))


class Options(NamedTuple):
    """The options of `exceptions` as they were given."""

    form: str = "text"
    output: Path | None = None
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """List the exceptions, those that end first first. Raises CommandError when it cannot."""
    register = register_at(around, options.at)
    if options.output:
        require_free(options.output, register)
    entries = sorted(
        (filed.model for filed in register.exceptions),
        key=lambda each: (each.until, each.rule, each.subject),
    )
    rows = tuple(
        Row(
            (
                each.rule,
                each.subject,
                _state(each, register.today),
                each.until,
                each.reason,
                each.decided_by,
                each.reference,
                each.on,
            )
        )
        for each in entries
    )
    table = Table("exceptions", FilledText(_TITLE, {}), _COLUMNS, rows, _NONE, below=_BELOW)
    authority, now = register.policy.authority, register.local_now
    report = Report("exceptions", _TITLE, authority, now, (table,))
    language = around.language(register)
    deliver_list(report, (), options.form, options.output, register, language)
    return 0


def _state(entry: ExceptionEntry, today: date) -> Coded:
    if entry.until < today:
        return _ENDED
    if entry.on > today:
        return _AHEAD
    return _SOON if entry.until <= today + SOON else _HOLDS
