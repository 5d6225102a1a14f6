"""Handing an account over: another role is responsible for it, or steps in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from socialpolicy.forms import posts
from socialpolicy.forms.close_account import CLOSING
from socialpolicy.forms.open_account import OPENING
from socialpolicy.forms.posts import DEPUTY, RESPONSIBLE, Post
from socialpolicy.text import FilledText, Text
from socialpolicy.wizard import hints
from socialpolicy.wizard.form import (
    AccountChange,
    AnswerKind,
    Choice,
    Choices,
    Condition,
    Default,
    Form,
    Lead,
    Need,
    Question,
    Section,
    Situation,
    choice,
    role_asked,
    section,
)

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.models.holders import Absence
    from socialpolicy.register.register import Register


_RESPONSIBLE = Text(sv="Ansvarig i dag: {role}.", en="Responsible today: {role}.")
_DEPUTY = Text(sv="Ersättare i dag: {role}.", en="Deputy today: {role}.")
_PROMOTED = Text(
    sv="{role} är ersättare i dag och blir ansvarig. Därför behövs en ny ersättare.",
    en="{role} is the deputy today and becomes responsible. So a new deputy is needed.",
)
_ACCESS = Text(sv="Kan logga in i dag: {roles}.", en="Can log in today: {roles}.")
_WATCH = Text(sv="I dag bevakas kontot av {role}.", en="Today the account is watched by {role}.")
_AHEAD = Text(sv="Frånvaro som ligger framåt: {absences}.", en="Absences ahead: {absences}.")
_ABSENCE = Text(sv="{who} {first}–{last}", en="{who} {first} – {last}")
_FOLLOWS = Text(
    sv="{who} {first}–{last} (följer med rollen)",
    en="{who} {first} – {last} (goes with the role)",
)


def of_present(key: str) -> Lead:
    """Say who holds a post, and that the deputy's is left when the deputy takes over."""

    def lead(situation: Situation) -> FilledText | None:
        role = posts.role_before(situation, key)
        if key == "deputy" and posts.is_promoted(situation):
            return FilledText(_PROMOTED, {"role": role})
        return (
            FilledText(_DEPUTY if key == "deputy" else _RESPONSIBLE, {"role": role})
            if role
            else None
        )

    return lead


def of_access(situation: Situation) -> FilledText | None:
    """Say who can log in."""
    # A role may hold a comma, so semicolons part them, as in the answer.
    return FilledText(_ACCESS, {"roles": "; ".join(posts.access_now(situation))})


def of_watch(situation: Situation) -> FilledText | None:
    """Say who watches the account."""
    watch = situation.account.watch if situation.account else None
    return FilledText(_WATCH, {"role": watch.role}) if watch else None


def of_absences(situation: Situation) -> FilledText | None:
    """Say when whoever hands over is away."""
    absences = [_told(absence, situation) for _, absence in posts.absences_ahead(situation)]
    return FilledText(_AHEAD, {"absences": absences})


def _told(absence: Absence, situation: Situation) -> FilledText:
    values = {"who": posts.POSTS[absence.who].word, "first": absence.from_, "last": absence.to}
    return FilledText(_FOLLOWS if posts.post_taken(situation, absence.who) else _ABSENCE, values)


_WHO = {
    "responsible": Text(sv="Den ansvarigas", en="The responsible’s"),
    "deputy": Text(sv="Ersättarens", en="The deputy’s"),
}
_ABSENCES = {
    "remove": Text(sv="Ta bort den som inte längre gäller", en="Remove those that no longer hold"),
    "keep": Text(sv="Låt den stå som den är", en="Leave it as it is"),
}


def _roles(post: Post) -> Choices:
    """Offer the roles of the account, but for the one that holds the post."""

    def listed(situation: Situation) -> list[Choice]:
        taken = [posts.role_before(situation, post.key)]
        if post is DEPUTY:
            taken.append(posts.role_after(situation, RESPONSIBLE.key))
        return [Choice(role, Text(role, role)) for role in posts.roles(situation, taken)]

    return listed


def _from_account(post: Post, path: str) -> tuple[Default, ...]:
    """Suggest what is known of the new role where it holds another post, else of the old one."""
    return (posts.as_known(post.key, path), hints.as_registered(f"{post.key}.{path}"))


def _questions(post: Post, asks: Text, applies: Condition) -> Section:
    manager = hints.first_of(
        *_from_account(post, "assignment.by"),
        hints.as_registered("manager.role"),
        hints.as_in_unit("responsible.assignment.by"),
    )
    on = hints.same_as("responsible.assignment.on") if post is DEPUTY else hints.today
    need = Need.FREE if post is DEPUTY else Need.BEFORE
    return section(
        Text(sv=f"Uppdraget till {post.word.sv}", en=f"The assignment of {post.word.en}"),
        choice(
            f"{post.key}.role",
            _TITLES[post.key],
            asks,
            ("A14", "A08") if post is DEPUTY else ("A13", "A08", "A14"),
            applies=applies,
            choices=_roles(post),
            other=True,
            lead=of_present(post.key),
        ),
        posts.mailbox(post, hints.first_of(*_from_account(post, "contact")), applies)._replace(
            follows=True
        ),
        *posts.assignment(
            post,
            manager,
            hints.first_of(on, hints.today),
            hints.same_as(f"{post.key}.assignment.on"),
            applies,
        ),
        posts.training(post, need, posts.as_known(post.key, "records_training"), applies)._replace(
            follows=True
        ),
    )


_TITLES = {
    "responsible": Text(sv="Ny ansvarig", en="New responsible"),
    "deputy": Text(sv="Ny ersättare", en="New deputy"),
}

WHO = section(
    Text(sv="Överlämnandet", en="The hand-over"),
    choice(
        "who",
        Text(sv="Uppdrag som lämnas över", en="Assignment handed over"),
        Text(sv="Vilket uppdrag lämnas över?", en="Which assignment is handed over?"),
        ("A13", "A14"),
        need=Need.FIRST,
        applies=posts.is_unsaid,
        choices=_WHO,
        in_file=False,
    ),
)

FOLLOWS = section(
    Text(sv="Det som följer med", en="What follows"),
    Question(
        "access.roles",
        Text(sv="Kan logga in", en="Can log in"),
        Text(
            sv="Vilka roller kan logga in efter överlämnandet? Skriv semikolon emellan",
            en="Which roles can log in after the hand-over? Separate them with semicolons",
        ),
        ("A15", "A14"),
        kind=AnswerKind.ROLES,
        applies=posts.moves_access,
        default=posts.access_after,
        lead=of_access,
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
        applies=posts.moves_watch,
        default=posts.watch_after,
        lead=of_watch,
        follows=True,
    ),
    choice(
        "absences",
        Text(sv="Frånvaro framåt", en="Absences ahead"),
        Text(sv="Vad ska hända med frånvaron?", en="What should happen to the absences?"),
        ("A28",),
        applies=posts.has_absences,
        default="remove",
        choices=_ABSENCES,
        in_file=False,
        lead=of_absences,
    ),
)

SECTIONS = (
    WHO,
    _questions(
        RESPONSIBLE,
        role_asked(
            sv="Vilken roll tar över som ansvarig?", en="Which role takes over as responsible?"
        ),
        posts.changes("responsible"),
    ),
    _questions(
        DEPUTY,
        role_asked(sv="Vilken roll blir ny ersättare?", en="Which role becomes the new deputy?"),
        posts.changes("deputy"),
    ),
    posts.COORDINATOR,
    FOLLOWS,
)
"""The questions under their headings, in the policy's order: 8, 10, 43, 8, and what follows."""


_NOBODY = Text(
    sv="Registret har inget konto att lämna över.",
    en="The register has no account to hand over.",
)
_SUBJECT = Text(
    sv="Lämna över kontot {name} på {platform}", en="Hand over the account {name} on {platform}"
)
_NOW = {
    "responsible": Text(sv="Ansvarig: {new}.", en="Responsible: {new}."),
    "deputy": Text(sv="Ersättare: {new}.", en="Deputy: {new}."),
}
_BEFORE = {
    "responsible": Text(
        sv="Ansvarig: {new}. Tidigare: {old}.", en="Responsible: {new}. Before: {old}."
    ),
    "deputy": Text(sv="Ersättare: {new}. Tidigare: {old}.", en="Deputy: {new}. Before: {old}."),
}

_STILL = Text(
    sv="{role} står kvar under {answers}. Ändra för hand om det inte längre stämmer.",
    en="{role} is still given under {answers}. Change it by hand if that is no longer right.",
)
_HISTORY = Text(
    sv="{role} står kvar under {answers}. Det är historia och ändras inte.",
    en="{role} is still given under {answers}. That is history, and is not changed.",
)
_ELSEWHERE = Text(
    sv="{role} är ansvarig eller ersättare också för {accounts}.",
    en="{role} is also responsible or deputy for {accounts}.",
)
_PASSWORD = Text(
    sv="Ta bort inloggningen för den som inte längre ska ha den: {roles}.",
    en="Remove the log-in of those who should no longer have it: {roles}.",
)

_QUOTED = Text(sv="”{label}”", en="“{label}”")
_EDITORS = Text(sv="Redaktörer", en="Editors")
"""What no form asks about: the others who communicate in the account."""

_TELL = Text(
    sv="Berätta för samordnaren vem som är ansvarig nu, och skriv in dagen i kontots fil.",
    en="Tell the coordinator who is responsible now, and write the day in the account’s file.",
)

_OF_ROLES = ("role", "roles", "by")


def _stand_ins(_situation: Situation) -> Mapping[str, str]:
    """Take it that somebody will be found, so that the others can be judged."""
    return {f"{key}.role": "…" for key in posts.POSTS}


def _details(situation: Situation, _account: Account) -> Iterator[FilledText]:
    for key, old, new in posts.handed(situation):
        text = _BEFORE[key] if old and not posts.same(old, new) else _NOW[key]
        yield FilledText(text, {"new": new, "old": old})


def _reminds(situation: Situation, account: Account) -> Iterator[FilledText]:
    """Say where the old roles still are: in this account, and as holders of others."""
    after = account.access.roles if account.access else []
    lost = [
        role
        for role in posts.access_now(situation)
        if not any(posts.same(role, each) for each in after)
    ]
    if lost:
        yield FilledText(_PASSWORD, {"roles": lost})
    if posts.changes("responsible")(situation) and posts.is_untold(account):
        yield FilledText(_TELL, {})
    for _, old, new in posts.handed(situation):
        if not old or posts.same(old, new) or posts.stays(situation, old):
            continue
        paths = list(_paths(account.model_dump(by_alias=True), old))
        history = [path for path in paths if _is_history(path)]
        still = [path for path in paths if path not in history]
        for text, found in ((_STILL, still), (_HISTORY, history)):
            if found:
                yield FilledText(text, {"role": old, "answers": list(map(_label, found))})
        others = _others(old, account, situation.register)
        if others:
            yield FilledText(_ELSEWHERE, {"role": old, "accounts": others})


def _paths(value: object, role: str, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Find where a role is in an account, lists as a whole."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, role, (*path, key))
    elif isinstance(value, list):
        within = (found for inner in value for found in _paths(inner, role, path))
        yield from dict.fromkeys(within)
    elif isinstance(value, str) and path[-1] in _OF_ROLES and posts.same(value, role):
        yield path


def _label(path: tuple[str, ...]) -> FilledText:
    """Name what is at a path as the question about it does."""
    asked = (*OPENING.questions, *CLOSING.questions)
    label = next((each.label for each in asked if each.path == path), _EDITORS)
    return FilledText(_QUOTED, {"label": label})


def _is_history(path: tuple[str, ...]) -> bool:
    """Say whether a path says who did something once."""
    return path[-1] == "by" or path[-2:] == ("manager", "role")


def _others(role: str, own: Account, register: Register) -> list[str]:
    return [
        account.id
        for account in (filed.model for filed in register.accounts)
        if account.id != own.id and not account.is_closed(register.today)
        if any(
            holder and posts.same(holder.role, role)
            for holder in (account.responsible, account.deputy)
        )
    ]


HANDING_OVER = Form(
    "hand-over-account",
    SECTIONS,
    AccountChange(
        subject=_SUBJECT,
        details=_details,
        reminds=_reminds,
        nobody=FilledText(_NOBODY, {}),
        says=posts.who_has_it,
        replaces=(("responsible",), ("deputy",)),
        more=posts.steps_beside,
        reminders=frozenset({"A12"}),
        stand_ins=_stand_ins,
    ),
    decided_by=("who", "responsible.role", "deputy.role"),
)
