"""Who runs an account that opens: the responsible, the deputy, and how they log in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from socialpolicy.forms.posts import DEPUTY, RESPONSIBLE, assignment, mailbox, training
from socialpolicy.text import Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import (
    YES_NO,
    AnswerKind,
    Default,
    Need,
    Question,
    Situation,
    choice,
    day,
    role_asked,
    section,
)

_HOLDERS = ("responsible.role", "deputy.role")


def presumed(questions: Iterable[Question], *names: str) -> Iterator[Question]:
    """Let some questions, by the last step of their keys, be asked only if nothing tells."""
    for each in questions:
        presumed = each.path[-1] in names
        yield each._replace(silent=True, follows=True) if presumed else each


def _may_be_assigned_together(situation: Situation) -> bool:
    """Ask whether the two were assigned together, unless it is known when the deputy was."""
    if situation.text("deputy_assigned_too"):
        return True
    known = [situation.text(f"deputy.assignment.{key}") for key in ("by", "on", "anchored")]
    return bool(situation.text("deputy.role")) and not any(known)


def _if_together(key: str) -> Default:
    """Suggest what is so of the responsible, where the two were assigned together."""

    def default(situation: Situation) -> str:
        together = situation.text("deputy_assigned_too") == "true"
        return situation.text(key) if together else ""

    return default


HOLDER = section(
    Text(sv="Ansvarig", en="The responsible"),
    choice(
        "responsible.role",
        Text(sv="Ansvarig", en="Responsible"),
        role_asked(
            sv="Vilken roll ansvarar för kontot?", en="Which role is responsible for the account?"
        ),
        ("A13", "A08", "A14"),
        choices=hints.roles_in_unit(*_HOLDERS),
        other=True,
        other_title=hints.OTHER_ROLE,
        other_asks=hints.OTHER_ROLE_ASKS,
    ),
    mailbox(RESPONSIBLE, hints.as_in_unit("responsible.contact")),
    *presumed(
        assignment(
            RESPONSIBLE,
            hints.once(
                "responsible.role",
                hints.first_of(
                    hints.same_as("manager.role"), hints.as_in_unit("responsible.assignment.by")
                ),
            ),
            anchored=hints.same_as("responsible.assignment.on"),
        ),
        "by",
    ),
    training(RESPONSIBLE),
    Question(
        "watch.role",
        Text(sv="Bevakas av", en="Watched by"),
        Text(sv="Vilken roll bevakar kontot?", en="Which role watches the account?"),
        ("A23",),
        default=hints.same_as("responsible.role"),
        silent=True,
        follows=True,
    ),
    Question(
        "watch.every_working_days",
        Text(sv="Arbetsdagar mellan", en="Working days apart"),
        Text(
            sv="Med hur många arbetsdagars mellanrum? 1 är varje arbetsdag",
            en="How many working days apart? 1 is every working day",
        ),
        ("A23",),
        kind=AnswerKind.COUNT,
        default="1",
        certain=True,
        silent=True,
    ),
)

STAND_IN = section(
    Text(sv="Ersättare och inloggning", en="Deputy and log-in"),
    choice(
        "deputy.role",
        Text(sv="Ersättare", en="Deputy"),
        Text(
            sv="Vilken roll sköter kontot när den ansvariga är borta?",
            en="Which role runs the account when the responsible is away?",
        ),
        ("A14", "A08"),
        choices=hints.roles_in_unit(*_HOLDERS, but="responsible.role"),
        other=True,
        other_title=hints.OTHER_ROLE,
        other_asks=hints.OTHER_ROLE_ASKS,
    ),
    mailbox(DEPUTY, hints.once("deputy.role", hints.same_as("responsible.contact")))._replace(
        silent=True, follows=True
    ),
    choice(
        "deputy_assigned_too",
        Text(sv="Ersättaren fick uppdraget samtidigt", en="Deputy was assigned together"),
        Text(
            sv="Fick ersättaren sitt uppdrag samma dag, av samma chef?",
            en="Was the deputy given the assignment the same day, by the same manager?",
        ),
        ("A11",),
        need=Need.ASKED,
        applies=_may_be_assigned_together,
        default="true",
        choices=YES_NO,
        in_file=False,
        by_option=False,
    ),
    *presumed(
        assignment(
            DEPUTY,
            _if_together("responsible.assignment.by"),
            _if_together("responsible.assignment.on"),
            _if_together("responsible.assignment.anchored"),
        ),
        "by",
        "on",
        "anchored",
    ),
    Question(
        "access.roles",
        Text(sv="Kan logga in", en="Can log in"),
        Text(
            sv="Vilka roller kan logga in? Minst två, med semikolon emellan",
            en="Which roles can log in? At least two, separated by semicolons",
        ),
        ("A15", "A14"),
        kind=AnswerKind.ROLES,
        default=hints.both_roles,
        silent=True,
        follows=True,
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
    day(
        "access.checked",
        Text(sv="Inloggningen prövad", en="Log-in tried"),
        Text(
            sv="Vilken dag provade ni senast att rollerna kan logga in?",
            en="Which day did you last try that the roles can log in?",
        ),
        ("A15", "A26"),
        applies=hints.is_open,
    ),
)
