"""The workflows and the action: pinned, of few rights, and right as bash."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from socialpolicy.app import command
from tests.places import ROOT

ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
REGISTER = ROOT / ".github" / "workflows" / "register.yml"
PUBLISH = ROOT / ".github" / "workflows" / "publish.yml"
OVERDUE = ROOT / ".github" / "actions" / "overdue" / "action.yml"
FILES = [*WORKFLOWS, ACTION, OVERDUE]
BASH = shutil.which("bash") or "bash"

Step = Mapping[str, Any]


def read(file: Path) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true, which matters to nothing here but the trigger.
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return {("on" if key is True else key): value for key, value in content.items()}


def steps(file: Path) -> Iterator[Step]:
    content = read(file)
    if "runs" in content:
        yield from content["runs"]["steps"]
    for job in content.get("jobs", {}).values():
        yield from job["steps"]


def scripts() -> Iterator[tuple[str, Step]]:
    for file in FILES:
        for step in steps(file):
            if "run" in step:
                name = file.parent.name if file.stem == "action" else file.stem
                yield f"{name}: {step['name']}", step


def named(file: Path, name: str) -> Step:
    return next(step for step in steps(file) if step["name"] == name)


NAMED_SCRIPTS = dict(scripts())


def test_the_files_are_found() -> None:
    assert [file.name for file in FILES] == [
        "ci.yml",
        "nightly.yml",
        "overdue.yml",
        "publish.yml",
        "register.yml",
        "report.yml",
        "action.yml",
        "action.yml",
    ]
    assert len(NAMED_SCRIPTS) >= 5


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_actions_are_pinned_to_a_commit(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    ours = ("$/.github/actions/check", "$/.github/actions/overdue")
    pinned = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [use for use in used if use not in ours and not pinned.fullmatch(use)] == []


@pytest.mark.parametrize("step", NAMED_SCRIPTS.values(), ids=NAMED_SCRIPTS)
def test_a_script_is_right_bash_with_nothing_pasted_in(step: Step) -> None:
    assert "${{" not in step["run"]
    checked = subprocess.run(
        [BASH, "-n"], input=step["run"], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_has_few_rights(file: Path) -> None:
    content = read(file)
    assert content["permissions"] == {}
    assert "pull_request_target" not in content["on"]
    for name, job in content["jobs"].items():
        rights = dict(job["permissions"])
        if (file, name) == (REGISTER, "check"):
            assert rights.pop("security-events") == "write"
            assert rights.pop("actions") == "read"
        if (file, name) == (PUBLISH, "pages"):
            # It fetches nothing of the register: it publishes what the job before has written.
            assert rights == {"pages": "write", "id-token": "write"}
            continue
        assert rights == {"contents": "read"}
        assert job["timeout-minutes"] <= (60 if file.name == "nightly.yml" else 20)


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_checkout_leaves_no_credentials(file: Path) -> None:
    checkouts = [step for step in steps(file) if "actions/checkout" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_coverage_is_measured_as_contributors_are_told_to() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert f".venv/bin/{NAMED_SCRIPTS['ci: Measure']['run']}\n" in told


def test_every_pull_request_is_checked() -> None:
    """A required check that paths keep from running leaves a pull request waiting for ever."""
    assert read(REGISTER)["on"]["pull_request"] is None
    assert "registry/**" in read(REGISTER)["on"]["push"]["paths"]


def test_both_actions_install_the_tool_they_come_with() -> None:
    for name in ("Find Python", "Install socialpolicy"):
        assert named(ACTION, name) == named(OVERDUE, name)


def test_the_upload_follows_a_failed_check_and_decides_nothing() -> None:
    upload = named(REGISTER, "Show the findings in code scanning")
    assert "!cancelled()" in upload["if"]
    assert "head.repo.fork != true" in upload["if"]
    assert upload["continue-on-error"] is True
    assert upload["with"]["sarif_file"] == named(REGISTER, "Check")["with"]["sarif"]


def test_every_command_of_a_workflow_is_one_of_the_tools() -> None:
    """Each is read as the command line reads it, and its options are there."""
    ran = [
        line.split(">>")[0].split()
        for _, step in scripts()
        for line in step["run"].splitlines()
        if line.strip().startswith("socialpolicy ")
    ]
    assert len(ran) >= 4
    for _, name, *words in ran:
        options = {name for param in command(name).params for name in param.opts}
        given = {word.split("=")[0] for word in words if word.startswith("--")}
        assert given <= options


def test_the_hook_checks_the_whole_register() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert (hook["id"], hook["entry"]) == ("socialpolicy-check", "socialpolicy check")
    assert hook["pass_filenames"] is False
    # A commit that only deletes has no file for a hook to match.
    assert hook["always_run"] is True
    assert "files" not in hook


@pytest.fixture
def runner(tmp_path: Path) -> dict[str, str]:
    """Give the environment of the step, with the tool where the step before put it."""
    programs = tmp_path / "runner" / "socialpolicy" / "bin"
    programs.mkdir(parents=True)
    tool = programs / "socialpolicy"
    tool.write_text(
        '#!/bin/sh\nprintf "%s\\n" "$@" "summary:$GITHUB_STEP_SUMMARY" '
        '"pages:$SOCIALPOLICY_RULE_PAGES" --\n'
    )
    tool.chmod(0o755)
    return {
        "PATH": os.environ["PATH"],
        "RUNNER_TEMP": str(tmp_path / "runner"),
        "GITHUB_STEP_SUMMARY": "summary.md",
        "REGISTRY": "",
        "FAIL_ON": "error",
        "LANGUAGE": "",
        "SARIF": "",
        "RULE_PAGES": "",
        "ACTION_REPOSITORY": "",
        "ACTION_REF": "",
        "GITHUB_SERVER_URL": "https://github.com",
    }


def calls(
    environment: Mapping[str, str],
    folder: Path,
    action: Path = ACTION,
    step: str = "Check the register",
) -> list[list[str]]:
    """Run an action's own step and give what the tool was called with, call by call."""
    done = subprocess.run(
        [BASH, "-c", named(action, step)["run"]],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return [call.split("\n") for call in done.stdout.removesuffix("\n--\n").split("\n--\n")]


def test_the_action_checks_once_without_sarif(runner: dict[str, str], tmp_path: Path) -> None:
    assert calls(runner, tmp_path) == [
        ["check", "--format=github", "--fail-on=error", "summary:summary.md", "pages:"]
    ]


@pytest.mark.parametrize("fail", ["true", "false"])
def test_the_action_lists_in_the_summary_and_fails_if_asked_to(
    runner: dict[str, str], tmp_path: Path, fail: str
) -> None:
    runner |= {"WITHIN": "1 working day", "FAIL": fail}
    (call,) = calls(runner, tmp_path, OVERDUE, "List what is late and what is due soon")
    summed = (tmp_path / "summary.md").read_text(encoding="utf-8").split("\n")
    assert summed[:3] == ["overdue", "--within=1 working day", "--format=markdown"]
    assert call[:3] == [
        "overdue",
        "--within=1 working day",
        *(["--fail"] if fail == "true" else []),
    ] + ([] if fail == "true" else ["summary:summary.md"])


def test_the_action_writes_sarif_first_and_the_summary_once(
    runner: dict[str, str], tmp_path: Path
) -> None:
    runner |= {"SARIF": "out.sarif", "REGISTRY": "our register", "LANGUAGE": "sv"}
    shared = ["--registry=our register", "--lang=sv", "check"]
    assert calls(runner, tmp_path) == [
        [*shared, "--format=sarif", "--output=out.sarif", "--fail-on=never", "summary:", "pages:"],
        [*shared, "--format=github", "--fail-on=error", "summary:summary.md", "pages:"],
    ]


@pytest.mark.parametrize(
    ("given", "repository", "ref", "pages"),
    [
        (
            "",
            "exempelkommun/socialpolicy",
            "v1",
            "https://github.com/exempelkommun/socialpolicy/blob/v1/docs/rules",
        ),
        (
            "https://exempel.se/regler",
            "exempelkommun/socialpolicy",
            "v1",
            "https://exempel.se/regler",
        ),
        ("", "exempelkommun/socialpolicy", "", ""),
        ("", "", "v1", ""),
        ("", "exempelkommun/socialpolicy", "a b", ""),
        ("", "exempelkommun/socialpolicy", "v1\nx", ""),
    ],
)
def test_sarif_links_to_the_pages_where_the_action_comes_from_if_that_is_known(
    given: str, repository: str, ref: str, pages: str, runner: dict[str, str], tmp_path: Path
) -> None:
    runner |= {"SARIF": "out.sarif", "RULE_PAGES": given}
    runner |= {"ACTION_REPOSITORY": repository, "ACTION_REF": ref}
    assert calls(runner, tmp_path)[0][-1] == f"pages:{pages}"


def test_an_input_is_never_run(runner: dict[str, str], tmp_path: Path) -> None:
    runner |= {"REGISTRY": '$(touch harm)"; touch harm; #', "FAIL_ON": "`touch harm`"}
    (call,) = calls(runner, tmp_path)
    assert call[0] == '--registry=$(touch harm)"; touch harm; #'
    assert call[3] == "--fail-on=`touch harm`"
    assert not (tmp_path / "harm").exists()
