"""Answers given before anybody is asked: by options, a file in YAML or an issue on GitHub."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from socialpolicy.cli.errors import CommandError, with_lines
from socialpolicy.formats import words
from socialpolicy.register.errors.did_you_mean import nearest_value
from socialpolicy.source import Source
from socialpolicy.storage.files import FileKind, display_path, read_file
from socialpolicy.text import LONGEST_VALUE, FilledText, Language, Text, clean
from socialpolicy.wizard.answers import AnswerError, read_answer, read_value
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.form import Question
from socialpolicy.yaml import Document, Place, read
from socialpolicy.yaml.plain import Path as Keys
from socialpolicy.yaml.read_fast import silence

_WRONG = Text(sv="De här svaren går inte att använda:", en="These answers cannot be used:")
_NO_FILE = Text(
    sv="{file} går inte att läsa. Kontrollera namnet och dina rättigheter.",
    en="{file} cannot be read. Check its name and your permissions.",
)
_NOT_ASKED = Text(
    sv="{key} är inget som {form} frågar efter. Ta bort raden.",
    en="{form} does not ask for {key}. Remove that line.",
)
_NOT_ASKED_NEAR = Text(
    sv="{key} är inget som {form} frågar efter. Menar du {near}?",
    en="{form} does not ask for {key}. Do you mean {near}?",
)
_OTHER = Text(
    sv="Svaren gäller {id}, inte {account}.", en="The answers are about {id}, not {account}."
)
_NEEDLESS = Text(
    sv="{option}: Med de andra svaren behövs det här inte. Ta bort det.",
    en="{option}: This is not needed with the other answers. Remove it.",
)
_NOT_ANSWERS = Text(
    sv="{file} har inga svar. Skriv dem som i en fil i accounts/, till exempel unit: biblioteket.",
    en="{file} has no answers. Write them as in a file of accounts/, such as unit: library.",
)


_NO_QUESTION = Text(
    sv="rubriken är ingen fråga som {form} ställer. Ändra inte rubrikerna.",
    en="the heading is no question that {form} asks. Leave the headings as they are.",
)
_TWICE = Text(sv="frågan är besvarad två gånger.", en="the question is answered twice.")
_NO_HEADINGS = Text(
    sv="{file} har inga svar under rubriker, som ett ärende från mallen har.",
    en="{file} has no answers under headings, as an issue made with the template has.",
)

ISSUE = ".md"
"""The ending of a file that holds the text of an issue, as GitHub makes it of the template."""

_HEADING = re.compile(r"^### (.*)$", re.MULTILINE)
_UNANSWERED = ("", "_No response_", "None")
"""What GitHub writes for a field that was left empty."""


@dataclass(frozen=True, slots=True)
class Beforehand:
    """A flow with the answers that could be used, and a line for each that could not."""

    flow: Flow
    refused: list[Text] = field(default_factory=list)


def with_options(flow: Flow, options: Mapping[str, str]) -> Beforehand:
    """Take the answers of options, by their parameters' names."""
    refused: list[Text] = []
    for question in flow.form.questions:
        text = options.get(question.parameter)
        if text is None:
            continue
        try:
            flow = flow.beforehand(read_answer(question, text, flow.situation))
            flow = replace(flow, options=flow.options | {question.key})
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
    return _taken(replace(flow, file=found), found)


def heading(question: Question) -> str:
    """Give the heading that a question has in the issue template, which is in Swedish."""
    return words.ended(question.asks.sv)


def with_issue(flow: Flow, file: Path) -> Beforehand:
    """Take the answers of an issue's text: the questions as headings, each with its answer below.

    Whatever stands in it is an answer and nothing else. A heading that is no question is refused,
    as an answer would else be lost, or come under another question than it was meant for.
    """
    kind, data = read_file(file)
    shown = display_path(file)
    if kind is not FileKind.FILE:
        return Beforehand(flow, [_spoken(FilledText(_NO_FILE, {"file": shown}))])
    text = "\n".join(Source(shown, data).lines)
    before, *parts = _HEADING.split(text)
    if not parts or before.strip():
        return Beforehand(flow, [_spoken(FilledText(_NO_HEADINGS, {"file": shown}))])
    given: dict[str, str] = {}
    refused: list[Text] = []
    known = {heading(each): each for each in flow.form.questions}
    for title, answer in zip(map(str.strip, parts[::2]), map(str.strip, parts[1::2]), strict=True):
        if title not in known:
            said = FilledText(_NO_QUESTION, {"form": flow.form.name})
            refused.append(_line(clean(title, LONGEST_VALUE), said))
        elif title in given:
            refused.append(_line(title, FilledText(_TWICE, {})))
        else:
            given[title] = answer
    for title, question in known.items():
        if given.get(title, "") in _UNANSWERED:
            continue
        try:
            flow = flow.beforehand(read_answer(question, given[title], flow.situation))
        except AnswerError as error:
            refused.append(_line(title, error.said))
    # What the template does not ask is presumed, as at a terminal; whoever reviews it sees it.
    return Beforehand(flow.presumed(), refused)


def account_in(file: Path) -> str | list[Text]:
    """Give the account that a file of answers is about, empty when it does not say.

    Gives lines that tell why when the file cannot be used.
    """
    found = _read(file)
    if isinstance(found, list):
        return found
    id = _mapping(found).get("id")
    return id if isinstance(id, str) else ""


def needless(flow: Flow) -> list[Text]:
    """Say which answers were given to questions that are not asked."""
    if flow.filed is None:
        return []
    asked = {each.key for each in flow.applicable}
    given = [each for each in flow.form.questions if each.key in flow.given]
    return [
        _spoken(FilledText(_NEEDLESS, {"option": each.option}))
        for each in given
        if each.key not in asked
    ]


def _read(file: Path) -> Document | list[Text]:
    """Read a YAML file that holds a mapping; lines that say why not."""
    kind, data = read_file(file)
    shown = display_path(file)
    if kind is not FileKind.FILE:
        return [_spoken(FilledText(_NO_FILE, {"file": shown}))]
    with silence():
        document = read(Source(shown, data))
    if document.problems:
        return [_line(words.place(each.label), each.said) for each in document.problems]
    if not isinstance(document.value, dict) or not document.value:
        return [_spoken(FilledText(_NOT_ANSWERS, {"file": shown}))]
    return document


def _mapping(document: Document) -> dict[str, Any]:
    return document.value if isinstance(document.value, dict) else {}


def _taken(flow: Flow, document: Document) -> Beforehand:
    refused: list[Text] = []
    extra = deepcopy(_mapping(document))
    for question in flow.form.questions:
        value = _pop(extra, question)
        if value is None:
            continue
        try:
            flow = flow.beforehand(read_value(question, value, flow.situation))
        except AnswerError as error:
            refused.append(_line(f"{_place(document, question.path)}: {question.key}", error.said))
    if flow.filed is None:
        return Beforehand(flow.with_extra(extra), refused)
    own, id = flow.filed.model.id, extra.pop("id", None)
    if id not in (None, own):
        refused.append(
            _line(_place(document, ("id",)), FilledText(_OTHER, {"id": id, "account": own}))
        )
    unknown = _unknown(extra, (), flow)
    refused += [_line(_place(document, path), _not_asked(path, flow)) for path in unknown]
    return Beforehand(flow, refused)


def _place(document: Document, path: Keys) -> str:
    return words.place(Place(document, path, on_key=True).label())


def _unknown(value: dict[str, Any], above: Keys, flow: Flow) -> Iterator[Keys]:
    """Find the keys that nothing is asked for, each with the way to it."""
    for key, inner in value.items():
        path = (*above, key)
        asked = any(each.path[: len(path)] == path for each in flow.form.questions)
        if asked and isinstance(inner, dict) and inner:
            yield from _unknown(inner, path, flow)
        else:
            yield path


def _not_asked(path: Keys, flow: Flow) -> FilledText:
    """Say that a key is not asked for, and which beside it may have been meant."""
    *above, last = path
    beside = [each.path for each in flow.form.questions if [*each.path[: len(above)]] == above]
    known = dict.fromkeys(each[len(above)] for each in beside if len(each) > len(above))
    near = nearest_value(str(last), known)
    values = {"key": _dotted(path), "form": flow.form.name}
    if near and near != last:
        return FilledText(_NOT_ASKED_NEAR, {**values, "near": _dotted((*above, near))})
    return FilledText(_NOT_ASKED, values)


def _dotted(path: Keys) -> str:
    return ".".join(map(str, path))


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


def _line(where: str, said: FilledText) -> Text:
    spoken = _spoken(said)
    return Text(sv=f"{where}: {spoken.sv}", en=f"{where}: {spoken.en}")


def _spoken(said: FilledText) -> Text:
    return Text(sv=said.in_language(Language.SWEDISH), en=said.in_language(Language.ENGLISH))


def given(flow: Flow, file: Path | None, options: Mapping[str, str]) -> Flow:
    """Take what options give before a file.

    Raises CommandError, listing all answers that cannot be used.
    """
    refused: list[Text] = []
    if file:
        is_issue = file.suffix == ISSUE and flow.filed is None
        found = (with_issue if is_issue else with_file)(flow, file)
        flow, refused = found.flow, found.refused
    found = with_options(flow, options)
    refused = [*refused, *found.refused] or needless(found.flow.settled())
    if refused:
        raise unusable(refused)
    return found.flow


def unusable(lines: Sequence[Text]) -> CommandError:
    """Word the refusal of answers that cannot be used, a line for each."""
    return CommandError(with_lines(_WRONG, lines))
