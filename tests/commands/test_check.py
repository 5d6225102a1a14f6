"""`socialpolicy check` by its options: paths, outputs, the job summary, the time, the screen."""

from __future__ import annotations

import errno
import html
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pexpect
import pytest

from socialpolicy.formats import FORMATS
from tests.commands.conftest import Stream
from tests.lint.test_hidden_secrets import assert_hidden, put

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


SENTENCE = "example har ingen ersättare"


@pytest.fixture
def flawed(register: Path) -> Path:
    """Take the deputy from the example's account, and the CODEOWNERS: an error and a warning."""
    file = register / "accounts" / "example.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    start = lines.index("deputy:")
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith(" "))
    file.write_text("\n".join(lines[:start] + lines[end:]), encoding="utf-8")
    (register.parent / ".github" / "CODEOWNERS").unlink()
    return register


def codes(ask: Ask, *words: str) -> list[str]:
    code, out, err = ask("check", "--format", "json", *words)
    assert err == ""
    found: dict[str, Any] = json.loads(out)
    assert code == int(found["summary"]["error"] > 0)
    return [finding["code"] for finding in found["findings"]]


def test_the_periods_of_a_facebook_address_are_kept(ask: Ask, register: Path) -> None:
    file = register / "accounts" / "example.yaml"
    text = file.read_text(encoding="utf-8")
    assert "platform: facebook" in text
    text = re.sub(r"(?m)^url: .*", "url: https://www.facebook.com/forskolan.solen", text)
    text = re.sub(r"(?m)^handle: .*", "handle: forskolan.solen", text)
    file.write_text(text, encoding="utf-8")
    assert ask("check", "--select", "A01", "--fix").code == 0
    assert file.read_text(encoding="utf-8") == text
    other = text.replace("handle: forskolan.solen", "handle: dagmamman.exempel")
    file.write_text(other, encoding="utf-8")
    assert "facebook.com/dagmamman.exempel" in ask("check", "--select", "A01").out


def test_the_folder_at_hand_is_named_in_words(ask: Ask, register: Path) -> None:
    words = ("--registry", "..", "check", ".", "--select", "A01")
    said = ask(*words, cwd=register / "accounts")
    assert said.out == "Inget att anmärka på i den här mappen (bara regel A01).\n"
    english = ask("--lang", "en", *words, cwd=register / "accounts")
    assert english.out == "Nothing wrong in this folder (rule A01 only).\n"


def test_a_link_out_of_the_register_is_found_by_its_folder_too(
    ask: Ask, flawed: Path, tmp_path: Path
) -> None:
    """It lies in the folder that was asked for, wherever it leads."""
    outside = tmp_path / "elsewhere.yaml"
    outside.write_text("id: elsewhere\n", encoding="utf-8")
    (flawed / "accounts" / "elsewhere.yaml").symlink_to(outside)
    assert codes(ask, "registry/accounts") == ["Y06", "A14"]
    assert codes(ask, "registry/accounts/elsewhere.yaml") == ["Y06"]
    assert codes(ask, "registry/calendar") == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("registry", ["A14", "R03"]),
        ("registry/", ["A14", "R03"]),
        (".", ["A14", "R03"]),
        ("", ["A14", "R03"]),
        ("registry/accounts/", ["A14"]),
        ("./registry/../registry/accounts", ["A14"]),
        ("registry/accounts/example.yaml", ["A14"]),
        ("registry/policy.yaml", ["R03"]),
        ("registry/calendar", []),
        ("link", ["A14", "R03"]),
        ("link/accounts", ["A14"]),
        ("account-link.yaml", ["A14"]),
        ("..", ["A14", "R03"]),
        ("/", ["A14", "R03"]),
    ],
)
def test_paths_narrow_however_they_are_written(
    ask: Ask, flawed: Path, path: str, expected: list[str]
) -> None:
    work = flawed.parent
    (work / "link").symlink_to(flawed)
    (work / "account-link.yaml").symlink_to(flawed / "accounts" / "example.yaml")
    assert codes(ask, path) == expected
    assert codes(ask, "--registry", "link", path) == expected
    absolute = str(work / path)
    assert codes(ask, absolute) == expected


def test_several_paths_are_added_up(ask: Ask, flawed: Path) -> None:
    assert codes(ask, "registry/accounts", "registry/policy.yaml") == ["A14", "R03"]


def test_a_name_that_begins_the_same_is_another(ask: Ask, flawed: Path) -> None:
    (flawed.parent / "reg").mkdir()
    code, out, err = ask("check", "reg")
    assert (code, out) == (2, "")
    assert err.startswith("socialpolicy: reg hör inte till registret registry.")


def test_a_path_outside_the_register_is_told(ask: Ask, flawed: Path) -> None:
    outside = flawed.parent / "outside.txt"
    outside.write_text("nothing of ours", encoding="utf-8")
    for path in ("outside.txt", str(outside)):
        code, out, err = ask("check", "registry/accounts", path)
        assert (code, out) == (2, "")
        assert err == (
            f"socialpolicy: {path} hör inte till registret registry. "
            "Ange filer i det, eller kör check utan sökväg.\n"
        )


@pytest.mark.parametrize(
    ("words", "sv", "en"),
    [
        (
            ["registry/accounts/kommunen.yaml"],
            "Inget att anmärka på i registry/accounts/kommunen.yaml.",
            "Nothing wrong in registry/accounts/kommunen.yaml.",
        ),
        (
            ["registry/accounts/example.yaml"],
            "1 fel som gäller registry/accounts/example.yaml.",
            "1 error about registry/accounts/example.yaml.",
        ),
        (
            ["registry/calendar", "--ignore", "deputy-missing", "registry/clauses.yaml"],
            "i registry/calendar och registry/clauses.yaml (alla regler utom A14).",
            "Nothing wrong in registry/calendar and registry/clauses.yaml (all rules except A14).",
        ),
        (["--select", "a20"], "(bara regel A20).", "(rule A20 only)."),
        (["--select", "M"], "(bara reglerna M).", "(rules M only)."),
        (
            ["--select", "A", "--ignore", "A14"],
            "(bara reglerna A, utom A14).",
            "(rules A only, without A14).",
        ),
        (
            ["--select", "A01,A02,A03,A04,A05"],
            "(bara reglerna A01, A02, A03 och 2 till).",
            "(rules A01, A02, A03 and 2 more only).",
        ),
        ([], "1 fel, 1 varning i 7 filer.", "1 error, 1 warning in 7 files."),
        ([".", "registry/accounts"], "1 fel, 1 varning i 7 filer.", "in 7 files."),
    ],
)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_was_looked_at_is_said(
    ask: Ask, flawed: Path, words: list[str], sv: str, en: str, form: str
) -> None:
    assert flawed.is_dir()
    for language, said in (("sv", sv), ("en", en)):
        out = ask("--lang", language, "check", "--format", form, *words, COLUMNS="200")[1]
        assert said in out


def test_a_link_that_leads_nowhere_is_told(ask: Ask, flawed: Path) -> None:
    (flawed.parent / "link").symlink_to("nowhere")
    code, out, err = ask("check", "link")
    assert (code, out) == (2, "")
    assert err.startswith(
        "socialpolicy: Det finns varken en sökväg eller ett konto som heter link."
    )


def test_links_in_a_circle_are_told(ask: Ask, flawed: Path) -> None:
    (flawed.parent / "link").symlink_to("link")
    code, out, err = ask("check", "link")
    assert (code, out) == (2, "")
    assert "länken går i en cirkel" in err


def test_a_circle_in_the_register_harms_no_path(ask: Ask, flawed: Path) -> None:
    link = flawed / "accounts" / "circle.yaml"
    link.symlink_to("circle.yaml")
    assert codes(ask, "registry/accounts") == ["Y06", "A14"]


def test_output_takes_the_place_of_what_was_there(ask: Ask, flawed: Path) -> None:
    file = flawed.parent / "found.json"
    file.write_text("x" * 100_000, encoding="utf-8")
    code, out, err = ask("check", "--format", "json", "--output", "found.json")
    assert (code, out, err) == (1, "", "")
    assert file.read_text(encoding="utf-8") == ask("check", "--format", "json")[1]


def test_output_to_a_dash_is_standard_output(ask: Ask, flawed: Path) -> None:
    assert ask("check", "--output", "-") == ask("check")
    assert not (flawed.parent / "-").exists()


def test_output_has_no_colour_and_80_columns(ask: Ask, flawed: Path) -> None:
    ask("check", "--output", "found.txt", COLUMNS="200")
    text = (flawed.parent / "found.txt").read_text(encoding="utf-8")
    assert SENTENCE in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("registry", "det är en mapp"),
        ("nowhere/x.json", "mappen finns inte"),
        ("README.md/x", "en fil står där en mapp väntades"),
    ],
)
def test_an_output_that_cannot_be_written_is_told(
    ask: Ask, flawed: Path, path: str, reason: str
) -> None:
    (flawed.parent / "README.md").touch()
    code, out, err = ask("check", "--output", path)
    assert (code, out) == (2, "")
    assert err == (
        f"socialpolicy: Det går inte att skriva till {path} ({reason}). Välj en annan fil.\n"
    )


@pytest.mark.parametrize(
    "path",
    [
        "registry/policy.yaml",
        "registry/accounts/example.yaml",
        "registry/accounts/a-new-one.yaml",
        "link.json",
    ],
)
def test_a_file_of_the_register_is_no_output(ask: Ask, flawed: Path, path: str) -> None:
    (flawed.parent / "link.json").symlink_to(flawed / "organisation.yaml")
    before = {file: file.read_bytes() for file in flawed.rglob("*.yaml")}
    code, out, err = ask("check", "--output", path)
    assert (code, out) == (2, "")
    assert " ".join(err.split()) == (
        f"socialpolicy: {path} hör till registret, och skrivs inte över. "
        "Välj en annan fil för --output."
    )
    assert {file: file.read_bytes() for file in flawed.rglob("*.yaml")} == before


@pytest.mark.parametrize("path", ["pipe", "/dev/full"])
def test_what_is_no_plain_file_is_no_output_and_not_waited_for(
    ask: Ask, flawed: Path, path: str
) -> None:
    os.mkfifo(flawed.parent / "pipe")
    code, _, err = ask("check", "--output", path)
    assert code == 2
    assert " ".join(err.split()) == (
        f"socialpolicy: {path} är ingen vanlig fil. "
        "Välj en annan för --output, eller - för skärmen."
    )


def test_a_full_disk_leaves_the_output_that_was(
    ask: Ask, flawed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And an output through a link is written where the link leads."""
    (flawed.parent / "link.json").symlink_to("found.json")
    ask("check", "--format", "json", "--output", "link.json")
    before = (flawed.parent / "found.json").read_text(encoding="utf-8")
    assert SENTENCE in before

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = ask("check", "--output", "found.json")
    assert (code, "disken är full" in err) == (2, True)
    assert (flawed.parent / "found.json").read_text(encoding="utf-8") == before
    assert [path.name for path in flawed.parent.glob(".socialpolicy*")] == []


def test_the_summary_is_appended_also_beside_an_output(ask: Ask, flawed: Path) -> None:
    summary = flawed.parent / "summary.md"
    summary.write_text("# Before\n", encoding="utf-8")
    github = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    ask("check", "--format", "sarif", "--output", "found.sarif", **github)
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("# Before\n")
    assert text.count("## Kontroll av registret") == 1
    assert SENTENCE in text


@pytest.mark.parametrize("form", ["text", "markdown", "json", "github"])
def test_a_log_elsewhere_that_is_not_here_is_told(ask: Ask, register: Path, form: str) -> None:
    """As where the register is public and the log not: the check is made, but not of the log."""
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "messages: ../private\n", "utf-8")
    code, out, err = ask("check", "--format", form)
    assert (code, err) == (0, "")  # said once, by the finding
    assert "P10" in out
    assert "Loggen i ../private finns inte här, så reglerna om meddelanden" in out
    code, out, err = ask("check", "--format", form, "--ignore", "P10")
    assert code == 0
    assert err == "Loggen i private finns inte här, så reglerna om meddelanden är inte prövade.\n"
    assert "finns inte här" not in out
    (register.parent / "private").mkdir()
    code, out, err = ask("check", "--format", form)
    assert (code, err) == (0, "")
    assert "P10" not in out


def test_no_summary_outside_of_github(ask: Ask, flawed: Path) -> None:
    summary = flawed.parent / "summary.md"
    ask("check", GITHUB_STEP_SUMMARY=str(summary))
    assert not summary.exists()


def test_a_summary_that_cannot_be_written_is_told_after_the_findings(
    ask: Ask, flawed: Path
) -> None:
    github = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "nowhere/summary.md"}
    code, out, err = ask("check", **github)
    assert code == 2
    assert out.startswith("::error file=registry/accounts/example.yaml,")
    said = (
        "Det går inte att skriva till nowhere/summary.md "
        "(mappen finns inte). Se GITHUB_STEP_SUMMARY."
    )
    assert " ".join(err.split()) == f"socialpolicy: {said} ::error title=socialpolicy::{said}"


def test_a_run_that_could_not_be_made_leaves_a_trace(ask: Ask, register: Path) -> None:
    summary = register.parent / "summary.md"
    github = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    code, out, err = ask("--registry", "nope", "check", **github)
    assert (code, out) == (2, "")
    said = "Mappen nope finns inte. Ange registrets mapp med --registry MAPP."
    assert err == f"socialpolicy: {said}\n::error title=socialpolicy::{said}\n"
    shown = html.unescape(summary.read_text(encoding="utf-8")).replace("\u200b", "")
    assert shown == f"**socialpolicy:** {said}\n"
    assert "::" not in ask("--registry", "nope", "check").err


def test_the_numbers_are_given_to_the_steps_that_follow(ask: Ask, flawed: Path) -> None:
    numbers = flawed.parent / "output"
    ask("check", GITHUB_ACTIONS="true", GITHUB_OUTPUT=str(numbers))
    assert numbers.read_text(encoding="utf-8") == "error=1\nwarning=1\ninfo=0\n"
    numbers.unlink()
    ask("overdue", GITHUB_ACTIONS="true", GITHUB_OUTPUT=str(numbers))
    assert numbers.read_text(encoding="utf-8") == "overdue=0\ndue-soon=0\n"
    ask("check", GITHUB_OUTPUT=str(flawed.parent / "no-job"))
    assert not (flawed.parent / "no-job").exists()


def test_annotations_are_placed_from_the_top_of_the_repository(ask: Ask, flawed: Path) -> None:
    top = flawed.parent.parent
    out = ask("check", GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(top)).out
    assert out.startswith(f"::error file={flawed.parent.name}/registry/accounts/example.yaml,")
    out = ask("check", GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(flawed.parent)).out
    assert out.startswith("::error file=registry/accounts/example.yaml,")


def test_the_first_annotations_are_of_different_files(ask: Ask, register: Path) -> None:
    """GitHub shows ten of each level: one of every account, before the second of any."""
    for number in range(12):
        id = f"enhet{number:02}-facebook"
        (register / "accounts" / f"{id}.yaml").write_text(
            f"id: {id}\nplatform: facebook\nname: Enhet {number}\n"
            f"url: https://www.facebook.com/enhet{number}\nkind: operational\nunit: nowhere\n"
            "opened: 2020-01-02\n",
            encoding="utf-8",
        )
    lines = ask("check", "--format", "github").out.splitlines()
    errors = [line for line in lines if line.startswith("::error ")]
    assert len(errors) > 20
    assert len({line.split(",")[0] for line in errors[:10]}) == 10
    total = [line for line in lines if line.startswith("::notice title=socialpolicy::")]
    assert len(total) == 1
    assert f"{len(errors)} fel" in total[0]
    notices = [line for line in lines if line.startswith("::notice")]
    assert notices[0] == total[0]


@pytest.mark.parametrize(
    ("written", "as_of"),
    [
        ("2026-11-22", "2026-11-22T23:59:59+01:00"),
        ("2026-07-01", "2026-07-01T23:59:59+02:00"),
        ("2026-11-22 8:05", "2026-11-22T08:05:00+01:00"),
        ("2026-11-22 08.05", "2026-11-22T08:05:00+01:00"),
        ("2026-11-22T08:05:09", "2026-11-22T08:05:09+01:00"),
        ("2026-11-22 08:05Z", "2026-11-22T09:05:00+01:00"),
        ("2026-11-22 08:05-05:00", "2026-11-22T14:05:00+01:00"),
        ("2026-10-25 02:30+01:00", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_as_of(ask: Ask, written: str, as_of: str) -> None:
    for words, variables in (
        (("--at", written), {}),
        ((), {"SOCIALPOLICY_NOW": written}),
        (("--at", written), {"SOCIALPOLICY_NOW": "1999-01-01"}),
    ):
        out = ask("check", "--format", "json", *words, **variables)[1]
        assert json.loads(out)["as_of"] == as_of


@pytest.mark.parametrize(
    "written",
    ["midsommar", "2026-13-01", "2026-02-30", "2026-11-22 24:00", "31/11 2026", "٢٠٢٦-١١-٢٢"],
)
def test_what_is_no_time_is_told(ask: Ask, written: str) -> None:
    for words, variables in ((("--at", written), {}), ((), {"SOCIALPOLICY_NOW": written})):
        code, out, err = ask("check", *words, **variables)
        assert (code, out) == (2, "")
        assert err == (
            f"socialpolicy: {written} är ingen tid. Skriv till exempel 2026-11-20 14:05, "
            "eller bara dagen.\n"
        )


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        # The clocks go from 02.00 to 03.00 on the last Sunday of March, and back in October.
        (
            "2026-03-29 02:30",
            (
                "Klockan ställs om den 29 mars 2026, och kl. 02.30 finns inte. "
                "Skriv 2026-03-29 01:30+01:00 eller 2026-03-29 03:30+02:00."
            ),
        ),
        (
            "2026-10-25 02:30",
            (
                "Klockan ställs om den 25 oktober 2026, och kl. 02.30 kommer två gånger. "
                "Skriv 2026-10-25 02:30+02:00 om du menar den första, "
                "2026-10-25 02:30+01:00 om du menar den andra."
            ),
        ),
    ],
)
def test_a_time_that_never_comes_or_comes_twice_is_told(
    ask: Ask, written: str, sentence: str
) -> None:
    assert ask("check", "--at", written) == (2, "", f"socialpolicy: {sentence}\n")


@pytest.mark.parametrize(
    ("path", "level", "code"),
    [
        ("registry/accounts", "error", 1),
        ("registry/accounts", "warning", 1),
        ("registry/accounts", "info", 1),
        ("registry/accounts", "never", 0),
        ("registry/policy.yaml", "error", 0),
        ("registry/policy.yaml", "warning", 1),
        ("registry/policy.yaml", "info", 1),
        ("registry/policy.yaml", "never", 0),
        ("registry/calendar", "info", 0),
    ],
)
def test_fail_on(ask: Ask, flawed: Path, path: str, level: str, code: int) -> None:
    """The accounts have an error, the policy a warning, the calendar nothing."""
    assert ask("check", path, "--fail-on", level)[0] == code


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_on_a_terminal(
    ask: Ask, flawed: Path, variables: dict[str, str], coloured: bool
) -> None:
    screen = Stream(terminal=True)
    ask("check", streams={"stdout": screen}, **variables)
    assert SENTENCE in screen.written
    assert ("\x1b[" in screen.written) == coloured


def test_colour_on_a_real_terminal(flawed: Path) -> None:
    out = pexpect.run(
        f"{sys.executable} -m socialpolicy check --at 2026-11-22",
        cwd=str(flawed.parent),
        env={**os.environ, "SOCIALPOLICY_LANG": "sv", "PYTHONUTF8": "1", "TERM": "xterm"},
        encoding="utf-8",
    )
    assert isinstance(out, str)
    assert SENTENCE in out
    assert "\x1b[" in out


def test_a_pipe_has_no_colour_whatever_is_asked(ask: Ask, flawed: Path) -> None:
    """NO_COLOR and a pipe turn colour off; FORCE_COLOR is not heeded."""
    assert "\x1b" not in ask("check", FORCE_COLOR="1", CLICOLOR_FORCE="1", TERM="xterm").out


@pytest.mark.parametrize(("columns", "widest"), [("40", 40), ("80", 80), ("200", 200)])
def test_text_keeps_within_the_screen(ask: Ask, flawed: Path, columns: str, widest: int) -> None:
    """But for lines to paste, which are never broken."""
    out = ask("check", "registry/accounts", COLUMNS=columns)[1]
    prose = [line for line in out.splitlines() if not line.strip().startswith("Kör: ")]
    assert max(map(len, prose)) <= widest
    flat = " ".join(out.replace(" = ", " ").split())
    assert "En person ska utses som kan sköta kommunikationen" in flat


def test_select_takes_codes_names_and_letters_in_any_case(ask: Ask, flawed: Path) -> None:
    for words in ("A14", "a14", "deputy-missing", "A", " A14 , R03 "):
        assert "A14" in codes(ask, "--select", words)
    assert codes(ask, "--select", "A", "--select", "R") == ["A14", "R03"]
    assert codes(ask, "--select", "A,R", "--ignore", "A14") == ["R03"]


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_is_not_is_told(ask: Ask, option: str) -> None:
    code, out, err = ask("check", option, "A14,deputy-mising")
    assert (code, out) == (2, "")
    assert err == (
        "socialpolicy: Ingen regel heter deputy-mising. Menar du A14 deputy-missing? "
        "Alla regler: socialpolicy rules.\n"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_a_secret_is_shown_in_no_format(ask: Ask, register: Path, form: str) -> None:
    put(register, "as a key, twice")
    ran = ask("check", "--format", form)
    assert ran.code == 1
    assert "R01" in ran.out
    assert_hidden(ran.out + ran.err)


def test_sarif_leads_to_the_pages_of_the_rules(flawed: Path, ask: Ask) -> None:
    pages = {"SOCIALPOLICY_RULE_PAGES": "https://exempel.se:8443/a_b/regler%20nu/"}
    _, out, _ = ask("check", "--format", "sarif", "--select", "A14", **pages)
    [rule] = json.loads(out)["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://exempel.se:8443/a_b/regler%20nu/A14.md"
    assert "exempel.se:8443" not in ask("check", "--format", "json", **pages)[1]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc",
        "docs/rules",
        "https://",
        " https://exempel.se",
        "https://exempel.se/a b",
        "https://exempel.se/\nhttps://other.se",
        "https://exempel.se\n",
        "https://user:word@exempel.se/rules",
        "https://exempel.se/?q=1",
        "https://exempel.se/#x",
        "https://exempel.se/(x)",
        "https://exempel.se/\u202e",
    ],
)
def test_an_address_of_pages_that_is_none_is_refused(address: str, flawed: Path, ask: Ask) -> None:
    code, out, err = ask("check", "--format", "sarif", SOCIALPOLICY_RULE_PAGES=address)
    assert (code, out) == (2, "")
    assert "SOCIALPOLICY_RULE_PAGES" in err
    assert err.count("\n") == 1
    assert ask("check", "--format", "text", SOCIALPOLICY_RULE_PAGES=address)[0] == 1


@pytest.fixture
def untidy(register: Path) -> Path:
    """Give the example's address a slash that says nothing."""
    file = register / "accounts" / "example.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("url: "))
    lines[at] += "/?fbclid=1"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_dry_run_of_fix_shows_the_change_and_writes_nothing(ask: Ask, untidy: Path) -> None:
    before = untidy.read_bytes()
    code, out, _ = ask("check", "--fix", "--dry-run")
    assert code == 0
    changes = [
        line for line in out.split("\n") if line[:1] in "+-" and line[:3] not in ("---", "+++")
    ]
    removed, added = filter(None, changes)
    assert removed == f"-{added[1:]}/?fbclid=1"
    assert untidy.read_bytes() == before


def test_fix_mends_once_and_for_all(ask: Ask, untidy: Path) -> None:
    assert "Rättade ställen: 1." in ask("check", "--fix").err
    assert b"fbclid" not in untidy.read_bytes()
    assert "inget som kan rättas" in ask("check", "--fix").err


def test_fix_refuses_a_protected_file_with_a_sentence(ask: Ask, untidy: Path) -> None:
    before = untidy.read_bytes()
    untidy.chmod(0o444)
    code, _, err = ask("check", "--fix")
    assert code == 2
    assert "skrivskyddad" in err
    assert untidy.read_bytes() == before


@pytest.mark.parametrize("kind", ["link", "read-only"])
def test_fix_writes_nothing_where_one_file_may_not_be_written(
    kind: str, ask: Ask, untidy: Path
) -> None:
    before, other = untidy.read_bytes(), untidy.with_name("last.yaml")
    if kind == "link":
        other.symlink_to(untidy.name)
    else:
        other.write_bytes(before)
        other.chmod(0o444)
    code, _, err = ask("check", "--fix")
    assert code == 2
    assert ("är en länk" if kind == "link" else "skrivskyddad") in err
    assert "last.yaml" in err
    assert (untidy.read_bytes(), other.read_bytes()) == (before, before)


def test_fix_leaves_what_a_link_out_of_the_register_leads_to(
    ask: Ask, untidy: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.yaml"
    untidy.rename(outside)
    before = outside.read_bytes()
    untidy.symlink_to(outside)
    ask("check", "--fix")
    assert outside.read_bytes() == before
    assert untidy.is_symlink()


@pytest.mark.parametrize("place", ["terminal", "actions"])
def test_what_a_file_says_is_no_command_in_a_diff(place: str, ask: Ask, untidy: Path) -> None:
    said = "  # ##[error]x [bold]y[/bold]"
    text = untidy.read_text(encoding="utf-8")
    lines = text.replace("/?fbclid=1", f"/?fbclid=1{said}").split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith("name: "))
    lines[at] = "name: >-\n  ::error::made up"
    untidy.write_text("\n".join(lines), encoding="utf-8")
    environment = {"GITHUB_ACTIONS": "true"} if place == "actions" else {"FORCE_COLOR": "1"}
    out = ask("check", "--fix", "--dry-run", **environment).out
    assert "made up" in out
    assert "[bold]y[/bold]" in out
    assert "##[" not in out
    assert not any(line.lstrip().startswith("::") for line in out.splitlines())


def test_what_is_left_is_told_in_a_sentence_of_its_own(ask: Ask, untidy: Path) -> None:
    assert untidy.is_file()
    told = ask("check", "--fix", "--dry-run").err
    assert "Ingenting är skrivet. Inget att anmärka på i " in told
    (untidy.parent / "odd.yaml").write_text("id: odd\n", encoding="utf-8")
    assert "Ingenting är skrivet. Kvar: " in ask("check", "--fix", "--dry-run").err


def test_a_dry_run_needs_fix(ask: Ask, register: Path) -> None:
    assert register.is_dir()
    code, _, err = ask("check", "--dry-run")
    assert code == 2
    assert "--fix" in err
