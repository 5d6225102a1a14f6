"""The issue form for colleagues without git, and the workflow that makes a pull request of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from socialpolicy.forms.open_account import OPENING
from socialpolicy.wizard.form import Need, always
from tests.places import BASE, ROOT
from tests.repositories import commit, git, new_repository

FORM = ROOT / ".github" / "ISSUE_TEMPLATE" / "oppna-konto.yml"
WORKFLOW = ROOT / ".github" / "workflows" / "account.yml"
ANSWERS = (Path(__file__).parent / "issue_answers.md").read_text(encoding="utf-8")
BASH = shutil.which("bash") or "bash"


def form() -> dict[str, Any]:
    content = yaml.safe_load(FORM.read_text(encoding="utf-8"))
    assert isinstance(content, dict)
    return content


def fields() -> list[dict[str, Any]]:
    return [each for each in form()["body"] if each["type"] != "markdown"]


def job() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    found = content["jobs"]["propose"]
    assert isinstance(found, dict)
    return found


def script(name: str) -> str:
    found = next(each["run"] for each in job()["steps"] if each["name"] == name)
    assert isinstance(found, str)
    return found


def builder() -> ModuleType:
    spec = spec_from_file_location("build_issue_form", ROOT / "docs" / "build_issue_form.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_form_is_made_of_the_questions_as_they_are_now() -> None:
    assert FORM.read_text(encoding="utf-8") == builder().content()


def test_each_field_is_a_question_of_open_account() -> None:
    asked = {each.parameter: each for each in OPENING.questions}
    labels = [each["attributes"]["label"] for each in fields()]
    assert len(set(labels)) == len(labels) > 25
    for field in fields():
        question = asked[field["id"]]
        assert field["attributes"]["label"].rstrip(".") == question.asks.sv.rstrip(".")
        if field["validations"]["required"]:
            assert question.need is Need.FIRST
            assert question.applies is always
    # All that a person at a terminal is asked is asked here too.
    spoken = {each.parameter for each in OPENING.questions if not each.silent}
    assert spoken <= {each["id"] for each in fields()}


def test_only_those_who_belong_to_the_municipality_are_heeded() -> None:
    condition = job()["if"]
    assert """fromJSON('["OWNER", "MEMBER", "COLLABORATOR"]')""" in condition
    assert "github.event.issue.author_association" in condition
    assert f"startsWith(github.event.issue.title, '{form()['title']}')" in condition
    with_token = [each["name"] for each in job()["steps"] if "GH_TOKEN" in each.get("env", {})]
    assert with_token == ["Propose it", "Say what is missing"]


class Runner:
    """A runner's folder, with the tool and a `gh` that writes down what it is asked."""

    def __init__(self, folder: Path) -> None:
        self.repository = new_repository(folder / "work")
        shutil.copytree(BASE, self.repository, dirs_exist_ok=True)
        commit(self.repository, message="Begin")
        self.temp = folder / "temp"
        self.temp.mkdir()
        programs = folder / "bin"
        programs.mkdir()
        own = f'#!/bin/sh\nexec "{sys.executable}" -m socialpolicy "$@"\n'
        gh = f'#!/bin/sh\nprintf "%s\\n" "$@" -- >> "{folder}/gh.txt"\n'
        for name, text in (("socialpolicy", own), ("gh", gh)):
            (programs / name).write_text(text)
            (programs / name).chmod(0o755)
        self.calls = folder / "gh.txt"
        self.output = folder / "output.txt"
        self.environment = dict(os.environ) | {
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_ACTIONS": "true",
            "SOCIALPOLICY_NOW": "2026-11-22 12:00",
            "SOCIALPOLICY_LANG": "sv",
            "GH_TOKEN": "none",
            "NUMBER": "7",
        }

    def run(self, name: str, **more: str) -> None:
        subprocess.run(
            [BASH, "-c", script(name)],
            cwd=self.repository,
            env=self.environment | more,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )

    def said(self) -> str:
        return (self.temp / "said.txt").read_text(encoding="utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_an_issue_becomes_a_checked_draft(runner: Runner, tmp_path: Path) -> None:
    runner.run("Write the account", ANSWERS=ANSWERS.replace("\n", "\r\n"))
    assert runner.output.read_text() == "code=0\n", runner.said()
    (file,) = git(runner.repository, "diff", "--name-only", "HEAD~1").split()
    account = yaml.safe_load((runner.repository / file).read_text(encoding="utf-8"))
    assert (account["platform"], account["unit"]) == ("instagram", "biblioteket")
    assert account["deputy"]["assignment"]["by"] == "Kulturchef"
    runner.run("Check it")
    assert "Inget att anmärka" in (runner.temp / "found.md").read_text(encoding="utf-8")
    origin = tmp_path / "origin.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(origin)], check=True)
    git(runner.repository, "remote", "add", "origin", str(origin))
    runner.run("Propose it")
    assert "account-from-issue-7" in git(origin, "branch", "--list")
    assert "Öppna kontot Exempelkommuns bibliotek på Instagram" in runner.calls.read_text()
    body = (runner.temp / "body.md").read_text(encoding="utf-8")
    assert body.startswith("Från ärende #7.")
    assert "Inget att anmärka" in body


NAME = "### Vad heter sidan, så som den som besöker den ser namnet?\n\n"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("", "har inga svar under rubriker"),
        ("$(touch pwned) `touch pwned`", "har inga svar under rubriker"),
        ("'; touch pwned; '\n\"; touch pwned; \"", "har inga svar under rubriker"),
        ("--dry-run", "har inga svar under rubriker"),
        (f"{NAME}$(touch pwned)`touch pwned`\n", "Några svar saknas"),
        (f"{NAME}a\n\n{NAME}b\n", "frågan är besvarad två gånger"),
        ("### ${{ github.token }} %0A::error::x\n\na\n", "rubriken är ingen fråga"),
        (f"{NAME}a\nb\n", "Svaret ska stå på en rad"),
        (f"{NAME}a\x1b[31m\u202eb\n", "osynligt styrtecken"),
        ("### Vilken enhet sköter kontot?\n\n../../../etc/passwd\n", "../../../etc/passwd"),
        (f"{NAME}```\n", "Några svar saknas"),
    ],
)
def test_a_hostile_text_is_an_answer_and_no_more(runner: Runner, body: str, sentence: str) -> None:
    runner.run("Write the account", ANSWERS=body)
    assert runner.output.read_text() == "code=2\n"
    said = runner.said()
    assert sentence in said
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert not any(line.startswith("::") for line in said.splitlines())
    runner.run("Say what is missing")
    told = (runner.temp / "body.md").read_text(encoding="utf-8")
    _, *shown = told.splitlines()
    assert all(line.startswith("    ") for line in shown if line)
    assert git(runner.repository, "status", "--porcelain") == ""
    assert list(runner.repository.parent.rglob("pwned*")) == []
