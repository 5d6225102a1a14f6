"""Who communicates in the account, who can log in, and who steps in: roles, never names."""

from __future__ import annotations

from typing import NamedTuple

from socialpolicy.text import Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.question import Condition, Default, Kind, Need, Question, Section, always


class Post(NamedTuple):
    """A post that a role can hold in an account: its key, and what it is called."""

    key: str
    word: Text
    whose: Text


RESPONSIBLE = Post(
    "responsible",
    Text(sv="den ansvariga", en="the responsible"),
    Text(sv="Ansvarigs", en="Responsible’s"),
)
DEPUTY = Post(
    "deputy", Text(sv="ersättaren", en="the deputy"), Text(sv="Ersättarens", en="Deputy’s")
)
POSTS = (RESPONSIBLE, DEPUTY)
"""The posts of an account that are handed over."""


def mailbox(post: Post, default: Default, applies: Condition = always) -> Question:
    """Ask where the holder of a post is reached."""
    return Question(
        f"{post.key}.contact",
        Text(sv=f"{post.whose.sv} brevlåda", en=f"{post.whose.en} mailbox"),
        Text(
            sv=f"Vilken funktionsbrevlåda når {post.word.sv}?",
            en=f"Which function mailbox reaches {post.word.en}?",
        ),
        ("A13",),
        applies=applies,
        default=default,
    )


def assignment(
    post: Post,
    by: Default,
    on: Default | None = None,
    anchored: Default | None = None,
    applies: Condition = always,
) -> tuple[Question, ...]:
    """Ask who gave the holder of a post the assignment, and when."""
    return (
        Question(
            f"{post.key}.assignment.by",
            Text(sv=f"{post.whose.sv} uppdrag från", en=f"{post.whose.en} assignment from"),
            Text(
                sv=f"Vilken chef gav {post.word.sv} uppdraget?",
                en=f"Which manager gave {post.word.en} the assignment?",
            ),
            ("A11",),
            applies=applies,
            default=by,
        ),
        Question(
            f"{post.key}.assignment.on",
            Text(sv=f"{post.whose.sv} uppdrag, dag", en=f"{post.whose.en} assignment, day"),
            Text(
                sv=f"Vilken dag fick {post.word.sv} uppdraget?",
                en=f"Which day was {post.word.en} given the assignment?",
            ),
            ("A11", "A26"),
            Kind.DAY,
            applies=applies,
            default=on,
        ),
        Question(
            f"{post.key}.assignment.anchored",
            Text(
                sv=f"{post.whose.sv} uppdrag förankrat",
                en=f"{post.whose.en} assignment anchored",
            ),
            Text(
                sv=f"Vilken dag förankrades uppdraget till {post.word.sv} i ledningen?",
                en=f"Which day was the assignment of {post.word.en} anchored in the management?",
            ),
            ("A11", "A26"),
            Kind.DAY,
            applies=applies,
            default=anchored,
        ),
    )


def training(
    post: Post,
    need: Need = Need.BEFORE,
    default: Default | None = None,
    applies: Condition = always,
) -> Question:
    """Ask when the holder of a post went through how incoming documents are handled."""
    return Question(
        f"{post.key}.records_training",
        Text(
            sv=f"{post.whose.sv} genomgång av handlingar",
            en=f"{post.whose.en} records training",
        ),
        Text(
            sv=f"Vilken dag gick {post.word.sv} igenom hur inkommande handlingar hanteras?",
            en=f"Which day did {post.word.en} go through how incoming documents are handled?",
        ),
        ("P05", "A26"),
        Kind.DAY,
        need,
        applies,
        default,
    )


HOLDER = Section(
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
        mailbox(RESPONSIBLE, hints.as_in_unit("responsible.contact")),
    ),
)

ASSIGNMENT = Section(
    Text(sv="Uppdraget", en="The assignment"),
    (
        *assignment(RESPONSIBLE, hints.as_in_unit("responsible.assignment.by")),
        training(RESPONSIBLE),
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

STAND_IN = Section(
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
        mailbox(DEPUTY, hints.same_as("responsible.contact")),
        *assignment(
            DEPUTY,
            hints.same_as("responsible.assignment.by"),
            hints.same_as("responsible.assignment.on"),
            hints.same_as("responsible.assignment.anchored"),
        ),
    ),
)
