"""The work of `history`: find what is meant in git, follow it, and print its life."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from socialpolicy.cli.account_lookup import account_meant, accounts_meant, names_of
from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, perhaps, require_choice, visible
from socialpolicy.cli.load import register_at
from socialpolicy.git.revisions import Commit
from socialpolicy.register.layout import Role, role
from socialpolicy.register.models.field_types import RegisterModel
from socialpolicy.register.register import Register
from socialpolicy.reports.columns import platform_of
from socialpolicy.reports.history import FORMATS, account, message
from socialpolicy.reports.history.events import Event, events_of, unsaved
from socialpolicy.reports.history.page import Story, render
from socialpolicy.reports.history.place import Place, log_folder, place_of
from socialpolicy.reports.history.trace import Life
from socialpolicy.reports.history.words import of_accounts, of_messages
from socialpolicy.reports.output_file import deliver_text, require_free
from socialpolicy.screen import screen_of
from socialpolicy.storage.files import FileKind
from socialpolicy.text import FilledText, Text

_NOTHING = Text(
    sv="Varken ett konto eller ett meddelande har hetat {word} i någon commit.{nearest} Se "
    "socialpolicy accounts och socialpolicy messages.",
    en="Neither an account nor a message has been called {word} in any commit.{nearest} See "
    "socialpolicy accounts and socialpolicy messages.",
)
_NOT_YET = Text(
    sv="{account} finns i registret men inte i någon commit än. Spara det i git först:\n"
    "git add {file}\ngit commit",
    en="{account} is in the register but in no commit yet. Save it in git first:\n"
    "git add {file}\ngit commit",
)


_NAMED = Text(sv="{name} på {platform}", en="{name} on {platform}")
_ALONE = Text(sv="{name}", en="{name}")

M = TypeVar("M", bound=RegisterModel)


class Options(NamedTuple):
    """The options of `history` as they were given."""

    id: str
    form: str = "text"
    output: Path | None = None


def run(around: Context, options: Options) -> int:
    """Print the history of what is meant, and give the exit code.

    Raises CommandError where nothing is meant, and RevisionError where git cannot be read.
    """
    require_choice(options.form, FORMATS)
    register = register_at(around, only=(Role.POLICY, Role.ORGANISATION), listed=True)
    if options.output:
        require_free(options.output, register)
    story = _story(around, place_of(around), options.id, register)
    language = around.language(register)
    width, colour = (80, False) if options.output else screen_of()
    written = render(options.form, story, register, language, width=width, colour=colour)
    deliver_text(written, options.output)
    return 0


def _story(around: Context, place: Place, word: str, register: Register) -> Story:
    """Find what a word means: an account by its id, now or before, a message, or a name."""
    files = {e.path: e for e in register.entries if role(e.path) is Role.ACCOUNT}
    story = _of_account(place, word, register)
    if story is None and f"accounts/{word}.yaml" in files:
        file = files[f"accounts/{word}.yaml"].source.file
        raise CommandError(_NOT_YET, account=word, file=file)
    story = story or _of_message(place, word, register)
    if story is None:
        names = names_of(register_at(around, only=(Role.POLICY, Role.ACCOUNT), listed=True))
        if not accounts_meant(word, names):
            near = perhaps(word, sorted(names))
            raise CommandError(_NOTHING, word=visible(word), nearest=near)
        story = _of_account(place, account_meant(word, names), register)
    if story is None:
        raise CommandError(_NOTHING, word=visible(word), nearest="")
    return story


def _of_account(place: Place, id: str, register: Register) -> Story | None:
    if not id or "/" in id or "\0" in id:
        return None
    life = account.life_of_account(place.repository, place.folder, id, place.commit.id)
    if life is None:
        return None
    words = of_accounts(register)
    events = events_of(life, words, _day_of(register))
    last = life.changes[-1].after
    if last and not register.revision:
        data = _at_hand(register, f"accounts/{last.stem}.yaml")
        now = account.Held()(last.path, data) if data is not None else None
        events += _not_saved(unsaved(last, now, words, register.today))
    model = _latest(life)
    title = FilledText(_ALONE, {"name": id})
    if model:
        title = FilledText(_NAMED, {"name": model.name, "platform": platform_of(model).words})
    now_called = last.stem if last else id
    return Story("account", now_called, title, tuple(events), life.is_cut)


def _of_message(place: Place, id: str, register: Register) -> Story | None:
    folder = log_folder(place, register)
    if folder is None:
        return None
    life = message.life_of_message(place.repository, folder, id, place.commit.id)
    if life is None:
        return None
    words = of_messages(register)
    events = events_of(life, words, _day_of(register))
    last = life.changes[-1].after
    if last and not register.revision:
        data = _at_hand(register, f"messages/{last.folder}/{last.stem}.yaml")
        # One that is in another month now is not looked for.
        now = message.Held(id)(last.path, data) if data is not None else None
        events += _not_saved(unsaved(last, now, words, register.today)) if now else []
    model = _latest(life)
    title = FilledText(_ALONE, {"name": model.subject if model else id})
    return Story("message", id, title, tuple(events), life.is_cut)


def _latest(life: Life[M]) -> M | None:
    states = (
        state.model
        for each in reversed(life.changes)
        for state in (each.after, *each.before)
        if state
    )
    return next(filter(None, states), None)


def _at_hand(register: Register, path: str) -> bytes | None:
    """Give what a file of the register at hand holds; None where it is not there."""
    entry = next((each for each in register.entries if each.path == path), None)
    entry = entry.filled() if entry else None
    return entry.source.data if entry and entry.kind is FileKind.FILE else None


def _not_saved(event: Event | None) -> list[Event]:
    return [event] if event else []


def _day_of(register: Register) -> Callable[[Commit], date]:
    zone = ZoneInfo(register.policy.time_zone)
    return lambda commit: commit.made.astimezone(zone).date()
