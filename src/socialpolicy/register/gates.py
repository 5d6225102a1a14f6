"""Where a repository has its register checked: the steps of workflows and the hooks of pre-commit.

Of each place where the tool is run, what makes it weaker or stronger, as plain facts. The words of
GitHub's and pre-commit's own documentation are the source:
https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax and
https://pre-commit.com/#pre-commit-configyaml---hooks.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from socialpolicy.register.shell_commands import VARIABLES, commands_in
from socialpolicy.source import Source
from socialpolicy.storage.files import LOCAL_ACTIONS, PRE_COMMIT, WORKFLOWS, action_files
from socialpolicy.yaml import Place, Plain, read
from socialpolicy.yaml.plain import DictWithEmptyKeys

LEVELS = ("never", "error", "warning", "info")
"""What a check can fail on, the mildest demand first."""

Filters = Mapping[str, frozenset[str] | None]
"""What narrows an event, such as branches and paths: each pattern, or None for no narrowing."""


class Gate(NamedTuple):
    """One place where the tool is run.

    `does` is the subcommand, and `source` whose action or hook it is, without the pinned commit;
    empty of a command line. `options` are those of the command line or the action, with what is
    set around it: `registry`, `at`, `fail-on` and so on. `tolerates` says in what ways a failure
    is passed over, `conditions` what must hold for it to run, and `events` what starts it.
    `is_hook` tells what runs before a commit.
    """

    at: Place
    does: str
    source: str = ""
    options: Mapping[str, str] = {}
    tolerates: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()
    events: Mapping[str, Filters] = {}
    is_hook: bool = False


def gates_of(files: Mapping[str, Source]) -> list[Gate]:
    """Find every place in a repository's workflows and pre-commit settings that runs the tool."""
    found: list[Gate] = []
    for path, source in files.items():
        if path.endswith((".yml", ".yaml")):
            document = read(source)
            top = Place(document, ())
            if path == PRE_COMMIT:
                found += _hooks(top, document.value)
            elif path.startswith(f"{WORKFLOWS}/"):
                found += _workflow(top, files)
    return found


class Step(NamedTuple):
    """A step of a workflow's job, or of an action: what it is called, what it runs, and all of it.

    `name` is what GitHub shows of one without a name: the action, or the first line that it runs.
    """

    job: str
    name: str
    runs: str
    value: Mapping[str, Plain]


def steps_in(source: Source) -> list[Step]:
    """List the steps of a workflow or an action, in their order."""
    whole = _mapping(read(source).value)
    jobs = {"": whole.get("runs"), **_mapping(whole.get("jobs"))}
    found: list[Step] = []
    for job, each in jobs.items():
        for entry in _list(_mapping(each).get("steps")):
            step = _mapping(entry)
            uses, (first, *_) = _text(step.get("uses")), (*_text(step.get("run")).split("\n"), "")
            name = _text(step.get("name")) or uses or first
            found.append(Step(job, name, first or uses, step))
    return found


def _mapping(value: object) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Plain]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


_OWN = re.compile(
    r"(?i)(?:^|/)socialpolicy(?:$|[/.@])|\.github/actions/(?:check|overdue)$",
)
"""The actions and workflows that run the tool, wherever they are kept."""

_INPUT = re.compile(r"\$\{\{\s*inputs\.([\w-]+)\s*\}\}")
"""What an action is given, where its steps name it."""

_DEEPEST = 10
"""So many actions can stand within each other on GitHub."""

_CHECKOUT = "actions/checkout@"
_ITSELF = re.compile(
    r"(?:origin/|refs/heads/)?(?:head(?:[~^]0)?|@"
    r"|github(?:sha|ref|ref_name|head_ref|eventpull_requesthead(?:sha|ref)))"
)
"""What names the change that is checked, in lower case, without the signs of an expression."""

_HARMLESS = {"always()", "!cancelled()", "success()", "success()||failure()", "true"}
"""Conditions under which a step runs no less than without."""


class _Around(NamedTuple):
    """What a workflow and a job say of all the steps within.

    `files` are the repository's, and `above` its own actions that the steps are of.
    """

    options: Mapping[str, str]
    tolerates: frozenset[str]
    conditions: frozenset[str]
    events: Mapping[str, Filters]
    shell: str
    files: Mapping[str, Source]
    above: frozenset[str] = frozenset()


def _workflow(top: Place, files: Mapping[str, Source]) -> Iterator[Gate]:
    value = _mapping(top.document.value)
    events = dict(_events(value.get("on")))
    options = _environment(value) | _folder(value)
    shell = _default_shell(value)
    around = _Around(options, frozenset(), frozenset(), events, shell, files)
    jobs = _mapping(value.get("jobs"))
    for name, each in jobs.items():
        job, at = _mapping(each), top / "jobs" / name
        within = _within(around, job)
        within = within._replace(conditions=within.conditions | _conditions_of_needed(job, jobs))
        if isinstance(job.get("uses"), str):
            yield from _action(at, job, within)
        for index, entry in enumerate(_list(job.get("steps"))):
            step = _mapping(entry)
            within = within._replace(options={**within.options, **_fetched(step)})
            yield from _step(at / "steps" / index, step, within)


def _conditions_of_needed(
    job: Mapping[str, Plain], jobs: Mapping[str, Plain], seen: frozenset[str] = frozenset()
) -> frozenset[str]:
    """Give the conditions of the jobs that one waits for: where those are skipped, so is it.

    Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
    (jobs.<job_id>.needs).
    """
    if _condition(job) in ("always()", "!cancelled()"):
        return frozenset()
    needs = job.get("needs")
    found: set[str] = set()
    for name in [needs] if isinstance(needs, str) else map(_text, _list(needs)):
        needed = _mapping(jobs.get(name))
        if name not in seen:
            found |= {_condition(needed)} - _HARMLESS - {""}
            found |= _conditions_of_needed(needed, jobs, seen | {name})
    return frozenset(found)


def _fetched(step: Mapping[str, Plain]) -> dict[str, str]:
    """Give what a checkout fetches, where that is not the change that is to be checked."""
    if not _text(step.get("uses")).lower().startswith(_CHECKOUT):
        return {}
    given = _mapping(step.get("with"))
    ref = _text(given.get("ref"))
    if not ref or names_itself(ref) or given.get("repository") or given.get("path"):
        return {}
    return {"ref": ref}


def names_itself(revision: str) -> bool:
    """Say whether a revision is the change that is checked, and no base to compare it with."""
    return _ITSELF.fullmatch(re.sub(r"[\s${}.]", "", revision.lower())) is not None


def _within(around: _Around, value: Mapping[str, Plain]) -> _Around:
    """Add what a job or a step says of itself."""
    tolerates, conditions = set(around.tolerates), set(around.conditions)
    if _text(value.get("continue-on-error")) not in ("", "false"):
        tolerates.add("continue-on-error")
    condition = _condition(value)
    if condition and condition not in _HARMLESS:
        conditions.add(condition)
    shell = _text(value.get("shell")) or _default_shell(value) or around.shell
    options = {**around.options, **_environment(value), **_folder(value)}
    return around._replace(
        options=options,
        tolerates=frozenset(tolerates),
        conditions=frozenset(conditions),
        shell=shell,
    )


def _condition(value: Mapping[str, Plain]) -> str:
    return re.sub(r"\s+|^\s*\$\{\{|\}\}\s*$", "", _text(value.get("if")))


def _environment(value: Mapping[str, Plain]) -> dict[str, str]:
    """Give what the variables that the tool reads amount to, as options."""
    env = _mapping(value.get("env"))
    return {option: _text(env[name]) for name, option in VARIABLES.items() if env.get(name)}


def _folder(value: Mapping[str, Plain]) -> dict[str, str]:
    run = _mapping(_mapping(value.get("defaults")).get("run"))
    folder = _text(value.get("working-directory")) or _text(run.get("working-directory"))
    return {"working-directory": folder.strip("/")} if folder.strip("./") else {}


def _default_shell(value: Mapping[str, Plain]) -> str:
    return _text(_mapping(_mapping(value.get("defaults")).get("run")).get("shell"))


def _step(at: Place, step: Mapping[str, Plain], around: _Around) -> Iterator[Gate]:
    within = _within(around, step)
    if isinstance(step.get("uses"), str):
        yield from _action(at, step, within)
        yield from _local_action(step, within)
    script = _text(step.get("run"))
    for command in commands_in(script):
        tolerates = set(within.tolerates | command.tolerates)
        if within.shell == "bash":
            tolerates.discard("|")  # which then comes with pipefail
        if " " in within.shell:
            tolerates.add(within.shell)
        yield Gate(
            at / "run",
            command.does,
            options={**within.options, **command.options},
            tolerates=frozenset(tolerates),
            conditions=within.conditions,
            events=within.events,
        )


def _local_action(step: Mapping[str, Plain], around: _Around) -> Iterator[Gate]:
    """Go through the steps of the repository's own action, with what it is given filled in.

    So is an action that such a one uses, but never one within itself, and no deeper than GitHub
    goes. Source: https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax.
    """
    uses = _text(step.get("uses")).rstrip("/")
    name = uses.removeprefix(f"./{LOCAL_ACTIONS}/")
    files = (path for path in action_files(name) if path in around.files)
    source = next((around.files[path] for path in files), None)
    if name == uses or source is None or _OWN.search(uses):
        return
    if name in around.above or len(around.above) >= _DEEPEST:
        return
    document = read(source)
    action, given = _mapping(document.value), _mapping(step.get("with"))
    inputs = {key: _text(_mapping(each).get("default"))
              for key, each in _mapping(action.get("inputs")).items()}  # fmt: skip
    inputs |= {key: _text(each) for key, each in given.items()}
    top = Place(document, ("runs", "steps"))
    within = around._replace(above=around.above | {name})
    for index, each in enumerate(_list(_mapping(action.get("runs")).get("steps"))):
        filled = _filled(_mapping(each), {key.lower(): text for key, text in inputs.items()})
        yield from _step(top / index, filled, within)


def _filled(step: Mapping[str, Plain], inputs: Mapping[str, str]) -> dict[str, Plain]:
    """Fill in what an action is given wherever one of its steps names it."""

    def fill(value: Plain) -> Plain:
        if not isinstance(value, str):
            return value
        return _INPUT.sub(lambda each: inputs.get(each[1].lower(), ""), value)

    return {
        key: {name: fill(each) for name, each in value.items()}
        if isinstance(value, dict)
        else fill(value)
        for key, value in step.items()
    }


def _action(at: Place, step: Mapping[str, Plain], within: _Around) -> Iterator[Gate]:
    uses = _text(step.get("uses")).partition("@")[0].strip().rstrip("/")
    if not _OWN.search(uses):
        return
    last = uses.rpartition("/")[2].lower()
    given = {key: _text(value) for key, value in _mapping(step.get("with")).items()}
    yield Gate(
        at / "uses",
        "overdue" if last.startswith("overdue") else "check",
        re.sub(r"^\$/", "./", uses).lower(),
        {**within.options, **{key: value for key, value in given.items() if value}},
        within.tolerates,
        within.conditions,
        within.events,
    )


def _events(on: object) -> Iterator[tuple[str, Filters]]:
    """Give the events that start a workflow, but for a person's own hand."""
    each: Mapping[str, object]
    if isinstance(on, str):
        each = {on: None}
    elif isinstance(on, list):
        each = dict.fromkeys(map(_text, on))
    else:
        each = _mapping(on)
        if isinstance(on, DictWithEmptyKeys):
            each = {**each, **dict.fromkeys(on.empty)}
    for event, value in each.items():
        if event != "workflow_dispatch":
            yield event, {key: _patterns(one) for key, one in _mapping(value).items()}


def _patterns(value: object) -> frozenset[str] | None:
    if isinstance(value, str):
        return frozenset({value})
    return frozenset(map(_text, value)) if isinstance(value, list) else None


def _hooks(top: Place, value: object) -> Iterator[Gate]:
    whole = _mapping(value)
    for number, each in enumerate(_list(whole.get("repos"))):
        repo = _mapping(each)
        source = re.sub(r"(?:\.git)?/*$", "", _text(repo.get("repo")).lower())
        for index, one in enumerate(_list(repo.get("hooks"))):
            hook = _mapping(one)
            id, entry = _text(hook.get("id")), _text(hook.get("entry"))
            if not entry and not id.startswith("socialpolicy"):
                continue
            words = " ".join(map(shlex.quote, map(_text, _list(hook.get("args")))))
            for command in commands_in(f"{entry or 'socialpolicy check'} {words}"):
                yield Gate(
                    top / "repos" / number / "hooks" / index,
                    command.does,
                    "" if source == "local" else source,
                    command.options,
                    command.tolerates,
                    frozenset(_limits(whole, hook, id)),
                    {stage: {} for stage in _stages(whole, hook)},
                    is_hook=True,
                )


def _limits(whole: Mapping[str, Plain], hook: Mapping[str, Plain], id: str) -> Iterator[str]:
    """Say what narrows the files that a hook runs for."""
    for key in ("files", "exclude", "types", "types_or", "exclude_types"):
        if hook.get(key):
            yield f"{key}: {hook[key]}"
    for key in ("files", "exclude"):
        if whole.get(key):
            yield f"{key}: {whole[key]}"
    if _text(hook.get("always_run")) == "false":
        yield "always_run: false"
    if id in _list(_mapping(whole.get("ci")).get("skip")):
        yield f"skip: {id}"


def _stages(whole: Mapping[str, Plain], hook: Mapping[str, Plain]) -> set[str]:
    given = _list(hook.get("stages")) or _list(whole.get("default_stages")) or ["pre-commit"]
    names = {"commit": "pre-commit", "push": "pre-push"}
    return {names.get(_text(each), _text(each)) for each in given} - {"manual"}
