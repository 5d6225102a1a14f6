"""What is asked when an account is handed over: to whom, and what in the account follows."""

from __future__ import annotations

from socialpolicy.forms import handover as matter
from socialpolicy.forms.questions import holders, leads
from socialpolicy.forms.questions.holders import DEPUTY, RESPONSIBLE, Post
from socialpolicy.text import Text
from socialpolicy.wizard import defaults
from socialpolicy.wizard.question import (
    Choice,
    Choices,
    Condition,
    Default,
    Kind,
    Need,
    Question,
    Section,
    Situation,
)

_WHO = (
    Choice("responsible", Text(sv="Den ansvarigas", en="The responsible’s")),
    Choice("deputy", Text(sv="Ersättarens", en="The deputy’s")),
)
_ABSENCES = (
    Choice(
        "remove",
        Text(sv="Ta bort den som inte längre gäller", en="Remove those that no longer hold"),
    ),
    Choice("keep", Text(sv="Låt den stå som den är", en="Leave it as it is")),
)


def _roles(post: Post) -> Choices:
    """Offer the roles of the account, but for the one that holds the post."""

    def listed(situation: Situation) -> list[Choice]:
        taken = [matter.role_before(situation, post.key)]
        if post is DEPUTY:
            taken.append(matter.role_after(situation, RESPONSIBLE.key))
        return [Choice(role, Text(role, role)) for role in matter.roles(situation, taken)]

    return listed


def _from_account(post: Post, path: str) -> tuple[Default, ...]:
    """Suggest what is known of the new role where it holds another post, else of the old one."""
    return (matter.as_known(post.key, path), defaults.as_it_stands(f"{post.key}.{path}"))


def _questions(post: Post, asks: Text, applies: Condition) -> Section:
    manager = defaults.first_of(
        *_from_account(post, "assignment.by"),
        defaults.as_it_stands("manager.role"),
        defaults.as_in_unit("responsible.assignment.by"),
    )
    on = defaults.same_as("responsible.assignment.on") if post is DEPUTY else defaults.today
    need = Need.FREE if post is DEPUTY else Need.BEFORE
    return Section(
        Text(sv=f"Uppdraget till {post.word.sv}", en=f"The assignment of {post.word.en}"),
        (
            Question(
                f"{post.key}.role",
                _TITLES[post.key],
                asks,
                ("A14", "A08") if post is DEPUTY else ("A13", "A08", "A14"),
                Kind.CHOICE,
                applies=applies,
                choices=_roles(post),
                other=True,
                lead=leads.of_present(post.key),
            ),
            holders.mailbox(
                post, defaults.first_of(*_from_account(post, "contact")), applies
            )._replace(follows=True),
            *holders.assignment(
                post,
                manager,
                defaults.first_of(on, defaults.today),
                defaults.same_as(f"{post.key}.assignment.on"),
                applies,
            ),
            holders.training(
                post, need, matter.as_known(post.key, "records_training"), applies
            )._replace(follows=True),
        ),
    )


_TITLES = {
    "responsible": Text(sv="Ny ansvarig", en="New responsible"),
    "deputy": Text(sv="Ny ersättare", en="New deputy"),
}

WHO = Section(
    Text(sv="Överlämnandet", en="The hand-over"),
    (
        Question(
            "who",
            Text(sv="Uppdrag som lämnas över", en="Assignment handed over"),
            Text(sv="Vilket uppdrag lämnas över?", en="Which assignment is handed over?"),
            ("A13", "A14"),
            Kind.CHOICE,
            Need.FIRST,
            applies=matter.is_unsaid,
            choices=lambda _situation: _WHO,
            in_file=False,
        ),
    ),
)

FOLLOWS = Section(
    Text(sv="Det som följer med", en="What follows"),
    (
        Question(
            "access.roles",
            Text(sv="Kan logga in", en="Can log in"),
            Text(
                sv="Vilka roller kan logga in efter överlämnandet? Skriv semikolon emellan",
                en="Which roles can log in after the hand-over? Separate them with semicolons",
            ),
            ("A15", "A14"),
            Kind.ROLES,
            applies=matter.moves_access,
            default=matter.access_after,
            lead=leads.of_access,
            follows=True,
        ),
        Question(
            "watch.role",
            Text(sv="Bevakas av", en="Watched by"),
            Text(
                sv="Vilken roll bevakar kontot efter överlämnandet?",
                en="Which role watches the account after the hand-over?",
            ),
            ("A23",),
            applies=matter.moves_watch,
            default=matter.watch_after,
            lead=leads.of_watch,
            follows=True,
        ),
        Question(
            "absences",
            Text(sv="Frånvaro framåt", en="Absences ahead"),
            Text(
                sv="Vad ska hända med frånvaron?",
                en="What should happen to the absences?",
            ),
            ("A28",),
            Kind.CHOICE,
            applies=matter.has_absences,
            default=lambda _situation: "remove",
            choices=lambda _situation: _ABSENCES,
            in_file=False,
            lead=leads.of_absences,
        ),
    ),
)

SECTIONS = (
    WHO,
    _questions(
        RESPONSIBLE,
        Text(
            sv="Vilken roll tar över som ansvarig? Skriv rollen, inte namnet",
            en="Which role takes over as responsible? Write the role, not the name",
        ),
        matter.changes("responsible"),
    ),
    _questions(
        DEPUTY,
        Text(
            sv="Vilken roll blir ny ersättare? Skriv rollen, inte namnet",
            en="Which role becomes the new deputy? Write the role, not the name",
        ),
        matter.changes("deputy"),
    ),
    FOLLOWS,
)
"""The questions under their headings, in the policy's order: 8, 10, 43, and what follows."""
