"""`socialpolicy check` as people and workflows run it: a process with an exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.no_cover

NOW = "2026-11-22 12:00+01:00"

Run = Callable[..., subprocess.CompletedProcess[str]]


def without_deputy(register: Path) -> int:
    """Take the deputy out of the example account; give the line of the id, where that shows."""
    file = register / "accounts" / "example.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    start = lines.index("deputy:")
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith(" "))
    file.write_text("\n".join(lines[:start] + lines[end:]), encoding="utf-8")
    return next(n for n, line in enumerate(lines, 1) if line.startswith("id:"))


def test_nothing_to_mend(run: Run) -> None:
    ran = run("check")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Inget att" in ran.stdout


def test_a_finding_points_at_its_line_and_quotes_the_policy(run: Run, register: Path) -> None:
    line = without_deputy(register)
    ran = run("check")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "A14" in ran.stdout
    assert f"registry/accounts/example.yaml:{line}:" in ran.stdout
    assert "En person ska utses" in ran.stdout


def test_json_says_where(run: Run, register: Path) -> None:
    line = without_deputy(register)
    found = json.loads(run("check", "--format", "json").stdout)
    assert found["version"] == 1
    assert found["registry"] == "registry"
    assert found["as_of"] == "2026-11-22T12:00:00+01:00"
    assert found["summary"] == {"error": 1, "warning": 0, "info": 0}
    [finding] = found["findings"]
    assert finding["code"] == "A14"
    assert (finding["file"], finding["line"]) == ("registry/accounts/example.yaml", line)
    assert finding["clauses"][0]["id"] == "43"


def test_english(run: Run, register: Path) -> None:
    without_deputy(register)
    assert "has no deputy" in run("--lang", "en", "check").stdout
    assert "has no deputy" in run("check", "--lang=en").stdout


@pytest.mark.parametrize("level", ["never", "error"])
def test_fail_on(run: Run, register: Path, level: str) -> None:
    without_deputy(register)
    assert run("check", "--fail-on", level).returncode == (0 if level == "never" else 1)


def test_select_and_ignore(run: Run, register: Path) -> None:
    without_deputy(register)
    assert run("check", "--ignore", "deputy-missing").returncode == 0
    assert run("check", "--select", "A15,A16").returncode == 0
    assert run("check", "--select", "A").returncode == 1


def test_paths_narrow_what_is_reported(run: Run, register: Path) -> None:
    without_deputy(register)
    assert run("check", "registry/policy.yaml").returncode == 0
    assert run("check", "registry/accounts").returncode == 1
    assert run("check", "registry/accounts/example.yaml").returncode == 1


@pytest.mark.parametrize(
    ("words", "variables"),
    [
        (("check", "registry/nowhere.yaml"), {}),
        (("check", "--format", "yaml"), {}),
        (("check", "--select", "A99"), {}),
        (("check", "--fail-on", "all"), {}),
        (("check", "--at", "midsommar"), {}),
        (("check", "--wrong"), {}),
        (("--registry", "nowhere", "check"), {}),
        (("--registry", "registry/policy.yaml", "check"), {}),
        (("--registry", "registry/accounts", "check"), {}),
        (("--lang", "de", "check"), {}),
        (("chek",), {}),
        (("check", "--output", "nowhere/x.json"), {}),
        (("check",), {"SOCIALPOLICY_REGISTRY": "nowhere"}),
        (("check",), {"SOCIALPOLICY_NOW": "now"}),
        (("explain", "A99"), {}),
        (("explain",), {}),
        (("schema", "akcount"), {}),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    run: Run, words: tuple[str, ...], variables: dict[str, str]
) -> None:
    for language in ("sv", "en"):
        ran = run(*words, **{"SOCIALPOLICY_LANG": language, **variables})
        assert ran.returncode == 2
        assert ran.stdout == ""
        assert ran.stderr.startswith("socialpolicy: ")
        assert ran.stderr.count("\n") == 1
        assert "Traceback" not in ran.stderr


def test_github_writes_annotations_and_a_summary(run: Run, register: Path) -> None:
    without_deputy(register)
    summary = register.parent / "summary.md"
    ran = run("check", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert ran.returncode == 1
    assert ran.stdout.startswith("::error file=registry/accounts/example.yaml,line=")
    assert "A14" in summary.read_text(encoding="utf-8")


def test_output_goes_to_a_file(run: Run, register: Path) -> None:
    ran = run("check", "--format", "sarif", "--output", "found.sarif")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert json.loads((register.parent / "found.sarif").read_text())["version"] == "2.1.0"


def test_the_register_is_found_from_below(run: Run, register: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "socialpolicy", "check", "--at", NOW],
        cwd=register / "accounts",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0


def test_a_pipe_has_no_colour(run: Run, register: Path) -> None:
    without_deputy(register)
    assert "\x1b" not in run("check").stdout


def test_the_same_answer_every_time(run: Run, register: Path) -> None:
    without_deputy(register)
    first = run("check", "--format", "json").stdout
    assert run("check", "--format", "json", PYTHONHASHSEED="7").stdout == first
