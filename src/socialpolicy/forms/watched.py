"""Noting that accounts have been looked through: several at once, as it is done every day."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from socialpolicy import formats
from socialpolicy.cli.account_lookup import account_read
from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, perhaps, until_broken_off, visible
from socialpolicy.cli.load import register_at, warn_of_unread_log
from socialpolicy.finding import Severity
from socialpolicy.lint.run import judge
from socialpolicy.register.layout import Role
from socialpolicy.register.models.account import Account
from socialpolicy.register.naming import same_title
from socialpolicy.register.register import Located, Register
from socialpolicy.screen import screen_of
from socialpolicy.source import Source
from socialpolicy.storage.replace import locked
from socialpolicy.text import Language, Text, named
from socialpolicy.verdict import Verdict
from socialpolicy.wizard import proposal
from socialpolicy.wizard.account_draft import changed, entry_of
from socialpolicy.wizard.account_edit import ERRORS
from socialpolicy.wizard.answers import day_written
from socialpolicy.wizard.draft_check import Draft, new_findings
from socialpolicy.wizard.editor import difference
from socialpolicy.wizard.form import Put, Step
from socialpolicy.wizard.last_screen import is_to_be_written
from socialpolicy.wizard.message_log import waiting_of
from socialpolicy.wizard.proposal import Proposal
from socialpolicy.wizard.review import chosen_from
from socialpolicy.wizard.terminal import BACK, LATER, Asker, asker_for, broken, somebody_is_there

_WHICH = Text(sv="Vilka konton har du sett över?", en="Which accounts have you looked through?")
_OF_ROLE = Text(sv="Alla som {role} bevakar: {accounts}", en="All watched by {role}: {accounts}")
_ONE = Text(sv="{account}: senast den {on}", en="{account}: last {on}")
_ONE_NEVER = Text(sv="{account}: aldrig", en="{account}: never")
_POST = Text(
    sv="Vilken dag gjordes det senaste inlägget på {account}? Skriv - om du inte vet.",
    en="Which day was the last post made in {account}? Write - if you do not know.",
)
_WAITING = Text(
    sv="Det här väntar i loggen. Svara med socialpolicy answer-message:",
    en="This waits in the log. Answer with socialpolicy answer-message:",
)
_MOST = 8
"""Messages that wait that are named before the rest are counted."""
_MORE = Text(sv="… och {count} till", en="… and {count} more")
_NOTHING = Text(sv="Ingenting är skrivet.", en="Nothing was written.")

_NAME_THEM = Text(
    sv="Skriv vilka konton du har sett över, eller alla som en roll bevakar: --role ROLL.",
    en="Say which accounts you have looked through, or all that a role watches: --role ROLE.",
)
_NO_ROLE = Text(
    sv="Inget öppet konto bevakas av {role}.{nearest}",
    en="No open account is watched by {role}.{nearest}",
)
_NOBODY = Text(
    sv="Registret har inget öppet konto att se över.",
    en="The register has no open account to look through.",
)
_NOT_OPEN = Text(
    sv="{account} är inte öppet, och behöver inte ses över.",
    en="{account} is not open, and need not be looked through.",
)
_BACKWARDS = Text(
    sv="{account} sågs över den {known}, alltså efter den {on}. Ingenting är skrivet.",
    en="{account} was looked through on {known}, which is after {on}. Nothing was written.",
)
_POST_BACKWARDS = Text(
    sv="{account} har ett inlägg från den {known}, alltså efter den {on}. Ingenting är skrivet.",
    en="{account} has a post from {known}, which is after {on}. Nothing was written.",
)
_ALREADY = Text(
    sv="Det står redan i registret. Ingenting är skrivet.",
    en="It is in the register already. Nothing was written.",
)
_SAY_YES = Text(
    sv="Ändringen är klar men inte skriven. Lägg till --yes för att skriva den.",
    en="The change is ready but not written. Add --yes to write it.",
)
_CHANGED = Text(
    sv="{file} ändrades under tiden. Ingenting är skrivet. Försök igen.",
    en="{file} changed in the meantime. Nothing was written. Try again.",
)
_SUBJECT = (
    Text(sv="Se över kontot {account}", en="Look through the account {account}"),
    Text(sv="Se över {number} konton", en="Look through {number} accounts"),
)


class Options(NamedTuple):
    """The options as they were given."""

    accounts: tuple[str, ...] = ()
    role: str | None = None
    on: str | None = None
    last_post: str | None = None
    dry_run: bool = False
    yes: bool = False
    commit: bool = False
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """Note it, and give the exit code. Raises CommandError when it cannot be done."""
    register = register_at(around, options.at, frozenset(Role) - {Role.LOG}, listed=True)
    language = around.language(register)
    with until_broken_off() as work:
        work.language = language
        return _run(around, options, register, language)


def _run(around: Context, options: Options, register: Register, language: Language) -> int:
    on = day_written(options.on, register.today) if options.on else register.today.isoformat()
    asker = asker_for(language) if somebody_is_there() else None
    asks = asker if not (options.accounts or options.role) else None
    chosen = _chosen(options, register, asks, language)
    post = day_written(options.last_post, register.today) if options.last_post else ""
    if asks and len(chosen) == 1 and not post:
        post = _asked_post(chosen[0].model, register, asks, language)
    known = judge(register)
    drafts = _drafts(around, chosen, on, post, register, known)
    if not drafts:
        sys.stdout.write(f"{_ALREADY.in_language(language)}\n")
        return 0
    errors = _errors(drafts, register, known)
    if errors.findings:
        width = screen_of(sys.stderr).prose
        sys.stderr.write(formats.render("text", errors, language, width=width))
        sys.stderr.write(f"\n{ERRORS.in_language(language)}\n")
        return 1
    _show_waiting(chosen, register, language)
    if options.dry_run:
        sys.stdout.write("".join(map(difference, drafts)))
        return 0
    if not options.yes:
        if asker is None:
            raise CommandError(_SAY_YES)
        if not is_to_be_written(drafts, asker, language):
            asker.say(_NOTHING.in_language(language))
            return 0
    return _write(around, options, drafts, register, language)


def _chosen(
    options: Options, register: Register, asker: Asker | None, language: Language
) -> list[Located[Account]]:
    """Find the accounts that were named, or that a role watches; else ask which."""
    open_now = [each for each in register.accounts if each.model.is_open(register.today)]
    chosen = {id: _named(id, register) for id in options.accounts}
    if options.role:
        own = _watched_by(options.role, open_now)
        if not own:
            roles = [role for role in (_watcher(each.model) for each in open_now) if role]
            near = perhaps(options.role, sorted(set(roles)))
            raise CommandError(_NO_ROLE, role=visible(options.role), nearest=near)
        chosen |= {each.model.id: each for each in own}
    if chosen:
        return list(chosen.values())
    if not open_now:
        raise CommandError(_NOBODY)
    if asker is None:
        raise CommandError(_NAME_THEM)
    titles = dict(_titles(open_now, language))
    word = chosen_from(titles, _WHICH, asker, language)
    filed = register.account(word)
    return [filed] if filed else _watched_by(word.removeprefix(_ROLE), open_now)


_ROLE = "role:"
"""What stands before a role in a list that has accounts too: no id has a colon."""


def _titles(accounts: Sequence[Located[Account]], language: Language) -> Iterator[tuple[str, str]]:
    """Offer all the accounts of a role together, and then each, longest ago first."""
    by_age = sorted(accounts, key=lambda each: (_watched(each.model) or date.min, each.model.id))
    roles = dict.fromkeys(filter(None, (_watcher(each.model) for each in by_age)))
    for role in roles:
        own = [each.model.id for each in _watched_by(role, by_age)]
        if len(own) > 1:
            yield f"{_ROLE}{role}", _OF_ROLE.fill(language, {"role": role, "accounts": len(own)})
    for each in by_age:
        watched, values = _watched(each.model), {"account": each.model.id}
        text = _ONE if watched else _ONE_NEVER
        yield each.model.id, text.fill(language, values | ({"on": watched} if watched else {}))


def _watcher(account: Account) -> str:
    return (account.watch.role if account.watch else None) or ""


def _watched(account: Account) -> date | None:
    return account.watch.watched if account.watch else None


def _watched_by(role: str, accounts: Sequence[Located[Account]]) -> list[Located[Account]]:
    return [each for each in accounts if same_title(_watcher(each.model), role)]


def _named(word: str, register: Register) -> Located[Account]:
    filed = account_read(word, register)
    if not filed.model.is_open(register.today):
        raise CommandError(_NOT_OPEN, account=filed.model.id)
    return filed


def _asked_post(account: Account, register: Register, asker: Asker, language: Language) -> str:
    """Ask for the last post of the only account, until the answer can be used."""
    suggestion = account.last_post.isoformat() if account.last_post else LATER
    while True:
        asker.say(f"\n{_POST.fill(language, {'account': account.name})}", strong=True)
        text = asker.text(suggestion).strip()
        if text in (LATER, BACK, ""):
            return ""
        try:
            return day_written(text, register.today)
        except CommandError as refusal:
            asker.say(refusal.said.in_language(language))


def _drafts(
    around: Context,
    chosen: Sequence[Located[Account]],
    on: str,
    post: str,
    register: Register,
    known: Verdict,
) -> list[Draft]:
    """Make the changed files, those that do change. Raises CommandError for days that go back."""
    drafts = []
    for filed in chosen:
        source = filed.at.document.source
        after = changed(source.data, list(_steps(filed.model, on, post)))
        path = around.folder() / entry_of(filed, register).path
        if after != source.data:
            drafts.append(Draft(path, Source(source.file, after), known, source))
    return drafts


def _steps(account: Account, on: str, post: str) -> Iterator[Step]:
    days = (
        (("watch", "watched"), _watched(account), on, _BACKWARDS),
        (("last_post",), account.last_post, post, _POST_BACKWARDS),
    )
    for path, known, written, backwards in days:
        if not written:
            continue
        new = date.fromisoformat(written)
        if known and known > new:
            raise CommandError(backwards, account=account.id, known=known, on=new)
        if known != new:
            yield Put(path, written)


def _errors(drafts: Sequence[Draft], register: Register, known: Verdict) -> Verdict:
    """Find the errors that the changes bring, all of them together."""
    after = register
    for draft in drafts:
        filed = next(each for each in register.entries if each.source is draft.before)
        after = after.with_file(filed.path, draft.source)
    verdict = judge(after)
    brought = new_findings(known.findings, verdict.findings)
    errors = tuple(each for each in brought if each.severity is Severity.ERROR)
    return replace(verdict, findings=errors, files=len(drafts))


def _show_waiting(
    chosen: Sequence[Located[Account]], register: Register, language: Language
) -> None:
    """Say on standard error what waits in the accounts, for whoever looks through them sees it."""
    warn_of_unread_log(register, language)
    waiting = waiting_of({each.model.id for each in chosen}, register, language)
    if not waiting:
        return
    lines = [_WAITING.in_language(language), *(f"  {each}" for each in waiting[:_MOST])]
    if len(waiting) > _MOST:
        lines.append(f"  {_MORE.fill(language, {'count': len(waiting) - _MOST})}")
    width = screen_of(sys.stderr).prose if sys.stderr.isatty() else sum(map(len, lines))
    for line in lines:
        sys.stderr.writelines(f"{part}\n" for part in broken(line, width))


def _write(
    around: Context,
    options: Options,
    drafts: Sequence[Draft],
    register: Register,
    language: Language,
) -> int:
    """Write all the files, commit them if asked to, and say what is next."""
    folder, files = around.folder(), [each.path for each in drafts]
    proposed = _proposal(drafts, register)
    if options.commit:
        for draft in drafts:
            proposal.require_git(folder, register.account(draft.path.stem))
        proposal.require_new(folder, proposed)
    with locked(folder) as own:
        for draft in drafts:
            if draft.before and own.read(draft.path) != draft.before.data:
                raise CommandError(_CHANGED, file=draft.source.file)
        for draft in drafts:
            own.replace(draft.path, draft.before.data if draft.before else None, draft.data)
    start = proposal.commit(folder, files, proposed) if options.commit else None
    sys.stdout.write(proposal.next_steps(files, proposed, (), language, start=start))
    return 0


def _proposal(drafts: Sequence[Draft], register: Register) -> Proposal:
    language = named(register.policy.language) or Language.SWEDISH
    ids = [each.path.stem for each in drafts]
    values: Mapping[str, object] = {"account": ids[0], "number": len(ids)}
    subject = _SUBJECT[len(ids) > 1].fill(language, values)
    branch = f"watched/{ids[0]}-{register.today.isoformat()}"
    return Proposal(branch, f"{subject}\n\n{', '.join(ids)}" if len(ids) > 1 else subject)
