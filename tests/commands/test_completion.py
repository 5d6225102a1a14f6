"""Completion in the shells: of commands, options, rules, platforms and formats."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
import typer

from socialpolicy.cli import options
from socialpolicy.cli.errors import CommandError
from socialpolicy.commands import COMMANDS
from socialpolicy.formats import FORMATS
from socialpolicy.platforms import KNOWN_NAMES
from socialpolicy.rules import RULES
from socialpolicy.text import Language, ending

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

Complete = Callable[[str, str], list[str]]

CODES = [rule.code for rule in RULES]
SHELLS = ("bash", "zsh", "fish")
PROGRAM = "import sys, socialpolicy.app; sys.argv[0] = 'socialpolicy'; socialpolicy.app.main()"


@pytest.fixture
def complete(ask: Ask, tmp_path: Path) -> Complete:
    """Ask for completions as a shell does, in a folder that has no register."""

    def asked(shell: str, line: str) -> list[str]:
        words = line.split(" ")
        variables = {
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_SOCIALPOLICY_COMPLETE": f"complete_{shell}",
        }
        ran = ask(cwd=tmp_path, **variables)
        assert (ran.code, ran.err) == (0, "")
        return ran.out.split() if shell == "bash" else ran.out.splitlines()

    return asked


def test_commands(complete: Complete) -> None:
    names = list(COMMANDS)
    assert complete("bash", "socialpolicy ") == names
    assert complete("bash", "socialpolicy expl") == ["explain"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("socialpolicy import ", ["accounts", "messages"]),
        ("socialpolicy import acc", ["accounts"]),
        ("socialpolicy import accounts --sh", ["--sheet"]),
        ("socialpolicy import messages --time", ["--time-zone"]),
        ("socialpolicy explain ", CODES),
        ("socialpolicy explain A0", [code for code in CODES if code.startswith("A0")]),
        ("socialpolicy explain deputy", ["deputy-missing"]),
        ("socialpolicy check --select ", CODES),
        ("socialpolicy check --ignore P0", [code for code in CODES if code.startswith("P0")]),
        ("socialpolicy check --select A14,R0", [f"A14,{c}" for c in CODES if c[:2] == "R0"]),
        ("socialpolicy check --format ", list(FORMATS)),
        ("socialpolicy check --format s", ["short", "sarif"]),
        ("socialpolicy check --fail-on w", ["warning"]),
        ("socialpolicy check --fail-o", ["--fail-on"]),
        ("socialpolicy rules --format ", ["text", "json"]),
        ("socialpolicy policy --format j", ["json"]),
        ("socialpolicy deadline ", list(KNOWN_NAMES)),
        ("socialpolicy deadline face", ["facebook"]),
        ("socialpolicy --lang ", ["sv", "en"]),
        ("socialpolicy --registry nowhere rules --format j", ["json"]),
        ("socialpolicy explain \x1b[31m", []),
        ("socialpolicy check --nothing", []),
    ],
)
def test_words(complete: Complete, line: str, expected: list[str]) -> None:
    assert complete("bash", line) == expected


@pytest.mark.parametrize("command", ["close-account", "hand-over-account", "confirm-banner"])
def test_accounts(complete: Complete, tmp_path: Path, command: str) -> None:
    """By the names of the files alone, however little else there is of a register."""
    assert complete("bash", f"socialpolicy {command} ") == []
    for folder, names in (("registry", ("b-x", "a-facebook", ".c")), ("other", ("d-x",))):
        (tmp_path / folder / "accounts").mkdir(parents=True)
        for name in names:
            (tmp_path / folder / "accounts" / f"{name}.yaml").write_text("]")
    (tmp_path / "registry" / "accounts" / "README.md").write_text("")
    assert complete("bash", f"socialpolicy {command} ") == ["a-facebook", "b-x"]
    assert complete("bash", f"socialpolicy {command} b") == ["b-x"]
    elsewhere = f"socialpolicy --registry {tmp_path / 'other'} {command} "
    assert complete("bash", elsewhere) == ["d-x"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_get_the_names_beside_the_codes(complete: Complete, shell: str) -> None:
    found = complete(shell, "socialpolicy explain A1")
    assert len(found) == len([code for code in CODES if code.startswith("A1")])
    [line] = [line for line in found if "A14" in line]
    assert "deputy-missing" in line


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_for_a_shell(ask: Ask, shell: str) -> None:
    ran = ask(_SOCIALPOLICY_COMPLETE=f"source_{shell}")
    assert ran.code == 0
    assert f"complete_{shell}" in ran.out
    assert "socialpolicy" in ran.out


def test_bash_takes_the_script_that_is_shown(tmp_path: Path) -> None:
    """The shell is found among the parents of the process."""
    asked = 'eval "$("$0" -m socialpolicy --show-completion)" && complete -p socialpolicy'
    ran = subprocess.run(
        ["bash", "--norc", "-c", asked, sys.executable],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == ("complete -o default -F _socialpolicy_completion socialpolicy\n")


@pytest.mark.skipif(sys.platform == "win32", reason="asks a shell of Unix")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "sv",
            "Komplettering för bash ligger nu i {file}. Öppna en ny terminal, så fungerar den.\n",
        ),
        ("en", "Completion for bash is now in {file}. Open a new terminal, and it works.\n"),
    ],
)
def test_completion_is_installed_in_the_language_asked_for(
    tmp_path: Path, language: str, said: str
) -> None:
    # The shell that started the tool is the one meant; `; true` keeps bash from stepping aside.
    line = f'"{sys.executable}" -c "{PROGRAM}" --install-completion; true'
    ran = subprocess.run(
        ["bash", "-c", line],
        env={**os.environ, "HOME": str(tmp_path), "SOCIALPOLICY_LANG": language, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    file = tmp_path / ".bash_completions" / "socialpolicy.sh"
    assert "_SOCIALPOLICY_COMPLETE=complete_bash" in file.read_text()
    assert (ran.stdout, ran.stderr) == (said.format(file=ending(str(file))), "")


def test_a_shell_without_completion(monkeypatch: pytest.MonkeyPatch) -> None:
    def install() -> None:
        sys.stdout.write("Shell tcsh is not supported.\n")
        raise typer.Exit(1)

    monkeypatch.setattr(options, "install", install)
    context = SimpleNamespace(resilient_parsing=False)
    with pytest.raises(CommandError) as refused:
        options.install_completion(context, None, True)
    assert refused.value.said.in_language(Language.SWEDISH) == (
        "Det finns ingen komplettering för skalet som du använder. "
        "Välj bash, zsh, fish eller PowerShell."
    )
