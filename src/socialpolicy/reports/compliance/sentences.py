"""The tables of the policy's sentences: how many are met, which are not, and what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from socialpolicy.finding import Severity
from socialpolicy.reports.columns import ACCOUNT
from socialpolicy.reports.compliance.clauses import Result, Status
from socialpolicy.reports.compliance.record import About, Fault, Record
from socialpolicy.reports.readings import READINGS
from socialpolicy.reports.tables import Bars, Cell, Coded, Column, Kind, Row, Table
from socialpolicy.rules import RULES
from socialpolicy.text import Counted, FilledText, Language, Text

STATUSES = {
    Status.MET: Text(sv="uppfylld", en="met"),
    Status.NOT_MET: Text(sv="inte uppfylld", en="not met"),
    Status.EXCEPTED: Text(sv="med undantag", en="excepted"),
    Status.NOTHING: Text(sv="inget att pröva", en="nothing to judge"),
    Status.ATTESTED: Text(sv="intygad", en="attested"),
    Status.OFF: Text(sv="regeln är avstängd", en="rule switched off"),
    Status.NOT_CHECKABLE: Text(sv="går inte att pröva", en="not checkable"),
    Status.GUESSED: Text(sv="gissad, att bekräfta", en="guessed, to be confirmed"),
}
"""What is said of one sentence."""

_PLURAL = {
    Status.MET: Text(sv="uppfyllda", en="met"),
    Status.NOT_MET: Text(sv="inte uppfyllda", en="not met"),
    Status.EXCEPTED: Text(sv="med undantag", en="excepted"),
    Status.NOTHING: Text(sv="utan något att pröva", en="with nothing to judge"),
    Status.ATTESTED: Text(sv="intygade", en="attested"),
    Status.OFF: Text(sv="med regeln avstängd", en="with the rule switched off"),
    Status.NOT_CHECKABLE: Text(sv="går inte att pröva", en="not checkable"),
    Status.GUESSED: Text(sv="gissade, att bekräfta", en="guessed, to be confirmed"),
}
_SUM = Text(sv="{count} meningar: {each}", en="{count} sentences: {each}")
_SUM_OF_ONE = Text(sv="1 mening: {each}", en="1 sentence: {each}")

_STRENGTHS = {
    "ska": Text(sv="ska", en="must"),
    "bör": Text(sv="bör", en="should"),
    "får": Text(sv="får", en="may"),
    "fakta": Text(sv="fakta", en="fact"),
}
_ABOUT = {
    About.ACCOUNTS: Text(sv="konton", en="accounts"),
    About.MESSAGES: Text(sv="meddelanden", en="messages"),
    About.UNITS: Text(sv="enheter", en="units"),
    About.REGISTER: Text(sv="registret", en="the register"),
}
_SEVERITIES = {
    Severity.ERROR: Text(sv="fel", en="error"),
    Severity.WARNING: Text(sv="varning", en="warning"),
    Severity.INFO: Text(sv="upplysning", en="information"),
}

_CLAUSE = Column("clause", Text(sv="Mening", en="Sentence"))
_SAYS = Column("says", Text(sv="Policyn säger", en="The policy says"))
_STRENGTH = Column("strength", Text(sv="Styrka", en="Strength"))
_STATUS = Column("status", Text(sv="Läge", en="Status"))
_RULE = Column("rule", Text(sv="Regel", en="Rule"))
_TRIED = Column("tried", Text(sv="Prövat", en="Tried"), Kind.NUMBER)
_MET = Column("met", Text(sv="Uppfyllt", en="Met"), Kind.NUMBER)
_NOT_MET = Column("not_met", Text(sv="Brister", en="Not met"), Kind.NUMBER)
_UNKNOWN = Column("unknown", Text(sv="Okänt", en="Unknown"), Kind.NUMBER)

_BEGINNING = 32
"""Letters of a sentence that are enough to know it by."""

_READ_SO = Text(sv="(vår läsning)", en="(our reading)")


def sum_line(results: Sequence[Result]) -> Text | FilledText:
    """Say how many sentences there are, and of each status: the parts are all of them."""
    if not results:
        return _NO_CLAUSES
    counts = Counter(each.status for each in results)
    parts = [
        FilledText(
            Text(*(f"{{count}} {words}" for words in (_PLURAL if count > 1 else STATUSES)[status])),
            {"count": count},
        )
        for status in Status
        if (count := counts[status])
    ]
    # A line is broken between the parts, never within one.
    words = Text(
        *(
            " · ".join(part.replace(" ", "\u00a0") for part in spoken)
            for spoken in zip(*map(_filled, parts), strict=True)
        )
    )
    return FilledText(
        _SUM_OF_ONE if len(results) == 1 else _SUM, {"count": len(results), "each": words}
    )


_GUESSED = Counted(
    Text(
        sv="En mening vilar på gissningar som ska bekräftas, och är inte prövad. Läs den: "
        "socialpolicy policy.",
        en="One sentence rests on guesses to be confirmed, and has not been tried. Read it: "
        "socialpolicy policy.",
    ),
    Text(
        sv="{count} meningar vilar på gissningar som ska bekräftas, och är inte prövade. Läs dem: "
        "socialpolicy policy.",
        en="{count} sentences rest on guesses to be confirmed, and have not been tried. Read them: "
        "socialpolicy policy.",
    ),
)


def guesses(results: Sequence[Result]) -> Iterator[FilledText]:
    """Say how many sentences nobody has confirmed the rules of, if any."""
    count = sum(each.status is Status.GUESSED for each in results)
    if count:
        yield _GUESSED.of(count)


def by_status(results: Sequence[Result]) -> Table:
    """Count the sentences of each status."""
    rows = []
    for status in Status:
        ids = [each.clause.id for each in results if each.status is status]
        if ids or status in {Status.MET, Status.NOT_MET}:
            rows.append(Row((Coded(status, STATUSES[status]), len(ids)), {"clauses": ids}))
    return Table(
        "statuses",
        Text(sv="Meningar", en="Sentences"),
        (_STATUS, Column("clauses", Text(sv="Antal", en="Number"), Kind.NUMBER)),
        tuple(rows),
        _NO_CLAUSES,
        chart=Bars("status", "clauses"),
    )


_NO_CLAUSES = Text(
    sv="Registret har inga meningar ur policyn.",
    en="The register has no sentences of the policy.",
)


def not_met(results: Sequence[Result]) -> Table:
    """List the sentences that are not met, with how many subjects were tried and were not."""
    return Table(
        "not_met",
        Text(sv="Inte uppfyllda", en="Not met"),
        (
            _CLAUSE,
            _SAYS,
            Column("reading", Text(sv="Vår läsning", en="Our reading"), under=True),
            _STRENGTH,
            _TRIED,
            _NOT_MET,
        ),
        tuple(
            Row(
                (
                    each.clause.id,
                    _beginning(each),
                    _read_so(each),
                    _strength(each),
                    each.numbers[0],
                    each.numbers[2],
                ),
                {"tried": each.ids("tried"), "not_met": each.ids("not_met")},
            )
            for each in results
            if each.status is Status.NOT_MET
        ),
        _NOTHING_TRIED if _is_all_guessed(results) else _NO_FAULT,
        chart=Bars("clause", "not_met", also="says"),
    )


_NO_FAULT = Text(
    sv="Registret visar ingen brist mot någon mening.",
    en="The register shows no fault against any sentence.",
)
_NOTHING_TRIED = Text(
    sv="Ingen mening är prövad, för alla vilar på gissningar.",
    en="No sentence has been tried, as all rest on guesses.",
)


def _is_all_guessed(results: Sequence[Result]) -> bool:
    return bool(results) and all(each.status is Status.GUESSED for each in results)


def every(results: Sequence[Result]) -> Table:
    """List every sentence whole."""
    return Table(
        "compliance",
        Text(sv="Mening för mening", en="Sentence by sentence"),
        (
            _CLAUSE,
            _STRENGTH,
            _STATUS,
            _TRIED,
            _MET,
            _NOT_MET,
            _UNKNOWN,
            _SAYS,
            Column("upheld_by", Text(sv="Upprätthålls av", en="Upheld by"), Kind.LIST),
            Column("readings", Text(sv="Vår läsning", en="Our reading"), Kind.LIST),
            Column("remarks", Text(sv="Anmärkning", en="Remark"), Kind.LIST),
        ),
        tuple(
            Row(
                (
                    each.clause.id,
                    _strength(each),
                    Coded(each.status, STATUSES[each.status]),
                    *each.numbers,
                    " ".join(each.clause.text.split()),
                    tuple(each.clause.upheld_by),
                    tuple(each.readings),
                    each.remarks,
                ),
                {key: each.ids(key) for key in ("tried", "not_met", "unknown")},
            )
            for each in results
        ),
        _NO_CLAUSES,
        below=frozenset({"says", "upheld_by", "readings", "remarks"}),
    )


def by_rule(results: Sequence[Result]) -> Table:
    """List how each rule of the sentences that are not met, or not known to be, went."""
    rows = []
    for each in results:
        for ruled in each.rules:
            tried, met, not_met, unknown = ruled.counted.numbers
            if not_met or unknown:
                rows.append(
                    Row(
                        (
                            each.clause.id,
                            ruled.rule.code,
                            ruled.rule.title,
                            Coded(ruled.about, _ABOUT[ruled.about]),
                            tried,
                            met,
                            not_met,
                            unknown,
                        ),
                        {
                            "tried": ruled.counted.tried,
                            "not_met": ruled.counted.not_met,
                            "unknown": ruled.counted.unknown,
                        },
                    )
                )
    return Table(
        "rules",
        Text(sv="Reglerna bakom det som inte är uppfyllt", en="The rules behind what is not met"),
        (
            _CLAUSE,
            _RULE,
            Column("title", Text(sv="Vad den prövar", en="What it tries")),
            Column("about", Text(sv="Räknar", en="Counts")),
            _TRIED,
            _MET._replace(spare=2),
            _NOT_MET,
            _UNKNOWN._replace(spare=1),
        ),
        tuple(rows),
        _NOTHING_TRIED
        if _is_all_guessed(results)
        else Text(sv="Ingen regel har funnit någon brist.", en="No rule has found a fault."),
    )


def faults(record: Record, *, beside: bool) -> Table:
    """List the findings that count against a sentence, or those `beside` the policy."""
    found = [
        (fault, [clause.id for clause in record.verdict.clauses_of(fault.finding)])
        for fault in record.faults
        if fault.finding.is_breach or beside
    ]
    order = {filed.model.id: index for index, filed in enumerate(record.register.clauses)}
    rows = [
        (min((order[id] for id in ids), default=0), _fault(fault, ids))
        for fault, ids in found
        if bool(ids) is not beside
    ]
    rows.sort(key=lambda pair: pair[0])
    columns = [
        Column("clauses", Text(sv="Meningar", en="Sentences"), Kind.LIST),
        _RULE,
        Column("severity", Text(sv="Grad", en="Severity")),
        ACCOUNT,
        Column("day", Text(sv="Dag", en="Day"), Kind.DAY),
        Column("found", Text(sv="Fynd", en="Finding")),
        Column("file", Text(sv="Fil", en="File")),
    ]
    title = (
        Text(sv="Fynd som ingen mening kräver", en="Findings that no sentence asks for")
        if beside
        else Text(sv="Vad som brister", en="What is wrong")
    )
    return Table(
        "findings_beside" if beside else "findings",
        title,
        tuple(columns[beside:]),
        tuple(Row(row.cells[beside:]) for _, row in rows),
        _ONLY_BESIDE if found and not beside else Text(sv="Inga.", en="None."),
        below=frozenset({"found", "file"}),
    )


_ONLY_BESIDE = Text(
    sv="Inget mot någon mening som är prövad. Det som har hittats står sist, under Fynd som ingen "
    "mening kräver.",
    en="Nothing against a sentence that was tried. What was found is last, under Findings that no "
    "sentence asks for.",
)


def _fault(fault: Fault, clauses: Sequence[str]) -> Row:
    finding = fault.finding
    span = finding.label.span
    cells: tuple[Cell, ...] = (
        tuple(clauses),
        finding.rule.code,
        Coded(finding.severity, _SEVERITIES[finding.severity]),
        fault.owner.account,
        fault.day,
        finding.said,
        f"{finding.label.source.file}:{span.line}",
    )
    return Row(cells)


def readings(results: Sequence[Result]) -> Table:
    """List our readings of the policy among the rules that were tried."""
    rows = []
    for rule in RULES:
        ids = [each.clause.id for each in results if rule.code in each.readings]
        if ids:
            rows.append(Row((rule.code, tuple(ids), READINGS[rule.code])))
    return Table(
        "readings",
        Text(sv="Så har vi läst policyn", en="How we have read the policy"),
        (
            _RULE,
            Column("clauses", Text(sv="Meningar", en="Sentences"), Kind.LIST),
            Column("reading", Text(sv="Vår läsning", en="Our reading")),
        ),
        tuple(rows),
        Text(sv="Ingen regel bygger på en egen läsning.", en="No rule rests on a reading of ours."),
    )


def _strength(result: Result) -> Coded:
    strength = result.clause.strength
    return Coded(strength, _STRENGTHS[strength])


def _beginning(result: Result) -> str:
    """Give how a sentence begins, cut between words."""
    words = " ".join(result.clause.text.split())
    if len(words) > _BEGINNING:
        words = f"{words[:_BEGINNING].rsplit(' ', 1)[0].rstrip(',;:–')} …"
    return words


def _read_so(result: Result) -> Text | None:
    """Say whether one of the rules that are not met is our reading of the sentence."""
    ours = any(each.rule.code in READINGS and each.counted.not_met for each in result.rules)
    return _READ_SO if ours else None


def _filled(said: FilledText) -> Iterator[str]:
    return (said.in_language(language) for language in Language)
