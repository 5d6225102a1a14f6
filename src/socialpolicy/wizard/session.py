"""One sitting of a command that asks: gather answers, judge, write, say what is next."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError
from socialpolicy.edit import SpliceError
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located
from socialpolicy.storage import WritingError, locked
from socialpolicy.text import Language, Text
from socialpolicy.wizard import commit, review
from socialpolicy.wizard.conversation import INTRODUCTION, Conversation
from socialpolicy.wizard.draft_check import Draft, Judge, JudgeOfChange, JudgeOfNew
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Errand
from socialpolicy.wizard.options import INTERRUPTED, NOTHING, Wishes, register_for
from socialpolicy.wizard.prefill import gathered
from socialpolicy.wizard.prompt import Asker, asker_for
from socialpolicy.wizard.relocate import printed
from socialpolicy.wizard.saved_draft import KeptDraft, restored, to_keep
from socialpolicy.wizard.unanswered import unanswered

_SAY_YES = Text(
    sv="Utkastet är klart men inte skrivet. Lägg till --yes för att skriva det.",
    en="The draft is ready but not written. Add --yes to write it.",
)
_ERRORS = Text(
    sv="Ingenting är skrivet. Rätta det som kontrollen säger är fel, och försök igen.",
    en="Nothing is written. Mend what the check says is wrong, and try again.",
)
_WARNINGS = Text(
    sv="Ingenting är skrivet. Rätta det ovan, eller lägg till --despite-findings.",
    en="Nothing is written. Mend the above, or add --despite-findings.",
)
_SAME = Text(
    sv="Svaren ändrar ingenting i {file}, så inget är skrivet.",
    en="The answers change nothing in {file}, so nothing is written.",
)
_KEPT = Text(
    sv="\nAvbrutet. Utkastet är sparat. Fortsätt med:\n  socialpolicy {command} --resume",
    en="\nBroken off. The draft is kept. Go on with:\n  socialpolicy {command} --resume",
)
_STOPPED = Text(
    sv="Utkastet är sparat. Fortsätt med:\n  socialpolicy {command} --resume",
    en="The draft is kept. Go on with:\n  socialpolicy {command} --resume",
)
_NOT_KEPT = Text(
    sv="\nAvbrutet. Utkastet kunde inte sparas.", en="\nBroken off. The draft could not be kept."
)


class Sitting:
    """One run of a command that asks, about one account.

    `chosen` tells that the account was chosen from a list, which the person can
    go back to.
    """

    def __init__(
        self,
        around: Context,
        errand: Errand,
        wishes: Wishes,
        judge: Judge,
        filed: Located[Account] | None = None,
        *,
        chosen: bool = False,
    ) -> None:
        self.chosen = chosen
        self.around = around
        self.errand = errand
        self.wishes = wishes
        self.judge = judge
        self.filed = filed
        self.language: Language = around.language(judge.register)
        self.folder = around.folder()
        account = filed.model.id if filed else ""
        self.kept = KeptDraft(self.folder, errand.name, account)
        self.command = f"{errand.name} {account}".strip()
        self.saved: bool | None = None

    def run(self) -> int:
        """Find out what to write, and write it. Raises WentBackError."""
        if self.wishes.commit and not self.wishes.dry_run:
            commit.demand(self.folder, self.filed)
        flow = gathered(self._new(), self.wishes, self.kept, self.command)
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return self._without_asking(flow)
        try:
            return self._with_a_person(flow)
        except (KeyboardInterrupt, EOFError):
            told = {None: NOTHING, True: _KEPT, False: _NOT_KEPT}[self.saved]
            # The terminal may be the very thing that has gone.
            with contextlib.suppress(OSError):
                sys.stderr.write(f"{told.fill(self.language, {'command': self.command})}\n")
                sys.stderr.flush()
            return INTERRUPTED
        except (SpliceError, WritingError):
            self._hint()
            raise

    def _hint(self) -> None:
        """Say how to go on, where there is something to go on with."""
        if self.saved:
            hint = _STOPPED.fill(self.language, {"command": self.command})
            sys.stderr.write(f"{hint}\n")

    def _new(self) -> Flow:
        return Flow(self.errand, self.judge.register, self.filed)

    def _keep(self, flow: Flow) -> None:
        try:
            self.kept.save(to_keep(flow))
            self.saved = True
        except OSError:
            self.saved = False

    def _without_asking(self, flow: Flow) -> int:
        flow = flow.settled()
        hindrance = self._hindrance(flow)
        if hindrance:
            raise hindrance
        if flow.missing:
            raise unanswered(flow)
        draft = self.judge.draft(flow)
        findings, errors = draft.verdict.findings, draft.has_errors()
        if findings:
            sys.stderr.write(printed(draft, flow, self.language, asked=False))
        if errors or (findings and not self.wishes.despite_findings):
            stopped = _ERRORS if errors else _WARNINGS
            sys.stderr.write(f"\n{stopped.in_language(self.language)}\n")
            return 1
        if self.wishes.dry_run:
            sys.stdout.write(self._shown(draft))
            return 0
        if not self.wishes.yes:
            raise CommandError(_SAY_YES)
        return self._write(flow, draft)

    def _hindrance(self, flow: Flow) -> CommandError | None:
        told = self.errand.change.hinders(flow.situation) if self.errand.change else None
        return CommandError(told.text, **told.values) if told else None

    def _with_a_person(self, flow: Flow) -> int:
        asker = asker_for(self.language)
        talk = Conversation(self.judge, asker, self.language, self._keep, open_end=self.chosen)
        asker.say(INTRODUCTION.in_language(self.language))
        hindrance = self._hindrance(flow)
        if hindrance:
            asker.say(f"\n{hindrance.said.in_language(self.language)}")
        flow = self._resumed_if_wished(flow, talk)
        if flow.answers:
            self._keep(flow)
        while True:
            flow = talk.run(flow)
            draft = self.judge.draft(flow)
            word = self._word(flow, draft, asker)
            if word is None:
                # What changes has been shown; on the same screen it is not shown twice.
                if draft.before is None or not sys.stdout.isatty():
                    sys.stdout.write(self._shown(draft))
                return 0
            if word is review.Word.STOP:
                told = _STOPPED if self.saved else _NOT_KEPT
                asker.say(told.fill(self.language, {"command": self.command}))
                return 0
            if word is review.Word.WRITE:
                return self._write(flow, draft)
            flow = review.changed(flow, talk)

    def _word(self, flow: Flow, draft: Draft, asker: Asker) -> review.Word | None:
        """Show what would be written, and ask what to do; None when it is only to be shown."""
        review.summary(flow, asker, self.language)
        # What the rules miss is told by them, and may be written despite a warning.
        whole = self.filed is None or all(map(draft.about, flow.missing))
        if draft.verdict.findings:
            asker.show(f"\n{printed(draft, flow, self.language, asked=True)}")
        review.present(draft, asker, self.language, whole=whole)
        fit = whole and not draft.has_errors()
        if self.wishes.dry_run and fit:
            return None
        sound = not draft.verdict.findings or self.wishes.despite_findings
        if self.wishes.yes and sound and fit:
            return review.Word.WRITE
        return review.last_word(draft, asker, self.language, whole=whole)

    def _resumed_if_wished(self, flow: Flow, talk: Conversation) -> Flow:
        """Offer the draft that is kept, so that a new one does not silently take its place."""
        kept = None if self.wishes.resume else self.kept.load()
        if kept is None:
            return flow
        name = self.filed.model.id if self.filed else str(kept.answers.get("name") or "")
        if not review.wants_kept(name, talk.asker, self.language):
            return flow
        return restored(self._new(), kept).given_as(flow)

    def _shown(self, draft: Draft) -> str:
        """Give what a dry run prints: a new file whole, a changed one as what changes."""
        return review.difference(draft) if draft.before else draft.text

    def _write(self, flow: Flow, draft: Draft) -> int:
        if draft.before and draft.before.data == draft.data:
            raise CommandError(_SAME, file=draft.source.file)
        proposal = commit.proposal(flow, draft)
        if self.wishes.commit:
            commit.require_new(self.folder, proposal)
        again = write(self.folder, draft, lambda: self._judged_again(flow))
        if again:
            form = printed(again, flow, self.language, asked=False)
            sys.stderr.write(f"{form}\n{_ERRORS.in_language(self.language)}\n")
            self._hint()
            return 1
        self.kept.forget()
        start = None
        if self.wishes.commit:
            start = commit.commit(self.folder, draft.path, proposal)
        sys.stdout.write(commit.next_steps(flow, draft, proposal, self.language, start=start))
        return 0

    def _judged_again(self, flow: Flow) -> Draft:
        """Judge in the register as it is now, which others may have changed meanwhile."""
        register = register_for(self.around, self.errand, self.wishes)
        flow = replace(flow, register=register)
        if self.errand.change is None or self.filed is None:
            return JudgeOfNew(register, self.folder).draft(flow)
        judge = JudgeOfChange(register, self.folder, self.errand, self.errand.change, self.filed)
        return judge.draft(flow)


def write(folder: Path, draft: Draft, judged_again: Callable[[], Draft]) -> Draft | None:
    """Write a draft, unless the register has come to say otherwise meanwhile.

    Between the second look and the writing nobody else gets in. Gives the
    draft as it was judged again when that stopped it. Raises WritingError,
    also when the file is no longer what it was.
    """
    before = draft.before.data if draft.before else None
    with locked(folder) as own:
        if own.read(draft.path) == before:
            again = judged_again()
            more = len(again.verdict.findings) > len(draft.verdict.findings)
            if again.has_errors() or more:
                return again
        own.replace(draft.path, before, draft.data)
    return None
