"""`socialpolicy explain`: one rule whole, in both languages, by any of its names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from socialpolicy.cli.context import Context
from socialpolicy.cli.load import register_near
from socialpolicy.finding import Rule, Severity
from socialpolicy.reports import rules
from socialpolicy.reports.readings import READINGS
from socialpolicy.rules import RULES, rule_named
from socialpolicy.text import Language

if TYPE_CHECKING:
    from tests.commands.conftest import Ask


HEADINGS = {
    Language.SWEDISH: ("Varför", "Det här ger ett fynd", "Så här är det rätt", "Gör så här"),
    Language.ENGLISH: ("Why", "This gives a finding", "This is right", "What to do"),
}
SEVERITIES = {
    Severity.ERROR: ("fel", "error"),
    Severity.WARNING: ("varning", "warning"),
    Severity.INFO: ("upplysning", "info"),
}


def unwrapped(text: str) -> str:
    return " ".join(text.split())


def set_in(text: str) -> str:
    return "".join(f"    {line}".rstrip() + "\n" for line in text.rstrip("\n").split("\n"))


def test_a_file_that_should_not_be_is_mended_in_words(ask: Ask) -> None:
    file = "accounts/facebook-export.json"
    swedish, english = (ask("explain", "R02", "--lang", language)[1] for language in ("sv", "en"))
    assert f"\nSå här är det rätt\n  Filen {file} finns inte i registret.\n" in swedish
    assert f"\nThis is right\n  There is no file {file} in the register.\n" in english


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained_whole(ask: Ask, rule: Rule, language: Language) -> None:
    code, page, err = ask("explain", rule.code, "--lang", language)
    assert (code, err) == (0, "")
    swedish, english = SEVERITIES[rule.severity]
    word = swedish if language is Language.SWEDISH else english
    milder = " (?:eller|till|or|to) (?:varning|upplysning|warning|info)" if rule.milder else ""
    assert re.match(rf"{rule.code} {rule.name} \({word}{milder}\)\n\n", page)
    flat = unwrapped(page)
    assert f"{unwrapped(rule.title.in_language(language))}." in flat
    assert unwrapped(rule.why.in_language(language)) in flat
    advice, _, paste = rule.advice.in_language(language).partition("\n")
    assert unwrapped(advice) in flat
    for lines in filter(None, (rule.example.bad, rule.example.good, paste)):
        assert set_in(lines) in page
    assert f"({'i' if language is Language.SWEDISH else 'in'} {rule.example.file})" in page
    headings: Sequence[str] = HEADINGS[language]
    if rule.code[0] == "T":
        both = (rules.BEFORE, rules.AFTER)
        headings = [headings[0], *(each.in_language(language) for each in both), headings[-1]]
    places = [page.index(f"\n{heading}") for heading in headings]
    assert places == sorted(places)


def test_code_and_name_in_any_case_are_the_same_rule(ask: Ask) -> None:
    def words(rule: Rule) -> tuple[str, ...]:
        return rule.code, rule.code.lower(), rule.name, rule.name.upper(), f" {rule.name.title()} "

    for rule in RULES:
        assert all(rule_named(word) is rule for word in words(rule)), rule.code
    assert len({ask("explain", word) for word in words(RULES[0])}) == 1


@pytest.mark.parametrize("columns", ["40", "80", "200"])
@pytest.mark.parametrize("language", list(Language))
def test_words_keep_within_the_screen(
    language: Language, columns: str, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """YAML is never broken, as it is there to be pasted; all else is at most 100 wide."""
    monkeypatch.setenv("COLUMNS", columns)
    around = Context(registry=register, lang=language)
    near = register_near(around)
    monkeypatch.setattr(rules, "register_near", lambda _: near)
    for rule in RULES:
        page = rules.page(rule.code, around)
        words = [line for line in page.split("\n") if not line.startswith("    ")]
        head, *rest = words
        assert head.startswith(rule.code)
        assert max(map(len, rest)) <= min(int(columns), 100), rule.code


def test_the_policy_is_quoted_where_a_register_is_near(ask: Ask) -> None:
    page = ask("explain", "A14")[1]
    said = "”En person ska utses som kan sköta kommunikationen vid kontoansvarigs frånvaro.”"
    assert f"Policyn säger {said} (Hantera synpunkter och kommentarer,\u00a043)" in re.sub(
        r"[ \n]+", " ", page
    )
    english = ask("explain", "A14", "--lang", "en")[1]
    assert "The policy says\n  “En person ska utses" in english


def test_outside_a_register_the_rule_itself_is_told(ask: Ask, tmp_path: Path) -> None:
    code, page, err = ask("explain", "A14", cwd=tmp_path)
    assert (code, err) == (0, "")
    assert "Varje konto har en ersättare" in page
    assert "Policyn säger" not in page


def test_a_register_asked_for_in_vain_is_told(ask: Ask) -> None:
    code, page, err = ask("--registry", "nowhere", "explain", "A14")
    assert (code, page) == (2, "")
    assert err.startswith("socialpolicy: Mappen nowhere finns inte.")


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("deputy-mising", "A14 deputy-missing"),
        ("Deputy_Missing", "A14 deputy-missing"),
        ("A114", "A14 deputy-missing"),
        ("yaml-sintax", "Y01 yaml-syntax"),
    ],
)
def test_an_unknown_name_gets_the_nearest(ask: Ask, word: str, nearest: str) -> None:
    code, page, err = ask("explain", word)
    assert (code, page) == (2, "")
    assert err == (
        f"socialpolicy: Ingen regel heter {word}. Menar du {nearest}? "
        "Alla regler: socialpolicy rules.\n"
    )


@pytest.mark.parametrize("word", ["", "  ", "\x1b[31mA14", "[bold]", "x" * 9999, "A14\n::error::x"])
def test_hostile_names_are_shown_harmless(ask: Ask, word: str) -> None:
    code, page, err = ask("explain", word)
    assert (code, page) == (2, "")
    assert err.count("\n") == 1
    assert err.removesuffix("\n").isprintable()
    assert len(err) < 300


def test_a_sentence_keeps_its_lines_and_is_only_text(ask: Ask, register: Path) -> None:
    file = register / "clauses.yaml"
    clauses = yaml.safe_load(file.read_text(encoding="utf-8"))
    [clause] = [each for each in clauses if "A14" in each["upheld_by"]]
    clause["text"] = "En person.\n\n[bold]ska[/bold]\n::error::utses"
    file.write_text(yaml.safe_dump(clauses, allow_unicode=False), encoding="utf-8")
    page = ask("explain", "A14")[1]
    assert "  ”En person.\n" in page
    assert "\n  [bold]ska[/bold]\n  ::error::utses” (" in page


def test_in_a_process_and_a_pipe(ask: Ask) -> None:
    ran = ask("explain", "a14", COLUMNS="60")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("A14 deputy-missing (fel eller varning)\n")
    assert "\x1b" not in ran.out


def test_without_a_rule_they_are_listed(ask: Ask) -> None:
    ran = ask("explain")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{ask('rules').out}\nLäs mer om en av dem: socialpolicy explain KOD\n"


def test_severities_in_the_cases_are_those_that_the_rule_names() -> None:
    """Every finding in tests/rules has a severity that explain tells of."""
    known = {rule.code: {rule.severity, *rule.milder} for rule in RULES}
    for file in (Path(__file__).parents[1] / "rules").glob("*/*.out"):
        for code, severity in re.findall(
            r"^\S+ ([A-Z]\d\d) (error|warning|info) ", file.read_text("utf-8"), re.MULTILINE
        ):
            assert Severity(severity) in known[code], file


def test_where_a_rule_asks_for_more_than_the_sentence_it_says_so(ask: Ask, tmp_path: Path) -> None:
    """The policy has no number of days: 42 says only "hålla sidan aktiv och uppdaterad"."""
    (tmp_path / "bare").mkdir()
    page = ask("explain", "A24", cwd=tmp_path / "bare").out
    assert "\nVår läsning\n" in page
    assert "limits.inactive_days" in page
    assert "Vår läsning" not in ask("explain", "A14", cwd=tmp_path / "bare").out
    # The register at hand has a policy, and no sentence of it asks for this.
    assert "Vår läsning" not in ask("explain", "A24").out
    assert set(READINGS) <= {rule.code for rule in RULES}
    assert "(vår läsning)" in next(
        line for line in ask("rules", COLUMNS="200").out.splitlines() if line[:3] == "A24"
    )
