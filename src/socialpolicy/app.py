"""The command line: the subcommands, listed, and what every one of them shares."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from socialpolicy.commands import refusal
from socialpolicy.commands.calendar import calendar
from socialpolicy.commands.check import check
from socialpolicy.commands.deadline import deadline
from socialpolicy.commands.explain import explain
from socialpolicy.commands.help import Command, Group
from socialpolicy.commands.overdue import overdue
from socialpolicy.commands.policy import policy
from socialpolicy.commands.rules import rules
from socialpolicy.commands.schema import schema
from socialpolicy.commands.speech import say, tongue
from socialpolicy.commands.surroundings import Surroundings

app = typer.Typer(
    name="socialpolicy",
    cls=Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["--help", "-h"], "max_content_width": 100},
)

COMMANDS = (check, rules, explain, policy, deadline, overdue, calendar, schema)
"""The subcommands, in the order people meet them."""

for command in COMMANDS:
    app.command(command.__name__.replace("_", "-"), cls=Command)(command)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        sys.stdout.write(f"socialpolicy {version('socialpolicy')}\n")
        raise typer.Exit


@app.callback()
def _before(
    context: typer.Context,
    registry: Annotated[
        Path | None,
        typer.Option(
            "--registry",
            metavar=say("MAPP", "DIR"),
            help=say(
                "Registrets mapp. Annars SOCIALPOLICY_REGISTRY, annars närmaste registry/.",
                "The register's folder. Else SOCIALPOLICY_REGISTRY, else the nearest registry/.",
            ),
        ),
    ] = None,
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="sv|en", help=say("Språk.", "Language.")),
    ] = None,
    version: Annotated[  # noqa: ARG001 - acts through its callback
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help=say("Visa versionen och avsluta.", "Show the version and exit."),
        ),
    ] = False,
) -> None:
    context.obj = Surroundings(registry=registry, lang=lang)


_before.__doc__ = say(
    """Håll kommunens sociala medier till policyn.

    Registret är en mapp med YAML-filer, registry/. Börja med: socialpolicy check
    """,
    """Keep the municipality's social media to the policy.

    The register is a folder of YAML files, registry/. Start with: socialpolicy check
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
            front += [word] if value is None else [word, value]
        elif word.startswith(tuple(f"{option}=" for option in _SHARED)):
            front.append(word)
        else:
            rest.append(word)
    return front + rest


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with its exit code. No traceback ever."""
    # A run is short and makes few cycles, but millions of values: looking for cycles among them
    # took a third of the time on a large log.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(_guarded(fronted(sys.argv[1:] if arguments is None else arguments)))


def _guarded(arguments: list[str]) -> int:
    try:
        code = app(args=arguments, prog_name="socialpolicy", standalone_mode=False)
        sys.stdout.flush()
    except typer.Exit as error:
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, as `head` does; Python would complain once more when it closes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except Exception as error:
        if os.environ.get("SOCIALPOLICY_DEBUG"):
            raise
        return _refused(error)
    return code if isinstance(code, int) else 0


def _refused(error: Exception) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        sys.stdout.write(f"{error}\n")
        return 0
    sys.stderr.write(f"socialpolicy: {refusal.sentence(error, tongue())}\n")
    return refusal.FAILED
