"""The work of `show`: find what is meant, check it, and print its page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from socialpolicy.cli.account_lookup import account_meant, accounts_meant, names_of
from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, perhaps, require_choice, visible
from socialpolicy.cli.load import register_at
from socialpolicy.finding import Finding
from socialpolicy.register import index
from socialpolicy.register.index import Sought
from socialpolicy.register.register import Register
from socialpolicy.register.timeline import Logged
from socialpolicy.reports.delivery import warn_of_unread
from socialpolicy.reports.show import FORMATS, account, message
from socialpolicy.reports.show.page import render
from socialpolicy.screen import screen_of
from socialpolicy.text import Text

_NOTHING = Text(
    sv="Varken ett konto eller ett meddelande heter {word}.{nearest} Se socialpolicy accounts "
    "och socialpolicy messages.",
    en="Neither an account nor a message is called {word}.{nearest} See socialpolicy accounts "
    "and socialpolicy messages.",
)
_UNREAD = Text(
    sv="Filen för {account} gick inte att förstå. Kör: socialpolicy check {file}",
    en="The file of {account} could not be understood. Run: socialpolicy check {file}",
)


class Options(NamedTuple):
    """The options of `show` as they were given."""

    id: str
    form: str = "text"
    at: str | None = None


def run(around: Context, options: Options) -> int:
    """Show what is meant, and give the exit code. Raises CommandError when it cannot."""
    require_choice(options.form, FORMATS)
    register = register_at(around, options.at)
    language = around.language(register)
    names = names_of(register)
    unread: Sequence[str] = ()
    if options.id in names or accounts_meant(options.id, names):
        id = account_meant(options.id, names)
        located = register.account(id)
        if located is None or id in register.unread_accounts:
            raise CommandError(_UNREAD, account=id, file=f"{register.folder}/accounts/{id}.yaml")
        own = _with_own_log(register, id)
        unread = [log.file for log in own.logs if log.problems]
        page = account.page_of(located, own, _findings(own, id, located.file))
    else:
        logged = _message(around, options.id, register)
        if logged is None:
            near = perhaps(options.id, sorted(names))
            raise CommandError(_NOTHING, word=visible(options.id), nearest=near)
        own = _with_own_log(register, logged.account)
        found = [each for each in _judged(own) if each.subject == logged.message.id]
        page = message.page_of(logged, own, found)
    warn_of_unread(unread, language)
    width, colour = screen_of()
    sys.stdout.write(render(options.form, page, language, width=width, colour=colour))
    return 0


def _with_own_log(register: Register, id: str) -> Register:
    """Give the register with no more of the log than one account's."""
    logs = tuple(log for log in register.logs if log.account == id)
    return replace(register, logs=logs, has_all_logs=False)


def _judged(register: Register) -> Sequence[Finding]:
    from socialpolicy.lint.run import judge

    return judge(register).findings


def _findings(register: Register, id: str, file: str) -> list[Finding]:
    """Give what is wrong with an account, in its file or its log."""
    files = {file, *(log.file for log in register.logs)}
    return [
        each for each in _judged(register) if each.subject == id or each.label.source.file in files
    ]


def _message(around: Context, id: str, register: Register) -> Logged | None:
    """Find a message by its id, in the months that may hold it."""
    narrowed = register
    if not register.revision:
        narrowed, _ = index.with_logs(around.folder(), register, Sought(words=[id]))
    for log in narrowed.logs:
        for logged in narrowed.logged(log):
            if logged.message.id == id:
                return logged
    return None
