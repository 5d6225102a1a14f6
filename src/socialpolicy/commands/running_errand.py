"""The work of the commands that ask: find the account that is concerned, and sit down to it."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from socialpolicy.commands.asking import asker_for
from socialpolicy.commands.choosing_account import (
    account_chosen,
    account_named,
    accounts_concerned,
)
from socialpolicy.commands.refusal import Refusal
from socialpolicy.commands.sitting import Sitting
from socialpolicy.commands.surroundings import Surroundings
from socialpolicy.commands.wishes import INTERRUPTED, NO_DRAFT, NOTHING, Wishes, register_for
from socialpolicy.register.account import Account
from socialpolicy.register.register import Filed
from socialpolicy.splice import SpliceError
from socialpolicy.wizard import beforehand
from socialpolicy.wizard.errand import Errand
from socialpolicy.wizard.judging_change import JudgeOfChange
from socialpolicy.wizard.judging_new import JudgeOfNew
from socialpolicy.wizard.kept import KeptDraft
from socialpolicy.writing import WritingError


def run(around: Surroundings, errand: Errand, wishes: Wishes) -> int:
    """Run an errand, and give the exit code. Raises Refusal when it cannot be done."""
    try:
        return _begin(around, errand, wishes).run()
    except (SpliceError, WritingError) as error:
        raise Refusal(error.said.text, **error.said.values) from None
    except (KeyboardInterrupt, EOFError):
        # Before there was anything to keep.
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{NOTHING.speak(around.language())}\n")
        return INTERRUPTED


def _begin(around: Surroundings, errand: Errand, wishes: Wishes) -> Sitting:
    """Find the account that is concerned, where one is."""
    folder, register = around.folder(), register_for(around, errand, wishes)
    change, language = errand.change, around.language(register)
    if change is None:
        return Sitting(around, errand, wishes, JudgeOfNew(register, folder))
    word = wishes.account or (beforehand.account_in(wishes.file) if wishes.file else None)
    if word:
        filed = account_named(word, change, register)
    else:
        concerned = accounts_concerned(change, register)
        if wishes.resume:
            concerned = _with_drafts(concerned, errand, folder)
        filed = (
            concerned[0]
            if wishes.resume and len(concerned) == 1
            else account_chosen(concerned, change, register, language, lambda: asker_for(language))
        )
    judge = JudgeOfChange(register, folder, errand, change, filed)
    judge.demand_file()
    return Sitting(around, errand, wishes, judge, filed)


def _with_drafts(
    concerned: list[Filed[Account]], errand: Errand, folder: Path
) -> list[Filed[Account]]:
    kept = [each for each in concerned if KeptDraft(folder, errand.name, each.model.id).load()]
    if not kept:
        raise Refusal(NO_DRAFT, command=errand.name)
    return kept
