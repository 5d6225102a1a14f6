"""What is decided before an account opens: why, by whom, and where it is written down."""

from __future__ import annotations

from socialpolicy.text import Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.question import Kind, Need, Question, Section

ANALYSIS = Section(
    Text(sv="Analysen", en="The analysis"),
    (
        Question(
            "analysis.purpose",
            Text(sv="Syfte", en="Purpose"),
            Text(sv="Vilket syfte har kontot?", en="What is the account’s purpose?"),
            ("A05",),
        ),
        Question(
            "analysis.audience",
            Text(sv="Målgrupp", en="Audience"),
            Text(sv="Vilka vänder sig kontot till?", en="Who is the account for?"),
            ("A05",),
        ),
        Question(
            "analysis.message",
            Text(sv="Budskap", en="Message"),
            Text(sv="Vad ska kontot berätta?", en="What will the account tell people?"),
            ("A05",),
        ),
        Question(
            "analysis.on",
            Text(sv="Analysens dag", en="Day of the analysis"),
            Text(sv="Vilken dag gjordes analysen?", en="Which day was the analysis made?"),
            ("A05", "A26"),
            Kind.DAY,
        ),
    ),
)

ORGANISATION = Section(
    Text(sv="Vem som har kontot", en="Whose the account is"),
    (
        Question(
            "kind",
            Text(sv="Slag", en="Kind"),
            Text(sv="Vilket slags konto är det?", en="What kind of account is it?"),
            ("A04",),
            Kind.CHOICE,
            Need.FIRST,
            choices=hints.kinds,
        ),
        Question(
            "crisis_channel",
            Text(sv="Kriskanal", en="Crisis channel"),
            Text(sv="Ska kontot användas vid kris?", en="Will the account be used in a crisis?"),
            ("P01",),
            Kind.CHOICE,
            Need.FREE,
            default=lambda _situation: "false",
            choices=hints.yes_or_no,
        ),
        Question(
            "unit",
            Text(sv="Enhet", en="Unit"),
            Text(sv="Vilken enhet sköter kontot?", en="Which unit runs the account?"),
            ("A03", "A04"),
            Kind.CHOICE,
            Need.FIRST,
            choices=hints.units,
        ),
        Question(
            "board",
            Text(sv="Nämnd", en="Board"),
            Text(sv="Vilken nämnd hör kontot till?", en="Which board does the account belong to?"),
            ("A03",),
            Kind.CHOICE,
            applies=hints.has_board,
            default=hints.board_of_unit,
            choices=hints.boards,
            certain=True,
        ),
    ),
)

APPROVAL = Section(
    Text(sv="Ledningens godkännande", en="The management’s approval"),
    (
        Question(
            "approval.by",
            Text(sv="Godkänt av", en="Approved by"),
            Text(
                sv="Vilken roll godkände kontot? Skriv rollen, inte namnet",
                en="Which role approved the account? Write the role, not the name",
            ),
            ("A06", "A08"),
            default=hints.as_in_unit("approval.by"),
        ),
        Question(
            "approval.body",
            Text(sv="Ledning", en="Management"),
            Text(
                sv="I vilken lednings namn togs beslutet?",
                en="In which management’s name was the decision made?",
            ),
            ("A07", "A06"),
            default=hints.management_of_unit,
        ),
        Question(
            "approval.on",
            Text(sv="Beslutets dag", en="Day of the decision"),
            Text(sv="Vilken dag togs beslutet?", en="Which day was the decision made?"),
            ("A07", "A06", "A26", "A10"),
            Kind.DAY,
        ),
        Question(
            "approval.reference",
            Text(sv="Diarienummer", en="Reference"),
            Text(
                sv="Vilket diarienummer har beslutet?",
                en="Which reference number does the decision have?",
            ),
            ("A06",),
        ),
    ),
)

ARCHIVE_PLAN = Section(
    Text(sv="Dokumenthanteringsplanen", en="The archive plan"),
    (
        Question(
            "archive_plan.plan",
            Text(sv="Plan", en="Plan"),
            Text(
                sv="I vilken dokumenthanteringsplan står kontot?",
                en="In which archive plan is the account listed?",
            ),
            ("A21",),
            default=hints.as_in_unit("archive_plan.plan"),
        ),
        Question(
            "archive_plan.section",
            Text(sv="Avsnitt i planen", en="Section of the plan"),
            Text(
                sv="I vilket avsnitt i planen står kontot?",
                en="In which section of the plan is the account listed?",
            ),
            ("A21",),
            default=hints.as_in_unit("archive_plan.section"),
        ),
        Question(
            "archive_plan.recorded",
            Text(sv="Införd", en="Recorded"),
            Text(
                sv="Vilken dag fördes kontot in i planen?",
                en="Which day was the account entered in the plan?",
            ),
            ("A21", "A26"),
            Kind.DAY,
        ),
    ),
)

MANAGER = Section(
    Text(sv="Närmaste chef", en="The nearest manager"),
    (
        Question(
            "manager.role",
            Text(sv="Chef", en="Manager"),
            Text(
                sv="Vilken chef tillfrågades? Skriv rollen, inte namnet",
                en="Which manager was asked? Write the role, not the name",
            ),
            ("A09",),
            default=hints.as_in_unit("manager.role", "responsible.assignment.by"),
        ),
        Question(
            "manager.asked",
            Text(sv="Chefen tillfrågades", en="Manager asked"),
            Text(sv="Vilken dag tillfrågades chefen?", en="Which day was the manager asked?"),
            ("A09", "A26"),
            Kind.DAY,
        ),
        Question(
            "manager.anchored",
            Text(sv="Förankrat i ledningen", en="Anchored"),
            Text(
                sv="Vilken dag förankrades kontot i ledningen?",
                en="Which day was the account anchored in the management?",
            ),
            ("A10", "A26"),
            Kind.DAY,
            Need.FREE,
            default=hints.same_as("approval.on"),
        ),
    ),
)

COORDINATOR = Section(
    Text(sv="Samordnaren", en="The coordinator"),
    (
        Question(
            "coordinator_informed",
            Text(sv="Samordnaren informerad", en="Coordinator informed"),
            Text(
                sv="Vilken dag fick samordnaren veta att kontot öppnas, och vem som är ansvarig?",
                en="Which day was the coordinator told of the account and of who is responsible?",
            ),
            ("A12", "A26"),
            Kind.DAY,
        ),
    ),
)
