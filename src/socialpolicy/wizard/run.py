"""The work of the commands that ask: find the account that is concerned, and sit down to it."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.edit import SpliceError
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.storage import WritingError, locked
from socialpolicy.text import Language
from socialpolicy.wizard import prefill
from socialpolicy.wizard.account_lookup import (
    account_chosen,
    account_named,
    accounts_concerned,
)
from socialpolicy.wizard.conversation import WentBackError
from socialpolicy.wizard.draft_check import JudgeOfChange, JudgeOfNew
from socialpolicy.wizard.form import Change, Errand
from socialpolicy.wizard.options import (
    INTERRUPTED,
    NO_DRAFT,
    NOTHING,
    WRONG,
    Wishes,
    register_for,
)
from socialpolicy.wizard.prompt import asker_for
from socialpolicy.wizard.saved_draft import KeptDraft
from socialpolicy.wizard.session import Sitting
from socialpolicy.wizard.unanswered import listing


def run(around: Context, errand: Errand, wishes: Wishes) -> int:
    """Run an errand, and give the exit code. Raises CommandError when it cannot be done."""
    try:
        while True:
            sitting = _begin(around, errand, wishes)
            with contextlib.suppress(WentBackError):
                return sitting.run() if sitting else INTERRUPTED
    except (SpliceError, WritingError) as error:
        raise CommandError(error.said.text, **error.said.values) from None


def _begin(around: Context, errand: Errand, wishes: Wishes) -> Sitting | None:
    """Find the account that is concerned, where one is; None when the person broke off."""
    folder, register = around.folder(), register_for(around, errand, wishes)
    change = errand.change
    if change is None:
        return Sitting(around, errand, wishes, JudgeOfNew(register, folder))
    word, only = _named(wishes), False
    if word:
        filed: Located[Account] | None = account_named(word, change, register)
    else:
        concerned = accounts_concerned(change, register)
        if wishes.resume:
            concerned = _with_drafts(concerned, errand, folder)
        only = wishes.resume and len(concerned) == 1
        language = around.language(register)
        filed = concerned[0] if only else _chosen(concerned, change, register, language)
    if filed is None:
        return None
    judge = JudgeOfChange(register, folder, errand, change, filed)
    # What cannot be written is told before anybody has answered.
    with locked(folder) as own:
        own.read(judge.path)
    return Sitting(around, errand, wishes, judge, filed, chosen=not (word or only))


def _named(wishes: Wishes) -> str:
    """Give the account that is named, by its argument or in the file of answers."""
    if wishes.account or wishes.file is None:
        return wishes.account or ""
    found = prefill.account_in(wishes.file)
    if isinstance(found, list):
        raise listing(WRONG, found)
    return found


def _chosen(
    concerned: list[Located[Account]], change: Change, register: Register, language: Language
) -> Located[Account] | None:
    try:
        return account_chosen(concerned, change, register, language, lambda: asker_for(language))
    except (KeyboardInterrupt, EOFError):
        # The terminal may be the very thing that has gone.
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{NOTHING.in_language(language)}\n")
        return None


def _with_drafts(
    concerned: list[Located[Account]], errand: Errand, folder: Path
) -> list[Located[Account]]:
    kept = [each for each in concerned if KeptDraft(folder, errand.name, each.model.id).load()]
    if not kept:
        raise CommandError(NO_DRAFT, command=errand.name)
    return kept
