"""`--help`, of the tool and of every command: two languages, 80 columns, whole sentences."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from socialpolicy.commands import COMMANDS, SECTIONS, whole_names

if TYPE_CHECKING:
    from tests.commands.conftest import Ask

NAMES = whole_names()
LANGUAGES = ("sv", "en")

# One process gives every page of a language, as the language is chosen when the tool is loaded.
WALK = """
import contextlib, io, json, sys
from typing import TYPE_CHECKING
from socialpolicy.app import command, program
from socialpolicy.commands import whole_names

if TYPE_CHECKING:
    from tests.commands.conftest import Ask
group = program()
def page(*words):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        group.main([*words, "--help"], "socialpolicy", standalone_mode=False)
    return out.getvalue()
def about(command, *words):
    params = {p.opts[-1]: p.help for p in command.params if getattr(p, "help", None)}
    return {"page": page(*words), "help": command.help, "params": params}
pages = {name: about(command(name), *name.split()) for name in whole_names()}
json.dump({"": about(group), **pages}, sys.stdout)
"""


@cache
def pages(language: str) -> dict[str, dict[str, Any]]:
    ran = subprocess.run(
        [sys.executable, "-c", WALK],
        env={"SOCIALPOLICY_LANG": language, "COLUMNS": "80", "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, dict[str, Any]] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_a_page(language: str) -> None:
    assert list(pages(language)) == ["", *NAMES]


@pytest.mark.parametrize("name", ["", *NAMES])
def test_swedish_pages_have_none_of_the_parsers_english(name: str) -> None:
    page = pages("sv")[name]["page"]
    assert page.startswith("Användning: socialpolicy ")
    assert re.search(r"^Val:$", page, re.MULTILINE)
    assert re.search(r"-h, --help +Visa den här hjälpen och avsluta\.$", page, re.MULTILINE)
    english = (
        r"Usage|Options?|OPTIONS?|Arguments:|ARGS|Commands?|COMMAND|[Dd]efault:|required|Show|"
        r"Install|message|and exit|env var|INTEGER|BOOLEAN|Example|the"
    )
    assert re.findall(rf"(?<![\w.-])(?:{english})(?![\w-])", page) == []


@pytest.mark.parametrize("name", ["", *NAMES])
def test_english_pages_have_no_swedish(name: str) -> None:
    page = pages("en")[name]["page"]
    assert page.startswith("Usage: socialpolicy ")
    assert (
        re.findall(r"(?<![\w-])(?:Så här|Val|Kommandon|förval|Exempel|och|som)(?!\w)", page) == []
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["", *NAMES])
def test_pages_keep_within_80_columns_and_cut_nothing(name: str, language: str) -> None:
    page = pages(language)[name]["page"]
    assert max(map(len, page.splitlines())) <= 80
    assert not re.search(r"\w\.\.\.$", page, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_pages_have_examples_of_their_command(name: str, language: str) -> None:
    heading = "Exempel:" if language == "sv" else "Examples:"
    after = pages(language)[name]["page"].split(f"\n  {heading}\n")[1].split("\n\n")[0]
    examples = after.splitlines()
    assert examples
    assert all(line.startswith(f"    socialpolicy {name}") for line in examples)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["", *NAMES])
def test_sentences_are_whole(name: str, language: str) -> None:
    found = pages(language)[name]
    for option, text in found["params"].items():
        assert text[0].isupper(), option
        assert text.endswith((".", "?")), option
    first = found["help"].strip().split("\n")[0]
    assert first.endswith(".")
    above, _, own = name.rpartition(" ")
    listed = pages(language)[above]["page"]
    if name:
        assert f"{own} {first}" in " ".join(listed.split())


def test_both_languages_have_the_same_options_and_examples() -> None:
    for name in NAMES:
        swedish, english = pages("sv")[name], pages("en")[name]
        assert set(swedish["params"]).symmetric_difference(english["params"]) <= {"--help"}
        assert swedish["help"].count("socialpolicy ") == english["help"].count("socialpolicy ")


@pytest.mark.parametrize(
    ("words", "variables", "start"),
    [
        (("--lang", "sv", "check", "--help"), {"SOCIALPOLICY_LANG": ""}, "Användning: "),
        (("check", "--lang", "sv", "--help"), {"SOCIALPOLICY_LANG": "en"}, "Användning: "),
        (("check", "--help", "--lang=en"), {}, "Usage: "),
        (("check", "-h"), {}, "Användning: "),
        (("--help",), {"SOCIALPOLICY_LANG": "en"}, "Usage: "),
        (("--help",), {"SOCIALPOLICY_LANG": "", "LC_ALL": "sv_SE.UTF-8"}, "Användning: "),
        (("--help",), {"SOCIALPOLICY_LANG": "", "LC_ALL": "de_DE.UTF-8"}, "Användning: "),
        (
            ("--help", "--registry", "nowhere"),
            {"SOCIALPOLICY_LANG": "", "LC_ALL": "de_DE.UTF-8"},
            "Usage: ",
        ),
        (("--help", "--registry", "nowhere"), {}, "Användning: "),
    ],
)
def test_help_is_in_the_language_asked_for(
    ask: Ask, words: tuple[str, ...], variables: dict[str, str], start: str
) -> None:
    ran = ask(*words, **variables)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(start)


@pytest.mark.parametrize(
    ("words", "variables"),
    [
        (("--lang", "de", "--help"), {}),
        (("check", "--help", "--lang", "de"), {}),
        (("--lang=de",), {}),
        (("rules",), {"SOCIALPOLICY_LANG": "de"}),
        (("rules", "--help"), {"SOCIALPOLICY_LANG": "de"}),
    ],
)
def test_a_language_it_does_not_speak_is_refused(
    ask: Ask, words: tuple[str, ...], variables: dict[str, str]
) -> None:
    ran = ask(*words, **{"LC_ALL": "sv_SE.UTF-8", **variables})
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "socialpolicy: Språket de finns inte. Välj sv eller en.\n"


def test_alone_it_shows_its_help_and_that_is_no_error(ask: Ask) -> None:
    alone = ask()
    assert (alone.code, alone.err) == (0, "")
    assert alone.out.rstrip() == ask("--help").out.rstrip()


def test_options_without_a_command_are_too_little(ask: Ask) -> None:
    ran = ask("--registry", "registry")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("socialpolicy: Skriv vilket kommando du vill köra.")


def test_version(ask: Ask) -> None:
    ran = ask("--version")
    assert (ran.code, ran.err) == (0, "")
    assert re.fullmatch(r"socialpolicy \d+\.\d+\.\d+\S*\n", ran.out)


@pytest.mark.parametrize("columns", ["40", "200"])
def test_other_widths(ask: Ask, columns: str) -> None:
    page = ask("check", "--help", COLUMNS=columns).out
    assert "--fail-on" in page
    assert max(map(len, page.splitlines())) <= 100


def test_every_command_stands_under_one_heading() -> None:
    listed = [name for names in SECTIONS.values() for name in names]
    assert len(listed) == len(set(listed))
    assert set(COMMANDS) <= set(listed)


def test_help_lists_the_commands_by_what_they_are_about(ask: Ask) -> None:
    page = ask("--help").out
    headings = [line for line in page.splitlines() if line.endswith(":") and line[0] != " "]
    assert headings == ["Val:", "Konton:", "Meddelanden:", "Kontroll:", "Rapporter:", "Registret:"]
    assert "Börja med: socialpolicy today och socialpolicy check" in " ".join(page.split())


def test_help_and_rules_speak_the_registers_language(ask: Ask, register: Path) -> None:
    """On a computer that speaks English, or none."""
    quiet = {"SOCIALPOLICY_LANG": None, "LANG": "C.UTF-8"}
    settings = register / "policy.yaml"
    for language, usage, rule in (("sv", "Användning: ", "är YAML"), ("en", "Usage: ", "is YAML")):
        text = re.sub("(?m)^language:.*$", f"language: {language}", settings.read_text("utf-8"))
        settings.write_text(text, "utf-8")
        assert ask("check", "--help", **quiet).out.startswith(usage)
        assert rule in ask("rules", **quiet).out
    settings.unlink()
    assert ask("--help", **quiet).out.startswith("Usage: ")
