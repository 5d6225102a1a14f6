"""`socialpolicy report`: which reports there are, for whom, and in which formats."""

from __future__ import annotations

from typing import NamedTuple

from socialpolicy.text import Text

FORMATS = ("text", "markdown", "html", "json", "csv", "csv-excel", "excel")
"""The formats of reports, the one for people at a screen first."""

ALL = "all"
"""The word for every report at once."""


class Listed(NamedTuple):
    """A report as it is listed: its module in `reports`, what it is called, and who asks for it.

    `compares` says whether it can set another period beside its own, and `compares_accounts`
    whether it can set the accounts of another revision beside those at hand.
    """

    module: str
    title: Text
    audience: Text
    compares: bool = False
    compares_accounts: bool = False


REPORTS = {
    "compliance": Listed(
        "compliance.report",
        Text(sv="Efterlevnad", en="Compliance"),
        Text(sv="kommunstyrelsen och revisorn", en="the executive board and the auditor"),
        compares=True,
        compares_accounts=True,
    ),
    "response-times": Listed(
        "response_times",
        Text(sv="Svarstider", en="Response times"),
        Text(sv="kommunstyrelsen och nämnderna", en="the executive board and the other boards"),
        compares=True,
    ),
    "moderation": Listed(
        "moderation",
        Text(sv="Borttaget, dolt och blockerat", en="Removed, hidden and blocked"),
        Text(
            sv="informationsenheten, revisorn och registratorn",
            en="the information unit, the auditor and the registrar",
        ),
        compares=True,
    ),
    "archive-plan": Listed(
        "archive_plan",
        Text(sv="Förteckning till dokumenthanteringsplanen", en="List for the archive plan"),
        Text(sv="arkivarien", en="the archivist"),
        compares_accounts=True,
    ),
    "contacts": Listed(
        "contacts",
        Text(sv="Kontaktuppgifter till ansvariga", en="Contacts of the responsible"),
        Text(
            sv="informationsenheten, växeln och tjänsteperson i beredskap",
            en="the information unit, the switchboard and the officer on duty",
        ),
        compares_accounts=True,
    ),
    "cover": Listed(
        "cover",
        Text(sv="Ersättare och frånvaro", en="Deputies and absences"),
        Text(sv="cheferna och informationsenheten", en="managers and the information unit"),
        compares_accounts=True,
    ),
    "banners": Listed(
        "banners",
        Text(sv="Bannern på profilbilderna", en="The banner on profile pictures"),
        Text(sv="informationsenheten", en="the information unit"),
        compares_accounts=True,
    ),
    "watch": Listed(
        "watch",
        Text(sv="Bevakningen av kontona", en="How accounts are watched"),
        Text(sv="cheferna och revisorn", en="managers and the auditor"),
    ),
    "closed": Listed(
        "closed",
        Text(sv="Avslutade konton", en="Closed accounts"),
        Text(sv="arkivarien och informationsenheten", en="the archivist and the information unit"),
        compares_accounts=True,
    ),
    "decisions": Listed(
        "decisions",
        Text(sv="Beslut om varje konto", en="Decisions on every account"),
        Text(sv="revisorn", en="the auditor"),
        compares_accounts=True,
    ),
    "registration": Listed(
        "registration",
        Text(sv="Registrering av det som kom in", en="Registration of what came in"),
        Text(sv="registratorn", en="the registrar"),
        compares=True,
    ),
    "assignments": Listed(
        "assignments",
        Text(sv="Uppdrag att kommunicera", en="Assignments to communicate"),
        Text(sv="cheferna och revisorn", en="managers and the auditor"),
    ),
    "staff-told": Listed(
        "staff_told",
        Text(
            sv="Personal som fått veta vad som gäller privat",
            en="Staff told about private accounts",
        ),
        Text(sv="cheferna", en="managers"),
    ),
    "forwarded": Listed(
        "forwarded",
        Text(sv="Vidarebefordrat", en="Forwarded messages"),
        Text(
            sv="informationsenheten och registratorn", en="the information unit and the registrar"
        ),
    ),
}
"""The reports by name, in the order that `all` has them."""
