"""One run of a command that asks: gather answers, judge them, write, say what is next."""

from __future__ import annotations

import contextlib
import sys

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, Work, in_the_same_words, until_broken_off
from socialpolicy.edit import SpliceError
from socialpolicy.screen import laid_out
from socialpolicy.storage.lock import WritingError
from socialpolicy.text import Counted, Language, Text
from socialpolicy.wizard import review, saved_draft
from socialpolicy.wizard.conversation import INTRODUCTION, Conversation, WentBackError
from socialpolicy.wizard.draft_check import Draft
from socialpolicy.wizard.editor import Editor, Options, Word
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Form, MessageAction, NewMessage
from socialpolicy.wizard.saved_draft import NO_DRAFT, Kept, KeptDraft, restored, to_keep
from socialpolicy.wizard.terminal import Asker, asker_for, somebody_is_there

INTERRUPTED = 130
"""The exit code when the person broke off, as after Ctrl-C."""

_SAVED = Text(
    sv="\nAvbrutet. Utkastet är sparat. Fortsätt med:\n  socialpolicy {command} --resume",
    en="\nInterrupted. The draft is saved. Continue with:\n  socialpolicy {command} --resume",
)
_RESUMED = Text(sv="Utkast: {about}, {left}.", en="Draft: {about}, {left}.")
_RESUMED_UNNAMED = Text(sv="Utkast: {left}.", en="Draft: {left}.")
_ONE_LEFT = Text(sv="ett svar kvar", en="one answer left")
_NONE_LEFT = Text(sv="alla svar finns", en="all answers are there")
_SOME_LEFT = Text(sv="{count} svar kvar", en="{count} answers left")
_STOPPED = Text(
    sv="Utkastet är sparat. Fortsätt med:\n  socialpolicy {command} --resume",
    en="The draft is saved. Continue with:\n  socialpolicy {command} --resume",
)
_NOT_SAVED = Text(
    sv="\nAvbrutet. Utkastet kunde inte sparas.",
    en="\nInterrupted. The draft could not be saved.",
)
_AGAIN = Text(
    sv="Filen har ändrats under tiden. Titta på ändringen igen.",
    en="The file has changed in the meantime. Look at the change again.",
)


class Session:
    """One run of a command that asks, about one account or message.

    `chosen` says that it was chosen from a list, which the person can go back to.
    """

    def __init__(
        self, around: Context, form: Form, options: Options, editor: Editor, *, chosen: bool
    ) -> None:
        self.form = form
        self.options = options
        self.editor = editor
        self.chosen = chosen
        self.language: Language = around.language(editor.register)
        self.kept = KeptDraft(around.folder(), form.name, editor.id)
        self.command = f"{form.name} {editor.id}".strip()
        self.saved: bool | None = None

    def run(self) -> int:
        """Find out what to write, and write it. Raises WentBackError."""
        self.editor.prepare()
        flow = self.editor.new_flow()
        if self.options.resume:
            kept = self.kept.load()
            if kept is None:
                raise CommandError(NO_DRAFT, command=self.command)
            flow = restored(flow, kept)
            if somebody_is_there():
                self._say_resumed(flow, kept)
        flow = self.editor.with_given(flow)
        if not somebody_is_there() or not self.editor.asks(flow, chosen=self.chosen):
            code = self.editor.without_asking(flow)
            if not (code or self.options.dry_run) and (self.options.resume or self.editor.id):
                self.kept.forget()
            return code
        try:
            return self._with_a_person(flow)
        except (KeyboardInterrupt, EOFError):
            if self.saved is None or self.editor.written:
                raise
            # The terminal may be the very thing that has gone.
            with contextlib.suppress(OSError):
                self._tell(_SAVED if self.saved else _NOT_SAVED)
            return INTERRUPTED
        except (SpliceError, WritingError):
            self._hint()
            raise

    def _tell(self, text: Text) -> None:
        sys.stderr.write(f"{text.fill(self.language, {'command': self.command})}\n")
        sys.stderr.flush()

    def _hint(self) -> None:
        """Say how to go on, where there is something to go on with."""
        if self.saved:
            self._tell(_STOPPED)

    def _keep(self, flow: Flow) -> None:
        try:
            self.kept.save(to_keep(flow))
            self.saved = True
        except OSError:
            self.saved = False
        self._stop(flow)

    def _stop(self, flow: Flow) -> None:
        try:
            self.editor.stop(flow)
        except CommandError:
            if self.saved:
                self.kept.forget()
            raise

    def _say_resumed(self, flow: Flow, kept: Kept) -> None:
        """Say which draft it is that goes on, and how many answers it lacks."""
        about = saved_draft.about(kept, self.editor.id)
        count = len(flow.missing)
        left = Counted(_ONE_LEFT, _SOME_LEFT).of(count) if count else _NONE_LEFT
        said = (_RESUMED if about else _RESUMED_UNNAMED).fill(
            self.language, {"about": about, "left": left}
        )
        sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")

    def _with_a_person(self, flow: Flow) -> int:
        asker = asker_for(self.language, always_searched=self.editor.strict)
        talk = Conversation(self.editor, asker, self.language, self._keep, open_end=self.chosen)
        flow = flow.presumed()
        self._stop(flow)
        asker.say(INTRODUCTION.in_language(self.language))
        hindrance = self.editor.hindrance(flow)
        if hindrance:
            asker.say(f"\n{hindrance.said.in_language(self.language)}")
        flow = self._resumed(flow, talk)
        if flow.asked or flow.given:
            self._keep(flow)
        flow = talk.run(flow)
        draft = self.editor.draft(flow)
        seen: Flow | None = None
        while True:
            word, seen = self._word(flow, draft, asker, seen), flow
            if word is None:
                # What changes has been shown; on the same screen it is not shown twice.
                if draft.before is None or not sys.stdout.isatty():
                    sys.stdout.write(self.editor.shown(draft))
                return 0
            if word is Word.STOP:
                told = _STOPPED if self.saved else _NOT_SAVED
                asker.say(told.fill(self.language, {"command": self.command}))
                return 0
            if word in (Word.CHANGE, Word.MEND):
                flow = self._changed(flow, draft, talk, word)
                draft = self.editor.draft(flow)
                continue
            self.editor.offer(flow, draft, asker)
            outcome = self.editor.write(flow, draft)
            if isinstance(outcome, int):
                if outcome:
                    self._hint()
                else:
                    self.kept.forget()
                return outcome
            draft = outcome
            asker.say(f"\n{_AGAIN.in_language(self.language)}", strong=True)

    def _changed(self, flow: Flow, draft: Draft, talk: Conversation, word: Word) -> Flow:
        """Ask for answers again: one that is chosen, or all that something remains to say of."""
        left = self.editor.remaining(draft, flow)
        if word is Word.CHANGE:
            return review.changed(flow, talk, left)
        for key in left:
            if any(each.key == key for each in flow.applicable):
                flow = talk.run(talk.ask_again(flow, self.form.question(key)))
        return flow

    def _word(self, flow: Flow, draft: Draft, asker: Asker, seen: Flow | None) -> Word | None:
        """Show what would be written, and ask what to do; None when it is only to be shown."""
        whole = self.editor.is_complete(draft, flow)
        fit = whole and not draft.has_errors()
        write = self.options.yes and fit and self.editor.is_sound(draft)
        if write and self.editor.strict and not self.options.dry_run:
            return Word.WRITE
        self.editor.look_back(draft, flow, asker, seen, whole=whole)
        if self.options.dry_run and fit:
            return None
        if write:
            return Word.WRITE
        return self.editor.last_word(draft, flow, asker, whole=whole)

    def _resumed(self, flow: Flow, talk: Conversation) -> Flow:
        """Offer the draft that is kept, so that a new one does not silently take its place."""
        kept = None if self.options.resume else self.kept.load()
        if kept is None:
            return flow
        about = saved_draft.described(kept, self.editor.id, flow.register)
        if not review.wants_kept(about, talk.asker, self.language):
            return flow
        return restored(self.editor.new_flow(), kept).given_as(flow).presumed()


def run(around: Context, form: Form, options: Options) -> int:
    """Run a form, and give the exit code. Raises CommandError when it cannot be done."""
    code = 0
    with until_broken_off() as work, in_the_same_words():
        code = _until_done(around, form, options, work)
    return code  # noqa: RET504 - also where only the sentence about what was done is lost


def _until_done(around: Context, form: Form, options: Options, work: Work) -> int:
    """Begin, and begin again for whoever goes back to choose another account or message."""
    while True:
        editor, chosen = _begin(around, form, options)
        work.language = around.language(editor.register)
        try:
            return Session(around, form, options, editor, chosen=chosen).run()
        except WentBackError:
            continue
        finally:
            work.written = editor.written


def _begin(around: Context, form: Form, options: Options) -> tuple[Editor, bool]:
    """Find what the form is about; say whether somebody chose it from a list."""
    if isinstance(form.edit, NewMessage | MessageAction):
        from socialpolicy.wizard import action_edit

        return action_edit.begin(around, form, form.edit, options)
    from socialpolicy.wizard import account_edit

    return account_edit.begin(around, form, form.edit, options)
