"""Help pages that speak both languages, the parser's own words included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from socialpolicy.cli.i18n import help_language, translated
from socialpolicy.text import Language

_SWEDISH = {
    "Options": "Val",
    "Arguments": "Argument",
    "Commands": "Kommandon",
    "Show this message and exit.": "Visa den här hjälpen och avsluta.",
    "Install completion for the current shell.": "Lägg till komplettering i skalet du använder.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Visa skriptet för komplettering, om du vill lägga in det själv."
    ),
}
_MARKS = (
    (re.compile(r"\[default: "), "[förval: "),
    (re.compile(r"\bdefault: "), "förval: "),
    (re.compile(r"\[required\]"), "[måste anges]"),
    (re.compile(r"; required\]"), "; måste anges]"),
    (re.compile(r"\benv var: "), "miljövariabel: "),
)
_PIECES = {
    "[OPTIONS]": "[VAL]",
    "COMMAND [ARGS]...": "KOMMANDO [ARGUMENT]...",
    "[ARGS]...": "[ARGUMENT]...",
}

_TYPE = re.compile(r" <[^>]*>$")
"""The parser's name for the type of an argument, which says nothing to the reader."""

_Plain: Any = typer.Context.formatter_class


class Formatter(_Plain):  # type: ignore[misc]
    """Writes a help page, putting the parser's own words into the language of the run."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the first line of the page."""
        if help_language() is Language.SWEDISH:
            for english, swedish in _PIECES.items():
                args = args.replace(english, swedish)
        super().write_usage(prog, args, prefix or translated("Användning: ", "Usage: "))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_spoken(heading))

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Write a list of options, arguments or commands with what each does."""
        spoken = [(_TYPE.sub("", name), _spoken(text)) for name, text in rows]
        super().write_dl(spoken, *args, **kwargs)


_DOUBLE = re.compile(r"(\bdefault: )\(([^\]]+)\)(?=\])")
"""A default that the parser puts in brackets within its own."""


def _spoken(text: str) -> str:
    text = _DOUBLE.sub(r"\1\2", text)
    if help_language() is not Language.SWEDISH:
        return text
    text = _SWEDISH.get(text, text)
    for mark, swedish in _MARKS:
        text = mark.sub(swedish, text)
    return text


class Context(typer.Context):
    """A context whose help pages are written by `Formatter`."""

    formatter_class = Formatter


class Command(TyperCommand):
    """A subcommand with such help."""

    context_class = Context

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - the parser's own
        """Give the first line of the help whole; the list of commands has room for it."""
        return (self.help or "").strip().split("\n", 1)[0]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - typer's own
        """Parse, and let whatever is wrong tell which command it was."""
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:
                error.ctx = ctx  # type: ignore[attr-defined]
            raise


class Group(TyperGroup):
    """The command with its subcommands, in the order they were listed."""

    context_class = Context
    sections: Sequence[tuple[str, Sequence[str]]] = ()
    """Headings, each with the names of its subcommands in order."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 - typer's own
        """List the subcommands as they were added, which is the order people meet them."""
        return list(self.commands)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - typer's own
        """Write the subcommands under headings for what they are about."""
        width = max(map(len, self.commands))
        for heading, names in self.sections:
            rows = [
                (name.ljust(width), self.commands[name].get_short_help_str())
                for name in names
                if name in self.commands
            ]
            with formatter.section(heading):
                formatter.write_dl(rows)
