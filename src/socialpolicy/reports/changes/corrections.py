"""Honest corrections that are new: what was wrong, who put it right and why."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.register.models.field_types import RegisterModel
from socialpolicy.reports.changes.fields import plain_value
from socialpolicy.reports.changes.note import Change, Section
from socialpolicy.text import FilledText, Text

_CORRECTED = Text(
    sv="rättelse av {path}, förut {was}: {reason} ({by})",
    en="correction of {path}, {was} before: {reason} ({by})",
)
_MANY = Text(sv="{count} rättelser: {names}", en="{count} corrections: {names}")
_UNSAID = Text(sv="inget sagt", en="not said")


def corrected(was: RegisterModel, now: RegisterModel, subject: str) -> Iterator[Change]:
    """Go through the corrections of an account or a message that it did not have before."""
    before = getattr(was, "corrections", [])
    for each in getattr(now, "corrections", []):
        if each in before:
            continue
        names = ("path", "was", "reason", "by")
        values = {name: getattr(each, name, None) or _UNSAID for name in names}
        said = FilledText(_CORRECTED, values)
        change = Change("correction", Section.CORRECTIONS, subject, said, _MANY, subject)
        yield change._replace(path="corrections", now=plain_value(each))
