"""The posts of an account: what is asked of who holds them, and what it means to hand them over."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from socialpolicy.text import FilledText, Language, Text, named
from socialpolicy.wizard.form import (
    Append,
    Condition,
    Default,
    Need,
    Put,
    Question,
    Remove,
    Situation,
    Step,
    always,
    day,
    section,
)
from socialpolicy.wizard.hints import at, comes_before, of_coordinator, today

if TYPE_CHECKING:
    from socialpolicy.register.models.account import Account
    from socialpolicy.register.models.holders import Absence, Holder
    from socialpolicy.register.register import Register
    from socialpolicy.yaml import Plain


_ANCHORED_FIRST = Text(
    sv="Uppdraget gavs den {other}, alltså efter förankringen. Stämmer båda dagarna?",
    en="The assignment was given on {other}, which is after it was anchored. Are both days right?",
)


class Post(NamedTuple):
    """A post that a role can hold in an account: its key, and what it is called."""

    key: str
    word: Text
    whose: Text


RESPONSIBLE = Post(
    "responsible",
    Text(sv="den ansvariga", en="the responsible"),
    Text(sv="Den ansvarigas", en="Responsible’s"),
)
DEPUTY = Post(
    "deputy", Text(sv="ersättaren", en="the deputy"), Text(sv="Ersättarens", en="Deputy’s")
)


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
    on: Default | str = "",
    anchored: Default | str = "",
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
        day(
            f"{post.key}.assignment.on",
            Text(sv=f"{post.whose.sv} uppdrag, dag", en=f"{post.whose.en} assignment, day"),
            Text(
                sv=f"Vilken dag fick {post.word.sv} uppdraget?",
                en=f"Which day was {post.word.en} given the assignment?",
            ),
            ("A11", "A26"),
            applies=applies,
            default=on,
        ),
        day(
            f"{post.key}.assignment.anchored",
            Text(
                sv=f"{post.whose.sv} uppdrag förankrat", en=f"{post.whose.en} assignment anchored"
            ),
            Text(
                sv=f"Vilken dag förankrades uppdraget till {post.word.sv} i ledningen?",
                en=f"Which day was the assignment of {post.word.en} anchored in the management?",
            ),
            ("A11", "A26"),
            applies=applies,
            default=anchored,
            remark=comes_before(f"{post.key}.assignment.on", _ANCHORED_FIRST),
        ),
    )


def training(
    post: Post,
    need: Need = Need.BEFORE,
    default: Default | str = "",
    applies: Condition = always,
) -> Question:
    """Ask when the holder of a post went through how incoming documents are handled."""
    return day(
        f"{post.key}.records_training",
        Text(sv=f"{post.whose.sv} genomgång av handlingar", en=f"{post.whose.en} records training"),
        Text(
            sv=f"Vilken dag fick {post.word.sv} veta hur inkommande handlingar hanteras?",
            en=f"Which day was {post.word.en} told how incoming documents are handled?",
        ),
        ("P05", "A26"),
        need=need,
        applies=applies,
        default=default,
    )


POSTS = {post.key: post for post in (RESPONSIBLE, DEPUTY)}
"""The posts of an account, by their keys."""


def who_is_meant(situation: Situation) -> str:
    """Say from the role that was named which assignment is handed over; empty if none was."""
    return next((key for key in POSTS if situation.text(f"{key}.role")), "")


def is_unsaid(situation: Situation) -> bool:
    """Ask which assignment it is, unless a role that was named beforehand says it."""
    return bool(situation.text("who")) or not who_is_meant(situation)


def changes(key: str) -> Condition:
    """Say whether a post gets another holder.

    Where nobody has said which, it is the responsible's. When the deputy
    takes over, the deputy's post must have another holder too.
    """

    def applies(situation: Situation) -> bool:
        who = situation.text("who") or who_is_meant(situation)
        if key == "responsible":
            return who != "deputy"
        return who == "deputy" or is_promoted(situation)

    return applies


def is_promoted(situation: Situation) -> bool:
    """Say whether the present deputy becomes responsible."""
    if situation.text("who") == "deputy":
        return False
    deputy = role_before(situation, "deputy")
    return bool(deputy) and same(deputy, situation.text("responsible.role"))


def same(one: str, other: str) -> bool:
    """Compare two roles as the rules do."""
    from socialpolicy.register.naming import same_title

    return same_title(one, other)


_HELD = Text(sv="ansvarig {role}", en="responsible {role}")


def who_has_it(account: Account, _register: Register) -> FilledText | None:
    """Say who is responsible, where an account is chosen from a list."""
    return FilledText(_HELD, {"role": account.responsible.role}) if account.responsible else None


def role_before(situation: Situation, key: str) -> str:
    """Give the role that holds a post as the account is; empty when none does."""
    holder: Holder | None = getattr(situation.account, key, None)
    return holder.role if holder else ""


def role_after(situation: Situation, key: str) -> str:
    """Give the role that is to hold a post, as far as that is known."""
    if changes(key)(situation):
        return situation.text(f"{key}.role")
    return role_before(situation, key)


def handed(situation: Situation) -> Iterator[tuple[str, str, str]]:
    """Go through the posts that get another holder: their key, the old role and the new."""
    for key in POSTS:
        if changes(key)(situation) and situation.text(f"{key}.role"):
            yield key, role_before(situation, key), situation.text(f"{key}.role")


def stays(situation: Situation, role: str) -> bool:
    """Say whether a role still communicates in the account afterwards."""
    editors = situation.account.editors if situation.account else []
    held = [role_after(situation, key) for key in POSTS] + [editor.role for editor in editors]
    return any(same(role, each) for each in held)


def roles(situation: Situation, taken: Collection[str]) -> list[str]:
    """List the roles that the account knows, each once, but for those that are taken."""
    account = situation.account
    if account is None:
        return []
    known = [holder.role for _, holder in account.holders()]
    listed: list[str] = []
    for role in [*(account.access.roles if account.access else []), *known]:
        if not any(same(role, each) for each in (*taken, *listed)):
            listed.append(role)
    return listed


def as_known(key: str, path: str) -> Default:
    """Suggest what is at a path of the new role, where it holds another post already."""

    def default(situation: Situation) -> str:
        account, role = situation.account, situation.text(f"{key}.role")
        if account is None or not role:
            return ""
        others = (holder for path_of, holder in account.holders() if path_of != (key,))
        known = (at(holder, path) for holder in others if same(holder.role, role))
        return next(filter(None, known), "")

    return default


def access_now(situation: Situation) -> list[str]:
    """List the roles that can log in as the account is."""
    access = situation.account.access if situation.account else None
    return list(access.roles) if access else []


def roles_with_access(situation: Situation) -> list[str]:
    """List the roles that can log in when the new have come in and the old have gone."""
    listed = access_now(situation)
    for _, old, new in handed(situation):
        has_new = any(same(new, each) for each in listed)
        leaves = bool(old) and not stays(situation, old)
        at_old = next((n for n, each in enumerate(listed) if leaves and same(old, each)), None)
        if at_old is not None:
            listed[at_old : at_old + 1] = [] if has_new else [new]
        elif not has_new:
            listed.append(new)
    return listed


def access_after(situation: Situation) -> str:
    """Suggest who can log in afterwards."""
    return "; ".join(roles_with_access(situation))


def moves_access(situation: Situation) -> bool:
    """Say whether somebody should get a log-in, or lose one, or it was said who has one."""
    now = access_now(situation)
    said = bool(situation.roles("access.roles"))
    return said or (bool(now) and roles_with_access(situation) != now)


def watch_after(situation: Situation) -> str:
    """Suggest who watches the account when the one who did hands over."""
    watch = situation.account.watch if situation.account else None
    role = watch.role if watch else None
    for _, old, new in handed(situation):
        if role and same(role, old):
            return "" if same(old, new) else new
    return ""


def moves_watch(situation: Situation) -> bool:
    """Say whether the one who hands over is the one who watches, or it was said who does."""
    return bool(watch_after(situation) or situation.text("watch.role"))


def absences_ahead(situation: Situation) -> Iterator[tuple[int, Absence]]:
    """Go through the absences of whoever hands over that are not over, each with its position."""
    handing = {key for key, _, _ in handed(situation)}
    absences = situation.account.absences if situation.account else []
    for index, absence in enumerate(absences):
        if absence.who in handing and absence.to >= situation.today:
            yield index, absence


def has_absences(situation: Situation) -> bool:
    """Say whether the one who hands over is to be away, or is."""
    return next(absences_ahead(situation), None) is not None


def post_taken(situation: Situation, key: str) -> str:
    """Give the other post that the holder of one takes; empty when there is none."""
    old = role_before(situation, key)
    others = (other for other, _, new in handed(situation) if other != key and same(old, new))
    return next(others, "")


def absence_steps(situation: Situation) -> Sequence[Step]:
    """Let the absences follow: out of the account, or to the post that was taken."""
    if situation.text("absences") != "remove":
        return []
    steps: list[Step] = []
    for index, absence in absences_ahead(situation):
        taken = post_taken(situation, absence.who)
        at = ("absences", index)
        steps.append(Put((*at, "who"), taken) if taken else Remove(at))
    # From the last one on, so that none moves before its turn.
    return steps[::-1]


_NOT_YET = Text(
    sv="Den dagen har inte kommit. Lämna svaret till senare om det inte är gjort.",
    en="That day has not come. Leave the answer for later if it has not been done.",
)


def _has_been(day: str, situation: Situation) -> FilledText | None:
    return FilledText(_NOT_YET, {}) if day > situation.today.isoformat() else None


COORDINATOR = section(
    Text(sv="Samordnaren", en="The coordinator"),
    day(
        "coordinator_informed",
        Text(sv="Samordnaren informerad", en="Coordinator informed"),
        Text(
            sv="Vilken dag fick samordnaren veta vem som tar över?",
            en="Which day was the coordinator told who takes over?",
        ),
        ("A12", "A26"),
        asks_of=of_coordinator(
            Text(
                sv="Vilken dag fick {unit} veta vem som tar över?",
                en="Which day was {unit} told who takes over?",
            )
        ),
        need=Need.FREE,
        applies=changes("responsible"),
        default=today,
        in_file=False,
        demand=_has_been,
    ),
)


_TAKEN_OVER = Text(
    sv="Rollen har fått ett nytt uppdrag", en="The role has been given a new assignment"
)


def steps_beside(situation: Situation) -> Sequence[Step]:
    """Let the absences follow, and add the day when the coordinator was told."""
    steps = list(absence_steps(situation))
    account, day = situation.account, situation.text("coordinator_informed")
    if account and day and changes("responsible")(situation):
        before = [each.isoformat() for each in account.coordinator_informed or ()]
        days: Plain = [*before, day] if before else day
        if day not in before:
            steps.append(Put(("coordinator_informed",), days))
    return [*steps, *_corrections(situation)]


def _corrections(situation: Situation) -> Iterator[Append]:
    """Say of an assignment that another person in the same role takes over what it was before."""
    language = named(situation.register.policy.language) or Language.SWEDISH
    for key, _, new in handed(situation):
        holder = getattr(situation.account, key, None)
        if holder is None or holder.assignment is None or not same(holder.role, new):
            continue
        for name in ("on", "anchored"):
            path, was = f"{key}.assignment.{name}", getattr(holder.assignment, name)
            if was and was.isoformat() != situation.text(path):
                entry = {"path": path, "was": was.isoformat(), "on": situation.today.isoformat()}
                by = situation.text(f"{key}.assignment.by") or new
                reason = _TAKEN_OVER.in_language(language)
                yield Append(("corrections",), {**entry, "by": by, "reason": reason})


def is_untold(account: Account) -> bool:
    """Say whether the coordinator has not been told of the responsible since the assignment."""
    holder = account.responsible
    on = holder.assignment.on if holder and holder.assignment else None
    return on is not None and not any(day >= on for day in account.coordinator_informed or ())
