"""`socialpolicy check` as people and workflows run it, and once or twice as a process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Ask, Run


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


def test_json_says_where(ask: Ask, register: Path) -> None:
    line = without_deputy(register)
    found = json.loads(ask("check", "--format", "json").out)
    assert found["version"] == 1
    assert found["registry"] == "registry"
    assert found["as_of"] == "2026-11-22T12:00:00+01:00"
    assert found["summary"] == {"error": 1, "warning": 0, "info": 0}
    [finding] = found["findings"]
    assert finding["code"] == "A14"
    assert (finding["file"], finding["line"]) == ("registry/accounts/example.yaml", line)
    assert finding["clauses"][0]["id"] == "43"


def test_english(ask: Ask, register: Path) -> None:
    without_deputy(register)
    assert "has no deputy" in ask("--lang", "en", "check").out
    assert "has no deputy" in ask("check", "--lang=en").out


@pytest.mark.parametrize("level", ["never", "error"])
def test_fail_on(ask: Ask, register: Path, level: str) -> None:
    without_deputy(register)
    assert ask("check", "--fail-on", level).code == (0 if level == "never" else 1)


def test_select_and_ignore(ask: Ask, register: Path) -> None:
    without_deputy(register)
    assert ask("check", "--ignore", "deputy-missing").code == 0
    assert ask("check", "--select", "A15,A16").code == 0
    assert ask("check", "--select", "A").code == 1


def test_paths_narrow_what_is_reported(ask: Ask, register: Path) -> None:
    without_deputy(register)
    assert ask("check", "registry/policy.yaml").code == 0
    assert ask("check", "registry/accounts").code == 1
    assert ask("check", "registry/accounts/example.yaml").code == 1


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
        (("check",), {"SOCIALPOLICY_NOW": "soon"}),
        (("explain", "A99"), {}),
        (("schema", "akcount"), {}),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    ask: Ask, words: tuple[str, ...], variables: dict[str, str]
) -> None:
    for language in ("sv", "en"):
        ran = ask(*words, **{"SOCIALPOLICY_LANG": language, **variables})
        assert ran.code == 2
        assert ran.out == ""
        assert ran.err.startswith("socialpolicy: ")
        assert ran.err.count("\n") == 1
        assert "Traceback" not in ran.err


def test_github_writes_annotations_and_a_summary(ask: Ask, register: Path) -> None:
    without_deputy(register)
    summary = register.parent / "summary.md"
    ran = ask("check", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert ran.code == 1
    assert ran.out.startswith("::error file=registry/accounts/example.yaml,line=")
    assert "A14" in summary.read_text(encoding="utf-8")


def test_output_goes_to_a_file(ask: Ask, register: Path) -> None:
    ran = ask("check", "--format", "sarif", "--output", "found.sarif")
    assert (ran.code, ran.out) == (0, "")
    assert json.loads((register.parent / "found.sarif").read_text())["version"] == "2.1.0"


def test_the_register_is_found_from_below(ask: Ask, register: Path) -> None:
    assert ask("check", cwd=register / "accounts").code == 0


def test_a_pipe_has_no_colour(ask: Ask, register: Path) -> None:
    without_deputy(register)
    assert "\x1b" not in ask("check").out


def test_the_same_answer_every_time(run: Run, ask: Ask, register: Path) -> None:
    without_deputy(register)
    first = ask("check", "--format", "json").out
    assert run("check", "--format", "json", PYTHONHASHSEED="7").stdout == first
