"""The proposal to whoever looks after the register: its branch, its commit, and what is next."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from socialpolicy.cli.errors import CommandError
from socialpolicy.git import commit as commits
from socialpolicy.git.cli import is_in_git
from socialpolicy.git.commit import GitError, StartingPoint
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located
from socialpolicy.screen import laid_out
from socialpolicy.storage.files import display_path
from socialpolicy.text import FilledText, Language, Text, clean, named
from socialpolicy.wizard.draft_check import Draft
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import AccountChange, NewAccount
from socialpolicy.wizard.terminal import Asker, Item

_NO_GIT = Text(
    sv="Registret ligger inte i git, eller så saknas git ({reason}). Kör utan --commit.",
    en="The register is not in git, or git is missing ({reason}). Run without --commit.",
)
_FAILED = Text(
    sv=(
        "Det är skrivet i {file}, men git tog inte emot det ({reason}). "
        "Du står kvar på {start}. Gör din commit själv."
    ),
    en=(
        "It is written in {file}, but git refused it ({reason}). "
        "You are still on {start}. Make the commit yourself."
    ),
)
_FAILED_AWAY = Text(
    sv=(
        "Det är skrivet i {file}, men git tog inte emot det ({reason}). "
        "Du står nu på grenen {branch}. Gör din commit där."
    ),
    en=(
        "It is written in {file}, but git refused it ({reason}). "
        "You are now on the branch {branch}. Make the commit there."
    ),
)
_BRANCH_EXISTS = Text(
    sv="Grenen {branch} finns redan, så ingenting är skrivet. Ta bort den, eller skriv utan "
    "--commit.",
    en="The branch {branch} already exists, so nothing was written. Delete it, or run without "
    "--commit.",
)
_UNCOMMITTED = Text(
    sv="{file} har redan ändringar som inte är i git. Gör en commit av dem först, eller skriv "
    "utan --commit.",
    en="{file} already has uncommitted changes. Commit them first, or run without --commit.",
)
_OWN_BRANCH = Text(
    sv="Ska jag lägga ändringen på en egen gren?",
    en="Shall I put the change on a branch of its own?",
)
_MAKE_IT = Text(sv="Ja, gör en gren och en commit", en="Yes, make a branch and a commit")
_BY_MYSELF = Text(sv="Nej, jag gör det själv", en="No, I will do it myself")
_WRITTEN = Text(sv="Skrivet: {file}", en="Written: {file}")
_NEXT = Text(sv="Gör så här härnäst:", en="Do this next:")
_HAND_OVER = Text(
    sv=(
        "Registret ligger inte i git här. Lämna filen till den som sköter registret, så att "
        "samordnaren ser ändringen innan den gäller."
    ),
    en=(
        "The register is not in git here. Give the file to whoever maintains the register, so that "
        "the coordinator sees the change before it takes effect."
    ),
)
_COMMITTED = Text(
    sv="Du står nu på grenen {branch}, som har en commit med ändringen. Gör så här härnäst:",
    en="You are now on the branch {branch}, which has a commit with the change. Do this next:",
)
_ON_TOP = Text(
    sv=(
        "Du stod på {start}, som har mer än {default}. Ändringen ligger ovanpå det, så en pull "
        "request visar det också."
    ),
    en=(
        "You were on {start}, which is ahead of {default}. The change is on top of that, so "
        "a pull request shows it too."
    ),
)
_BACK = Text(
    sv="Gå tillbaka innan du börjar på nästa ändring:",
    en="Go back before you start the next change:",
)
_REQUEST = Text(
    sv="Öppna sedan en pull request, så att samordnaren ser det innan det gäller.",
    en="Then open a pull request, so that the coordinator sees it before it takes effect.",
)


class Proposal(NamedTuple):
    """What is proposed to whoever looks after the register: a branch, and a message."""

    branch: str
    message: str


def propose(flow: Flow, draft: Draft, edit: NewAccount | AccountChange) -> Proposal:
    """Word the commit of a draft, in the register's own language."""
    form, account = flow.form, draft.account
    language = named(flow.register.policy.language) or Language.SWEDISH
    platform = PLATFORMS[account.platform].name
    head = edit.subject.fill(language, {"name": account.name, "platform": platform})
    rest = [each.in_language(language) for each in edit.details(flow.situation, account)]
    branch = f"{form.name}/{account.id}"
    if isinstance(edit, AccountChange):
        # An account may be changed so more than once.
        branch = f"{branch}-{flow.register.today.isoformat()}"
    return Proposal(branch, "\n".join([head, "", *rest] if rest else [head]))


def require_git(folder: Path, filed: Located[Account] | None = None) -> None:
    """Raise CommandError when there is no git, or the register is not in a repository.

    So too when the account's file has changes that nobody has committed, which
    would come along.
    """
    file = filed.at.document.source.file if filed else ""
    try:
        commits.require_repository(folder)
        changed = bool(file) and commits.is_changed(folder, Path(file))
    except GitError as error:
        raise CommandError(_NO_GIT, reason=error.reason) from None
    if changed:
        raise CommandError(_UNCOMMITTED, file=file)


def wants_branch(
    folder: Path,
    filed: Located[Account] | None,
    proposal: Proposal,
    asker: Asker,
    language: Language,
) -> bool:
    """Offer a branch for a change, where git would make one; say whether it is wanted.

    Whoever stands on a branch other than the default one has most likely made one already.
    """
    try:
        require_git(folder, filed)
        require_new(folder, proposal)
    except CommandError:
        return False
    if not commits.has_commits(folder):
        return False
    standing = commits.standing(folder)
    asker.say(f"\n{_OWN_BRANCH.in_language(language)}", strong=True)
    items = [
        Item("yes", _MAKE_IT.in_language(language)),
        Item("no", _BY_MYSELF.in_language(language)),
    ]
    default = "yes" if standing.is_branch and not standing.beyond else "no"
    return asker.choose(items, default) == "yes"


def require_new(folder: Path, proposal: Proposal) -> None:
    """Raise CommandError when a branch keeps that of a proposal from being made."""
    there = commits.branch_in_the_way(folder, proposal.branch)
    if there:
        raise CommandError(_BRANCH_EXISTS, branch=there)


def commit(folder: Path, files: Sequence[Path], proposal: Proposal) -> StartingPoint:
    """Commit files on the branch of a proposal, and give where the repository stood before.

    Raises CommandError when git says no.
    """
    start = commits.standing(folder)
    try:
        commits.commit_on_branch(folder, files, *proposal, start=start)
    except GitError as error:
        raise CommandError(
            _FAILED_AWAY if error.is_away else _FAILED,
            file=enumerated(files),
            reason=error.reason,
            start=start.name,
            branch=proposal.branch,
        ) from None
    return start


def enumerated(files: Sequence[Path]) -> str:
    """Name files, several with commas between."""
    return ", ".join(map(display_path, files))


def next_steps(
    files: Sequence[Path],
    proposal: Proposal,
    reminders: Iterable[FilledText],
    language: Language,
    *,
    start: StartingPoint | None,
) -> str:
    """Say what to do when all is written; without git, what can be done without it.

    `start` is where the repository stood before a commit was made, if one was.
    """
    shown = list(map(display_path, files))
    lines = [*(_WRITTEN.fill(language, {"file": file}) for file in shown), ""]
    if start:
        lines += _committed(proposal, start, language)
    elif not is_in_git(files[0].parent):
        lines += _prose(_HAND_OVER.in_language(language))
    else:
        lines += _prose(_NEXT.in_language(language))
        lines += _commands(
            f"git switch -c {proposal.branch}",
            f"git add {shlex.join(shown)}",
            f"git commit -m {shlex.quote(proposal.message.split(chr(10))[0])}",
            f"git push -u origin {proposal.branch}",
        )
        lines += _prose(_REQUEST.in_language(language))
    lines += [line for each in reminders for line in ("", *_prose(each.in_language(language)))]
    return "\n".join(lines) + "\n"


def _committed(proposal: Proposal, start: StartingPoint, language: Language) -> list[str]:
    """Say what to do after a commit: on which branch, what it lies on, and how to go back."""
    lines = _prose(_COMMITTED.fill(language, {"branch": proposal.branch}))
    lines += _commands(f"git push -u origin {proposal.branch}")
    lines += _prose(_REQUEST.in_language(language))
    if start.beyond:
        values = {"start": start.name, "default": start.beyond}
        lines += ["", *_prose(_ON_TOP.fill(language, values))]
    lines += ["", *_prose(_BACK.in_language(language))]
    # From a branch on top of another, the next change begins from the one that all build on.
    back = [start.beyond.removeprefix("origin/")] if start.beyond else start.way_back
    return lines + _commands(f"git switch {shlex.join(back)}")


def _commands(*commands: str) -> list[str]:
    return [f"  {clean(each)}" for each in commands]


def _prose(text: str) -> list[str]:
    """Break a sentence into the lines of a terminal; a pipe gets it whole."""
    return laid_out(text, sys.stdout).split("\n")
