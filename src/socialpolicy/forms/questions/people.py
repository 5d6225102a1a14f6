"""Who communicates in the account, who can log in, and who steps in: roles, never names."""

from __future__ import annotations

from socialpolicy.forms.questions import holders
from socialpolicy.text import Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.question import Kind, Question, Section

RESPONSIBLE = Section(
    Text(sv="Ansvarig", en="The responsible"),
    (
        Question(
            "responsible.role",
            Text(sv="Ansvarig", en="Responsible"),
            Text(
                sv="Vilken roll ansvarar för kontot? Skriv rollen, inte namnet",
                en="Which role is responsible for the account? Write the role, not the name",
            ),
            ("A13", "A08", "A14"),
        ),
        holders.mailbox(holders.RESPONSIBLE, hints.as_in_unit("responsible.contact")),
    ),
)

ASSIGNMENT = Section(
    Text(sv="Uppdraget", en="The assignment"),
    (
        *holders.assignment(holders.RESPONSIBLE, hints.as_in_unit("responsible.assignment.by")),
        holders.training(holders.RESPONSIBLE),
    ),
)

WATCH = Section(
    Text(sv="Bevakningen", en="The watch"),
    (
        Question(
            "watch.role",
            Text(sv="Bevakas av", en="Watched by"),
            Text(sv="Vilken roll bevakar kontot?", en="Which role watches the account?"),
            ("A23",),
            default=hints.same_as("responsible.role"),
        ),
        Question(
            "watch.every_working_days",
            Text(sv="Arbetsdagar mellan", en="Working days apart"),
            Text(
                sv="Med hur många arbetsdagars mellanrum? 1 är varje arbetsdag",
                en="How many working days apart? 1 is every working day",
            ),
            ("A23",),
            Kind.COUNT,
            default=lambda _situation: "1",
        ),
        Question(
            "watch.watched",
            Text(sv="Senast bevakat", en="Last watched"),
            Text(
                sv="Vilken dag sågs kontot senast över?",
                en="Which day was the account last looked through?",
            ),
            ("M16", "A26"),
            Kind.DAY,
            applies=hints.is_open,
        ),
    ),
)

ACCESS = Section(
    Text(sv="Åtkomsten", en="The access"),
    (
        Question(
            "access.roles",
            Text(sv="Kan logga in", en="Can log in"),
            Text(
                sv="Vilka roller kan logga in? Minst två, med semikolon emellan",
                en="Which roles can log in? At least two, separated by semicolons",
            ),
            ("A15", "A14"),
            Kind.ROLES,
            default=hints.both_roles,
        ),
        Question(
            "access.kept_in",
            Text(sv="Inloggningen förvaras", en="Log-in is kept"),
            Text(
                sv="Var förvaras inloggningen? Skriv aldrig lösenordet",
                en="Where is the log-in kept? Never write the password",
            ),
            ("A15",),
            default=hints.as_in_unit("access.kept_in"),
        ),
        Question(
            "access.checked",
            Text(sv="Åtkomsten kontrollerad", en="Access checked"),
            Text(
                sv="Vilken dag kontrollerades det senast att rollerna kommer in?",
                en="Which day was it last checked that the roles can log in?",
            ),
            ("A15", "A26"),
            Kind.DAY,
            applies=hints.is_open,
        ),
    ),
)

DEPUTY = Section(
    Text(sv="Ersättare", en="The deputy"),
    (
        Question(
            "deputy.role",
            Text(sv="Ersättare", en="Deputy"),
            Text(
                sv="Vilken roll sköter kontot när den ansvariga är borta?",
                en="Which role runs the account when the responsible is away?",
            ),
            ("A14", "A08"),
            Kind.CHOICE,
            choices=hints.deputies,
            other=True,
        ),
        holders.mailbox(holders.DEPUTY, hints.same_as("responsible.contact")),
        *holders.assignment(
            holders.DEPUTY,
            hints.same_as("responsible.assignment.by"),
            hints.same_as("responsible.assignment.on"),
            hints.same_as("responsible.assignment.anchored"),
        ),
    ),
)
