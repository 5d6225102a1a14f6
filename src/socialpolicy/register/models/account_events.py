"""What happened to an account: how it was decided, taken over, changed and closed, and when."""

from typing import Literal, TypeAlias

from socialpolicy.register.models.field_types import RegisterModel, Text, optional, required
from socialpolicy.register.models.time_types import Day
from socialpolicy.text import Text as Words


class Analysis(RegisterModel):
    """What was thought through before the account was opened."""

    purpose: Text | None = optional(
        "Bli mer tillgängliga",
        sv="Syftet med kommunikationen",
        en="The purpose of the communication",
        aliases="syfte",
    )
    audience: Text | None = optional(
        "Låntagare i alla åldrar", sv="Målgruppen", en="The audience", aliases="målgrupp"
    )
    message: Text | None = optional(
        "Vad som händer på biblioteket",
        sv="Budskapet",
        en="The message to get across",
        aliases="budskap",
    )
    on: Day | None = optional(
        sv="Dagen då analysen gjordes",
        en="The day the analysis was made",
        aliases="datum dag date day",
        happened=Words(sv="analysen", en="the analysis"),
    )


class Manager(RegisterModel):
    """The nearest manager who was asked, and who anchored the decision in the management."""

    role: Text | None = optional(
        "Kulturchef",
        sv="Chefens roll, inte namn",
        en="The manager's role, not name",
        aliases="roll",
    )
    asked: Day | None = optional(
        sv="Dagen då chefen tillfrågades",
        en="The day the manager was asked",
        aliases="tillfrågad tillfrågades",
        happened=Words(sv="frågan till chefen", en="asking the manager"),
    )
    anchored: Day | None = optional(
        sv="Dagen då det förankrades i ledningen",
        en="The day it was anchored in the management",
        aliases="förankrad förankrat",
        happened=Words(sv="förankringen i ledningen", en="anchoring it in the management"),
    )


class Approval(RegisterModel):
    """The management's decision that the account may be opened."""

    by: Text | None = optional(
        "Förvaltningschef",
        sv="Rollen som fattade beslutet",
        en="The role that made the decision",
        aliases="av",
    )
    body: Text | None = optional(
        "Kulturförvaltningens ledningsgrupp",
        sv="Ledningen som beslutet fattades i",
        en="The management in which the decision was made",
        aliases="organ ledningsgrupp ledning",
    )
    on: Day | None = optional(
        sv="Beslutets dag",
        en="The day of the decision",
        happened=Words(sv="godkännandet", en="the approval"),
    )
    reference: Text | None = optional(
        "KUN 2015/14",
        sv="Beslutets diarienummer",
        en="The reference number of the decision",
        aliases="diarienummer diarienr dnr referens hänvisning",
    )


class Announced(RegisterModel):
    """The notice in the channel that the account closes."""

    on: Day | None = optional(
        sv="Dagen då det stod i kanalen", en="The day it was announced in the channel"
    )
    evidence: Text | None = optional(
        "KUN 2026/41", sv="Var beviset finns", en="Where the evidence is"
    )
    impossible: Text | None = optional(
        "Plattformen stängde kontot utan förvarning",
        sv="Varför det inte gick att informera i kanalen",
        en="Why it could not be announced in the channel",
        aliases="omöjligt",
    )


class Closing(RegisterModel):
    """How the account was closed."""

    on: Day = required(sv="Dagen då kontot avslutas", en="The day the account closes")
    manager: Manager | None = optional(
        sv="Närmaste chef som tillfrågades", en="The nearest manager who was asked"
    )
    coordinator_informed: Day | None = optional(
        sv="Dagen då samordnaren fick veta att kontot avslutas",
        en="The day the coordinator was informed that the account closes",
        happened=Words(sv="beskedet till samordnaren", en="informing the coordinator"),
    )
    announced: Announced | None = optional(
        sv="Informationen i kanalen", en="The notice in the channel"
    )


class TakenOver(RegisterModel):
    """That the account was somebody else's before it became the municipality's."""

    on: Day = required(
        sv="Dagen då kontot blev kommunens", en="The day the account became the municipality's"
    )
    from_: Text | None = optional(
        "Föreningen Bibliotekets vänner",
        sv="Vem som hade kontot förut",
        en="Who had the account before",
        key="from",
    )


CopyLevel: TypeAlias = Literal["overview", "unique", "full"]
"""How much of an account an archive copy holds, the least first."""


class ArchiveCopy(RegisterModel):
    """A copy of what was on the account's page, kept in the archive."""

    on: Day = required(
        sv="Dagen då kopian togs",
        en="The day the copy was made",
        happened=Words(sv="arkivkopian", en="the archive copy"),
    )
    level: CopyLevel = required(
        sv="Hur mycket kopian har: overview (översikt: hur sidan såg ut), unique (det som inte "
        "finns någon annanstans) eller full (allt, med kommentarer)",
        en="How much the copy holds: overview (what the page looked like), unique (what is kept "
        "nowhere else) or full (everything, with comments)",
        aliases="nivå omfattning",
    )
    reference: Text | None = optional("KUN 2026/52", sv="Var kopian finns", en="Where the copy is")


class EarlierValue(RegisterModel):
    """An earlier value of something that the archive plan or an approval depends on."""

    what: Literal["name", "address", "board", "unit", "management"] = required(
        sv="Vad som ändrades: name (namnet), address (adressen), board (nämnden), unit (enheten) "
        "eller management (ledningen som godkänner)",
        en="What changed: name, address, board, unit or management (the one that approves)",
        aliases="vad",
    )
    was: Text | None = optional(
        "Degerfors folkbibliotek",
        sv="Det tidigare värdet. För en nämnd eller enhet: dess id",
        en="The earlier value. For a board or unit: its id",
    )
    on: Day = required(
        sv="Dagen för ändringen",
        en="The day of the change",
        happened=Words(sv="en ändring", en="a change"),
    )
