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

_ASKED_AFTERWARDS = Text(
    sv="Chefen tillfrågades den {other}, efter beslutet. Stämmer båda dagarna?",
    en="The manager was asked on {other}, after the decision. Are both days right?",
)

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

ORGANISATION = (
    choice(
        "kind",
        Text(sv="Slag", en="Kind"),
        Text(sv="Vilket slags konto är det?", en="What kind of account is it?"),
        ("A04",),
        need=Need.FIRST,
        default="operational",
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
        silent=True,
    ),
    choice(
        "unit",
        Text(sv="Enhet", en="Unit"),
        Text(sv="Vilken enhet sköter kontot?", en="Which unit runs the account?"),
        ("A03", "A04"),
        need=Need.FIRST,
        choices=hints.units,
        metavar=Text(sv="ID", en="ID"),
        absent=Text(sv="Min enhet finns inte här", en="My unit is not here"),
        absent_says=Text(
            sv="Välj förvaltningen som enheten hör till: den svarar för kontot. Ska enheten stå "
            "för sig, avbryt med Ctrl-C och be samordnaren lägga till den i organisation.yaml. "
            "Dina svar finns kvar, och du fortsätter med --resume.",
            en="Choose the department that the unit belongs to: it answers for the account. If "
            "the unit is to stand on its own, stop with Ctrl-C and ask the coordinator to add it "
            "to organisation.yaml. Your answers are kept, and you continue with --resume.",
        ),
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
        silent=True,
        follows=True,
    ),
)
"""Whose the account is, which stands first with what it is."""

DECISION = section(
    Text(sv="Beslutet", en="The decision"),
    choice(
        "manager.role",
        Text(sv="Närmaste chef", en="Nearest manager"),
        role_asked(sv="Vilken närmaste chef tillfrågades?", en="Which nearest manager was asked?"),
        ("A09",),
        default=hints.as_in_unit("manager.role", "responsible.assignment.by"),
        choices=hints.roles_in_unit("manager.role", "responsible.assignment.by"),
        other=True,
        other_title=hints.OTHER_ROLE,
        other_asks=hints.OTHER_ROLE_ASKS,
    ),
    day(
        "manager.asked",
        Text(sv="Chefen tillfrågades", en="Manager asked"),
        Text(sv="Vilken dag tillfrågades chefen?", en="Which day was the manager asked?"),
        ("A09", "A26"),
    ),
    choice(
        "approval.by",
        Text(sv="Godkänt av", en="Approved by"),
        role_asked(sv="Vilken roll godkände kontot?", en="Which role approved the account?"),
        ("A06", "A08"),
        default=hints.as_in_unit("approval.by"),
        choices=hints.roles_in_unit("approval.by"),
        other=True,
        other_title=hints.OTHER_ROLE,
        other_asks=hints.OTHER_ROLE_ASKS,
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
        silent=True,
        follows=True,
    ),
    day(
        "approval.on",
        Text(sv="Beslutets dag", en="Day of the decision"),
        Text(sv="Vilken dag togs beslutet?", en="Which day was the decision made?"),
        ("A07", "A06", "A26", "A10"),
        remark=hints.comes_before("manager.asked", _ASKED_AFTERWARDS),
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
        silent=True,
        follows=True,
    ),
)

REGISTRATION = section(
    Text(sv="Besked och arkiv", en="Notice and archive"),
    day(
        "coordinator_informed",
        Text(sv="Samordnaren informerad", en="Coordinator informed"),
        Text(
            sv="Vilken dag fick samordnaren veta att kontot öppnas och vem som ansvarar?",
            en="Which day was the coordinator told of the account and of who is responsible?",
        ),
        ("A12", "A26"),
        asks_of=hints.of_coordinator(
            Text(
                sv="Vilken dag fick {unit} veta att kontot öppnas och vem som ansvarar?",
                en="Which day was {unit} told of the account and of who is responsible?",
            )
        ),
    ),
    Question(
        "archive_plan.plan",
        Text(sv="Dokumenthanteringsplan", en="Archive plan"),
        Text(
            sv="I vilken dokumenthanteringsplan står kontot?",
            en="In which archive plan is the account listed?",
        ),
        ("A21",),
        default=hints.as_in_unit("archive_plan.plan"),
        silent=True,
        follows=True,
    ),
    Question(
        "archive_plan.section",
        Text(sv="Avsnitt i planen", en="Section of the plan"),
        Text(
            sv="I vilket avsnitt i dokumenthanteringsplanen står kontot?",
            en="In which section of the archive plan is the account listed?",
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
