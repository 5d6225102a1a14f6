"""A secret in the register is never shown: not in any format, sentence, line or quotation.

The secrets are invented. The one with an issuer's form is put together from
parts, so that no scanner takes this file for a leak.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy import formats
from socialpolicy.formats import FORMATS
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language
from tests.places import BASE

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")
TOKEN = "gh" + "p_" + "x8Kq" * 9
WORD = "Gurka" + "42!stolpe"
LONG = "gh" + "p_" + "x8Kq" * 80

CASES = {
    "alone": ("accounts/example.yaml", "kept_in: Kommunens lösenordsvalv", f"kept_in: {TOKEN}"),
    "in words": (
        "accounts/example.yaml",
        "kept_in: Kommunens lösenordsvalv",
        f"kept_in: 'Pärmen, lösenord: {WORD}'",
    ),
    "as an id": ("accounts/example.yaml", "id: example", f"id: {TOKEN}"),
    "as a kind": ("accounts/example.yaml", "kind: operational", f"kind: {TOKEN}"),
    "as a date": ("accounts/example.yaml", "opened: 2015-02-02", f"opened: {TOKEN}"),
    "too long": ("accounts/example.yaml", "kind: operational", f"kind: {LONG}"),
    "far in": ("accounts/example.yaml", "kind: operational", f"kind: {'ord ' * 20}{LONG}"),
    "cut in two": ("accounts/example.yaml", "kind: operational", f"kind: {'a' * 95} {TOKEN}"),
    "as a key": ("accounts/example.yaml", "kind: operational", f"{TOKEN}: a"),
    "as a key, twice": ("accounts/example.yaml", "kind: operational", f"{TOKEN}: a\n{TOKEN}: b"),
    "on a line with a fault": (
        "accounts/example.yaml",
        "manager: {role: Kulturchef,",
        f"manager: {{role: {TOKEN}, rol: a,",
    ),
    "in a list": ("accounts/example.yaml", "editors: []", f"editors: [{TOKEN}]"),
    "in broken YAML": ("accounts/example.yaml", "kind: operational", f"kind: a: {TOKEN}"),
    "with a control character": (
        "accounts/example.yaml",
        "kind: operational",
        f"kind: a \x07 {TOKEN}",
    ),
    "escaped": (
        "accounts/example.yaml",
        "kind: operational",
        f'"lösenord": "{WORD[:-1]}\\x65"\nkind: "{WORD[:-1]}\\x65"',
    ),
    "with a doubled quote": (
        "accounts/example.yaml",
        "kind: operational",
        f"lösenord: '{WORD}''{WORD}'\nkind: '{WORD}''{WORD}'",
    ),
    "once more": (
        "accounts/example.yaml",
        "kind: operational",
        f"kind: {WORD}\nlösenord: {WORD}",
    ),
    "over lines": (
        "accounts/example.yaml",
        "kind: operational",
        f"kind: |\n  -----{'BEGIN'} PRIVATE KEY-----\n  MIIE{TOKEN}\n  {WORD}",
    ),
    "as a unit": ("accounts/example.yaml", "unit: kulturforvaltningen", f"unit: '{TOKEN}'"),
    "as a role": ("accounts/example.yaml", "role: Bibliotekarie, barn", f"role: {TOKEN}"),
    "as an address": ("accounts/example.yaml", "facebook.com/exempel", f"facebook.com/{TOKEN}/"),
    "as a setting": ("policy.yaml", "off: {}", f"off: {{{TOKEN}: avstängd}}"),
    "as a unit's name": (
        "organisation.yaml",
        "name: Kulturförvaltningen\n",
        f"name: {TOKEN}\n    kund: a\n",
    ),
    "in UTF-16": ("accounts/example.yaml", "id: example", f"id: example # {TOKEN}"),
    "in UTF-32": ("accounts/example.yaml", "id: example", f"id: example # {TOKEN}"),
    "in a comment": ("accounts/example.yaml", "id: example", f"id: Example # lösenord: {WORD}"),
}


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "registry"


def put(register: Path, case: str) -> None:
    file, old, new = CASES[case]
    path = register / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    encoding = case.removeprefix("in ") if case.startswith("in UTF") else "utf-8"
    path.write_text(text, encoding=encoding, newline="\n")


def assert_hidden(said: str) -> None:
    for secret in (TOKEN, WORD, WORD[:-1], "x8Kqx8Kq", "Gurka42", "MIIE"):
        assert secret not in said


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(
    "choice", [{}, {"ignore": ["R01"]}, {"select": ["Y", "A"]}], ids=["all", "not R01", "Y and A"]
)
def test_a_secret_is_shown_nowhere(register: Path, case: str, choice: dict[str, list[str]]) -> None:
    put(register, case)
    verdict = judge(read_register(Path("registry"), AS_OF), **choice)
    if not choice:
        assert "R01" in {finding.rule.code for finding in verdict.findings}
    for form in FORMATS:
        for language in Language:
            assert_hidden(formats.render(form, verdict, language))
            assert_hidden(formats.render(form, verdict, language, width=40, colour=True))


def test_switched_off_it_still_covers(register: Path) -> None:
    put(register, "as a kind")
    policy = register / "policy.yaml"
    text = policy.read_text(encoding="utf-8").replace("off: {}", "off: {R01: Prov i november}")
    policy.write_text(text, encoding="utf-8")
    verdict = judge(read_register(Path("registry"), AS_OF))
    assert {finding.rule.code for finding in verdict.findings} == {"R01", "Y03"}
    assert_hidden(formats.render("text", verdict, Language.SWEDISH))


def test_what_is_no_secret_is_shown(register: Path) -> None:
    put(register, "as a kind")
    policy = register / "policy.yaml"
    text = policy.read_text(encoding="utf-8").replace("off: {}", "off: {A99: Prov}")
    policy.write_text(text, encoding="utf-8")
    said = formats.render("text", judge(read_register(Path("registry"), AS_OF)), Language.ENGLISH)
    assert "A99" in said
    assert "2026" in said or "example" in said


@pytest.mark.parametrize("choice", [{"ignore": ["M14"]}, {"select": ["M02"]}], ids=str)
def test_personal_data_is_covered_whoever_asks(
    register: Path, choice: dict[str, list[str]]
) -> None:
    # A number that Post- och telestyrelsen keeps for use in fiction.
    number = "070-174 06 05"
    month = register / "messages" / "example" / "2026-11.yaml"
    month.parent.mkdir(parents=True, exist_ok=True)
    month.write_text(
        "- {id: a, received: 2026-11-18 14:05, channel: comment, kind: question, "
        f"subject: Ring {number}, actions: [{{did: answered, at: 2026-11-17 10:00}}], "
        "record: {decision: minor}}\n",
        encoding="utf-8",
    )
    verdict = judge(read_register(Path("registry"), AS_OF), **choice)
    assert {finding.rule.code for finding in verdict.findings} == {"M02"}
    for form in FORMATS:
        said = formats.render(form, verdict, Language.SWEDISH)
        assert "M02" in said
        assert number not in said
