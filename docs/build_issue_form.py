"""Writes the issue form for colleagues without git, from the questions of `open-account`.

Run `python docs/build_issue_form.py` after a change to those questions. The workflow account.yml
gives the issue's text to `open-account --from`, which knows each question by its heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from socialpolicy.forms.open_account import OPENING
from socialpolicy.wizard.form import AnswerKind, Need, Question, always
from socialpolicy.wizard.prefill import heading

ROOT = Path(__file__).parent.parent
FILE = ROOT / ".github" / "ISSUE_TEMPLATE" / "oppna-konto.yml"

TITLE = "Öppna konto: "
"""What the title of such an issue begins with; the workflow goes by it."""

INTRODUCTION = """\
Fyll i det du vet och skicka in. Då görs ett förslag som den som sköter registret granskar. Saknas \
något får du veta det i en kommentar, och kan ändra i ärendet.

Skriv roller, aldrig namn på personer. Skriv aldrig lösenord. Ändra inte rubrikerna efteråt.
"""
_IF_IT_APPLIES = "Hoppa över frågan om den inte gäller."
_LATER = "Vet du inte än, lämna tomt."
_DAY = "Skriv till exempel 2026-11-20."


ALSO = ("board", "deputy.assignment.by", "deputy.assignment.on", "deputy.assignment.anchored")
"""Questions that a terminal asks only where nothing can be presumed, which a form cannot know."""


def asked() -> list[Question]:
    """Give the questions that the form has: those that a person at a terminal is asked."""
    return [each for each in OPENING.questions if not each.silent or each.key in ALSO]


def content() -> str:
    """Write the form."""
    form = {
        "name": "Öppna ett konto",
        "description": "Föreslå ett konto i sociala medier för registret",
        "title": TITLE,
        "body": [{"type": "markdown", "attributes": {"value": INTRODUCTION}}, *_fields()],
    }
    text = yaml.safe_dump(form, allow_unicode=True, sort_keys=False, width=100)
    return f"# Written by docs/build_issue_form.py; do not change it by hand.\n{text}"


def _fields() -> Iterator[dict[str, Any]]:
    for section in OPENING.sections:
        questions = [each for each in section.questions if each in asked()]
        if questions:
            yield {"type": "markdown", "attributes": {"value": f"## {section.title.sv}"}}
            yield from map(_field, questions)


def _field(question: Question) -> dict[str, Any]:
    options = _options(question)
    required = question.need is Need.FIRST and question.applies is always
    attributes: dict[str, Any] = {"label": heading(question)}
    if hint := " ".join(_hints(question, required=required)):
        attributes["description"] = hint
    if options:
        attributes["options"] = options
    long = question.kind is AnswerKind.LONG
    return {
        "type": "dropdown" if options else "textarea" if long else "input",
        "id": question.parameter,
        "attributes": attributes,
        "validations": {"required": required},
    }


def _options(question: Question) -> list[str]:
    """Give what there is to choose, where that is the same in every register."""
    if callable(question.choices) or question.choices is None:
        return []
    return [title.sv for title in question.choices.values()]


def _hints(question: Question, *, required: bool) -> Iterator[str]:
    if question.kind is AnswerKind.DAY:
        yield _DAY
    if question.applies is not always or question.key in ALSO:
        yield _IF_IT_APPLIES
    elif not required:
        yield _LATER


def main() -> None:
    """Write the file."""
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(content(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
