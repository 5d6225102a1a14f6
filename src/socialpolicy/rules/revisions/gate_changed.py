"""T25: the check itself is not weakened unseen, where it runs before and beside a change."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from socialpolicy.check import Found, between
from socialpolicy.finding import Example, Finding, Label, Rule, Severity
from socialpolicy.register.code_owners import exactly
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.gates import LEVELS, Filters, Gate, gates_of, names_itself
from socialpolicy.register.register import Register
from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Text

RULE = Rule(
    code="T25",
    name="gate-changed",
    severity=Severity.WARNING,
    title=Text(
        sv="Kontrollen försvagas inte utan att det syns",
        en="The check is not weakened unseen",
    ),
    says=Text(
        sv="Kontrollen är svagare än i {revision}: {how}",
        en="The check is weaker than in {revision}: {how}",
    ),
    why=Text(
        sv=(
            "Allt annat vilar på att kontrollen körs på varje ändring och att dess fel stoppar. En "
            "rad i ett arbetsflöde räcker för att den ska godkänna allt."
        ),
        en=(
            "All else rests on the check being run on every change, and on its errors stopping it. "
            "One line in a workflow is enough for it to pass everything."
        ),
    ),
    help=Text(
        sv=(
            "Skriv tillbaka raden. Är det beslutat, lämna det i en ändring för sig med skälet och "
            "vem som har beslutat. En ny version av verktyget får du peka på utan vidare."
        ),
        en=(
            "Write the line back. If it has been decided, leave it in a change of its own with the "
            "reason and who decided it. A new version of the tool may be pointed to freely."
        ),
    ),
    example=Example.within(
        before="on: {pull_request: {}}\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n",
        bad="      - run: socialpolicy check || true\n",
        good="      - run: socialpolicy check\n",
        file=".github/workflows/register.yml",
        whole=True,
    ),
)

_GONE = Text(
    sv="Kontrollen körs inte längre här, som den gör i {revision}",
    en="The check is not run here any more, as it is in {revision}",
)
_ATTRIBUTE = Text(
    sv="Ändringar i {file} visas inte längre i granskningen ({attribute} i .gitattributes), som de "
    "gjorde i {revision}",
    en="Changes of {file} are not shown in the review any more ({attribute} in .gitattributes), as "
    "they were in {revision}",
)
_NO_UNION = Text(
    sv="{file} slås inte längre ihop rad för rad (merge=union), som i {revision}",
    en="{file} is not merged line by line (merge=union) any more, as in {revision}",
)
_STOOD = Text(sv="så stod det i {revision}", en="so it said in {revision}")

_SOURCE = Text(
    sv="den tas från ett annat repo, {now}", en="it comes from another repository, {now}"
)
_FAIL_ON = Text(
    sv="den stoppar en ändring vid {now} i stället för {was}",
    en="it stops a change on {now} instead of {was}",
)
_NEVER_FAILS = Text(sv="den stoppar ingen ändring längre", en="it does not stop any change")
_LEVELS = {
    "never": Text(sv="ingenting", en="nothing"),
    "error": Text(sv="fel", en="errors"),
    "warning": Text(sv="varningar", en="warnings"),
    "info": Text(sv="upplysningar", en="notes"),
}
_OPTIONS = {
    "ignore": Text(sv="den prövar inte reglerna {now}", en="it does not try the rules {now}"),
    "select": Text(sv="den prövar bara reglerna {now}", en="it tries only the rules {now}"),
    "at": Text(sv="den kontrollerar som om det vore {now}", en="it checks as if it were {now}"),
    "registry": Text(
        sv="den läser ett annat register, {now}", en="it reads another register, {now}"
    ),
    "working-directory": Text(
        sv="den körs i en annan mapp, {now}", en="it is run in another folder, {now}"
    ),
    "from": Text(sv="verktyget hämtas från {now}", en="the tool is fetched from {now}"),
    "new-only": Text(sv="den stoppar bara vid nya fynd", en="it stops only on new findings"),
    "paths": Text(sv="den prövar bara {now}", en="it tries only {now}"),
    "revision": Text(sv="den läser {now}, inte ändringen", en="it reads {now}, not the change"),
    "help": Text(sv="den visar bara hjälpen", en="it only shows the help"),
    "dry-run": Text(sv="den visar bara vad den skulle göra", en="it only shows what it would do"),
    "ref": Text(sv="den läser {now}, inte ändringen", en="it reads {now}, not the change"),
    "base": Text(sv="den jämför ändringen med sig själv", en="it compares the change with itself"),
    "fix": Text(
        sv="den rättar sin egen kopia först, så att felen i ändringen inte syns (--fix)",
        en="it mends its own copy first, so that the errors of the change are not seen (--fix)",
    ),
}
_BRANCH = Text(sv="grenen {branch}", en="the branch {branch}")
_LESS = {
    "base": Text(
        sv="den jämför inte längre med versionen före ändringen",
        en="it does not compare with the version before the change any more",
    ),
    "fail": Text(sv="den stoppar inte längre", en="it does not stop any more"),
}
_LACKS = Text(sv="den körs inte längre med {option}", en="it is not run with {option} any more")
_TOLERATES = Text(sv="ett fel stoppar inte ({now})", en="a failure does not stop ({now})")
_NEVER = Text(sv="den körs aldrig", en="it is never run")
_CONDITION = Text(sv="den körs bara under villkor ({now})", en="it is run on a condition ({now})")
_EVENT = Text(sv="den körs inte längre vid {was}", en="it is not run on {was} any more")
_FILTER = Text(sv="den körs för färre {what} ({event})", en="it is run for fewer {what} ({event})")
_BRANCHES = Text(sv="grenar", en="branches")
_TAGS = Text(sv="taggar", en="tags")
_PATHS = Text(sv="filer", en="files")
_FILTERS = {
    "branches": _BRANCHES,
    "branches-ignore": _BRANCHES,
    "tags": _TAGS,
    "tags-ignore": _TAGS,
    "paths": _PATHS,
    "paths-ignore": _PATHS,
    "types": Text(sv="händelser", en="events"),
}

_Weaker = tuple[Text, Mapping[str, object]]
"""How a check is weaker than it was: in words, and what fills them."""

_NARROWS = ("ignore", "select", "at", "registry", "working-directory", "from", "new-only", "paths",
            "revision", "help", "dry-run", "ref", "fix")  # fmt: skip
"""Options that let a check see less, or another register, where they are new or differ.

One that mends judges its own copy, mended. A hook that does fails: pre-commit sees to that.
"""

_TYPES = frozenset({"opened", "synchronize", "reopened"})
"""What starts a workflow on a pull request where nothing else is said."""


def _applies(beside: Comparison) -> int:
    return 1 if beside.before.in_repository and beside.after.in_repository else 0


@between(RULE, applies=_applies)
def check(beside: Comparison) -> Found:
    """Compare where the tool is run, and how git treats the files, if any of that differs."""
    yield from weakened(beside)
    yield from _attributes(beside)


def weakened(beside: Comparison) -> Iterator[Finding]:
    """Find where the tool is run less, or no more, by the workflows and the like."""
    was, now = beside.before.gates, beside.after.gates
    differs = {path: each.data for path, each in was.items()} != {
        path: each.data for path, each in now.items()
    }
    if not _applies(beside) or not differs:
        return
    there = [_own_register(each, beside.after) for each in gates_of(now)]
    for gate in (_own_register(each, beside.before) for each in gates_of(was)):
        alike = [each for each in there if _is_alike(gate, each)]
        weaker = [(list(_weaker(gate, each)), each) for each in alike]
        if any(not ways for ways, _ in weaker):
            continue
        stood = gate.at.label(FilledText(_STOOD, {"revision": beside.version}))
        if not weaker:
            yield _gone(gate, stood, now, beside)
            continue
        file = _file(gate, beside)
        ways, nearest = min(weaker, key=lambda each: (_file(each[1], beside) != file, len(each[0])))
        for says, values in ways:
            yield RULE.found(
                nearest.at,
                related=(stood,),
                how=FilledText(says, values),
                revision=beside.version,
            )


def _own_register(gate: Gate, register: Register) -> Gate:
    """Leave out what names the register that is looked at anyway."""
    named = posixpath.normpath(gate.options.get("registry") or ".")
    options = {key: value for key, value in gate.options.items() if key != "registry"}
    return gate._replace(options=options) if named == register.folder_in_repository else gate


def _gone(gate: Gate, stood: Label, now: Mapping[str, Source], beside: Comparison) -> Finding:
    source = now.get(_file(gate, beside))
    if source is None:
        return RULE.found(
            stood._replace(said=None), _GONE, related=(beside.nearest(),), revision=beside.version
        )
    at = Label(source, Span(1, 1, 1, len(source.line(1)) + 1))
    return RULE.found(at, _GONE, related=(stood,), revision=beside.version)


def _file(gate: Gate, beside: Comparison) -> str:
    """Give the path of a gate's file in the repository."""
    files = (beside.before.gates, beside.after.gates)
    return next(
        path for each in files for path, source in each.items() if source is gate.at.document.source
    )


def _is_alike(was: Gate, now: Gate) -> bool:
    """Say whether two places do the same: a hook is no workflow, and a check no list."""
    return (was.does, was.is_hook, bool(was.source)) == (now.does, now.is_hook, bool(now.source))


def _weaker(was: Gate, now: Gate) -> Iterator[_Weaker]:
    """Say in what ways a check lets through more than it did."""
    if was.source != now.source:
        yield _SOURCE, {"now": now.source}
    yield from _sees_less(was, now)
    yield from ((_TOLERATES, {"now": each}) for each in sorted(now.tolerates - was.tolerates))
    for each in sorted(now.conditions - was.conditions):
        yield _NEVER if each == "false" else _CONDITION, {"now": each}
    for event, filters in was.events.items():
        if event not in now.events:
            yield _EVENT, {"was": event}
        else:
            for key in _fewer(event, filters, now.events[event]):
                yield _FILTER, {"what": _FILTERS[key], "event": event}


def _sees_less(was: Gate, now: Gate) -> Iterator[_Weaker]:
    before, after = (each.options.get("fail-on", "error") for each in (was, now))
    known = before in LEVELS and after in LEVELS
    if before != after and not (known and LEVELS.index(after) > LEVELS.index(before)):
        says = _NEVER_FAILS if after == "never" else _FAIL_ON
        yield says, {"was": _LEVELS.get(before, before), "now": _LEVELS.get(after, after)}
    for option in _NARROWS:
        one, other = was.options.get(option), now.options.get(option)
        if option == "fix" and now.is_hook:
            continue
        if other is not None and not _is_less(option, one, other):
            yield _OPTIONS[option], {"now": _said(option, other)}
        elif other is None and one is not None and option in ("registry", "working-directory"):
            yield _LACKS, {"option": option}
    base = now.options.get("base")
    if base and base != was.options.get("base") and names_itself(base):
        yield _OPTIONS["base"], {}
    for option in ("base", "fail"):
        if was.options.get(option) and not now.options.get(option):
            yield _LESS[option], {}


def _said(option: str, value: str) -> object:
    """Say what an option is given: a day in words, and a branch as one."""
    if option == "at":
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            return value
    branch = value.removeprefix("refs/heads/")
    if option == "ref" and not re.search(r"^[0-9a-f]{7,64}$|^refs/|[$~^]", branch):
        return FilledText(_BRANCH, {"branch": branch})
    return value


def _is_less(option: str, was: str | None, now: str) -> bool:
    """Say whether an option lets the check see as much as before, or more."""
    if option in ("ignore", "select") and was is not None:
        before, after = (set(re.split(r"[,\s]+", each.upper())) for each in (was, now))
        return after <= before if option == "ignore" else before <= after
    return was == now


def _fewer(event: str, was: Filters, now: Filters) -> Iterator[str]:
    """Give the filters by which an event starts the check less often."""
    for key in ("branches", "tags", "paths"):
        before, after = was.get(key), now.get(key)
        if after is None or (after & {"**", "**/*"} and not any(each[:1] == "!" for each in after)):
            continue
        excluded = {each for each in after if each[:1] == "!"}
        if before is None or before - after or excluded - before:
            yield key
    for key in ("branches-ignore", "tags-ignore", "paths-ignore"):
        if (now.get(key) or frozenset()) - (was.get(key) or frozenset()):
            yield key
    if event.startswith("pull_request"):
        types = [each.get("types") or _TYPES for each in (was, now)]
        if types[0] & _TYPES - types[1]:
            yield "types"


class _Attributes(NamedTuple):
    """What .gitattributes make of a file: its attributes, and where each is set."""

    values: Mapping[str, str]
    at: Mapping[str, Label]


_FILES = ("policy.yaml", "accounts/konto.yaml", "messages/konto/2099-12.yaml")
"""A file of each kind that is merged or shown, which the register may have or get."""

_HIDES = {"diff": "unset", "linguist-generated": "set"}
"""What keeps a change of a file from being shown in a review."""


def _attributes(beside: Comparison) -> Iterator[Finding]:
    was, now = _lines(beside.before), _lines(beside.after)
    if {path: each.data for path, each in was.items()} == {
        path: each.data for path, each in now.items()
    }:
        return
    seen: set[tuple[str, Span]] = set()
    for path in _FILES:
        before, after = _of(path, was, beside.before), _of(path, now, beside.after)
        if before.values.get("merge") == "union" != after.values.get("merge"):
            yield _attribute(_NO_UNION, path, "merge", before, after, beside)
        for name, hidden in _HIDES.items():
            if after.values.get(name) == hidden != before.values.get(name):
                line = after.at[name].source.file, after.at[name].span
                if line in seen:
                    continue  # the line is told once, of the first file
                seen.add(line)
                yield _attribute(_ATTRIBUTE, path, name, before, after, beside)


def _attribute(
    says: Text, path: str, name: str, before: _Attributes, after: _Attributes, beside: Comparison
) -> Finding:
    stood = before.at.get(name)
    at = after.at.get(name) or stood or beside.nearest()
    said = FilledText(_STOOD, {"revision": beside.version})
    return RULE.found(
        at,
        says,
        related=(stood._replace(said=said),) if stood and stood is not at else (beside.nearest(),),
        file=path,
        attribute="-diff" if name == "diff" else name,
        revision=beside.version,
    )


def _lines(register: Register) -> dict[str, Source]:
    """Give the files of attributes that can say something of the register, by their paths."""
    own = {
        _in_repository(entry.path, register): entry.filled().source
        for entry in register.entries
        if entry.path.endswith(".gitattributes")
    }
    above = register.gates.items()
    return {path: each for path, each in above if path.endswith(".gitattributes")} | own


def _in_repository(path: str, register: Register) -> str:
    return posixpath.normpath(posixpath.join(register.folder_in_repository, path))


def _of(path: str, files: Mapping[str, Source], register: Register) -> _Attributes:
    """Work out a file's attributes: the last line that covers it, of the nearest folder, decides.

    Source: https://git-scm.com/docs/gitattributes.
    """
    file = _in_repository(path, register)
    values: dict[str, str] = {}
    at: dict[str, Label] = {}
    for name, source in sorted(files.items(), key=lambda each: each[0].count("/")):
        folder = posixpath.dirname(name)
        if folder and not file.startswith(f"{folder}/"):
            continue
        inner = file.removeprefix(f"{folder}/") if folder else file
        for number, line in enumerate(source.lines, start=1):
            pattern, *words = line.split() or [""]
            if not pattern or pattern[0] in "#[!" or not exactly(pattern).fullmatch(inner):
                continue
            label = Label(source, Span(number, 1, number, len(source.line(number)) + 1))
            for word in words:
                for key, value in _set(word):
                    values[key], at[key] = value, label
    return _Attributes(values, at)


def _set(word: str) -> Iterator[tuple[str, str]]:
    """Give what a word of a line sets; `binary` is git's own short form for three."""
    if word == "binary":
        yield from (("diff", "unset"), ("merge", "unset"), ("text", "unset"))
        return
    name, is_given, value = word.lstrip("-!").partition("=")
    if word[:1] in "-!":
        yield name, "unset" if word[0] == "-" else "unspecified"
    else:
        yield name, {"true": "set", "false": "unset"}.get(value, value) if is_given else "set"
