"""What is asked when an account closes: the day, the manager, the coordinator, the notice."""

from __future__ import annotations

from socialpolicy.forms import pending_messages
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import defaults
from socialpolicy.wizard.question import Kind, Need, Question, Section, Situation


def lies_ahead(situation: Situation) -> bool:
    """Say whether the closing is planned, so that something may be left to do before it."""
    return situation.text("closing.on") > situation.today.isoformat()


def plan_is_older(situation: Situation) -> bool:
    """Say whether the entry in the archive plan does not know of a closing that has come."""
    account, on = situation.account, situation.text("closing.on")
    plan = account.archive_plan if account else None
    if plan is None or plan.recorded is None or not on or lies_ahead(situation):
        return False
    return plan.recorded.isoformat() < on


def _nothing_waits(day: str, situation: Situation) -> FilledText | None:
    """Refuse a day that has come while messages wait for an answer."""
    account = situation.account
    if account is None or day > situation.today.isoformat():
        return None
    left = pending_messages.of_account(account.id, situation.register)
    return pending_messages.hindrance(left, account) if left else None


DAY = Section(
    Text(sv="Avslutet", en="The closing"),
    (
        Question(
            "closing.on",
            Text(sv="Avslutas", en="Closes"),
            Text(
                sv="Vilken dag avslutas kontot? Dagen får ligga framåt",
                en="Which day does the account close? It may lie ahead",
            ),
            ("A25", "A26", "M01"),
            Kind.DAY,
            Need.FIRST,
            default=defaults.first_of(defaults.as_it_stands("closing.on"), defaults.today),
            named="on",
            demand=_nothing_waits,
        ),
    ),
)

MANAGER = Section(
    Text(sv="Närmaste chef", en="The nearest manager"),
    (
        Question(
            "closing.manager.role",
            Text(sv="Chef", en="Manager"),
            Text(
                sv="Vilken chef tillfrågades om avslutet? Skriv rollen, inte namnet",
                en="Which manager was asked about the closing? Write the role, not the name",
            ),
            ("A25",),
            default=defaults.first_of(
                defaults.as_it_stands("closing.manager.role"),
                defaults.as_it_stands("manager.role"),
                defaults.as_in_unit("manager.role"),
            ),
            named="manager-role",
        ),
        Question(
            "closing.manager.asked",
            Text(sv="Chefen tillfrågades", en="Manager asked"),
            Text(sv="Vilken dag tillfrågades chefen?", en="Which day was the manager asked?"),
            ("A25", "A26"),
            Kind.DAY,
            default=defaults.as_it_stands("closing.manager.asked"),
            named="manager-asked",
        ),
        Question(
            "closing.manager.anchored",
            Text(sv="Förankrat i ledningen", en="Anchored"),
            Text(
                sv="Vilken dag förankrades avslutet i ledningen, om det har gjorts?",
                en="Which day was the closing anchored in the management, if it was?",
            ),
            ("A25", "A26"),
            Kind.DAY,
            Need.FREE,
            default=defaults.as_it_stands("closing.manager.anchored"),
            named="manager-anchored",
        ),
    ),
)

COORDINATOR = Section(
    Text(sv="Samordnaren", en="The coordinator"),
    (
        Question(
            "closing.coordinator_informed",
            Text(sv="Samordnaren informerad", en="Coordinator informed"),
            Text(
                sv="Vilken dag fick samordnaren veta att kontot avslutas?",
                en="Which day was the coordinator told that the account closes?",
            ),
            ("A25", "A26"),
            Kind.DAY,
            default=defaults.as_it_stands("closing.coordinator_informed"),
            named="coordinator-informed",
            may_wait=lies_ahead,
        ),
    ),
)

NOTICE = Section(
    Text(sv="Informationen i kanalen", en="The notice in the channel"),
    (
        Question(
            "closing.announced.on",
            Text(sv="Informationen i kanalen", en="Notice in the channel"),
            Text(
                sv="Vilken dag gick informationen om avslutet ut i kanalen?",
                en="Which day did the notice of the closing go out in the channel?",
            ),
            ("A25",),
            Kind.DAY,
            default=defaults.as_it_stands("closing.announced.on"),
            named="announced-on",
            may_wait=lies_ahead,
        ),
        Question(
            "closing.announced.evidence",
            Text(sv="Bevis för informationen", en="Evidence of the notice"),
            Text(
                sv="Var finns beviset, till exempel en skärmbild? Skriv diarienumret",
                en="Where is the evidence, such as a screenshot? Write its reference",
            ),
            ("A25",),
            default=defaults.as_it_stands("closing.announced.evidence"),
            named="evidence",
            may_wait=lies_ahead,
        ),
    ),
)

PLAN = Section(
    Text(sv="Dokumenthanteringsplanen", en="The archive plan"),
    (
        Question(
            "archive_plan.recorded",
            Text(sv="Planen uppdaterad", en="Plan updated"),
            Text(
                sv="Vilken dag uppdaterades raden i dokumenthanteringsplanen, om det är gjort?",
                en="Which day was the entry in the archive plan updated, if it has been?",
            ),
            ("A22", "A26"),
            Kind.DAY,
            Need.FREE,
            plan_is_older,
            named="plan-updated",
        ),
    ),
)

SECTIONS = (DAY, MANAGER, COORDINATOR, NOTICE, PLAN)
"""The questions under their headings, in the policy's order: 31, 32, 33, 9."""
