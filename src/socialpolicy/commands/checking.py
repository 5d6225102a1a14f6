"""The work of `check`: judge the register, narrow what is reported, print, choose the exit code."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from socialpolicy import formats, settings
from socialpolicy.commands.check import FORMATS, LEVELS
from socialpolicy.commands.reading import register_at
from socialpolicy.commands.refusal import Refusal
from socialpolicy.commands.screen import in_colour
from socialpolicy.commands.surroundings import Surroundings
from socialpolicy.finding import Finding, Severity, Verdict
from socialpolicy.language import Language, Text
from socialpolicy.source import display_path
from socialpolicy.verdict import judge

_FORMAT = Text(
    sv="Formatet {word} finns inte. Välj ett av {known}.",
    en="There is no format {word}. Choose one of {known}.",
)
_LEVEL = Text(
    sv="Nivån {word} finns inte. Välj en av {known}.",
    en="There is no level {word}. Choose one of {known}.",
)
_RULE = Text(
    sv="Ingen regel heter {word}. Menar du {nearest}? Alla regler: socialpolicy rules.",
    en="No rule is called {word}. Do you mean {nearest}? All rules: socialpolicy rules.",
)
_PATH = Text(
    sv="Sökvägen {path} finns inte. Kontrollera stavningen, eller kör check utan sökväg.",
    en="There is no {path}. Check the spelling, or run check without a path.",
)
_OUTPUT = Text(
    sv="Det går inte att skriva till {path} ({reason}). Välj en annan fil.",
    en="{path} cannot be written ({reason}). Choose another file.",
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """The options of `check` as they were given."""

    paths: tuple[Path, ...] = ()
    format: str | None = None
    output: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    at: str | None = None


def run(around: Surroundings, wishes: Wishes) -> int:
    """Do what `check` was asked, and give its exit code. Raises Refusal when it cannot."""
    form = _format(wishes)
    paths = [_existing(path) for path in wishes.paths]
    register = register_at(around, wishes.at)
    try:
        verdict = judge(register, wishes.select, wishes.ignore)
    except settings.UnknownRuleError as error:
        raise Refusal(_RULE, word=error.word, nearest=error.nearest) from None
    if paths:
        verdict = _narrowed(verdict, paths)
    language = around.language(register)
    _deliver(form, verdict, language, wishes.output)
    return 1 if _fails(verdict, wishes.fail_on) else 0


def _format(wishes: Wishes) -> str:
    if wishes.fail_on not in LEVELS:
        raise Refusal(_LEVEL, word=wishes.fail_on, known=", ".join(LEVELS))
    form = wishes.format or ("github" if os.environ.get("GITHUB_ACTIONS") else "text")
    if form not in FORMATS:
        raise Refusal(_FORMAT, word=form, known=", ".join(FORMATS))
    return form


def _existing(path: Path) -> str:
    if not path.exists():
        raise Refusal(_PATH, path=str(path))
    return display_path(path)


def _narrowed(verdict: Verdict, paths: Collection[str]) -> Verdict:
    """Keep the findings that mark a place in one of the paths, first or related."""

    def within(file: str) -> bool:
        return any(path in (".", file) or file.startswith(f"{path}/") for path in paths)

    def kept(finding: Finding) -> bool:
        labels = (finding.label, *finding.related)
        return any(within(label.source.file) for label in labels)

    return replace(verdict, findings=tuple(filter(kept, verdict.findings)))


def _fails(verdict: Verdict, level: str) -> bool:
    if level == "never":
        return False
    worst = Severity(level).rank
    return any(finding.severity.rank <= worst for finding in verdict.findings)


def _deliver(form: str, verdict: Verdict, language: Language, output: Path | None) -> None:
    if output:
        text = formats.render(form, verdict, language)
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise Refusal(_OUTPUT, path=str(output), reason=error.strerror or "") from None
        return
    width = shutil.get_terminal_size().columns
    sys.stdout.write(formats.render(form, verdict, language, colour=in_colour(), width=width))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and os.environ.get("GITHUB_ACTIONS"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(formats.render("markdown", verdict, language))
