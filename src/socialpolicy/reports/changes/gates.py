"""What differs in the files that decide whether changes are checked, such as workflows."""

from __future__ import annotations

from collections.abc import Iterator

from socialpolicy.register.comparison import Comparison
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
        for how in [each for side in sides if side for each in weaker.get(side, ())]:
            said = FilledText(_WEAKER, {"said": said, "how": how})
        yield change_of("", "workflow", file, said, _MANY)


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
