"""`socialpolicy report`: which reports there are, for whom, and in which formats."""

from __future__ import annotations

from typing import NamedTuple

from socialpolicy.text import Text

FORMATS = ("text", "markdown", "html", "json", "csv", "csv-excel", "excel")
"""The formats of reports, the one for people at a screen first."""

ALL = "all"
"""The word for every report at once."""


class Listed(NamedTuple):
    """A report as it is listed: its module in `reports`, what it is called, and who asks for it."""

    module: str
    title: Text
    audience: Text


REPORTS = {
    "contacts": Listed(
        "contacts",
        Text(sv="Kontaktuppgifter till ansvariga", en="Contacts of the responsible"),
        Text(
            sv="informationsenheten, växeln och tjänsteperson i beredskap",
            en="the information unit, the switchboard and the officer on duty",
        ),
    ),
}
"""The reports by name, in the order that `all` has them."""
