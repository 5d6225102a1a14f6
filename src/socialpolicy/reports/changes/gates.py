"""What differs in the files that decide whether changes are checked, such as workflows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from socialpolicy.register.comparison import Comparison
from socialpolicy.register.gates import Step, steps_in
from socialpolicy.reports.changes.fields import joined
from socialpolicy.reports.changes.note import Change, Said
from socialpolicy.reports.changes.settings import change_of
from socialpolicy.source import Source
from socialpolicy.storage.files import LOCAL_ACTIONS, PRE_COMMIT, WORKFLOWS
from socialpolicy.text import FilledText, Text

_KINDS = {
    f"{WORKFLOWS}/": Text(sv="Arbetsflödet {file}", en="The workflow {file}"),
    f"{LOCAL_ACTIONS}/": Text(sv="Åtgärden {file}", en="The action {file}"),
    PRE_COMMIT: Text(sv="Filen {file}", en="The file {file}"),
}
_NEW = Text(sv="{which} läggs till", en="{which} is added")
_GONE = Text(sv="{which} tas bort", en="{which} is removed")
_ALTERED = Text(sv="{which} ändras", en="{which} is changed")
_WEAKER = Text(sv="{said}. {how}", en="{said}. {how}")
_STEPS = Text(sv="{said}. {what}: {names}", en="{said}. {what}: {names}")
_STEP = Text(sv="”{name}”", en="“{name}”")
_STEP_RUNS = Text(sv="”{name}” ({runs})", en="“{name}” ({runs})")
_STEPS_NEW = Text(sv="Nya steg", en="New steps")
_STEPS_GONE = Text(sv="Borttagna steg", en="Removed steps")
_STEPS_ALTERED = Text(sv="Ändrade steg", en="Altered steps")
_STEPS_MOVED = Text(sv="Steg i annan ordning", en="Steps in another order")
_LONGEST_COMMAND = 80
"""Characters of what a step runs that are shown."""
_MANY = Text(sv="{count} arbetsflöden ändras: {names}", en="{count} workflows are changed: {names}")


def of_gates(beside: Comparison) -> Iterator[Change]:
    """Go through the workflows and the like that differ, with what rule T25 sees in them."""
    was, now = beside.before.gates, beside.after.gates
    files = (each for each in sorted({*was, *now}) if each.startswith(tuple(_KINDS)))
    differing = [each for each in files if _data(was.get(each)) != _data(now.get(each))]
    weaker = _weaker(beside) if differing else {}
    for file in differing:
        sides = was.get(file), now.get(file)
        text = _NEW if sides[0] is None else _GONE if sides[1] is None else _ALTERED
        words = next(each for start, each in _KINDS.items() if file.startswith(start))
        said: Said = FilledText(text, {"which": FilledText(words, {"file": file})})
        if sides[0] and sides[1] and file != PRE_COMMIT:
            said = _with_steps(said, steps_in(sides[0]), steps_in(sides[1]))
        for how in [each for side in sides if side for each in weaker.get(side, ())]:
            said = FilledText(_WEAKER, {"said": said, "how": how})
        yield change_of("", "workflow", file, said, _MANY)


def _with_steps(said: Said, was: Sequence[Step], now: Sequence[Step]) -> Said:
    """Add which steps are new, gone, altered or in another order."""
    gone, new = _rest(was, now), _rest(now, was)
    names = {(each.job, each.name) for each in gone} & {(each.job, each.name) for each in new}
    altered = [each for each in new if (each.job, each.name) in names]
    kinds = (
        (_STEPS_NEW, [each for each in new if (each.job, each.name) not in names]),
        (_STEPS_ALTERED, altered),
        (_STEPS_GONE, [each for each in gone if (each.job, each.name) not in names]),
    )
    for what, steps in kinds:
        if steps:
            values = {"said": said, "what": what, "names": joined([_named(e) for e in steps])}
            said = FilledText(_STEPS, values)
    kept = [each for each in now if each in was]
    if not gone and not new and kept != list(was):
        moved = [each for each, other in zip(now, was, strict=False) if each != other]
        values = {"said": said, "what": _STEPS_MOVED, "names": joined([_named(e) for e in moved])}
        said = FilledText(_STEPS, values)
    return said


def _rest(steps: Sequence[Step], others: Sequence[Step]) -> list[Step]:
    left, rest = list(others), list[Step]()
    for each in steps:
        if each in left:
            left.remove(each)
        else:
            rest.append(each)
    return rest


def _named(step: Step) -> FilledText:
    runs = step.runs.strip()
    if len(runs) > _LONGEST_COMMAND:
        runs = f"{runs[: _LONGEST_COMMAND - 1]}…"
    is_said = not runs or runs == step.name.strip()
    return FilledText(_STEP if is_said else _STEP_RUNS, {"name": step.name or "?", "runs": runs})


def _data(source: Source | None) -> bytes | None:
    return source.data if source else None


def _weaker(beside: Comparison) -> dict[Source, list[FilledText]]:
    """Say how the check is weaker in each file where it is, as T25 says it."""
    # The rules are many, and a change of workflows is rare.
    from socialpolicy.rules.revisions import gate_changed

    found: dict[Source, list[FilledText]] = {}
    for each in gate_changed.weakened(beside):
        found.setdefault(each.label.source, []).append(each.said)
    return found
