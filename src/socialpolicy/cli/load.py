"""Reading the register for a command: refusals in plain words, and a word of what was not read."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from socialpolicy.cli.context import (
    Context,
    read_moment,
    refuse_folder,
    refuse_unregistered,
)
from socialpolicy.cli.errors import CommandError
from socialpolicy.register.layout import Role, role
from socialpolicy.register.reader import NotARegisterError, read_register
from socialpolicy.register.register import Register, doubt_of
from socialpolicy.schedule import ScheduleError, localise, zone_named
from socialpolicy.screen import laid_out
from socialpolicy.storage.files import FileEntry, FileKind, display_path
from socialpolicy.storage.tree import is_own_log, is_within
from socialpolicy.text import Language, Text, ending

_NO_LOG = Text(
    sv=(
        "Loggen ska finnas i {folder}, men den mappen finns inte. "
        "Hämta loggen dit, eller ändra messages i policy.yaml. "
        "Ska loggen börja nu, skapa mappen först."
    ),
    en=(
        "The log should be in {folder}, but there is no such folder. "
        "Fetch the log there, or change messages in policy.yaml. "
        "If the log is to begin now, make the folder first."
    ),
)
_NOT_FOLDER = Text(
    sv="Loggen ska finnas i {folder}, men det är ingen mapp. Ändra messages i policy.yaml.",
    en="The log should be in {folder}, but that is not a folder. Change messages in policy.yaml.",
)
_NOT_READ = Text(
    sv=(
        "Det som {file} säger om var loggen finns (messages) gick inte att läsa. "
        "Kör socialpolicy check, och rätta filen först."
    ),
    en=(
        "What {file} says of where the log is (messages) could not be read. "
        "Run socialpolicy check, and mend the file first."
    ),
)
_WITHIN = Text(
    sv=(
        "{file} säger att loggen ligger i {folder}, som är en del av registret, så ingenting kan "
        "skrivas. Ta bort raden messages, eller ange en mapp utanför registret."
    ),
    en=(
        "{file} says that the log is in {folder}, which is a part of the register, so nothing can "
        "be written. Remove the line messages, or name a folder outside the register."
    ),
)
_UNTRIED = Text(
    sv="Loggen i {folder} finns inte här, så reglerna om meddelanden är inte prövade.",
    en="The log in {folder} is not here, so the rules about messages were not tried.",
)
_NO_LOG_THEN = Text(
    sv="I {revision} ligger loggen utanför repot, så vad som stod i den då går inte att läsa. Kör "
    "utan --revision.",
    en="In {revision} the log is outside the repository, so what it said then cannot be read. Run "
    "without --revision.",
)
_UNTRIED_THEN = Text(
    sv="I {revision} ligger loggen utanför repot, så reglerna om meddelanden är inte prövade.",
    en="In {revision} the log is outside the repository, so the rules about messages were not "
    "tried.",
)
_FOR_PROGRAMS = ("json", "csv", "csv-excel", "excel", "ics", "sarif", "junit")
_AS_IT_IS_NOW = Text(
    sv=(
        "Det är dagens register som läses, inte det som fanns den {day}: det som har hänt sedan "
        "dess är med. Det som fanns då läser du med --revision {written}."
    ),
    en=(
        "It is today's register that is read, not that of {day}: what has happened since is in "
        "it. What there was then is read with --revision {written}."
    ),
)

_MESSAGES = re.compile(rb"^[\"']?messages[\"']? *:", re.MULTILINE)

_UNCERTAIN = Text(
    sv="Tiden går inte att räkna ut, för {place} behöver rättas: {said}. Kör socialpolicy check.",
    en="The time cannot be counted until {place} is mended: {said}. Run socialpolicy check.",
)

UNREAD_LOG = Text(
    sv="Allt gick inte att läsa, så något kan saknas: {files}. Kör socialpolicy check.",
    en="Not all could be read, so something may be missing: {files}. Run socialpolicy check.",
)


def register_at(
    around: Context,
    at: str | None = None,
    only: Collection[Role] | None = None,
    *,
    listed: bool = False,
    apart: Collection[str] = (),
) -> Register:
    """Read the register, or some of its files, as it stands at a time someone wrote, or now.

    See `read_register` for `only`, `listed` and `apart`. Raises CommandError when there is
    no register or it cannot be read, and for what is not a time.
    """
    folder = around.folder()
    now = datetime.now(UTC).replace(microsecond=0)
    try:
        if around.revision is None:
            register = read_register(folder, now, only, listed=listed, apart=apart)
        else:
            return _of_revision(around.revision, folder, now, at, only, listed=listed)
        return _as_of(register, os.environ.get("SOCIALPOLICY_NOW"), at)
    except NotARegisterError:
        raise refuse_unregistered(folder) from None
    except OSError as error:
        raise refuse_folder(folder, error) from None
    except ScheduleError as error:
        raise CommandError(error.said.text, **error.said.values) from None


def _of_revision(
    word: str,
    folder: Path,
    now: datetime,
    at: str | None,
    only: Collection[Role] | None,
    *,
    listed: bool,
) -> Register:
    """Read the register of a revision, as of its day unless another time was asked for."""
    from socialpolicy.cli.past_register import read_past_register

    written = os.environ.get("SOCIALPOLICY_NOW")
    if written:
        moment = read_moment(written, now)
        now = moment if moment.tzinfo else localise(moment, zone_named("Europe/Stockholm"))
    return _as_of(read_past_register(folder, word, now, only, listed=listed), at)


def _as_of(register: Register, *written: str | None) -> Register:
    """Give the register as it stands at a time: each that is written is read by the one before.

    What says no offset, a day alone or a time of day too, is meant where the register is,
    wherever the computer may be. See `read_moment` for a day alone.
    """
    zone = zone_named(register.policy.time_zone)
    for text in filter(None, written):
        moment = localise(read_moment(text, register.local_now), zone)
        register = replace(register, as_of=moment.astimezone(zone))
    return register


def register_near(around: Context) -> Register | None:
    """Read the register when there is one; None when there is none and none was asked for."""
    try:
        return register_at(around)
    except CommandError:
        if around.registry:
            raise
        return None


def register_with_log(
    around: Context,
    at: str | None = None,
    only: Collection[Role] | None = None,
    *,
    listed: bool = False,
    apart: Collection[str] = (),
) -> Register:
    """Read the register for a command that must know what the log holds.

    See `register_at`. Raises CommandError also when the log is elsewhere and cannot
    be looked into: a new one in its place would hide what waits in it.
    """
    register = register_at(around, at, only, listed=listed, apart=apart)
    _require_known(register)
    if register.revision:
        if not register.log_at_hand:
            raise CommandError(_NO_LOG_THEN, revision=register.revision)
        return register
    if _is_elsewhere(around, register):
        folder = _log_folder(around, register)
        if is_within(around.folder(), str(register.policy.messages)):
            settings = register.policy_at.document.source.file
            raise CommandError(_WITHIN, file=settings, folder=register.policy.messages)
        try:
            with os.scandir(folder):
                pass
        except NotADirectoryError:
            raise CommandError(_NOT_FOLDER, folder=display_path(folder)) from None
        except (FileNotFoundError, ValueError):  # ValueError: a NUL in the path
            raise CommandError(_NO_LOG, folder=display_path(folder)) from None
        except OSError as error:
            raise refuse_folder(folder, error) from None
    return register


def _require_known(register: Register) -> None:
    """Refuse to take the register's own log for one whose place could not be read."""
    settings = register.policy_at.document.source
    flawed = settings.file in register.flawed
    if flawed and register.policy.messages is None and _MESSAGES.search(settings.data):
        raise CommandError(_NOT_READ, file=settings.file)


def warn_of_missing_log(around: Context, register: Register, language: Language) -> None:
    """Say on standard error that the log is not here, as where the register is public."""
    if register.revision:
        if not register.log_at_hand:
            said = _UNTRIED_THEN.fill(language, {"revision": register.revision})
            sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")
        return
    if not _is_elsewhere(around, register):
        return
    folder = _log_folder(around, register)
    if not os.path.exists(folder):  # noqa: PTH110 - never raises
        said = _UNTRIED.fill(language, {"folder": display_path(folder)})
        sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")


def warn_of_later_facts(
    register: Register,
    at: str | None,
    form: str,
    language: Language,
    last_days: Mapping[str, str] | None = None,
) -> None:
    """Say on standard error that a register of today is read as if it were of a past day.

    That is so where somebody has asked for a time, and the register has what happened later.
    Of the formats, those that people read have it said. Where the last days of the log are known,
    as `waiting.Survey` has them, it is not read for it.
    """
    if register.revision or form in _FOR_PROGRAMS or not (at or os.environ.get("SOCIALPOLICY_NOW")):
        return
    if _has_later_facts(register, last_days):
        said = _AS_IT_IS_NOW.fill(
            language, {"day": register.today, "written": register.today.isoformat()}
        )
        sys.stderr.write(f"{laid_out(said, sys.stderr)}\n")


def _has_later_facts(register: Register, last_days: Mapping[str, str] | None) -> bool:
    """Say whether anything in the accounts or the log happened on a day after the register's.

    Only what the register has been asked to read or list is looked into. Of the log, no more is
    read than it takes: most months are told by the names of their files.
    """
    from socialpolicy.register.log_days import latest_day, months

    today = register.today
    if register.ahead:
        return True
    # What came in last month may have been answered since.
    earliest = (today.replace(day=1) - timedelta(1)).isoformat()[:7]
    if last_days is not None:
        this_month = today.isoformat()[:7]
        return any(
            month > this_month or (month >= earliest and day > today.isoformat())
            for month, day in last_days.items()
        )
    listed = months(register)
    if listed and listed[0].month > today.isoformat()[:7]:
        return True
    return any(latest_day(each.entry, today) for each in listed if each.month >= earliest)


def _is_elsewhere(around: Context, register: Register) -> bool:
    messages = register.policy.messages
    return messages is not None and not is_own_log(around.folder(), messages)


def _log_folder(around: Context, register: Register) -> Path:
    return around.folder() / (register.policy.messages or "messages")


def require_settings(register: Register, *settings: str) -> None:
    """Raise CommandError where what deadlines are counted by was not understood.

    That is some settings of policy.yaml, and the frozen years: a deadline counted without them
    would be another.
    """
    doubt = doubt_of(register, *settings)
    if doubt is None and register.problems_but_logs:
        years = {e.source.file for e in register.entries if role(e.path) is Role.YEAR}
        wrong = (each for each in register.problems_but_logs if each.label.source.file in years)
        doubt = next(wrong, None)
    if doubt is not None:
        place = ending(f"{doubt.label.source.file}:{doubt.label.span.line}")
        raise CommandError(_UNCERTAIN, place=place, said=doubt.said)


def warn_of_unread_log(register: Register, language: Language) -> None:
    """Name the files of the log that were not understood whole: a message there may wait too."""
    if files := unread_logs(register):
        said = UNREAD_LOG.fill(language, {"files": [ending(file) for file in files]})
        sys.stderr.write(f"{said}\n")


def unread_logs(register: Register, understood: Collection[str] = ()) -> list[str]:
    """List what of the log was not opened, or not understood whole.

    Files that are known to be `understood` are not read for it.
    """
    return [
        file
        for entry in register.entries
        if entry.path.startswith("messages/")
        and (file := entry.source.file) not in understood
        and not _is_understood(entry)
    ]


def _is_understood(entry: FileEntry) -> bool:
    from socialpolicy.register import waiting

    if role(entry.path) is Role.LOG and entry.kind is FileKind.FILE:
        return waiting.is_understood(waiting.log_fact(entry.filled().source))
    return not waiting.is_closed(entry)
