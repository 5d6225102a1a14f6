"""Answers given before anybody is asked: by options, and by a file in YAML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from socialpolicy.document import read
from socialpolicy.document.fast import silence
from socialpolicy.files import Kind, display_path, read_file
from socialpolicy.formats import words
from socialpolicy.language import Language, Said, Text, clean
from socialpolicy.source import Source
from socialpolicy.wizard.answers import AnswerError, read_answer, read_value
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.question import Question

_NO_FILE = Text(
    sv="{file} går inte att läsa. Kontrollera namnet och dina rättigheter.",
    en="{file} cannot be read. Check its name and your rights.",
)
_NOT_ASKED = Text(
    sv="{file}: {key} är inget som {errand} frågar efter. Ta bort raden.",
    en="{file}: {key} is nothing that {errand} asks for. Take that line out.",
)
_OTHER = Text(
    sv="{file}: Svaren gäller {id}, inte {account}.",
    en="{file}: The answers are about {id}, not {account}.",
)
_NEEDLESS = Text(
    sv="{option}: Med de andra svaren behövs det här inte. Ta bort det.",
    en="{option}: With the other answers, this is not needed. Take it out.",
)
_NOT_ANSWERS = Text(
    sv="{file} har inga svar. Skriv dem som i en fil i accounts/, till exempel unit: biblioteket.",
    en="{file} has no answers. Write them as in a file of accounts/, such as unit: library.",
)


@dataclass(frozen=True, slots=True)
class Beforehand:
    """A flow with the answers that could be used, and a line for each that could not."""

    flow: Flow
    refused: list[Text] = field(default_factory=list)


def with_options(flow: Flow, options: Mapping[str, str]) -> Beforehand:
    """Take the answers of options, by their parameters' names."""
    refused: list[Text] = []
    for question in flow.errand.questions:
        text = options.get(question.parameter)
        if text is None:
            continue
        try:
            flow = flow.beforehand(read_answer(question, text, flow.situation))
        except AnswerError as error:
            refused.append(_line(question.option, error.said))
    return Beforehand(flow, refused)


def with_file(flow: Flow, file: Path) -> Beforehand:
    """Take the answers of a YAML file that is written as an account's, whole or in part.

    What it says beyond the questions of a new account stays as it is and is
    judged with the rest. Of an account that is changed, only what is asked can
    be given, and `id` beside it.
    """
    found = _read(file)
    if isinstance(found, list):
        return Beforehand(flow, found)
    return _taken(flow, found, clean(display_path(file)))


def account_in(file: Path) -> str | list[Text]:
    """Give the account that a file of answers is about, empty when it does not say.

    Gives lines that tell why when the file cannot be used.
    """
    found = _read(file)
    if isinstance(found, list):
        return found
    id = found.get("id")
    return id if isinstance(id, str) else ""


def needless(flow: Flow) -> list[Text]:
    """Tell which answers were given to questions that are not asked."""
    if flow.filed is None:
        return []
    asked = {each.key for each in flow.applicable}
    given = [each for each in flow.errand.questions if each.key in flow.given]
    return [
        _spoken(Said(_NEEDLESS, {"option": each.option})) for each in given if each.key not in asked
    ]


def _read(file: Path) -> dict[str, Any] | list[Text]:
    """Read a mapping from a YAML file; lines that say why not."""
    kind, data = read_file(file)
    shown = display_path(file)
    if kind is not Kind.FILE:
        return [_spoken(Said(_NO_FILE, {"file": shown}))]
    with silence():
        document = read(Source(shown, data))
    if document.problems:
        return [_line(words.place(each.label), each.said) for each in document.problems]
    if not isinstance(document.value, dict) or not document.value:
        return [_spoken(Said(_NOT_ANSWERS, {"file": shown}))]
    return document.value


def _taken(flow: Flow, extra: dict[str, Any], file: str) -> Beforehand:
    refused: list[Text] = []
    for question in flow.errand.questions:
        value = _pop(extra, question)
        if value is None:
            continue
        try:
            flow = flow.beforehand(read_value(question, value, flow.situation))
        except AnswerError as error:
            refused.append(_line(f"{file}: {question.key}", error.said))
    if flow.filed is None:
        return Beforehand(flow.with_extra(extra), refused)
    own, id = flow.filed.model.id, extra.pop("id", None)
    if id not in (None, own):
        refused.append(_spoken(Said(_OTHER, {"file": file, "id": id, "account": own})))
    values = {"file": file, "errand": flow.errand.name}
    refused += [_spoken(Said(_NOT_ASKED, {**values, "key": key})) for key in extra]
    return Beforehand(flow, refused)


def _pop(extra: dict[str, Any], question: Question) -> Any:  # noqa: ANN401 - any value of YAML
    """Take a question's answer out of a mapping, and the mappings it leaves empty."""
    *above, last = question.path
    holders = [extra]
    for step in above:
        inner = holders[-1].get(step)
        if not isinstance(inner, dict):
            return None
        holders.append(inner)
    value = holders[-1].pop(last, None)
    for depth in range(len(above), 0, -1):
        if value is not None and not holders[depth]:
            del holders[depth - 1][above[depth - 1]]
    return value


def _line(where: str, said: Said) -> Text:
    spoken = _spoken(said)
    return Text(sv=f"{where}: {spoken.sv}", en=f"{where}: {spoken.en}")


def _spoken(said: Said) -> Text:
    return Text(sv=said.speak(Language.SWEDISH), en=said.speak(Language.ENGLISH))
