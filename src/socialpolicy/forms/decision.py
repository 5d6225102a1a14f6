"""What is decided before an account opens: why, by whom, and where it is written down."""

from __future__ import annotations

from socialpolicy.text import Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import YES_NO, Need, Question, choice, day, role_asked, section

_KINDS = {
    "official": Text(sv="Kommunens officiella plats", en="The municipality’s official account"),
    "operational": Text(sv="En verksamhets konto", en="The account of a service"),
    "campaign": Text(sv="En kampanj", en="A campaign"),
    "crisis": Text(sv="Används bara vid kris", en="Used only in a crisis"),
}

ANALYSIS = section(
    Text(sv="Analysen", en="The analysis"),
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
    day(
        "analysis.on",
        Text(sv="Analysens dag", en="Day of the analysis"),
        Text(sv="Vilken dag gjordes analysen?", en="Which day was the analysis made?"),
        ("A05", "A26"),
    ),
)

ORGANISATION = section(
    Text(sv="Vem som har kontot", en="Whose the account is"),
    choice(
        "kind",
        Text(sv="Slag", en="Kind"),
        Text(sv="Vilket slags konto är det?", en="What kind of account is it?"),
        ("A04",),
        need=Need.FIRST,
        choices=_KINDS,
    ),
    choice(
        "crisis_channel",
        Text(sv="Kriskanal", en="Crisis channel"),
        Text(sv="Ska kontot användas vid kris?", en="Will the account be used in a crisis?"),
        ("P01",),
        need=Need.FREE,
        default="false",
        choices=YES_NO,
    ),
    choice(
        "unit",
        Text(sv="Enhet", en="Unit"),
        Text(sv="Vilken enhet sköter kontot?", en="Which unit runs the account?"),
        ("A03", "A04"),
        need=Need.FIRST,
        choices=hints.units,
        metavar=Text(sv="ID", en="ID"),
    ),
    choice(
        "board",
        Text(sv="Nämnd", en="Board"),
        Text(sv="Vilken nämnd hör kontot till?", en="Which board does the account belong to?"),
        ("A03",),
        applies=hints.has_board,
        default=hints.board_of_unit,
        choices=hints.boards,
        metavar=Text(sv="ID", en="ID"),
        certain=True,
    ),
)

APPROVAL = section(
    Text(sv="Ledningens godkännande", en="The management’s approval"),
    Question(
        "approval.by",
        Text(sv="Godkänt av", en="Approved by"),
        role_asked(sv="Vilken roll godkände kontot?", en="Which role approved the account?"),
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
    day(
        "approval.on",
        Text(sv="Beslutets dag", en="Day of the decision"),
        Text(sv="Vilken dag togs beslutet?", en="Which day was the decision made?"),
        ("A07", "A06", "A26", "A10"),
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
)

ARCHIVE_PLAN = section(
    Text(sv="Dokumenthanteringsplanen", en="The archive plan"),
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
    day(
        "archive_plan.recorded",
        Text(sv="Införd", en="Recorded"),
        Text(
            sv="Vilken dag fördes kontot in i planen?",
            en="Which day was the account entered in the plan?",
        ),
        ("A21", "A26"),
    ),
)

MANAGER = section(
    Text(sv="Närmaste chef", en="The nearest manager"),
    Question(
        "manager.role",
        Text(sv="Chef", en="Manager"),
        role_asked(sv="Vilken chef tillfrågades?", en="Which manager was asked?"),
        ("A09",),
        default=hints.as_in_unit("manager.role", "responsible.assignment.by"),
    ),
    day(
        "manager.asked",
        Text(sv="Chefen tillfrågades", en="Manager asked"),
        Text(sv="Vilken dag tillfrågades chefen?", en="Which day was the manager asked?"),
        ("A09", "A26"),
    ),
    day(
        "manager.anchored",
        Text(sv="Förankrat i ledningen", en="Anchored"),
        Text(
            sv="Vilken dag förankrades kontot i ledningen?",
            en="Which day was the account anchored in the management?",
        ),
        ("A10", "A26"),
        need=Need.FREE,
        default=hints.same_as("approval.on"),
    ),
)

COORDINATOR = section(
    Text(sv="Samordnaren", en="The coordinator"),
    day(
        "coordinator_informed",
        Text(sv="Samordnaren informerad", en="Coordinator informed"),
        Text(
            sv="Vilken dag fick samordnaren veta att kontot öppnas, och vem som är ansvarig?",
            en="Which day was the coordinator told of the account and of who is responsible?",
        ),
        ("A12", "A26"),
    ),
)
