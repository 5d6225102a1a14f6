"""When a command cannot do its work: one plain sentence, what to do about it, exit code 2."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, TextIO, TypeAlias

from socialpolicy.cli.i18n import Translated, help_language
from socialpolicy.text import FilledText, Language, Text, TranslatedError

FAILED = 2
"""The exit code of a command that could not do its work."""


class CommandError(Exception):
    """A command that cannot go on. `said` tells why and what to do, in both languages."""

    def __init__(self, text: Text, **values: object) -> None:
        super().__init__(text.en)
        self.said = FilledText(text, values)


NO_FORMAT = Text(
    sv="Formatet {word} finns inte. Välj {known}.",
    en="There is no format {word}. Choose {known}.",
)


def require_choice(word: str, known: Sequence[str], unknown: Text = NO_FORMAT) -> str:
    """Give a known word back. Raises CommandError, naming those known, for any other."""
    if word in known:
        return word
    *others, last = known
    first = ", ".join(others)
    either = Text(sv=f"{first} eller {last}", en=f"{first} or {last}")
    raise CommandError(unknown, word=visible(word), known=either)


def visible(word: str) -> str:
    """Show a word that somebody wrote, also when it is empty."""
    return word if word.strip() else f'"{word}"'


def perhaps(word: str, known: Collection[str], dashes: str = "") -> FilledText | str:
    """Ask whether the nearest of the known words was meant; empty when none is near."""
    from socialpolicy.register.errors.did_you_mean import nearest_value

    near = nearest_value(word, known)
    return FilledText(_PERHAPS, {"name": f"{dashes}{near}"}) if near else ""


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
_NO_SWITCH = Text(
    sv="Valet {option} tar inget värde. Se socialpolicy {command}--help.",
    en="The option {option} takes no value. See socialpolicy {command}--help.",
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
    sv="Det gick inte: {reason}. Kontrollera rättigheter och utrymme, och försök igen.",
    en="That did not work: {reason}. Check rights and disk space, and try again.",
)
_SYSTEM_FILE = Text(
    sv="Det gick inte med {file}: {reason}. Kontrollera rättigheter och utrymme, och försök igen.",
    en="That did not work with {file}: {reason}. Check rights and disk space, and try again.",
)
_REASONS = {
    errno.EACCES: Text(sv="du har inte rätt till det", en="you have no right to it"),
    errno.EEXIST: Text(sv="det finns redan", en="it exists already"),
    errno.EISDIR: Text(sv="det är en mapp", en="it is a folder"),
    errno.ELOOP: Text(sv="länken går i en cirkel", en="the link leads back to itself"),
    errno.ENAMETOOLONG: Text(sv="namnet är för långt", en="the name is too long"),
    errno.ENOENT: Text(sv="det finns inte", en="it does not exist"),
    errno.ENOSPC: Text(sv="disken är full", en="the disk is full"),
    errno.ENOTDIR: Text(sv="en fil står där en mapp väntades", en="a file stands for a folder"),
    errno.EPERM: Text(sv="du har inte rätt till det", en="you have no right to it"),
    errno.EROFS: Text(sv="disken går bara att läsa", en="the disk can only be read"),
}


def is_accident(error: Exception) -> bool:
    """Say whether an error is the tool's own, and neither the caller's nor the system's."""
    return not isinstance(error, CommandError | TranslatedError | OSError) and not is_misuse(error)


def is_misuse(error: Exception) -> bool:
    """Say whether an error is the parser's: the command line could not be understood."""
    return hasattr(error, "format_message")


def sentence(error: Exception, language: Language) -> str:
    """Give the one sentence for whatever kept a command from its work."""
    # GitHub's runner obeys `##[command]` wherever it stands in a line.
    return _sentence(error, language).replace("##[", "##\\x5b")


def _sentence(error: Exception, language: Language) -> str:
    match error:
        case CommandError() | TranslatedError():
            return error.said.in_language(language)
        case OSError():
            return of_system(error, language)
        case _ if is_misuse(error):
            return of_usage(error, language)
        case _:
            return of_accident(error, language)


def of_usage(error: UsageError, language: Language) -> str:
    """Put an error of the command line's parser into our words."""
    context = getattr(error, "ctx", None)
    path = context.command_path.split(" ", 1)[1:] if context else []
    text, values = _misused(error, context)
    return FilledText(text, {"command": f"{path[0]} " if path else "", **values}).in_language(
        language
    )


def _misused(error: UsageError, context: Any) -> tuple[Text, dict[str, object]]:  # noqa: ANN401
    kind, message = type(error).__name__, str(getattr(error, "message", error))
    if kind == "NoSuchOption":
        word: str = error.option_name
        nearest = perhaps(word.lstrip("-"), _options(context), "--")
        return _NO_OPTION, {"option": word, "nearest": nearest}
    if kind == "MissingParameter":
        name = error.param.metavar or error.param.name.upper()
        return _MISSING, {"name": name.text if isinstance(name, Translated) else name}
    if kind == "BadOptionUsage":
        flag = message.endswith("does not take a value.")
        return _NO_SWITCH if flag else _NO_VALUE, {"option": error.option_name}
    if match := re.fullmatch(r"No such command ['\"](.*)['\"]\..*", message, re.DOTALL):
        known = getattr(context.command, "commands", {}) if context else {}
        return _NO_COMMAND, {"name": visible(match[1]), "nearest": perhaps(match[1], known)}
    if message == "Missing command.":
        return _MISSING_COMMAND, {}
    if match := re.fullmatch(r"Got unexpected extra argument.*? \((.*)\)", message, re.DOTALL):
        return _EXTRA, {"words": visible(match[1])}
    return _OTHER, {"reason": message.rstrip(".")}


def _options(context: Any) -> list[str]:  # noqa: ANN401 - typer keeps its class to itself
    """Name the options of a command and those that every command has, without their dashes."""
    commands = {id(each.command): each.command for each in (context, context.find_root())}
    params: Iterable[Any] = (param for command in commands.values() for param in command.params)
    names = (name for param in params for name in param.opts)
    return [name.removeprefix("--") for name in names if name.startswith("--")]


def of_system(error: OSError, language: Language) -> str:
    """Put an error of the operating system into our words."""
    values: dict[str, object] = {"reason": reason_of(error)}
    if error.filename is None:
        return FilledText(_SYSTEM, values).in_language(language)
    file = error.filename
    name = file.decode(errors="replace") if isinstance(file, bytes) else str(file)
    return FilledText(_SYSTEM_FILE, {**values, "file": name}).in_language(language)


def reason_of(error: OSError) -> Text | str:
    """Say why the operating system would not: in our words, or else in its own."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def of_accident(error: BaseException, language: Language) -> str:
    """Say that the tool itself failed."""
    return FilledText(_UNEXPECTED, {"reason": type(error).__name__}).in_language(language)


_CONTROL = Text(
    sv="{option} innehåller ett styrtecken eller en radbrytning. Skriv det på en rad.",
    en="{option} holds a control character or a line break. Write it on one line.",
)
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def require_seen(option: str, text: str) -> None:
    """Refuse what nobody sees in a text: control characters, and line breaks."""
    if _UNSEEN.search(text):
        raise CommandError(_CONTROL, option=option)


@contextlib.contextmanager
def in_the_same_words() -> Iterator[None]:
    """Turn what splicing, writing or counting time refuses into a CommandError."""
    from socialpolicy.edit import SpliceError
    from socialpolicy.schedule import ScheduleError
    from socialpolicy.storage.lock import WritingError

    try:
        yield
    except (SpliceError, WritingError, ScheduleError) as error:
        raise CommandError(error.said.text, **error.said.values) from None


def with_lines(head: Text, lines: Sequence[Text], tail: Text | None = None) -> Text:
    """Put lines below a sentence, each on a row of its own, and a sentence after them.

    Only the sentences have places for values; braces in the lines are as written.
    """
    sv, en = (
        "".join(f"\n  {line.replace('{', '{{').replace('}', '}}')}" for line in spoken)
        for spoken in ([each.sv for each in lines], [each.en for each in lines])
    )
    end = Text(sv=f"\n{tail.sv}", en=f"\n{tail.en}") if tail else Text("", "")
    return Text(sv=f"{head.sv}{sv}{end.sv}", en=f"{head.en}{en}{end.en}")


_INTERRUPTED = Text(sv="Avbrutet. Ingenting är skrivet.", en="Interrupted. Nothing was written.")
_TOO_LATE = Text(
    sv="Avbrutet, men ändringen hann skrivas.",
    en="Interrupted, but the change had already been written.",
)


_CLOSED = Text(
    sv="Svaret har ingenstans att skrivas: standard ut är stängd. Kör igen utan >&-.",
    en="The answer has nowhere to go: standard output is closed. Run again without >&-.",
)


class ClosedOutputError(CommandError):
    """There was no standard output from the start, so nobody gets the answer."""

    def __init__(self) -> None:
        super().__init__(_CLOSED)


def abandon(stream: TextIO) -> None:
    """Let go of what a stream did not take; Python would try again when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class Work:
    """How far a command has come: in which language it answers, and whether it has written."""

    def __init__(self) -> None:
        self.language = help_language()
        self.written = False


@contextlib.contextmanager
def despite_lost_output(work: Work) -> Iterator[None]:
    """Take what was written in the register as done, also where the sentence about it is lost.

    Whoever would run the command once more, because it failed, would write it twice.
    """
    try:
        yield
        # A full disk says so only now.
        sys.stdout.flush()
    except (OSError, ClosedOutputError) as error:
        if not work.written or getattr(error, "filename", None) is not None:
            raise
        abandon(sys.stdout)
        abandon(sys.stderr)


@contextlib.contextmanager
def until_broken_off() -> Iterator[Work]:
    """Say in one sentence what came of a command that somebody breaks off.

    What it wrote is done, as `despite_lost_output` has it.
    """
    work = Work()
    try:
        with despite_lost_output(work):
            yield work
    except (KeyboardInterrupt, EOFError):
        # The terminal may be the very thing that has gone.
        with contextlib.suppress(OSError):
            told = (_TOO_LATE if work.written else _INTERRUPTED).in_language(work.language)
            sys.stderr.write(f"\n{told}\n" if sys.stderr.isatty() else f"{told}\n")
            sys.stderr.flush()
        raise KeyboardInterrupt from None


def install_line(extra: str) -> str:
    """Give the line to paste that installs an extra where this tool is, not for another Python."""
    return f"{sys.executable or 'python'} -m pip install 'socialpolicy[{extra}]'"
