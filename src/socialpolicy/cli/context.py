"""Where the register is, what time it is, and in which language to answer."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from socialpolicy.cli.errors import CommandError, reason_of, visible
from socialpolicy.cli.register_folder import nearest_register, own_language, registry_in
from socialpolicy.text import FilledText, Language, Text, asked, from_locale, named

if TYPE_CHECKING:
    from socialpolicy.register.register import Register
    from socialpolicy.schedule import Target

_NO_FOLDER = Text(
    sv="Mappen {folder} finns inte. {remedy}", en="There is no folder {folder}. {remedy}"
)
_NOT_FOLDER = Text(
    sv="{folder} är en fil, inte en mapp. {remedy}",
    en="{folder} is a file, not a folder. {remedy}",
)
_GIVE = Text(
    sv="Ange registrets mapp med --registry MAPP.",
    en="Give the register's folder with --registry DIR.",
)
_MEND = Text(
    sv="Det är SOCIALPOLICY_REGISTRY som anger den. Ändra den, eller ange --registry MAPP.",
    en="SOCIALPOLICY_REGISTRY names it. Change that, or give --registry DIR.",
)
_NONE_NEAR = Text(
    sv=(
        "Här finns inget register. Gå till mappen där registry/ ligger, "
        "eller ange registret med --registry MAPP."
    ),
    en=(
        "There is no register here. Go to the folder where registry/ is, "
        "or give the register with --registry DIR."
    ),
)
_NO_FOOTING = Text(
    sv="Mappen du står i finns inte längre. Gå till en annan mapp och försök igen.",
    en="The folder you are in no longer exists. Go to another folder and try again.",
)
_NO_POLICY = Text(
    sv=(
        "Mappen {folder} är inget register: filen policy.yaml saknas.{nearest} "
        "Ange rätt mapp med --registry MAPP."
    ),
    en=(
        "The folder {folder} is not a register: it has no policy.yaml.{nearest} "
        "Give the right one with --registry DIR."
    ),
)
_PERHAPS = Text(sv=" Menar du {inner}?", en=" Do you mean {inner}?")
_UNREADABLE = Text(
    sv="Mappen {folder} går inte att läsa ({reason}). Kontrollera dina rättigheter.",
    en="The folder {folder} cannot be read ({reason}). Check your rights.",
)
_NOT_TIME = Text(
    sv="{word} är ingen tid. Skriv till exempel 2026-11-20 14:05, eller bara dagen.",
    en="{word} is not a time. Write for example 2026-11-20 14:05, or the day alone.",
)
_NOT_CLOCK = Text(
    sv='{word} är ingen tid. Skriv till exempel "{day} 14:05", "i går 14:05" eller "20 nov 14:05".',
    en='{word} is not a time. Write for example "{day} 14:05", "yesterday 14:05" '
    'or "20 Nov 14:05".',
)
_NO_CLOCK = Text(
    sv='{word} är bara en dag. Skriv klockslaget också, till exempel "{day} 14:05".',
    en='{word} is only a day. Write the time of day too, for example "{day} 14:05".',
)
_NOT_TARGET = Text(
    sv="”{target}” är ingen svarstid. Skriv till exempel 4 timmar, 30 minuter eller 1 arbetsdag.",
    en="“{target}” is not a response time. Write for example 4 hours, 30 minutes or 1 working day.",
)
_NOT_LANGUAGE = Text(
    sv="Språket {code} finns inte. Välj sv eller en.",
    en="There is no language {code}. Choose sv or en.",
)
END_OF_DAY = time(23, 59, 59)


class Context(NamedTuple):
    """What every command shares: the register's folder, the language and the revision, if any."""

    registry: Path | None = None
    lang: str | None = None
    revision: str | None = None

    def folder(self) -> Path:
        """Find the register's folder.

        `--registry`, else SOCIALPOLICY_REGISTRY, else the nearest `registry/`
        at or above the working directory. Raises CommandError when there is none; that of a
        revision need not be there any more.
        """
        require_footing()
        named_folder = self.registry or os.environ.get("SOCIALPOLICY_REGISTRY")
        if named_folder:
            folder = Path(named_folder)
            remedy = _GIVE if self.registry else _MEND
            if self.revision is not None:
                return folder
            if not folder.exists():
                raise CommandError(_NO_FOLDER, folder=str(folder), remedy=remedy)
            if not folder.is_dir():
                raise CommandError(_NOT_FOLDER, folder=str(folder), remedy=remedy)
            return folder
        nearest = nearest_register(Path.cwd())
        if nearest is None and self.revision is not None:
            return Path("registry")
        if nearest is None:
            raise CommandError(_NONE_NEAR)
        return nearest

    def language(self, register: Register | None = None) -> Language:
        """Choose the language to answer in: as asked, else the register's, else the locale's."""
        own = named(register.policy.language) if register else own_language(self.registry)
        return named(self.lang) or asked() or own or from_locale()


def require_footing() -> None:
    """Raise CommandError where the working directory is no longer there."""
    try:
        Path.cwd()
    except OSError:
        raise CommandError(_NO_FOOTING) from None


def require_language(code: str | None) -> None:
    """Raise CommandError for a language that the tool does not speak."""
    asked_for = code or os.environ.get("SOCIALPOLICY_LANG")
    if asked_for and named(asked_for) is None:
        raise CommandError(_NOT_LANGUAGE, code=asked_for)


def context_of(context: typer.Context, revision: str | None = None) -> Context:
    """Give what was said before the subcommand, and the revision that it was given."""
    found = context.find_object(Context) or Context()
    return found._replace(revision=revision)


def read_moment(text: str, now: datetime) -> datetime:
    """Read a time that an answer is to be as of, naive when it has no offset.

    A day alone is the last second of it: what was late by then is late. A day without a year is
    the nearest. Raises CommandError for what is not a time.
    """
    from socialpolicy.schedule.written import read_time

    found = read_time(text, now, ahead=True)
    if found is None:
        raise CommandError(_NOT_TIME, word=visible(text))
    return found if isinstance(found, datetime) else datetime.combine(found, END_OF_DAY)


def read_clock(text: str, now: datetime) -> datetime:
    """Read a time that has been, naive when it has no offset.

    A day without a year is the latest that is not after today. Raises CommandError
    for what is not a time, and for a day alone: nobody knows when on it.
    """
    from socialpolicy.schedule.written import read_time

    found = read_time(text, now)
    if isinstance(found, datetime):
        return found
    if found:
        raise CommandError(_NO_CLOCK, word=text, day=found.isoformat())
    raise CommandError(_NOT_CLOCK, word=visible(text), day=now.date().isoformat())


def read_target(text: str) -> Target:
    """Read a length of working time as people write it, in Swedish or English: `1 arbetsdag`.

    Raises CommandError for any other.
    """
    from socialpolicy.register.errors.did_you_mean import target_meant
    from socialpolicy.schedule import ScheduleError, Target
    from socialpolicy.schedule.target import NOT_A_TARGET

    try:
        return Target.parse(target_meant(text) or text)
    except ScheduleError as error:
        said = _NOT_TARGET if error.said.text is NOT_A_TARGET else error.said.text
        raise CommandError(said, **error.said.values) from None


def refuse_folder(folder: Path, error: OSError) -> CommandError:
    """Word the refusal of a folder that cannot be listed."""
    return CommandError(_UNREADABLE, folder=str(folder), reason=reason_of(error))


def refuse_unregistered(folder: Path) -> CommandError:
    """Word the refusal of a folder that has no policy.yaml; the register may lie within it."""
    inner = folder / "registry"
    found = os.path.isfile(inner / "policy.yaml")  # noqa: PTH113 - never raises
    nearest = FilledText(_PERHAPS, {"inner": str(inner)}) if found else ""
    return CommandError(_NO_POLICY, folder=str(folder), nearest=nearest)


def language_of_refusal(arguments: Sequence[str]) -> Language:
    """Choose the language of a refusal: as asked, else the register's, else the locale's."""
    return asked(arguments) or own_language(registry_in(arguments)) or from_locale()
