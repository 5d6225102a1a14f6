"""The README's two set-up commands, which are also what CI runs."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.places import ROOT, SAMPLE

README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

MARKED = re.compile(r"^<!-- command: (\w+) -->\n```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def commands() -> dict[str, str]:
    return dict(MARKED.findall(README))


def section(heading: str) -> str:
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def test_two_commands_set_the_tool_up() -> None:
    assert list(commands()) == ["check", "test"]
    assert section("Set up").count("```sh\n") == 2
    assert README.count("```sh\n") == 2


@pytest.mark.parametrize("command", commands().values(), ids=commands())
def test_a_command_is_one_line_that_needs_only_python(command: str) -> None:
    assert command.count("\n") == 1
    steps = [shlex.split(step) for step in command.split("&&")]
    assert steps[0] == ["python3.11", "-m", "venv", ".venv"]
    assert steps[1][:4] == [".venv/bin/python", "-m", "pip", "install"]
    assert all(step[0].startswith(".venv/bin/") for step in steps[1:])


def test_commands_end_in_the_check_and_the_tests() -> None:
    assert commands()["check"].endswith("&& .venv/bin/socialpolicy check\n")
    assert "&& .venv/bin/python -m pytest" in commands()["test"]


def test_ci_runs_the_commands_and_has_none_of_its_own() -> None:
    for name in commands():
        assert re.search(rf"^ *run_from_readme {name}( \|\| failed=1)?$", CI, re.MULTILINE)
    assert CI.endswith('\nexit "$failed"\n')
    assert "pytest -" not in CI
    assert "socialpolicy check" not in CI


def test_what_needs_a_browser_is_left_out_of_the_tests_and_has_a_job_of_its_own() -> None:
    assert shlex.split(commands()["test"])[-2:] == ["-m", "not browser"]
    assert "`bash .ci/run browser`" in section("Set up")
    job = (ROOT / ".ci" / "browser").read_text(encoding="utf-8")
    assert "pytest -m browser tests/browser" in job
    bash = shutil.which("bash") or "bash"
    for file in ("run", "browser"):
        subprocess.run([bash, "-n", ROOT / ".ci" / file], check=True)
    asked = subprocess.run([bash, ROOT / ".ci" / "run", "x"], capture_output=True, check=False)
    assert asked.returncode == 2


@pytest.mark.parametrize("name", commands())
def test_ci_reads_a_command_as_it_stands(name: str) -> None:
    function = re.search(r"^readme_command\(\) \{\n.*?^\}\n", CI, re.MULTILINE | re.DOTALL)
    assert function
    done = subprocess.run(
        [shutil.which("bash") or "bash", "-c", f"{function[0]}\nreadme_command {name}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == commands()[name]


def test_tables_name_the_commands_that_exist() -> None:
    from socialpolicy.commands import subcommand, whole_names

    row = r"^\| `socialpolicy ((?:import )?[a-z-]+)"
    named = set(re.findall(row, section("Commands"), re.MULTILINE))
    assert named == {name for name in whole_names() if not subcommand(name).parts}


@pytest.mark.parametrize(("position", "language"), [(0, "en"), (1, None)])
def test_the_finding_it_shows_is_the_one_that_is_found(
    position: int, language: str | None, tmp_path: Path
) -> None:
    shutil.copytree(SAMPLE, tmp_path / "registry")
    account = tmp_path / "registry" / "accounts" / "bibliotek-facebook.yaml"
    text = account.read_text(encoding="utf-8")
    without = re.sub(r"^deputy:\n(?: .*\n)+", "", text, flags=re.MULTILINE)
    assert without != text
    account.write_text(without, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "socialpolicy", "check", "--select", "A14"],
        cwd=tmp_path,
        env={
            **os.environ,
            "COLUMNS": "80",
            "PYTHONUTF8": "1",
            "SOCIALPOLICY_LANG": language or "",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stdout == section("A finding").split("```\n")[2 * position + 1]


def test_links_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
