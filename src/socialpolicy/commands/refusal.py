"""When a command cannot do its work: one plain sentence, what to do about it, exit code 2."""

from __future__ import annotations

import difflib
import re
from typing import Any, TypeAlias

from socialpolicy.language import Language, Said, Text, clean

FAILED = 2
"""The exit code of a command that could not do its work."""


class Refusal(Exception):
    """A command that cannot go on. `said` tells why and what to do, in both languages."""

    def __init__(self, text: Text, **values: object) -> None:
        super().__init__(text.en)
        self.said = Said(text, values)


UsageError: TypeAlias = Any
"""An error of the command line's parser, whose classes typer keeps to itself."""

_NO_OPTION = Text(
    sv="Valet {option} finns inte.{nearest} Se socialpolicy {command}--help.",
    en="There is no option {option}.{nearest} See socialpolicy {command}--help.",
)
_NO_COMMAND = Text(
    sv="Kommandot {name} finns inte.{nearest} Alla kommandon: socialpolicy --help.",
    en="There is no command {name}.{nearest} All commands: socialpolicy --help.",
)
_PERHAPS = Text(sv=" Menar du {name}?", en=" Do you mean {name}?")
_MISSING = Text(
    sv="Du behöver ange {name}. Se socialpolicy {command}--help.",
    en="You need to give {name}. See socialpolicy {command}--help.",
)
_MISSING_COMMAND = Text(
    sv="Skriv vilket kommando du vill köra. Alla kommandon: socialpolicy --help.",
    en="Write which command you want to run. All commands: socialpolicy --help.",
)
_NO_VALUE = Text(
    sv="Valet {option} behöver ett värde efter sig. Se socialpolicy {command}--help.",
    en="The option {option} needs a value after it. See socialpolicy {command}--help.",
)
_EXTRA = Text(
    sv="Det här är för mycket: {words}. Se socialpolicy {command}--help.",
    en="This is more than the command takes: {words}. See socialpolicy {command}--help.",
)
_OTHER = Text(
    sv="Kommandoraden gick inte att förstå ({reason}). Se socialpolicy {command}--help.",
    en="The command line could not be understood ({reason}). See socialpolicy {command}--help.",
)
_UNEXPECTED = Text(
    sv=(
        "Något gick fel i verktyget självt ({reason}). Ingenting är ändrat. "
        "Kör igen med SOCIALPOLICY_DEBUG=1 och skicka det som visas till den som sköter verktyget."
    ),
    en=(
        "Something went wrong in the tool itself ({reason}). Nothing has been changed. "
        "Run again with SOCIALPOLICY_DEBUG=1 and send what it shows to whoever keeps the tool."
    ),
)
_SYSTEM = Text(
    sv="Det gick inte: {reason}{file}. Kontrollera rättigheter och utrymme, och försök igen.",
    en="That did not work: {reason}{file}. Check rights and disk space, and try again.",
)


def sentence(error: Exception, language: Language) -> str:
    """Give the one sentence for whatever kept a command from its work."""
    match error:
        case Refusal():
            return error.said.speak(language)
        case OSError():
            return of_system(error, language)
        case _ if hasattr(error, "format_message"):
            return of_usage(error, language)
        case _:
            return of_accident(error, language)


def of_usage(error: UsageError, language: Language) -> str:
    """Put an error of the command line's parser into our words."""
    context = getattr(error, "ctx", None)
    path = context.command_path.split(" ", 1)[1:] if context else []
    values: dict[str, object] = {"command": f"{path[0]} " if path else ""}
    kind, message = type(error).__name__, str(getattr(error, "message", error))
    if kind == "NoSuchOption":
        near = list(getattr(error, "possibilities", None) or ())
        values |= {"option": error.option_name, "nearest": _perhaps(near)}
        return Said(_NO_OPTION, values).speak(language)
    if kind == "MissingParameter":
        param = error.param
        name = error.param_hint or (
            param.opts[0] if param.opts[0].startswith("-") else param.metavar
        )
        return Said(_MISSING, {**values, "name": name or param.name.upper()}).speak(language)
    if kind == "BadOptionUsage":
        return Said(_NO_VALUE, {**values, "option": error.option_name}).speak(language)
    if match := re.fullmatch(r"No such command ['\"](.*)['\"]\..*", message, re.DOTALL):
        known = list(getattr(context.command, "commands", {})) if context else []
        near = difflib.get_close_matches(match[1], known, n=1)
        return Said(_NO_COMMAND, {"name": match[1], "nearest": _perhaps(near)}).speak(language)
    if message == "Missing command.":
        return _MISSING_COMMAND.speak(language)
    if match := re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", message, re.DOTALL):
        return Said(_EXTRA, {**values, "words": match[1]}).speak(language)
    return Said(_OTHER, {**values, "reason": message.rstrip(".")}).speak(language)


def of_system(error: OSError, language: Language) -> str:
    """Put an error of the operating system into our words."""
    file = f" ({clean(str(error.filename))})" if error.filename else ""
    return Said(_SYSTEM, {"reason": error.strerror or str(error), "file": file}).speak(language)


def of_accident(error: BaseException, language: Language) -> str:
    """Say that the tool itself failed."""
    return Said(_UNEXPECTED, {"reason": type(error).__name__}).speak(language)


def _perhaps(near: list[str]) -> object:
    return Said(_PERHAPS, {"name": near[0]}) if near else ""
