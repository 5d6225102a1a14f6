"""What a form edits when it is about an account: which account, its file, and the commit."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

from socialpolicy.cli.account_lookup import account_read
from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, with_lines
from socialpolicy.cli.load import register_at, register_with_log
from socialpolicy.finding import Severity
from socialpolicy.platforms import PLATFORMS
from socialpolicy.register.layout import Role
from socialpolicy.register.models.account import Account
from socialpolicy.register.register import Located, Register
from socialpolicy.screen import screen_of
from socialpolicy.storage.replace import locked
from socialpolicy.text import FilledText, Language, Text, clean
from socialpolicy.wizard import last_screen, pointing, prefill, proposal, review
from socialpolicy.wizard.account_draft import Judge, JudgeOfChange, JudgeOfNew
from socialpolicy.wizard.conversation import said_of
from socialpolicy.wizard.draft_check import READING_CODES, Draft, for_question
from socialpolicy.wizard.editor import Editor, Objection, Options, Word
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import AccountChange, Form, Need, NewAccount, Question
from socialpolicy.wizard.saved_draft import having_drafts
from socialpolicy.wizard.terminal import Asker, asker_for, somebody_is_there

_WHICH = Text(
    sv="Skriv vilket konto det gäller. Välj {ids}.",
    en="Say which account it is. Choose {ids}.",
)
_ASKS = Text(sv="Vilket konto gäller det?", en="Which account is it?")
_MISSING = Text(
    sv="Några svar saknas, så inget är skrivet. Ge dem som val, eller i en fil med --from:",
    en="Some answers are missing, so nothing was written. Give them as options or with --from:",
)
_SAY_YES = Text(
    sv="Utkastet är klart men inte skrivet. Lägg till --yes för att skriva det.",
    en="The draft is ready but not written. Add --yes to write it.",
)
ERRORS = Text(
    sv="Ingenting är skrivet. Rätta det som kontrollen säger är fel, och försök igen.",
    en="Nothing was written. Fix the findings above and try again.",
)
_WARNINGS = Text(
    sv="Ingenting är skrivet. Rätta det ovan, eller lägg till --despite-findings.",
    en="Nothing was written. Fix the findings above, or add --despite-findings.",
)
_SAME = Text(
    sv="Svaren ändrar ingenting i {file}, så inget är skrivet.",
    en="The answers change nothing in {file}, so nothing was written.",
)

MARGIN = 6
"""Columns beside a row of a list."""

MOST_ACCOUNTS = 20
"""Accounts that are named where nobody can choose."""

MOST_CHOICES = 20
"""Choices that are named beside a question without an answer."""

LONGEST = 80
"""Characters of a suggestion that are shown there."""


def begin(
    around: Context, form: Form, edit: NewAccount | AccountChange, options: Options
) -> tuple[AccountEditor, bool]:
    """Find the account that is concerned, where one is, and say whether it was chosen in a list."""
    folder, register = around.folder(), _register(around, form, options)
    if isinstance(edit, NewAccount):
        return AccountEditor(around, form, edit, options, JudgeOfNew(register, folder)), False
    change = edit
    word, only = _named(options), False
    if word:
        filed = account_named(word, change, register)
    else:
        concerned = accounts_concerned(change, register)
        if options.resume:
            ids = having_drafts(folder, form.name, [each.model.id for each in concerned])
            concerned = [each for each in concerned if each.model.id in ids]
        only = options.resume and len(concerned) == 1
        language = around.language(register)
        filed = (
            concerned[0]
            if only
            else account_chosen(concerned, change, register, language, lambda: asker_for(language))
        )
    judge = JudgeOfChange(register, folder, form, change, filed)
    # What cannot be written is said before anybody has answered.
    with locked(folder) as own:
        own.read(judge.path)
    return AccountEditor(around, form, edit, options, judge, filed), not (word or only)


def _register(around: Context, form: Form, options: Options) -> Register:
    """Read what a form depends on: the log only where it does, and then it must be there."""
    if isinstance(form.edit, AccountChange) and form.edit.reads_log:
        return register_with_log(around, options.at)
    return register_at(around, options.at, frozenset(Role) - {Role.LOG}, listed=True)


def _named(options: Options) -> str:
    """Give the account that is named, by its argument or in the file of answers."""
    if options.about or options.file is None:
        return options.about or ""
    found = prefill.account_in(options.file)
    if isinstance(found, list):
        raise prefill.unusable(found)
    return found


def account_named(word: str, change: AccountChange, register: Register) -> Located[Account]:
    """Find an account by what it is called. Raises CommandError where the form cannot be of it."""
    filed = account_read(word, register)
    why = change.refusal(filed.model, register)
    if why:
        raise CommandError(why.text, **why.values)
    return filed


def accounts_concerned(change: AccountChange, register: Register) -> list[Located[Account]]:
    """List the accounts that a form can be about, the most urgent first.

    Raises CommandError when there are none.
    """
    found = [filed for filed in register.accounts if not change.refusal(filed.model, register)]
    if not found:
        raise CommandError(change.nobody.text, **change.nobody.values)
    return sorted(found, key=lambda filed: (change.urgency(filed.model, register), filed.model.id))


def account_chosen(
    concerned: list[Located[Account]],
    change: AccountChange,
    register: Register,
    language: Language,
    asker: Callable[[], Asker],
) -> Located[Account]:
    """Let somebody at a terminal choose. Raises CommandError, naming them, when nobody can."""
    if not somebody_is_there():
        ids = [filed.model.id for filed in concerned[:MOST_ACCOUNTS]]
        rest = ["…"] if len(concerned) > MOST_ACCOUNTS else []
        raise CommandError(_WHICH, ids=_either([*ids, *rest]))
    by_id = {filed.model.id: filed for filed in concerned}
    titles = {id: _title(each.model, change, register, language) for id, each in by_id.items()}
    return by_id[review.chosen_from(titles, _ASKS, asker(), language)]


def _title(account: Account, change: AccountChange, register: Register, language: Language) -> str:
    platform = PLATFORMS[account.platform].name.in_language(language)
    said = change.says(account, register)
    word = f"{said.in_language(language)} · " if said else ""
    # A row that is too long would be cut by the terminal, and nobody would see that it was.
    return clean(
        f"{account.id}: {word}{account.name}, {platform}", screen_of(sys.stderr).prose - MARGIN
    )


def _either(ids: list[str]) -> FilledText:
    """Name several accounts as a choice between them, however many letters that takes."""
    *others, last = ids
    if not others:
        return FilledText(Text(last, last), {})
    first = ", ".join(others)
    return FilledText(Text(sv=f"{first} eller {last}", en=f"{first} or {last}"), {})


class AccountEditor(Editor):
    """An account that is opened or changed: its file, and the commit of it."""

    def __init__(
        self,
        around: Context,
        form: Form,
        edit: NewAccount | AccountChange,
        options: Options,
        judge: Judge,
        filed: Located[Account] | None = None,
    ) -> None:
        super().__init__(around, form, options, judge.register, filed.model.id if filed else "")
        self.around = around
        self.edit = edit
        self.judge = judge
        self.filed = filed

    def prepare(self) -> None:
        """Refuse a commit that git would refuse. Raises CommandError."""
        if self.options.commit and not self.options.dry_run:
            proposal.require_git(self.folder, self.filed)

    def new_flow(self) -> Flow:
        """Begin, with nothing answered."""
        return Flow(self.form, self.register, self.filed)

    def with_given(self, flow: Flow) -> Flow:
        """Take what options give before a file, and both before the draft.

        Raises CommandError, listing all answers that cannot be used.
        """
        return prefill.given(flow, self.options.file, self.options.answers)

    def hindrance(self, flow: Flow) -> CommandError | None:
        """Give what must be done first, if anything."""
        edit = self.edit
        told = edit.hinders(flow.situation) if isinstance(edit, AccountChange) else None
        return CommandError(told.text, **told.values) if told else None

    def without_asking(self, flow: Flow) -> int:
        """Write what was given, or say what is missing or wrong. Gives the exit code."""
        flow = flow.settled()
        hindrance = self.hindrance(flow)
        if hindrance:
            raise hindrance
        if flow.missing:
            raise unanswered(flow)
        draft = self.draft(flow)
        findings, errors = draft.verdict.findings, draft.has_errors()
        if findings:
            sys.stderr.write(pointing.printed(draft, flow, self.language, asked=False))
        if errors or not self.is_sound(draft):
            stopped = ERRORS if errors else _WARNINGS
            sys.stderr.write(f"\n{stopped.in_language(self.language)}\n")
            return 1
        if self.options.dry_run:
            sys.stdout.write(self.shown(draft))
            return 0
        if not self.options.yes:
            raise CommandError(_SAY_YES)
        return self.write(flow, draft)

    def draft(self, flow: Flow) -> Draft:
        """Make the file of the answers, and judge it."""
        return self.judge.draft(flow)

    def objections(
        self, question: Question, flow: Flow, language: Language
    ) -> tuple[list[Objection], list[str]]:
        """Judge an answer, by the rules that it is asked for.

        An answer without a shape, or with a secret in it, may not stay.
        """
        judged = self.judge.draft_so_far(flow)
        found = [for_question(each, question) for each in judged.about(question)]
        objections = [
            Objection(
                may_stay=not (each.hides or each.rule.code in READING_CODES), hides=each.hides
            )
            for each in found
            if each.severity is Severity.ERROR
        ]
        return objections, list(said_of(found, judged.source.file, language))

    def is_needed(self, question: Question, flow: Flow) -> bool:
        """Say whether the rules that a question is asked for call it an error to leave it out.

        So it is where an account is changed and no rule says anything of what is missing.
        """
        judged = self.judge.draft(flow) if self.filed else self.judge.draft_so_far(flow)
        if self.filed and not judged.about(question):
            return True
        found = judged.verdict.findings
        return any(
            each.severity is Severity.ERROR and each.rule.code in question.codes for each in found
        )

    def is_complete(self, draft: Draft, flow: Flow) -> bool:
        """Say whether nothing is missing, or only what the rules miss too.

        They tell of that themselves, and it may be written despite a warning.
        """
        return self.filed is None or all(map(draft.about, flow.missing))

    def is_sound(self, draft: Draft) -> bool:
        """Say whether a draft may be written without another word."""
        return not draft.has_findings() or self.options.despite_findings

    def look_back(
        self,
        draft: Draft,
        flow: Flow,
        asker: Asker,
        seen: Flow | None,
        *,
        whole: bool,  # noqa: ARG002 - what is missing is listed with the rest
    ) -> None:
        """Show the form in a few lines, or only what has changed, and what remains."""
        last_screen.show(draft, flow, asker, self.language, seen)

    def last_word(self, draft: Draft, flow: Flow, asker: Asker, *, whole: bool) -> Word:
        """Ask what to do with a draft."""
        return last_screen.last_word(draft, flow, asker, self.language, whole=whole)

    def remaining(self, draft: Draft, flow: Flow) -> list[str]:
        """Give the keys of the questions that something remains to say of."""
        left = last_screen.remaining(draft, flow)
        return list(dict.fromkeys(each.question.key for each in left if each.question))

    def shown(self, draft: Draft) -> str:
        """Give what a dry run prints: a new file whole, a changed one as what changes."""
        return super().shown(draft) if draft.before else draft.text

    def offer(self, flow: Flow, draft: Draft, asker: Asker) -> None:
        """Offer a branch of its own, unless one was asked for or nobody is to be asked."""
        if self.options.commit or self.options.yes:
            return
        proposed = proposal.propose(flow, draft, self.edit)
        if proposal.wants_branch(self.folder, self.filed, proposed, asker, self.language):
            self.options = replace(self.options, commit=True)

    def write(self, flow: Flow, draft: Draft) -> int:
        """Write a draft, commit it if asked to, and say what is next.

        It is judged once more in the register as it is now, which others may have
        changed meanwhile, and nobody else gets in before it is written. Raises
        WritingError, also when the file is no longer what it was.
        """
        if draft.before and draft.before.data == draft.data:
            raise CommandError(_SAME, file=draft.source.file)
        proposed = proposal.propose(flow, draft, self.edit)
        if self.options.commit:
            proposal.require_new(self.folder, proposed)
        before = draft.before.data if draft.before else None
        with locked(self.folder) as own:
            if own.read(draft.path) == before:
                again = self._judged_again(flow)
                more = len(again.verdict.findings) > len(draft.verdict.findings)
                if again.has_errors() or more:
                    found = pointing.printed(again, flow, self.language, asked=False)
                    sys.stderr.write(f"{found}\n{ERRORS.in_language(self.language)}\n")
                    return 1
            own.replace(draft.path, before, draft.data)
            self.written = True
        start = None
        if self.options.commit:
            start = proposal.commit(self.folder, [draft.path], proposed)
        reminders = self.edit.reminds(flow.situation, draft.account)
        sys.stdout.write(
            proposal.next_steps([draft.path], proposed, reminders, self.language, start=start)
        )
        return 0

    def _judged_again(self, flow: Flow) -> Draft:
        register = _register(self.around, self.form, self.options)
        flow, change = replace(flow, register=register), self.edit
        if not isinstance(change, AccountChange) or self.filed is None:
            return JudgeOfNew(register, self.folder).draft(flow)
        return JudgeOfChange(register, self.folder, self.form, change, self.filed).draft(flow)


def unanswered(flow: Flow) -> CommandError:
    """Word the refusal of a form whose answers are not all there."""
    missing = flow.missing
    # What will follow from another answer that is missing is not listed.
    follows = any(each.need is Need.FIRST and not each.certain for each in missing)
    told = [each for each in missing if not (follows and each.certain)]
    return CommandError(with_lines(_MISSING, [_unanswered(each, flow) for each in told]))


def _unanswered(question: Question, flow: Flow) -> Text:
    """Word a question without an answer: its option, what it asks, and what there is to choose."""
    listed = question.listed(flow.situation)[:MOST_CHOICES]
    known = f" ({', '.join(clean(each.value) for each in listed)})" if listed else ""
    suggested = "" if listed else clean(question.suggestion(flow.situation), LONGEST)
    sv, en = (f"{question.option}  {text}{known}" for text in (question.asks.sv, question.asks.en))
    if suggested:
        sv, en = f"{sv} (förslag: {suggested})", f"{en} (suggested: {suggested})"
    return Text(sv=sv, en=en)
