"""What happened to an account: how it was decided, taken over, changed and closed, and when."""

from __future__ import annotations

from typing import Literal, TypeAlias

from socialpolicy.register.models.field_types import RegisterModel, Text, optional, required
from socialpolicy.register.models.time_types import Day
from socialpolicy.text import Text as Words


class Analysis(RegisterModel):
    """What was thought through before the account was opened."""

    purpose: Text | None = optional(
        "Syftet med kommunikationen", "Bli mer tillgängliga", aliases="syfte"
    )
    audience: Text | None = optional("Målgruppen", "Låntagare i alla åldrar", aliases="målgrupp")
    message: Text | None = optional("Budskapet", "Vad som händer på biblioteket", aliases="budskap")
    on: Day | None = optional(
        "Dagen då analysen gjordes",
        aliases="datum dag date day",
        happened=Words(sv="analysen", en="the analysis"),
    )


class Manager(RegisterModel):
    """The nearest manager who was asked, and who anchored the decision in the management."""

    role: Text | None = optional("Chefens roll, inte namn", "Kulturchef", aliases="roll")
    asked: Day | None = optional(
        "Dagen då chefen tillfrågades",
        aliases="tillfrågad tillfrågades",
        happened=Words(sv="frågan till chefen", en="asking the manager"),
    )
    anchored: Day | None = optional(
        "Dagen då det förankrades i ledningen",
        aliases="förankrad förankrat",
        happened=Words(sv="förankringen i ledningen", en="anchoring it in the management"),
    )


class Approval(RegisterModel):
    """The management's decision that the account may be opened."""

    by: Text | None = optional("Rollen som fattade beslutet", "Förvaltningschef", aliases="av")
    body: Text | None = optional(
        "Ledningen som beslutet fattades i",
        "Kulturförvaltningens ledningsgrupp",
        aliases="organ ledningsgrupp ledning",
    )
    on: Day | None = optional("Beslutets dag", happened=Words(sv="godkännandet", en="the approval"))
    reference: Text | None = optional(
        "Beslutets diarienummer",
        "KUN 2015/14",
        aliases="diarienummer diarienr dnr referens hänvisning",
    )


class Announced(RegisterModel):
    """The notice in the channel that the account closes."""

    on: Day | None = optional("Dagen då det stod i kanalen")
    evidence: Text | None = optional("Var beviset finns", "KUN 2026/41")
    impossible: Text | None = optional(
        "Varför det inte gick att informera i kanalen",
        "Plattformen stängde kontot utan förvarning",
        aliases="omöjligt",
    )


class Closing(RegisterModel):
    """How the account was closed."""

    on: Day = required("Dagen då kontot avslutas")
    manager: Manager | None = optional("Närmaste chef som tillfrågades")
    coordinator_informed: Day | None = optional(
        "Dagen då samordnaren fick veta att kontot avslutas",
        happened=Words(sv="beskedet till samordnaren", en="informing the coordinator"),
    )
    announced: Announced | None = optional("Informationen i kanalen")


class TakenOver(RegisterModel):
    """That the account was somebody else's before it became the municipality's."""

    on: Day = required("Dagen då kontot blev kommunens")
    from_: Text | None = optional(
        "Vem som hade kontot förut", "Föreningen Bibliotekets vänner", key="from"
    )


CopyLevel: TypeAlias = Literal["overview", "unique", "full"]
"""How much of an account an archive copy holds, the least first."""


class ArchiveCopy(RegisterModel):
    """A copy of what was on the account's page, kept in the archive."""

    on: Day = required(
        "Dagen då kopian togs", happened=Words(sv="arkivkopian", en="the archive copy")
    )
    level: CopyLevel = required(
        "Hur mycket kopian har: overview (översikt: hur sidan såg ut), unique (det som inte finns "
        "någon annanstans) eller full (allt, med kommentarer)",
        aliases="nivå omfattning",
    )
    reference: Text | None = optional("Var kopian finns", "KUN 2026/52")


class EarlierValue(RegisterModel):
    """An earlier value of something that the archive plan or an approval depends on."""

    what: Literal["name", "address", "board", "unit", "management"] = required(
        "Vad som ändrades: name (namnet), address (adressen), board (nämnden), unit (enheten) "
        "eller management (ledningen som godkänner)",
        aliases="vad",
    )
    was: Text | None = optional(
        "Det tidigare värdet. För en nämnd eller enhet: dess id", "Degerfors folkbibliotek"
    )
    on: Day = required("Dagen för ändringen", happened=Words(sv="en ändring", en="a change"))
