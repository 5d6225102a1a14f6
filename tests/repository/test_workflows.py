"""The workflows and the action: pinned, of few rights, and right as bash."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from socialpolicy.app import command
from tests.places import ROOT
from tests.repositories import QUIET, commit, git, new_repository

ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
REGISTER = ROOT / ".github" / "workflows" / "register.yml"
ACCOUNT = ROOT / ".github" / "workflows" / "account.yml"
RELEASE = ROOT / ".github" / "workflows" / "release.yml"
PUBLISH = ROOT / ".github" / "workflows" / "publish.yml"
OVERDUE = ROOT / ".github" / "actions" / "overdue" / "action.yml"
COMMENT = ROOT / ".github" / "actions" / "comment" / "action.yml"
FILES = [*WORKFLOWS, ACTION, COMMENT, OVERDUE]
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
        "account.yml",
        "ci.yml",
        "nightly.yml",
        "overdue.yml",
        "publish.yml",
        "register.yml",
        "release.yml",
        "report.yml",
        "action.yml",
        "action.yml",
        "action.yml",
    ]
    assert len(NAMED_SCRIPTS) >= 5


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_actions_are_pinned_to_a_commit(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used or file == COMMENT
    ours = tuple(f"$/.github/actions/{name}" for name in ("check", "comment", "overdue"))
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
        if (file, name) == (REGISTER, "comment"):
            # It fetches nothing, and runs nothing that the pull request could have changed.
            assert rights == {"pull-requests": "write"}
            assert all("checkout" not in step["uses"] for step in job["steps"])
            continue
        if (file, name) == (PUBLISH, "pages"):
            # It fetches nothing of the register: it publishes what the job before has written.
            assert rights == {"pages": "write", "id-token": "write"}
            continue
        if file == ACCOUNT:
            assert rights == {"contents": "write", "issues": "write", "pull-requests": "write"}
            continue
        if (file, name) == (RELEASE, "publish"):
            # It fetches no code: it publishes what the job before has built and tried.
            assert rights == {"actions": "read", "id-token": "write"}
            assert job["needs"] == "build"
            assert job["environment"]["name"] == "pypi"
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
        "BASE": "",
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


def test_the_action_compares_with_the_base_in_both_its_runs(
    runner: dict[str, str], tmp_path: Path
) -> None:
    runner |= {"SARIF": "out.sarif", "BASE": "HEAD^1"}
    assert [call[:2] for call in calls(runner, tmp_path)] == [["check", "--base=HEAD^1"]] * 2


def test_a_comment_is_written_only_where_somebody_of_the_municipality_proposes() -> None:
    condition = read(REGISTER)["jobs"]["comment"]["if"]
    assert "github.event_name == 'pull_request'" in condition
    assert "head.repo.fork != true" in condition
    assert "dependabot[bot]" in condition


def test_a_checkout_that_is_compared_has_the_whole_history() -> None:
    assert named(REGISTER, "Fetch the register")["with"]["fetch-depth"] == 0
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (job,) = (
        read_text["jobs"]["check"]
        for text in re.findall(r"```yaml\n(name: Register\n.*?)```", readme, re.DOTALL)
        if (read_text := yaml.safe_load(text))
    )
    assert job["steps"][0]["with"] == {"persist-credentials": False, "fetch-depth": 0}


def test_a_version_is_released_by_its_tag_alone(tmp_path: Path) -> None:
    assert read(RELEASE)["on"] == {"push": {"tags": ["v*"]}}
    with (ROOT / "pyproject.toml").open("rb") as file:
        version = tomllib.load(file)["project"]["version"]
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"(?m)^## {re.escape(version)} – \d{{4}}-\d\d-\d\d$", changes)
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / f"socialpolicy-{version}.tar.gz").touch()
    script = named(RELEASE, "See that the tag is the version")["run"]
    for tag, code in ((f"v{version}", 0), ("v0.0.1", 1), (f"v{version}.1", 1), ("v", 1)):
        ran = subprocess.run(
            [BASH, "-c", script],
            cwd=tmp_path,
            env={"PATH": os.environ["PATH"], "GITHUB_REF_NAME": tag},
            capture_output=True,
            check=False,
        )
        assert ran.returncode == code, tag


NOTHING = "0" * 40


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make a clone as a checkout of a pull request: main, a branch, and the merge of both."""
    origin = new_repository(tmp_path / "origin")
    for name in ("one", "two"):
        (origin / name).touch()
        commit(origin, message=name)
    git(origin, "switch", "--quiet", "--create", "mine", "main~1")
    (origin / "mine").touch()
    commit(origin, message="mine")
    git(origin, "switch", "--quiet", "main")
    git(origin, "clone", "--quiet", str(origin), str(tmp_path / "clone"))
    clone = tmp_path / "clone"
    git(clone, "merge", "--quiet", "--no-ff", "--message", "merge", "origin/mine")
    return clone


def base_found(folder: Path, event: str, **more: str) -> str:
    """Run the step that finds the base, and give the base."""
    to = folder.parent / "output"
    to.unlink(missing_ok=True)
    environment = {
        "PATH": os.environ["PATH"],
        "GITHUB_OUTPUT": str(to),
        "REGISTRY": "",
        "BASE": "",
        "EVENT": event,
        "HEAD": "",
        "TARGET": "main" if event == "pull_request" else "",
        "BEFORE": "",
        "QUEUE": "",
        "BRANCH": "main",
        "DEFAULT": "main",
        **QUIET,
        **more,
    }
    done = subprocess.run(
        [BASH, "-c", named(ACTION, "Find the base")["run"]],
        env=environment,
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = to.read_text(encoding="utf-8").splitlines()
    found = line.removeprefix("base=")
    assert ("::notice" in done.stdout) == (not found)
    return found


def test_the_base_of_a_pull_request(checkout: Path) -> None:
    head = git(checkout, "rev-parse", "origin/mine")
    assert base_found(checkout, "pull_request", HEAD=head) == "HEAD^1"
    assert base_found(checkout, "pull_request", HEAD=head, REGISTRY="none") == "HEAD^1"


def test_the_base_where_the_branch_itself_is_checked_out(checkout: Path) -> None:
    head = git(checkout, "rev-parse", "origin/mine")
    git(checkout, "switch", "--quiet", "--detach", head)
    # Its first parent is a commit of the branch, or where it began: neither is what it changes.
    assert base_found(checkout, "pull_request", HEAD=head) == "origin/main"


def test_a_base_that_is_not_fetched_is_left_to_the_check_to_refuse(
    checkout: Path, tmp_path: Path
) -> None:
    head = git(checkout, "rev-parse", "origin/mine")
    shallow = tmp_path / "shallow"
    git(checkout, "clone", "--quiet", "--depth=1", f"file://{checkout}", str(shallow))
    assert base_found(shallow, "pull_request", HEAD=head) == "origin/main"


def test_the_base_of_a_push(checkout: Path) -> None:
    before = git(checkout, "rev-parse", "main~1")
    assert base_found(checkout, "push", BEFORE=before) == before
    # The first push of main, and of a branch.
    assert base_found(checkout, "push", BEFORE=NOTHING) == "HEAD^1"
    assert base_found(checkout, "push", BEFORE=NOTHING, BRANCH="mine") == "origin/main"
    # What a forced push has thrown away is not compared with something else in silence.
    gone = "1" * 40
    assert base_found(checkout, "push", BEFORE=gone) == gone
    assert base_found(checkout, "push", BEFORE=gone, BRANCH="mine") == "origin/main"


def test_the_base_of_a_queue_of_a_choice_and_where_there_is_none(
    checkout: Path, tmp_path: Path
) -> None:
    queue = git(checkout, "rev-parse", "main~1")
    assert base_found(checkout, "merge_group", QUEUE=queue, BRANCH="gh-readonly") == queue
    assert base_found(checkout, "push", BASE="v1 $(touch harm)\nx=y") == "v1 $(touch harm) x=y"
    assert not (checkout / "harm").exists()
    assert base_found(checkout, "schedule") == ""
    first = new_repository(tmp_path / "first")
    commit(first)
    assert base_found(first, "push", BEFORE=NOTHING) == ""


GH = """\
#!/bin/sh
echo "$@" >> "$CALLS"
case "$*" in *--paginate*) printf "$IDS";; *) cat >> "$CALLS";; esac
"""
"""Stands for GitHub's own program: notes what it is asked, and gives the comments there are."""


@pytest.mark.parametrize(
    ("ids", "asked"),
    [
        ("", "api --method POST repos/exempelkommun/register/issues/7/comments --input -"),
        ("42\\n43\\n", "api --method PATCH repos/exempelkommun/register/issues/comments/42"),
    ],
)
def test_the_comment_is_one_that_is_kept_up_to_date(tmp_path: Path, ids: str, asked: str) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "gh").write_text(GH)
    (programs / "gh").chmod(0o755)
    body = "## Det här ändras\n\n- kommunen: `$(touch harm)` \"'\n"
    subprocess.run(
        [BASH, "-c", named(COMMENT, "Write the comment")["run"]],
        env={
            "PATH": f"{programs}:{os.environ['PATH']}",
            "CALLS": str(tmp_path / "calls"),
            "IDS": ids,
            "GH_TOKEN": "none",
            "BODY": body,
            "REPOSITORY": "exempelkommun/register",
            "NUMBER": "7",
        },
        cwd=tmp_path,
        check=True,
    )
    listed, written, *data = (tmp_path / "calls").read_text(encoding="utf-8").split("\n")
    assert "--paginate repos/exempelkommun/register/issues/7/comments" in listed
    assert written.startswith(asked)
    assert json.loads("\n".join(data)) == {"body": f"<!-- socialpolicy: changes -->\n{body}\n"}
    assert not (tmp_path / "harm").exists()


def test_only_the_actions_own_comments_are_written_over() -> None:
    run = named(COMMENT, "Write the comment")["run"]
    chosen = "".join(re.findall(r"own\+?='(.*)'", run))
    marker = "<!-- socialpolicy: changes -->\n"
    comments = [
        {"id": 1, "user": {"login": "somebody"}, "body": marker},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": "Annat"},
        {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{marker}x"},
    ]
    done = subprocess.run(
        ["jq", chosen], input=json.dumps(comments), capture_output=True, text=True, check=True
    )
    assert done.stdout == "3\n"
