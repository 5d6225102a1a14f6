"""The work of `open-account`: gather the answers, judge the draft, write it, say what is next."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from socialpolicy import formats
from socialpolicy.commands import committing
from socialpolicy.commands.reading import register_at
from socialpolicy.commands.refusal import Refusal
from socialpolicy.commands.screen import screen_width
from socialpolicy.commands.surroundings import Surroundings
from socialpolicy.commands.unanswered import listing, unanswered
from socialpolicy.language import Language, Text
from socialpolicy.register.layout import Role
from socialpolicy.register.register import Register
from socialpolicy.wizard import beforehand, review
from socialpolicy.wizard.asker import Asker
from socialpolicy.wizard.conversation import INTRODUCTION, Conversation
from socialpolicy.wizard.filing import write_new
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.judging import Draft, Judge
from socialpolicy.wizard.kept import Kept, KeptDraft

ROLES = frozenset(Role) - {Role.LOG}
"""What is read of the register: everything but the log, which no account's opening depends on."""

INTERRUPTED = 130
"""The exit code when the person broke off, as after Ctrl-C."""

_WRONG = Text(sv="De här svaren går inte att använda:", en="These answers cannot be used:")
_SAY_YES = Text(
    sv="Utkastet är klart men inte skrivet. Lägg till --yes för att skriva det.",
    en="The draft is ready but not written. Add --yes to write it.",
)
_ERRORS = Text(
    sv="Kontot är inte skrivet. Rätta det som kontrollen säger är fel, och försök igen.",
    en="The account is not written. Mend what the check says is wrong, and try again.",
)
_WARNINGS = Text(
    sv="Kontot är inte skrivet. Rätta det ovan, eller lägg till --despite-findings.",
    en="The account is not written. Mend the above, or add --despite-findings.",
)
_NO_DRAFT = Text(
    sv="Det finns inget sparat utkast. Börja med socialpolicy open-account utan --resume.",
    en="No draft is kept. Begin with socialpolicy open-account without --resume.",
)
_TAKEN = Text(
    sv="{file} finns redan. Välj ett annat id.", en="{file} exists already. Choose another id."
)
_KEPT = Text(
    sv="\nAvbrutet. Utkastet är sparat. Fortsätt med: socialpolicy open-account --resume",
    en="\nBroken off. The draft is kept. Go on with: socialpolicy open-account --resume",
)
_STOPPED = Text(
    sv="Utkastet är sparat. Fortsätt med: socialpolicy open-account --resume",
    en="The draft is kept. Go on with: socialpolicy open-account --resume",
)
_NOT_KEPT = Text(
    sv="\nAvbrutet. Utkastet kunde inte sparas.", en="\nBroken off. The draft could not be kept."
)
_NOTHING = Text(sv="\nAvbrutet. Ingenting är skrivet.", en="\nBroken off. Nothing is written.")


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of `open-account` as they were given; `answers` by the parameters' names."""

    answers: Mapping[str, str] = field(default_factory=dict)
    file: Path | None = None
    resume: bool = False
    dry_run: bool = False
    yes: bool = False
    despite_findings: bool = False
    commit: bool = False
    at: str | None = None


def run(around: Surroundings, wishes: Wishes) -> int:
    """Do what `open-account` was asked, and give its exit code. Raises Refusal when it cannot."""
    register = register_at(around, wishes.at, ROLES)
    return _Opening(around, wishes, register).run()


class _Opening:
    """One run of the command."""

    def __init__(self, around: Surroundings, wishes: Wishes, register: Register) -> None:
        self.around = around
        self.wishes = wishes
        self.language: Language = around.language(register)
        self.folder = around.folder()
        self.judge = Judge(register, self.folder)
        self.kept = KeptDraft(self.folder)
        self.saved: bool | None = None

    def run(self) -> int:
        """Find out what to write, and write it."""
        if self.wishes.commit and not self.wishes.dry_run:
            committing.demand(self.folder)
        flow = self._begun()
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            return self._without_asking(flow)
        try:
            return self._with_a_person(flow)
        except (KeyboardInterrupt, EOFError):
            told = {None: _NOTHING, True: _KEPT, False: _NOT_KEPT}[self.saved]
            # The terminal may be the very thing that has gone.
            with contextlib.suppress(OSError):
                sys.stderr.write(f"{told.speak(self.language)}\n")
                sys.stderr.flush()
            return INTERRUPTED

    def _begun(self) -> Flow:
        """Gather the answers there are before anybody is asked."""
        flow = Flow(self.judge.register)
        if self.wishes.resume:
            kept = self.kept.load()
            if kept is None:
                raise Refusal(_NO_DRAFT)
            flow = self._restored(kept)
        refused: list[Text] = []
        if self.wishes.file:
            found = beforehand.with_file(flow, self.wishes.file)
            flow, refused = found.flow, found.refused
        found = beforehand.with_options(flow, self.wishes.answers)
        if refused or found.refused:
            raise listing(_WRONG, [*refused, *found.refused])
        return found.flow

    def _restored(self, kept: Kept) -> Flow:
        flow = Flow(
            self.judge.register, kept.answers, kept.asked, frozenset(kept.given), kept.extra
        )
        return flow.resumed()

    def _keep(self, flow: Flow) -> None:
        answers, given = dict(flow.answers), tuple(sorted(flow.given))
        try:
            self.kept.save(Kept(answers, flow.asked, given, dict(flow.extra)))
            self.saved = True
        except OSError:
            self.saved = False

    def _without_asking(self, flow: Flow) -> int:
        flow = flow.settled()
        if flow.missing:
            raise unanswered(flow)
        draft = self.judge.draft(flow)
        findings, errors = draft.verdict.findings, draft.has_errors()
        if findings:
            form = formats.render("text", draft.verdict, self.language, width=screen_width())
            sys.stderr.write(form)
        if errors or (findings and not self.wishes.despite_findings):
            told = _ERRORS if errors else _WARNINGS
            sys.stderr.write(f"\n{told.speak(self.language)}\n")
            return 1
        if self.wishes.dry_run:
            sys.stdout.write(draft.text)
            return 0
        if not self.wishes.yes:
            raise Refusal(_SAY_YES)
        return self._write(flow, draft)

    def _with_a_person(self, flow: Flow) -> int:
        asker = self._asker()
        talk = Conversation(self.judge, asker, self.language, self._keep)
        asker.say(INTRODUCTION.speak(self.language))
        flow = self._resumed_if_wished(flow, talk)
        if flow.answers:
            self._keep(flow)
        while True:
            flow = talk.run(flow)
            draft = self.judge.draft(flow)
            review.summary(flow, asker, self.language)
            review.present(
                draft, asker, self.language, width=screen_width(), colour=_is_colourful()
            )
            if self.wishes.dry_run and not draft.has_errors():
                sys.stdout.write(draft.text)
                return 0
            fit = not draft.verdict.findings or self.wishes.despite_findings
            said = self.wishes.yes and fit and not draft.has_errors()
            word = review.Word.WRITE if said else review.last_word(draft, asker, self.language)
            if word is review.Word.STOP:
                told = _STOPPED if self.saved else _NOT_KEPT
                asker.say(told.speak(self.language))
                return 0
            if word is review.Word.WRITE:
                return self._write(flow, draft)
            flow = review.changed(flow, talk)

    def _resumed_if_wished(self, flow: Flow, talk: Conversation) -> Flow:
        """Offer the draft that is kept, so that a new one does not silently take its place."""
        kept = None if self.wishes.resume else self.kept.load()
        if kept is None:
            return flow
        if not review.wants_kept(str(kept.answers.get("name") or ""), talk.asker, self.language):
            return flow
        restored = self._restored(kept)
        given = {key: flow.answers[key] for key in flow.given if key in flow.answers}
        return restored.beforehand(given).with_extra(flow.extra)

    def _asker(self) -> Asker:
        unsaid = "" if os.name == "posix" else "windows"
        if os.environ.get("TERM", unsaid).lower() in ("dumb", "unknown", ""):
            from socialpolicy.wizard.lines import Lines

            return Lines(self.language, screen_width())
        from socialpolicy.wizard.terminal import Terminal

        return Terminal(self.language, screen_width(), colour=_is_colourful())

    def _write(self, flow: Flow, draft: Draft) -> int:
        """Write the account, unless the register has come to say otherwise meanwhile."""
        register = register_at(self.around, self.wishes.at, ROLES)
        again = Judge(register, self.folder).draft(flow)
        if again.has_errors() or len(again.verdict.findings) > len(draft.verdict.findings):
            form = formats.render("text", again.verdict, self.language, width=screen_width())
            sys.stderr.write(f"{form}\n{_ERRORS.speak(self.language)}\n")
            return 1
        proposal = committing.proposal(draft, register)
        if self.wishes.commit:
            committing.demand_new(self.folder, proposal)
        try:
            write_new(draft.path, draft.text)
        except FileExistsError:
            raise Refusal(_TAKEN, file=draft.source.file) from None
        self.kept.forget()
        if self.wishes.commit:
            committing.commit(self.folder, draft.path, proposal)
        sys.stdout.write(
            committing.next_steps(draft, proposal, self.language, done=self.wishes.commit)
        )
        return 0


def _is_colourful() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
