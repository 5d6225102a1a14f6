"""Ways to weaken the check where it is run, and changes of workflows that weaken nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.test_evasions import (
    ATTRIBUTES,
    HOOKS,
    OWNERS,
    WORKFLOW,
    Change,
    found,
    hook,
    repository,
    workflow,
)

__all__ = ["repository"]


def run(script: str) -> str:
    """Write a workflow that runs a script on pull requests."""
    return (
        "on: [pull_request]\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n"
        f"      - run: {script}\n"
    )


def local(entry: str) -> str:
    return (
        "repos:\n  - repo: local\n    hooks:\n"
        f"      - {{id: sp, name: sp, entry: {entry}, language: system}}\n"
    )


def reusable(more: str = "", pin: str = "1") -> str:
    return (
        f"on: [pull_request]\njobs:\n  a:\n{more}"
        f"    uses: kommun/socialpolicy/.github/workflows/register.yml@{pin}\n"
    )


ACTION = ".github/actions/register/action.yml"
USES = (
    "on: [pull_request]\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n"
    "      - uses: ./.github/actions/register\n"
)


def action(step: str, inputs: str = "") -> str:
    """Write an action of the repository's own, of one step."""
    return f"name: Register\n{inputs}runs:\n  using: composite\n  steps:\n    - {step}\n"


GIVEN = action("run: socialpolicy check --fail-on ${{ inputs.level }}",
               "inputs: {level: {default: warning}}\n")  # fmt: skip

INNER = ".github/actions/inre/action.yml"
OUTER = action("uses: ./.github/actions/inre\n      with: {level: '${{ inputs.level }}'}",
               "inputs: {level: {default: warning}}\n")  # fmt: skip

UVX = "uvx --from git+https://github.com/%s/socialpolicy@%s socialpolicy check"

WEAKER: list[tuple[str, Change, Change]] = [
    (
        "mends its own copy and passes that",
        {WORKFLOW: run("socialpolicy check --base origin/main")},
        {WORKFLOW: run("socialpolicy check --base origin/main --fix")},
    ),
    (
        "own action passes all",
        {WORKFLOW: USES, ACTION: action("run: socialpolicy check")},
        {WORKFLOW: USES, ACTION: action("run: socialpolicy check || true")},
    ),
    (
        "own action gone",
        {WORKFLOW: USES, ACTION: action("run: socialpolicy check")},
        {WORKFLOW: USES, ACTION: None},
    ),
    (
        "own action not used",
        {WORKFLOW: USES, ACTION: action("run: socialpolicy check")},
        {WORKFLOW: run("echo hej"), ACTION: action("run: socialpolicy check")},
    ),
    (
        "own action given less",
        {WORKFLOW: USES, ACTION: GIVEN},
        {WORKFLOW: f"{USES}        with: {{level: never}}\n", ACTION: GIVEN},
    ),
    (
        "own action asks for less",
        {WORKFLOW: USES, ACTION: GIVEN},
        {WORKFLOW: USES, ACTION: GIVEN.replace("warning", "error")},
    ),
    (
        "own action under a condition",
        {WORKFLOW: USES, ACTION: action("run: socialpolicy check")},
        {WORKFLOW: f"{USES}        if: false\n", ACTION: action("run: socialpolicy check")},
    ),
    (
        "an action within an action passes all",
        {WORKFLOW: USES, ACTION: OUTER, INNER: GIVEN},
        {WORKFLOW: USES, ACTION: OUTER, INNER: GIVEN.replace("level }}", "level }} || true")},
    ),
    (
        "an action within an action is given less",
        {WORKFLOW: USES, ACTION: OUTER, INNER: GIVEN},
        {WORKFLOW: USES, ACTION: OUTER.replace("default: warning", "default: never"), INNER: GIVEN},
    ),
    (
        "an action within an action is itself instead",
        {WORKFLOW: USES, ACTION: OUTER, INNER: GIVEN},
        {WORKFLOW: USES, ACTION: OUTER, INNER: action("uses: ./.github/actions/register")},
    ),
    ("run gone", {WORKFLOW: run("socialpolicy check")}, {WORKFLOW: run("echo hej")}),
    ("|| :", {WORKFLOW: run("socialpolicy check")}, {WORKFLOW: run("socialpolicy check || :")}),
    (
        "|| echo",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run("socialpolicy check || echo fel")},
    ),
    (
        "; true",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run('"socialpolicy check; true"')},
    ),
    (
        "newline exit 0",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run("|\n          set +e\n          socialpolicy check\n          exit 0")},
    ),
    (
        "if",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run('"if socialpolicy check; then echo ok; fi"')},
    ),
    (
        "fail-on never",
        {WORKFLOW: run("socialpolicy check --fail-on warning")},
        {WORKFLOW: run("socialpolicy check --fail-on=error")},
    ),
    (
        "fail-on removed",
        {WORKFLOW: run("socialpolicy check --fail-on warning")},
        {WORKFLOW: run("socialpolicy check")},
    ),
    (
        "at",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run("socialpolicy check --at 2020-01-01")},
    ),
    (
        "registry",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run("socialpolicy --registry prov check")},
    ),
    (
        "cd",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run('"cd prov && socialpolicy check"')},
    ),
    (
        "working-dir",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run("socialpolicy check\n        working-directory: prov")},
    ),
    (
        "env registry",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run("socialpolicy check\n        env: {SOCIALPOLICY_REGISTRY: prov}")},
    ),
    (
        "step coe expr",
        {WORKFLOW: workflow()},
        {
            WORKFLOW: workflow(
                step="        continue-on-error: ${{ github.event_name == 'pull_request' }}\n"
            )
        },
    ),
    ("step if false", {WORKFLOW: workflow()}, {WORKFLOW: workflow(step="        if: false\n")}),
    (
        "branches",
        {WORKFLOW: workflow("{pull_request: {branches: [main, dev]}}")},
        {WORKFLOW: workflow("{pull_request: {branches: [dev]}}")},
    ),
    (
        "branches new",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow("{pull_request: {branches: [dev]}}")},
    ),
    (
        "paths new",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow("{pull_request: {paths: [docs/**]}}")},
    ),
    ("types", {WORKFLOW: workflow()}, {WORKFLOW: workflow("{pull_request: {types: [closed]}}")}),
    ("dispatch only", {WORKFLOW: workflow()}, {WORKFLOW: workflow("workflow_dispatch")}),
    (
        "ext changed (.txt)",
        {WORKFLOW: workflow()},
        {WORKFLOW: None, ".github/workflows/register.txt": workflow()},
    ),
    ("broken yaml", {WORKFLOW: workflow()}, {WORKFLOW: "on: [\n"}),
    (
        "commented",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow().replace("      - uses", "      - run: echo\n#      - uses")},
    ),
    (
        "local action -> other",
        {
            WORKFLOW: workflow().replace(
                "kommun/socialpolicy/.github/actions/check@1111111", "$/.github/actions/check"
            )
        },
        {
            WORKFLOW: workflow().replace(
                "kommun/socialpolicy/.github/actions/check@1111111", "./.github/actions/annat"
            )
        },
    ),
    (
        "with registry",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow(step="        with: {registry: prov}\n")},
    ),
    (
        "with ignore",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow(step="        with: {ignore: A14}\n")},
    ),
    ("hook gone", {HOOKS: hook()}, {HOOKS: "repos: []\n"}),
    ("hook file gone", {HOOKS: hook()}, {HOOKS: None}),
    ("hook args", {HOOKS: hook()}, {HOOKS: hook(more="        args: [--fail-on=never]\n")}),
    ("hook stages manual", {HOOKS: hook()}, {HOOKS: hook(more="        stages: [manual]\n")}),
    ("hook exclude", {HOOKS: hook()}, {HOOKS: hook(more="        exclude: registry/\n")}),
    ("hook entry", {HOOKS: hook()}, {HOOKS: hook(more="        entry: 'true'\n")}),
    (
        "local hook",
        {HOOKS: local("socialpolicy check")},
        {HOOKS: local("socialpolicy check --select Y")},
    ),
    ("attrs union gone", {ATTRIBUTES: "registry/messages/** merge=union\n"}, {ATTRIBUTES: None}),
    ("attrs binary", {}, {ATTRIBUTES: "*.yaml binary\n"}),
    ("attrs in register", {}, {"registry/.gitattributes": "* -diff\n"}),
    (
        "attrs in messages",
        {ATTRIBUTES: "registry/messages/** merge=union\n"},
        {
            ATTRIBUTES: "registry/messages/** merge=union\n",
            "registry/messages/.gitattributes": "* merge=binary\n",
        },
    ),
    ("owners gone", {OWNERS: "* @a/b\n"}, {OWNERS: None}),
    ("owners commented", {OWNERS: "* @a/b\n"}, {OWNERS: "# * @a/b\n"}),
    ("reusable gone if", {WORKFLOW: reusable()}, {WORKFLOW: reusable("    if: false\n")}),
    (
        "uvx from other git",
        {WORKFLOW: run(UVX % ("kommun", "aaa"))},
        {WORKFLOW: run(UVX % ("annan", "aaa"))},
    ),
]

CHECKOUT = "    steps:\n      - uses: actions/checkout@v5\n        with: {%s}\n"
"""A step that fetches the repository, before those that are there."""


def fetching(more: str) -> str:
    return workflow().replace("    steps:\n", CHECKOUT % f"fetch-depth: 0{more}")


SKIPPED = "  never:\n    if: false\n    runs-on: ubuntu-latest\n    steps: [{run: echo}]\n"
"""A job that never runs, and with it none that needs it."""


def after_job(job: str, more: str) -> str:
    return workflow(job=f"    needs: never\n{more}").replace("jobs:\n", f"jobs:\n{job}")


WEAKER += [
    (
        "compared with itself",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow(step="        with: {base: HEAD}\n")},
    ),
    (
        "compared with its own commit",
        {WORKFLOW: workflow(step="        with: {base: origin/main}\n")},
        {WORKFLOW: workflow(step="        with: {base: '${{ github.sha }}'}\n")},
    ),
    (
        "compared with its own branch",
        {WORKFLOW: run("socialpolicy check --base origin/main")},
        {WORKFLOW: run("socialpolicy check --base origin/${{ github.head_ref }}")},
    ),
    ("main fetched", {WORKFLOW: fetching("")}, {WORKFLOW: fetching(", ref: main")}),
    (
        "base fetched",
        {WORKFLOW: fetching("")},
        {WORKFLOW: fetching(", ref: '${{ github.base_ref }}'")},
    ),
    ("after a job that is skipped", {WORKFLOW: workflow()}, {WORKFLOW: after_job(SKIPPED, "")}),
]

NO_WEAKER: list[tuple[str, Change, Change]] = [
    (
        "a hook that mends, which pre-commit lets fail where it did",
        {HOOKS: local("socialpolicy check")},
        {HOOKS: local("socialpolicy check --fix")},
    ),
    (
        "own action for a line",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: USES, ACTION: action("run: socialpolicy check")},
    ),
    (
        "own action asks for more",
        {WORKFLOW: USES, ACTION: GIVEN},
        {WORKFLOW: f"{USES}        with: {{level: info}}\n", ACTION: GIVEN},
    ),
    ("reusable pin", {WORKFLOW: reusable()}, {WORKFLOW: reusable(pin="2")}),
    (
        "pip pin",
        {WORKFLOW: run('"pip install socialpolicy==1.0 && socialpolicy check"')},
        {WORKFLOW: run('"pip install socialpolicy==2.0 && socialpolicy check"')},
    ),
    (
        "uvx pin",
        {WORKFLOW: run("uvx socialpolicy@1.0 check")},
        {WORKFLOW: run("uvx socialpolicy@2.0 check")},
    ),
    (
        "uvx from git pin",
        {WORKFLOW: run(UVX % ("kommun", "aaa"))},
        {WORKFLOW: run(UVX % ("kommun", "bbb"))},
    ),
    (
        "other workflow changes",
        {
            WORKFLOW: workflow(),
            ".github/workflows/a.yml": "on: [push]\njobs: {a: {steps: [{run: a}]}}\n",
        },
        {
            WORKFLOW: workflow(),
            ".github/workflows/a.yml": "on: push\njobs: {a: {if: false, steps: [{run: a}]}}\n",
        },
    ),
    (
        "name/comment/timeout",
        {WORKFLOW: workflow()},
        {
            WORKFLOW: "# hej\nname: Kontroll\n"
            + workflow(job="    timeout-minutes: 5\n    name: Kolla\n")
        },
    ),
    (
        "registry same",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow(step="        with: {registry: registry}\n")},
    ),
    (
        "fail-on stricter",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run("socialpolicy check --fail-on warning")},
    ),
    (
        "if removed",
        {WORKFLOW: workflow(job="    if: github.actor != 'x'\n")},
        {WORKFLOW: workflow()},
    ),
    (
        "more paths",
        {WORKFLOW: workflow("{push: {paths: [registry/**]}}")},
        {WORKFLOW: workflow("{push: {paths: [registry/**, .github/**]}}")},
    ),
    (
        "on as list vs map",
        {WORKFLOW: workflow("[pull_request, push]")},
        {WORKFLOW: workflow("{push: , pull_request: }")},
    ),
    (
        "step added before",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow().replace("    steps:\n", "    steps:\n      - run: ls || true\n")},
    ),
    (
        "coe false",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow(step="        continue-on-error: false\n")},
    ),
    (
        "checkout pin",
        {
            WORKFLOW: workflow().replace(
                "    steps:\n", "    steps:\n      - uses: actions/checkout@v4\n"
            )
        },
        {
            WORKFLOW: workflow().replace(
                "    steps:\n", "    steps:\n      - uses: actions/checkout@v5\n"
            )
        },
    ),
    (
        "attrs text",
        {ATTRIBUTES: "* text=auto\n"},
        {ATTRIBUTES: "* text=auto eol=lf\n*.png binary\n"},
    ),
    (
        "attrs wider",
        {ATTRIBUTES: "registry/messages/**/*.yaml merge=union\n"},
        {ATTRIBUTES: "/registry/messages/** merge=union\n"},
    ),
    ("owners to docs", {OWNERS: "* @a/b\n"}, {OWNERS: "* @a/b\n/docs/ @c/d\n"}),
    (
        "head fetched",
        {WORKFLOW: fetching("")},
        {WORKFLOW: fetching(", ref: '${{ github.event.pull_request.head.sha }}'")},
    ),
    (
        "another repository fetched beside",
        {WORKFLOW: fetching("")},
        {WORKFLOW: fetching(", repository: kommun/verktyg, ref: v1, path: verktyg")},
    ),
    (
        "base named",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow(step="        with: {base: origin/main}\n")},
    ),
    (
        "parent as base",
        {WORKFLOW: run("socialpolicy check --base origin/main")},
        {WORKFLOW: run("socialpolicy check --base HEAD^1")},
    ),
    (
        "after a job that runs",
        {WORKFLOW: workflow()},
        {WORKFLOW: after_job(SKIPPED.replace("    if: false\n", ""), "")},
    ),
    (
        "after a job whatever became of it",
        {WORKFLOW: workflow()},
        {WORKFLOW: after_job(SKIPPED, "    if: always()\n")},
    ),
    (
        "output",
        {WORKFLOW: run("socialpolicy check")},
        {WORKFLOW: run("socialpolicy check --format sarif --output x.sarif > /dev/null")},
    ),
    (
        "echo tool",
        {WORKFLOW: workflow()},
        {WORKFLOW: workflow(step="      - run: socialpolicy changes --base HEAD^1 || true\n")},
    ),
]


@pytest.mark.parametrize(
    ("before", "after"), [each[1:] for each in WEAKER], ids=[each[0] for each in WEAKER]
)
def test_a_weaker_check_is_found(before: Change, after: Change, repository: Path) -> None:
    codes = {"T24"} if OWNERS in after else {"T25"}
    assert found(before, after, repository) == codes


@pytest.mark.parametrize(
    ("before", "after"), [each[1:] for each in NO_WEAKER], ids=[each[0] for each in NO_WEAKER]
)
def test_what_weakens_nothing_is_not_found(before: Change, after: Change, repository: Path) -> None:
    assert found(before, after, repository) == set()
