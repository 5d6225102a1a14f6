"""The command line: the subcommands, listed, and what every one of them shares."""

from __future__ import annotations

import codecs
import contextlib
import gc
import inspect
import io
import os
import sys
import traceback
import unicodedata
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, NoReturn, TextIO, cast

import typer

from socialpolicy.cli import errors
from socialpolicy.cli.context import (
    Context,
    language_of_refusal,
    require_language,
)
from socialpolicy.cli.help import Command, Group
from socialpolicy.cli.i18n import help_language, translated
from socialpolicy.cli.options import install_completion
from socialpolicy.commands import COMMANDS, SECTIONS, subcommand
from socialpolicy.screen import laid_out
from socialpolicy.text import Language

_SETTINGS: Any = {
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["--help", "-h"], "max_content_width": 100},
}


def function(name: str) -> Callable[..., None]:
    """Give the function of a subcommand that does something itself, by its whole name."""
    module = import_module(f"socialpolicy.commands.{subcommand(name).module}")
    found: Callable[..., None] = getattr(module, name.replace("-", "_").replace(" ", "_"))
    return found


def command(name: str) -> Command | Group:
    """Make a subcommand whole: to read its options takes as long as much of what it does."""
    if subcommand(name).parts:
        return _group_of_parts(name)
    alone = typer.Typer(add_completion=False, **_SETTINGS)
    work = function(name)
    help_page = f"{subcommand(name).does.in_language(help_language())}\n\n{inspect.getdoc(work)}"
    alone.command(name, cls=Command, help=help_page)(work)
    return cast("Command", typer.main.get_command(alone))


class _Listed(Command):
    """A subcommand as the list of them needs it; it becomes whole when it is the one asked for."""

    whole_name = ""

    def make_context(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - typer's own
        return command(self.whole_name).make_context(*args, **kwargs)


def _listed(whole_name: str) -> _Listed:
    name = whole_name.rpartition(" ")[2]
    made = _Listed(name, help=subcommand(whole_name).does.in_language(help_language()))
    made.whole_name = whole_name
    return made


def _group_of_parts(name: str) -> Group:
    """Make a subcommand that has parts, such as `import`."""
    known, language = subcommand(name), help_language()
    heading = translated("Exempel:", "Examples:")
    examples = "\n".join(f"  socialpolicy {each}" for each in known.examples)
    page = f"{known.does.in_language(language)}\n\n\b\n{heading}\n{examples}"
    made = typer.Typer(name=name, cls=Group, no_args_is_help=True, help=page, **_SETTINGS)
    made.callback()(lambda: None)
    group = cast("Group", typer.main.get_group(made))
    for part in known.parts:
        group.add_command(_listed(f"{name} {part}"))
    group.sections = [(translated("Kommandon", "Commands"), tuple(known.parts))]
    return group


def program() -> Group:
    """Make the command line with all of its subcommands."""
    made = typer.Typer(name="socialpolicy", cls=Group, no_args_is_help=True, **_SETTINGS)
    made.callback()(_before)
    group = cast("Group", typer.main.get_command(made))
    for option in group.params:
        if option.name == "install_completion":
            option.callback = install_completion
    for name in COMMANDS:
        group.add_command(_listed(name))
    group.sections = [
        (heading.in_language(help_language()), names) for heading, names in SECTIONS.items()
    ]
    return group


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        sys.stdout.write(f"socialpolicy {version('socialpolicy')}\n")
        raise typer.Exit


def _language(context: typer.Context, code: str | None) -> str | None:
    # Before --help, which is spoken in that language.
    if not context.resilient_parsing:
        require_language(code)
    return code


def _before(
    context: typer.Context,
    registry: Annotated[
        Path | None,
        typer.Option(
            "--registry",
            metavar=translated("MAPP", "DIR"),
            help=translated(
                "Registrets mapp. Annars SOCIALPOLICY_REGISTRY, annars närmaste registry/.",
                "The register's folder. Else SOCIALPOLICY_REGISTRY, else the nearest registry/.",
            ),
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar="sv|en",
            callback=_language,
            is_eager=True,
            autocompletion=lambda: list(Language),
            help=translated(
                "Språk. Annars SOCIALPOLICY_LANG, annars registrets, annars datorns.",
                "Language. Else SOCIALPOLICY_LANG, else the register's, else the computer's.",
            ),
        ),
    ] = None,
    version: Annotated[  # noqa: ARG001 - acts through its callback
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help=translated("Visa versionen och avsluta.", "Show the version and exit."),
        ),
    ] = False,
) -> None:
    context.obj = Context(registry=registry, lang=lang)


_before.__doc__ = translated(
    """Håll kommunens sociala medier till policyn.

    Registret är en mapp med YAML-filer, registry/.
    Börja med: socialpolicy today och socialpolicy check
    """,
    """Keep the municipality's social media to the policy.

    The register is a folder of YAML files, registry/.
    Start with: socialpolicy today and socialpolicy check
    """,
)

INTERRUPTED = 130
"""The exit code after Ctrl-C: 128 and the signal's number, as shells have it."""

READER_GONE = 141
"""The exit code when whoever read standard output has closed it."""

_SHARED = ("--registry", "--lang")


def fronted(arguments: Sequence[str]) -> list[str]:
    """Move --registry and --lang to the front, so that they may also follow the subcommand."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in _SHARED:
            value = next(words, None)
            if value is None:
                return [word]
            front += [word, value]
        elif word.startswith(tuple(f"{option}=" for option in _SHARED)):
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process with its exit code. No traceback ever.

    Without arguments it shows its help, and that is no error: exit code 0.
    SOCIALPOLICY_DEBUG adds the traceback to the sentence about an internal error.
    """
    # A run is short and makes few cycles, but millions of values: looking for cycles among them
    # took a third of the time on a large log.
    gc.disable()
    # Looking for plug-ins that nobody has is a tenth of the start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    _prepare_streams()
    sys.exit(_guarded(fronted(sys.argv[1:] if arguments is None else arguments)))


def run() -> NoReturn:
    """Run the command line as all of a process, and end it at once.

    What main says goes for this too. Giving back the memory of a large
    register value by value would take a tenth of the time.
    """
    try:
        main()
    except SystemExit as ended:
        code = ended.code
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    os._exit(code if isinstance(code, int) else errors.FAILED)


def _guarded(arguments: list[str]) -> int:
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, as `head` does.
        errors.abandon(sys.stdout)
        return READER_GONE
    except Exception as error:  # noqa: BLE001 - whatever it is, it ends in a sentence
        return _refused(error, arguments)
    return code


def _run(arguments: list[str]) -> int:
    try:
        code = program().main(arguments, "socialpolicy", standalone_mode=False)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):
            # The parser ends with its own code when the reader has gone.
            raise ended.__context__ from None
        # Completion ends so, in the parser's own way.
        return errors.FAILED if ended.code else 0
    except Exception as error:
        if type(error).__name__ != "NoArgsIsHelpError":
            raise
        sys.stdout.write(f"{error}\n")
        return 0
    return code if isinstance(code, int) else 0


def _refused(error: Exception, arguments: Sequence[str]) -> int:
    with contextlib.suppress(OSError):
        if os.environ.get("SOCIALPOLICY_DEBUG") and errors.is_accident(error):
            traceback.print_exception(error)
        said = errors.sentence(error, language_of_refusal(arguments))
        sys.stderr.write(f"{laid_out(f'socialpolicy: {said}', sys.stderr)}\n")
        _tell_the_job(said)
    try:
        sys.stdout.flush()
    except OSError:
        errors.abandon(sys.stdout)
    return errors.FAILED


def _tell_the_job(said: str) -> None:
    """Leave a trace in GitHub Actions of a run that could not do its work."""
    if not os.environ.get("GITHUB_ACTIONS"):
        return
    from socialpolicy.formats import github, markdown
    from socialpolicy.reports import github_job

    sys.stderr.write(github.error(said))
    with contextlib.suppress(errors.CommandError):
        github_job.summarise(f"**socialpolicy:** {markdown.escape(said)}\n")


_SPELT_OUT = str.maketrans(
    {
        "”": '"', "“": '"', "’": "'", "–": "-", "—": "-", "…": "...", "→": "->", "•": "*", "·": "-",
        "×": "x", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ß": "ss",
    }
)  # fmt: skip


class _Nowhere(io.TextIOBase):
    """Stands for a standard output that was closed before the start."""

    def write(self, _: str) -> int:
        """Refuse: an answer that nobody gets is not given."""
        raise errors.ClosedOutputError


def _prepare_streams() -> None:
    """Make the streams take every letter, also where they cannot show it or are closed."""
    _fill_closed_descriptors()
    codecs.register_error("socialpolicy", _spell_out)
    if sys.stdin is None:
        sys.stdin = io.StringIO()
    if sys.stdout is None:
        sys.stdout = cast("TextIO", _Nowhere())
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="socialpolicy")


def _fill_closed_descriptors() -> None:
    # The next file to be opened would else take the number of a closed stream, and be written to.
    for descriptor in range(3):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _spell_out(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks in the letters of ASCII: `a` for `å`, `"` for `”`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(_SPELT_OUT)
    plain = (_without_accents(letter) or "?" for letter in lacking)
    return "".join(plain), error.end


def _without_accents(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode("ascii")
