"""What was removed, hidden and blocked, on what ground and how fast (clauses 38, 39, 46 and 47).

An action counts on the day that it was done, and for the unit that had the account then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from socialpolicy.register.message_names import GROUNDS, KINDS
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Register
from socialpolicy.reports.columns import ACCOUNT, GROUND, KIND, STATE, UNIT, unit_cell, word_cell
from socialpolicy.reports.compiling import Asked
from socialpolicy.reports.entry import Entry
from socialpolicy.reports.moderation.figures import (
    COLUMNS,
    COUNTS,
    PARTS,
    REMOVED,
    TIMES,
    behind,
    counted_in,
    figures_of,
    removed_in,
    times_of,
)
from socialpolicy.reports.moderation.measures import (
    Keeping,
    Measure,
    keeping_of,
    measures_of,
)
from socialpolicy.reports.period import Period
from socialpolicy.reports.report import REPORTS
from socialpolicy.reports.tables import Bars, Cell, Coded, Column, Kind, Report, Row, Share, Table
from socialpolicy.text import Text

K = TypeVar("K")


class _Kept(NamedTuple):
    message: str
    account: str
    kind: str
    received: date
    keeping: Keeping


class Moderation:
    """The report in the making: what was done in the period, and in the one to compare with."""

    reads_log = True

    def __init__(self, register: Register, asked: Asked) -> None:
        """Keep what it is about."""
        self._register = register
        self._asked = asked
        self._measures: list[Measure] = []
        self._before: list[Measure] = []
        self._kept: list[_Kept] = []

    def take(self, account: Account, entries: Sequence[Entry]) -> None:
        """Look through a month of an account."""
        register, asked = self._register, self._asked
        for entry in entries:
            logged = entry.logged
            for measure in measures_of(logged, account, register):
                if asked.selection.has(account, measure.day, register):
                    if asked.period.has(measure.day):
                        self._measures.append(measure)
                    if asked.compare is not None and asked.compare.has(measure.day):
                        self._before.append(measure)
            keeping = keeping_of(logged)
            if keeping and entry.now:
                message = logged.message
                self._kept.append(_Kept(message.id, account.id, message.kind, entry.day, keeping))

    def report(self) -> Report:
        """Give the report."""
        return Report(
            name="moderation",
            title=REPORTS["moderation"].title,
            authority=self._register.policy.authority,
            as_of=self._register.local_now,
            period=self._asked.period.words,
            tables=tuple(self._tables()),
            notes=(*self._notes(), _NOTE_OF_KEPT),
        )

    def _notes(self) -> tuple[Text, ...]:
        if not (self._measures or self._before):
            return ()
        clauses = (filed.model for filed in self._register.clauses)
        asking = [each.text for each in clauses if "M10" in each.upheld_by]
        # Another municipality's policy may ask it of all advertising.
        if asking and not any(map(_OF_PRODUCTS.search, asking)):
            return (*_NOTES, _PUT_BACK)
        return (*_NOTES, _PUT_BACK_AND_TOLD)

    def _tables(self) -> Iterator[Table]:
        register, measures = self._register, self._measures
        compare, before = self._asked.compare, self._before
        yield _summary(measures, before, compare)
        if removed_in(measures) or removed_in(before):
            yield _speeds({self._asked.period: measures, **({compare: before} if compare else {})})
        if measures:
            yield _by_ground(measures)
            yield _by(
                "accounts",
                Text(sv="Per konto", en="By account"),
                ACCOUNT,
                _groups(measures, lambda each: each.account),
                lambda account: account,
            )
            yield _by(
                "units",
                Text(sv="Per enhet", en="By unit"),
                UNIT,
                _groups(measures, lambda each: each.unit),
                lambda unit: unit_cell(unit, register) or _NO_UNIT,
            )
        yield _kept_table(self._kept)


def start(register: Register, asked: Asked) -> Moderation:
    """Begin the report."""
    return Moderation(register, asked)


_BASES = {
    "law": Coded("law", Text(sv="enligt lagen", en="by the law")),
    "policy": Coded("policy", Text(sv="enligt policyn", en="by the policy")),
}
_NO_GROUND = Coded("none", Text(sv="ingen grund angiven", en="no ground given"))
_NO_UNIT = Coded("unknown", Text(sv="okänd enhet", en="unknown unit"))
_NOTHING = Text(
    sv="Inget togs bort, doldes eller blockerades i perioden.",
    en="Nothing was removed, hidden or blocked in the period.",
)


def _summary(
    measures: Sequence[Measure], before: Sequence[Measure], compare: Period | None
) -> Table:
    columns = [
        Column("what", Text(sv="Åtgärd", en="Action")),
        Column("count", Text(sv="Antal", en="Number"), Kind.NUMBER),
        Column("share", Text(sv="Andel", en="Share"), Kind.SHARE),
    ]
    if compare:
        columns += [
            Column("before", compare.words, Kind.NUMBER),
            Column("difference", Text(sv="Skillnad", en="Difference"), Kind.NUMBER),
        ]
    rows = []
    for key, (words, _) in COUNTS.items() if measures or before else ():
        ids, earlier = counted_in(key, measures), counted_in(key, before)
        share = Share(len(ids), len(removed_in(measures))) if key in PARTS else None
        cells: tuple[Cell, ...] = (Coded(key, words), len(ids), share)
        if compare:
            cells = (*cells, len(earlier), len(ids) - len(earlier))
        rows.append(Row(cells, {"count": ids, "before": earlier}))
    title = Text(sv="Vad som gjordes", en="What was done")
    return Table("moderation", title, tuple(columns), tuple(rows), _NOTHING)


def _speeds(spans: Mapping[Period, Sequence[Measure]]) -> Table:
    """Compare how fast it went in each period."""
    rows = [
        Row((span.words, len(removed_in(group)), *times_of(group)), behind(group))
        for span, group in spans.items()
    ]
    columns = (Column("period", Text(sv="Period", en="Period")), REMOVED, *TIMES)
    title = Text(sv="Hur fort det togs bort", en="How fast it was removed")
    return Table("times", title, columns, tuple(rows), _NOTHING)


def _by_ground(measures: Sequence[Measure]) -> Table:
    """Give each ground once, with whether it was by the law or the policy, and the laws named."""
    grounds = [*GROUNDS, None]
    groups = _groups(measures, lambda each: each.ground)
    rows = [
        Row(
            (
                word_cell(ground, GROUNDS) if ground else _NO_GROUND,
                [words for basis, words in _BASES.items() if basis in {e.basis for e in group}]
                or None,
                sorted({each.law for each in group if each.law}) or None,
                *figures_of(group),
            ),
            behind(group),
        )
        for ground, group in sorted(groups.items(), key=lambda pair: grounds.index(pair[0]))
    ]
    columns = (
        GROUND,
        Column("basis", Text(sv="Lagen eller policyn", en="Law or policy"), Kind.LIST, under=True),
        Column("law", Text(sv="Lagrum", en="Section of law"), Kind.LIST, under=True),
        *COLUMNS,
    )
    title = Text(sv="Per grund", en="By ground")
    chart = Bars("ground", "removed")
    return Table("grounds", title, columns, tuple(rows), _NOTHING, chart=chart)


def _by(
    key: str,
    title: Text,
    column: Column,
    groups: Mapping[K, Sequence[Measure]],
    name: Callable[[K], Cell],
) -> Table:
    """Make a table of groups, that with the most actions first."""
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), str(pair[0])))
    rows = [Row((name(each), *figures_of(group)), behind(group)) for each, group in ordered]
    chart = Bars(column.key, "removed")
    return Table(key, title, (column, *COLUMNS), tuple(rows), _NOTHING, chart=chart)


def _groups(measures: Iterable[Measure], key: Callable[[Measure], K]) -> dict[K, list[Measure]]:
    found: dict[K, list[Measure]] = {}
    for each in measures:
        found.setdefault(key(each), []).append(each)
    return found


_KEEPING: Mapping[str, Text] = {
    Keeping.OPEN: Text(sv="väntar", en="open"),
    Keeping.FORWARDED: Text(sv="vidarebefordrat", en="forwarded"),
    Keeping.ANSWERED: Text(sv="besvarat i stället", en="answered instead"),
    Keeping.ENDED: Text(sv="avslutat i stället", en="ended instead"),
    Keeping.PUT_BACK: Text(sv="tillbakalagt", en="put back"),
}


def _kept_table(kept: Iterable[_Kept]) -> Table:
    """List what came in the period that was to be removed and is not, the oldest first."""
    rows = [
        Row(
            (
                each.message,
                each.account,
                word_cell(each.kind, KINDS),
                each.received,
                word_cell(each.keeping, _KEEPING),
            )
        )
        for each in sorted(kept, key=lambda each: (each.received, each.message))
    ]
    return Table(
        "kept",
        Text(sv="Ska tas bort, men är kvar", en="To be removed, but still there"),
        (
            Column("message", Text(sv="Meddelande", en="Message"), Kind.ID),
            ACCOUNT,
            KIND,
            Column("received", Text(sv="Kom in", en="Received"), Kind.DAY),
            STATE,
        ),
        tuple(rows),
        Text(
            sv="Inget som kom in i perioden och ska tas bort är kvar.",
            en="Nothing that came in the period and is to be removed is still there.",
        ),
        below=frozenset({ACCOUNT.key, STATE.key}),
    )


_NOTES = (
    Text(
        sv="Varje åtgärd räknas den dag den gjordes, och hos den enhet som hade kontot då. Det "
        "som togs bort två gånger räknas två gånger.",
        en="Each action counts on the day that it was done, and for the unit that had the account "
        "then. What was removed twice counts twice.",
    ),
    Text(
        sv="Tiden räknas från att det kom in, eller från att det lades tillbaka om det hade tagits "
        "bort förut. Arbetstid är tid då någon är i tjänst. Medianen är den kortaste tid som minst "
        "hälften ryms inom.",
        en="The time runs from the receipt, or from when it was put back if it had been removed "
        "before. Staffed time is when somebody is on duty. The median is the shortest time that "
        "at least half of them keep within.",
    ),
)
_PUT_BACK = Text(
    sv="Tillbakalagt är det som öppnades igen efter att det togs bort.",
    en="Put back is what was reopened after it was removed.",
)
_PUT_BACK_AND_TOLD = Text(
    sv=f"Policyn kräver att den som skrev får veta bara när det är produktreklam. {_PUT_BACK.sv}",
    en=f"The policy asks only of product advertising that its author is told. {_PUT_BACK.en}",
)
_OF_PRODUCTS = re.compile("produkt|product", re.IGNORECASE)
_NOTE_OF_KEPT = Text(
    sv="Det som är olagligt, kränker någons integritet eller är ett personangrepp ska tas bort "
    "från kommunens sidor, och reklam som inte gäller ett offentligt evenemang. Dolt är inte "
    "borttaget.",
    en="What is unlawful, breaches somebody’s integrity or is a personal attack is to be removed "
    "from the municipality’s pages, and so is advertising for anything but a public event. "
    "Hidden is not removed.",
)
