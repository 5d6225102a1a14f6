"""What the fields of an account are called in a sentence on what differs."""

from __future__ import annotations

from collections.abc import Mapping

from socialpolicy.platforms import PLATFORMS
from socialpolicy.text import Text

WORDS = {
    "platform": Text(sv="plattformen", en="the platform"),
    "name": Text(sv="namnet", en="the name"),
    "handle": Text(sv="användarnamnet", en="the handle"),
    "url": Text(sv="adressen", en="the address"),
    "platform_id": Text(sv="plattformens eget nummer", en="the platform's own number"),
    "former_handles": Text(sv="tidigare användarnamn", en="a former handle"),
    "changes": Text(sv="ett antecknat byte", en="a noted change"),
    "kind": Text(sv="slaget av konto", en="the kind of account"),
    "crisis_channel": Text(sv="användningen vid kris", en="the use in a crisis"),
    "page": Text(sv="att det är en sida", en="that it is a page"),
    "unit": Text(sv="enheten", en="the unit"),
    "board": Text(sv="nämnden", en="the board"),
    "opened": Text(sv="öppningsdagen", en="the day of opening"),
    "taken_over": Text(sv="övertagandet", en="the take-over"),
    "analysis": Text(sv="analysen", en="the analysis"),
    "analysis.purpose": Text(sv="syftet", en="the purpose"),
    "analysis.audience": Text(sv="målgruppen", en="the audience"),
    "analysis.message": Text(sv="budskapet", en="the message"),
    "analysis.on": Text(sv="analysens dag", en="the day of the analysis"),
    "manager": Text(sv="chefens besked", en="the manager's part"),
    "manager.role": Text(sv="chefens roll", en="the manager's role"),
    "manager.asked": Text(sv="frågan till chefen", en="the asking of the manager"),
    "manager.anchored": Text(sv="förankringen i ledningen", en="the anchoring"),
    "approval": Text(sv="godkännandet", en="the approval"),
    "approval.by": Text(sv="den som godkände", en="the role that approved"),
    "approval.body": Text(sv="ledningen som godkände", en="the management that approved"),
    "approval.on": Text(sv="godkännandets dag", en="the day of the approval"),
    "approval.reference": Text(sv="godkännandets diarienummer", en="the reference of the approval"),
    "renewals": Text(sv="ett förnyat godkännande", en="a renewed approval"),
    "coordinator_informed": Text(sv="beskedet till samordnaren", en="informing the coordinator"),
    "absences": Text(sv="en frånvaro", en="an absence"),
    "access": Text(sv="åtkomsten", en="the access"),
    "access.roles": Text(sv="rollerna som kan logga in", en="the roles that can log in"),
    "access.kept_in": Text(sv="var inloggningen förvaras", en="where the log-in is kept"),
    "access.checked": Text(sv="kontrollen av åtkomsten", en="the check of the access"),
    "profile": Text(sv="profilen", en="the profile"),
    "profile.presentation": Text(sv="presentationen", en="the presentation"),
    "profile.link": Text(sv="länken från sidan", en="the link from the page"),
    "profile.picture_changed": Text(sv="bytet av profilbild", en="the change of profile picture"),
    "profile.banner": Text(sv="bannern", en="the banner"),
    "profile.banner.version": Text(sv="bannerns version", en="the banner's version"),
    "profile.banner.confirmed": Text(sv="bekräftelsen av bannern", en="confirming the banner"),
    "profile.banner.by": Text(sv="den som bekräftade bannern", en="who confirmed the banner"),
    "profile.banner.evidence": Text(sv="beviset för bannern", en="the evidence of the banner"),
    "watch": Text(sv="bevakningen", en="the watch"),
    "watch.role": Text(sv="rollen som bevakar", en="the role that watches"),
    "watch.every_working_days": Text(
        sv="arbetsdagarna mellan bevakningar", en="the working days between watches"
    ),
    "watch.watched": Text(sv="den senaste bevakningen", en="the latest watch"),
    "last_post": Text(sv="det senaste inlägget", en="the latest post"),
    "inactive_days": Text(
        sv="den egna gränsen för inaktivitet, i dagar,", en="its own limit of inactive days"
    ),
    "archive_plan": Text(sv="raden i dokumenthanteringsplanen", en="the entry in the archive plan"),
    "archive_plan.plan": Text(sv="dokumenthanteringsplanen", en="the archive plan"),
    "archive_plan.section": Text(
        sv="avsnittet i dokumenthanteringsplanen", en="the section of the archive plan"
    ),
    "archive_plan.recorded": Text(
        sv="raden i dokumenthanteringsplanen", en="the entry in the archive plan"
    ),
    "archive_copies": Text(sv="en kopia till arkivet", en="a copy for the archive"),
    "closing.on": Text(sv="avslutets dag", en="the day of the closing"),
    "closing.manager": Text(sv="chefens besked om avslutet", en="the manager's part in closing"),
    "closing.manager.asked": Text(
        sv="frågan till chefen om avslutet", en="the asking of the manager about the closing"
    ),
    "closing.coordinator_informed": Text(
        sv="beskedet till samordnaren om avslutet", en="informing the coordinator of the closing"
    ),
    "closing.announced": Text(
        sv="informationen i kanalen om avslutet", en="the notice of the closing"
    ),
    "closing.announced.on": Text(
        sv="dagen för informationen i kanalen", en="the day of the notice in the channel"
    ),
    **{
        f"{who}.{key}": text
        for who, of in {
            "responsible": ("ansvarigs", "the responsible's"),
            "deputy": ("ersättarens", "the deputy's"),
            "editors": ("redaktörens", "the editor's"),
        }.items()
        for key, text in {
            "role": Text(f"{of[0]} roll", f"{of[1]} role"),
            "contact": Text(f"{of[0]} kontakt", f"{of[1]} contact"),
            "assignment": Text(f"{of[0]} uppdrag", f"{of[1]} assignment"),
            "assignment.by": Text(f"vem som gav {of[0]} uppdrag", f"who gave {of[1]} assignment"),
            "assignment.on": Text(f"dagen för {of[0]} uppdrag", f"the day of {of[1]} assignment"),
            "assignment.anchored": Text(
                f"förankringen av {of[0]} uppdrag", f"the anchoring of {of[1]} assignment"
            ),
            "records_training": Text(
                f"{of[0]} genomgång av inkommande handlingar",
                f"{of[1]} training in incoming documents",
            ),
        }.items()
    },
}
"""By the dotted path of the field, without what tells items of a list apart."""

VALUES: Mapping[tuple[str, ...], Mapping[str, Text]] = {
    ("kind",): {
        "official": Text(sv="kommunens officiella plats", en="an official account"),
        "operational": Text(sv="en verksamhets konto", en="the account of a service"),
        "campaign": Text(sv="en kampanj", en="a campaign"),
        "crisis": Text(sv="bara för kris", en="for a crisis only"),
    },
    ("platform",): {name: each.name for name, each in PLATFORMS.items()},
}
"""What the values of some fields are called, by the path of the field."""
