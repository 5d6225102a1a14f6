"""Git: the branch and the commit of a new account, and what to do after them."""

from __future__ import annotations

import os
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from socialpolicy.commands.refusal import Refusal
from socialpolicy.language import Language, Text, clean, named
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.account import Account
from socialpolicy.register.register import Register
from socialpolicy.source import display_path
from socialpolicy.wizard.judging import Draft

_NO_GIT = Text(
    sv="Registret ligger inte i git, eller så saknas git ({reason}). Kör utan --commit.",
    en="The register is not in git, or git is missing ({reason}). Run without --commit.",
)
_FAILED = Text(
    sv="Kontot är skrivet i {file}, men git tog inte emot det ({reason}). Gör din commit själv.",
    en="The account is written in {file}, but git refused it ({reason}). Make the commit yourself.",
)
_BRANCH_EXISTS = Text(
    sv="Grenen {branch} finns redan, så ingenting är skrivet. Ta bort den, eller byt id.",
    en="The branch {branch} exists already, so nothing is written. Delete it, or change the id.",
)
_SUBJECT = Text(sv="Öppna kontot {name} på {platform}", en="Open the account {name} on {platform}")
_APPROVED = Text(
    sv="Godkänt av {body} {on} ({reference}).", en="Approved by {body} on {on} ({reference})."
)
_RESPONSIBLE = Text(
    sv="Ansvarig: {role}. Ersättare: {deputy}.", en="Responsible: {role}. Deputy: {deputy}."
)
_WRITTEN = Text(sv="Kontot är skrivet: {file}", en="The account is written: {file}")
_NEXT = Text(sv="Gör så här härnäst:", en="Do this next:")
_COMMITTED = Text(
    sv="Grenen {branch} har en commit med kontot. Gör så här härnäst:",
    en="The branch {branch} has a commit with the account. Do this next:",
)
_REQUEST = Text(
    sv="Öppna sedan en pull request, så att samordnaren ser kontot innan det gäller.",
    en="Then open a pull request, so that the coordinator sees the account before it counts.",
)
_AFTER = Text(
    sv="När kontot har öppnats: fyll i presentationen, länken och bannern i filen.",
    en="When the account has opened: fill in its presentation, link and banner in the file.",
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed to whoever looks after the register: a branch, and a message."""

    branch: str
    message: str


def proposal(draft: Draft, register: Register) -> Proposal:
    """Word the commit of a draft, in the register's own language."""
    account = Account.model_validate(draft.at.document.value)
    language = named(register.policy.language) or Language.SWEDISH
    values = {"name": account.name, "platform": PLATFORMS[account.platform].name}
    lines = [_SUBJECT.fill(language, values)]
    approval = account.approval
    if approval and approval.body and approval.on and approval.reference:
        told = {"body": approval.body, "on": approval.on, "reference": approval.reference}
        lines += ["", _APPROVED.fill(language, told)]
    if account.responsible and account.deputy:
        roles = {"role": account.responsible.role, "deputy": account.deputy.role}
        lines.append(_RESPONSIBLE.fill(language, roles))
    return Proposal(f"open-account/{account.id}", "\n".join(lines))


def demand(folder: Path) -> None:
    """Raise Refusal when there is no git, or the register is not in a repository."""
    ran = _git(folder, "rev-parse", "--is-inside-work-tree")
    if ran.returncode:
        raise Refusal(_NO_GIT, reason=_reason(ran))


def demand_new(folder: Path, proposal: Proposal) -> None:
    """Raise Refusal when the branch of a proposal is there already."""
    branch = f"refs/heads/{proposal.branch}"
    if not _git(folder, "rev-parse", "--verify", "--quiet", branch).returncode:
        raise Refusal(_BRANCH_EXISTS, branch=proposal.branch)


def commit(folder: Path, file: Path, proposal: Proposal) -> None:
    """Make a branch from where the repository stands, and commit one file there.

    What else is staged stays staged. Raises Refusal when git says no.
    """
    shown = display_path(file)
    whole = str(file.resolve())
    for words in (
        ("switch", "--create", proposal.branch),
        ("add", "--", whole),
        ("commit", "--quiet", f"--message={proposal.message}", "--", whole),
    ):
        ran = _git(folder, *words)
        if ran.returncode:
            raise Refusal(_FAILED, file=shown, reason=_reason(ran))


def next_steps(draft: Draft, proposal: Proposal, language: Language, *, done: bool) -> str:
    """Say what to do after the account has been written."""
    file = draft.source.file
    push = f"git push -u origin {proposal.branch}"
    if done:
        head, steps = _COMMITTED.fill(language, {"branch": proposal.branch}), [push]
    else:
        head = _NEXT.speak(language)
        quoted = shlex.quote(proposal.message.split("\n")[0])
        steps = [
            f"git switch -c {proposal.branch}",
            f"git add {shlex.quote(file)}",
            f"git commit -m {quoted}",
            push,
        ]
    lines = [_WRITTEN.fill(language, {"file": file}), "", head]
    lines += [f"  {clean(step)}" for step in steps]
    lines.append(_REQUEST.speak(language))
    account = Account.model_validate(draft.at.document.value)
    if account.profile is None:
        lines.append(_AFTER.speak(language))
    return "\n".join(lines) + "\n"


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(folder.resolve()), *words]
    try:
        return subprocess.run(  # noqa: S603 - git, with words of our own
            command,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0"},
            check=False,
        )
    except OSError as error:
        return subprocess.CompletedProcess(command, 127, "", error.strerror or "")


def _reason(ran: subprocess.CompletedProcess[str]) -> str:
    lines = (ran.stderr or ran.stdout).strip().splitlines()
    return lines[-1] if lines else f"git {ran.returncode}"
