"""Who communicates in the account, who can log in, and who steps in: roles, never names."""

from __future__ import annotations

from socialpolicy.language import Text
from socialpolicy.wizard import applies, choices, defaults
from socialpolicy.wizard.question import Kind, Need, Question, Section

RESPONSIBLE = Section(
    Text(sv="Ansvarig", en="The responsible"),
    (
        Question(
            "responsible.role",
            Text(sv="Ansvarig", en="Responsible"),
            Text(
                sv="Vilken roll ansvarar för kontot? Skriv rollen, inte namnet",
                en="Which role is responsible for the account? The role, not the name",
            ),
            ("A13", "A08", "A14"),
        ),
        Question(
            "responsible.contact",
            Text(sv="Ansvarigs brevlåda", en="Responsible’s mailbox"),
            Text(
                sv="Vilken funktionsbrevlåda når den ansvariga?",
                en="Which function mailbox reaches the responsible?",
            ),
            ("A13",),
            default=defaults.as_in_unit("responsible.contact"),
        ),
    ),
)

ASSIGNMENT = Section(
    Text(sv="Uppdraget", en="The assignment"),
    (
        Question(
            "responsible.assignment.by",
            Text(sv="Uppdrag från", en="Assigned by"),
            Text(
                sv="Vilken chef gav den ansvariga uppdraget?",
                en="Which manager gave the responsible the assignment?",
            ),
            ("A11",),
            default=defaults.as_in_unit("responsible.assignment.by"),
        ),
        Question(
            "responsible.assignment.on",
            Text(sv="Uppdragets dag", en="Day of the assignment"),
            Text(sv="Vilken dag gavs uppdraget?", en="Which day was the assignment given?"),
            ("A11", "A26"),
            Kind.DAY,
        ),
        Question(
            "responsible.assignment.anchored",
            Text(sv="Uppdraget förankrat", en="Assignment anchored"),
            Text(
                sv="Vilken dag förankrades uppdraget i ledningen?",
                en="Which day was the assignment anchored in the management?",
            ),
            ("A11", "A26"),
            Kind.DAY,
        ),
        Question(
            "responsible.records_training",
            Text(sv="Genomgång av handlingar", en="Records training"),
            Text(
                sv="Vilken dag gick den ansvariga igenom hur inkommande handlingar hanteras?",
                en="Which day did the responsible go through how incoming documents are handled?",
            ),
            ("P05", "A26"),
            Kind.DAY,
        ),
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
            default=defaults.same_as("responsible.role"),
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
            applies=applies.is_open,
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
                en="Which roles can log in? At least two, with semicolons between",
            ),
            ("A15", "A14"),
            Kind.ROLES,
            default=defaults.both_roles,
        ),
        Question(
            "access.kept_in",
            Text(sv="Inloggningen förvaras", en="Log-in is kept"),
            Text(
                sv="Var förvaras inloggningen? Skriv aldrig lösenordet",
                en="Where is the log-in kept? Never write the password",
            ),
            ("A15",),
            default=defaults.as_in_unit("access.kept_in"),
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
            applies=applies.is_open,
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
            choices=choices.deputies,
            other=True,
        ),
        Question(
            "deputy.contact",
            Text(sv="Ersättarens brevlåda", en="Deputy’s mailbox"),
            Text(
                sv="Vilken funktionsbrevlåda når ersättaren?",
                en="Which function mailbox reaches the deputy?",
            ),
            ("A13",),
            default=defaults.same_as("responsible.contact"),
        ),
        Question(
            "deputy.assignment.by",
            Text(sv="Ersättarens uppdrag från", en="Deputy assigned by"),
            Text(
                sv="Vilken chef gav ersättaren uppdraget?",
                en="Which manager gave the deputy the assignment?",
            ),
            ("A11",),
            default=defaults.same_as("responsible.assignment.by"),
        ),
        Question(
            "deputy.assignment.on",
            Text(sv="Ersättarens uppdrag, dag", en="Deputy’s assignment, day"),
            Text(
                sv="Vilken dag fick ersättaren uppdraget?",
                en="Which day was the deputy given the assignment?",
            ),
            ("A11", "A26"),
            Kind.DAY,
            default=defaults.same_as("responsible.assignment.on"),
        ),
        Question(
            "deputy.assignment.anchored",
            Text(sv="Ersättarens uppdrag förankrat", en="Deputy’s assignment anchored"),
            Text(
                sv="Vilken dag förankrades ersättarens uppdrag i ledningen?",
                en="Which day was the deputy’s assignment anchored in the management?",
            ),
            ("A11", "A26"),
            Kind.DAY,
            Need.BEFORE,
            default=defaults.same_as("responsible.assignment.anchored"),
        ),
    ),
)
