"""T10: whoever takes over an account is given an assignment, and does not inherit another's."""

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Rule, Severity
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.holders import Holder
from socialpolicy.rules.revisions import is_alike, is_same_role
from socialpolicy.text import Text

RULE = Rule(
    code="T10",
    name="assignment-inherited",
    severity=Severity.WARNING,
    title=Text(
        sv="Den som tar över ett konto får ett eget uppdrag",
        en="Whoever takes over an account is given an assignment of their own",
    ),
    says=Text(
        sv="{account}: {role} har det uppdrag som {former} hade i {revision}",
        en="{account}: {role} has the assignment that {former} had in {revision}",
    ),
    why=Text(
        sv=(
            "Den som uttalar sig för kommunen ska ha fått det i uppdrag av sin chef. Ett uppdrag "
            "gäller den som fick det, och följer inte med till nästa."
        ),
        en=(
            "Whoever speaks for the municipality must have been assigned it by their manager. An "
            "assignment is for the one who was given it, and does not pass to the next."
        ),
    ),
    help=Text(
        sv=(
            "Låt chefen ge den nya rollen ett uppdrag, och skriv vem som gav det, vilken dag, och "
            "när det förankrades. Är det samma person under en ny titel, berätta det för den som "
            "granskar ändringen."
        ),
        en=(
            "Let the manager give the new role an assignment, and write who gave it, on which day, "
            "and when it was anchored. If it is the same person under a new title, tell whoever "
            "reviews the change."
        ),
    ),
    example=Example.within(
        before="deputy:\n",
        bad="  role: Bibliotekarie, ungdom\n",
        good="  role: Bibliotekarie, barn\n",
        after="  contact: biblioteket@exempel.se\n"
        "  assignment: {by: Kulturchef, on: 2015-01-20, anchored: 2015-01-20}\n"
        'access:\n  roles: ["Bibliotekarie, vuxen", "Bibliotekarie, barn", "Bibliotekarie, '
        'ungdom"]\n  kept_in: Kommunens lösenordsvalv\n  checked: 2026-03-02\n',
    ),
)


def _applies(beside: Comparison) -> list[str]:
    return [pair.before.model.id for pair in beside.accounts if pair.after]


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Look for an assignment that another role had in the same post."""
    for before, after in beside.accounts:
        if after is None:
            continue
        for path, now in after.model.holders():
            former = _former(str(path[0]), now, before.model, after.model)
            if former is None:
                continue
            at, stood = after.at, before.at
            for step in path:
                at /= step
            for step in former[0]:
                stood /= step
            yield RULE.found(
                at / "assignment",
                related=(beside.stood(stood),),
                subject=before.model.id,
                account=before.model.id,
                role=now.role,
                former=former[1].role,
                revision=beside.version,
            )


def _former(
    post: str, now: Holder, before: Account, after: Account
) -> tuple[tuple[str | int, ...], Holder] | None:
    """Find who had the same assignment in a post, and has left it; nobody if that was the role."""
    held = [(path, each) for path, each in before.holders() if path[0] == post]
    if now.assignment is None or any(_is_one(each, now) for _, each in held):
        return None
    left = [each for path, each in after.holders() if path[0] == post]
    return next(
        (
            (path, each)
            for path, each in held
            if is_alike(each.assignment, now.assignment)
            and not any(_is_one(each, one) for one in left)
        ),
        None,
    )


def _is_one(one: Holder, other: Holder) -> bool:
    return is_same_role(one.role, other.role)
