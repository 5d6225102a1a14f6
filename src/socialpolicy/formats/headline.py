"""What a run came to in one line, for whoever reads no more: whether it stops, and by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from socialpolicy.finding import Finding, Severity
from socialpolicy.formats.words import number
from socialpolicy.text import Language, Text, enumeration
from socialpolicy.verdict import Verdict

_STOPS = Text(sv="Stoppas: {found}.", en="Stopped: {found}.")
_STOPS_NOT = Text(sv="Stoppas inte, trots {found}.", en="Not stopped, in spite of {found}.")
_NONE_NEW = Text(sv="Inget nytt fel.", en="No new error.")
_NONE = Text(sv="Inget fel.", en="No error.")
_NOTHING = Text(sv="Inget att anmärka på.", en="Nothing wrong.")
_NOTHING_NEW = Text(sv="Inget nytt att anmärka på.", en="Nothing new is wrong.")
_REST = Text(sv="{found}.", en="{found}.")
_OLD = Text(sv="{count} som fanns förut", en="{count} there before")
_COUNTED = {
    Severity.ERROR: (Text(sv="1 fel", en="1 error"), Text(sv="{count} fel", en="{count} errors")),
    Severity.WARNING: (
        Text(sv="1 varning", en="1 warning"),
        Text(sv="{count} varningar", en="{count} warnings"),
    ),
    Severity.INFO: (
        Text(sv="1 upplysning", en="1 info"),
        Text(sv="{count} upplysningar", en="{count} info"),
    ),
}
_NEW = {
    Severity.ERROR: (
        Text(sv="1 nytt fel", en="1 new error"),
        Text(sv="{count} nya fel", en="{count} new errors"),
    ),
    Severity.WARNING: (
        Text(sv="1 ny varning", en="1 new warning"),
        Text(sv="{count} nya varningar", en="{count} new warnings"),
    ),
    Severity.INFO: (
        Text(sv="1 ny upplysning", en="1 new info"),
        Text(sv="{count} nya upplysningar", en="{count} new info"),
    ),
}
_WAS = {
    severity: tuple(Text(f"{each.sv} som fanns förut", f"{each.en} there before") for each in both)
    for severity, both in _COUNTED.items()
}


def headline(verdict: Verdict, stops_at: Severity | None, language: Language) -> str:
    """Say whether a run stops, what stops it, and what else there is, the new told from the old.

    `stops_at` is the mildest severity that stops; None where nothing does.
    """
    compared = verdict.base is not None and verdict.base.registered
    found = verdict.findings
    if not found:
        return (_NOTHING_NEW if compared else _NOTHING).in_language(language)
    stopping = [each for each in found if stops_at and each.severity.rank <= stops_at.rank]
    blamed = stopping or [each for each in found if each.severity is Severity.ERROR]
    if blamed:
        kinds = _NEW if compared else _COUNTED
        told = [*_by_severity(blamed, kinds, language, is_old=False)]
        told += _by_severity(blamed, _WAS, language, is_old=True)
        text = _STOPS if stopping else _STOPS_NOT
        said = [text.fill(language, {"found": enumeration(told, language)})]
    else:
        said = [(_NONE_NEW if compared else _NONE).in_language(language)]
    taken = {id(each) for each in blamed}
    rest = [each for each in found if id(each) not in taken]
    counted = [*_by_severity(rest, _NEW if compared else _COUNTED, language, is_old=False)]
    if old := sum(each.is_old for each in rest):
        counted.append(_OLD.fill(language, {"count": number(old, language)}))
    if counted:
        said.append(_REST.fill(language, {"found": ", ".join(counted)}))
    return " ".join(said)


def _by_severity(
    findings: Sequence[Finding],
    kinds: Mapping[Severity, tuple[Text, ...]],
    language: Language,
    *,
    is_old: bool,
) -> Iterator[str]:
    """Count the findings that are new, or those that are old, of each severity there is."""
    for severity, (one, many) in kinds.items():
        count = sum(each.severity is severity and each.is_old is is_old for each in findings)
        if count:
            text = one if count == 1 else many
            yield text.fill(language, {"count": number(count, language)})
