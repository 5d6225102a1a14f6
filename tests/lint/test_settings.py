"""Settings of the register and options of the command choose the rules; broken ones say no lie."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.finding import Finding, Severity
from socialpolicy.lint import settings
from socialpolicy.lint.run import judge
from socialpolicy.register.models.policy import RuleSettings
from socialpolicy.register.reader import read_register
from socialpolicy.rules import CHECKS, RULES
from socialpolicy.text import Language
from tests.places import BASE

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")
MESSAGE = """\
- id: example-20261118-{id}
  received: 2026-11-18 14:05
  channel: comment
  kind: praise
  subject: Tack för sagostunden
  actions: [{{did: answered, at: 2026-11-18 15:40}}]
  record: {{decision: minor}}
"""


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "registry"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def without_deputy(register: Path) -> None:
    file = register / "accounts" / "example.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("deputy:"), text.index("editors:")
    file.write_text(text[:start] + text[end:], encoding="utf-8")


def found(**choice: list[str]) -> list[Finding]:
    return list(judge(read_register(Path("registry"), AS_OF), **choice).findings)


def codes(**choice: list[str]) -> list[str]:
    return [finding.rule.code for finding in found(**choice)]


# ── Rules switched off, and severities ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("word", ["A14", "a14", "deputy-missing", "Deputy-Missing"])
def test_a_rule_is_switched_off_by_code_or_name(register: Path, word: str) -> None:
    without_deputy(register)
    assert codes() == ["A14"]
    change(register / "policy.yaml", "off: {}", f"off: {{{word}: Tjänsten är vakant}}")
    assert codes() == []


@pytest.mark.parametrize("reason", ["…", "-", "'?'", "' . '", "'...'"])
def test_a_rule_is_not_switched_off_without_a_reason(register: Path, reason: str) -> None:
    without_deputy(register)
    change(register / "policy.yaml", "off: {}", f"off: {{A14: {reason}}}")
    assert codes() == ["A14", "Y03"]


def test_of_two_reasons_for_one_rule_one_is_enough(register: Path) -> None:
    without_deputy(register)
    change(
        register / "policy.yaml",
        "off: {}",
        "off: {A14: …, deputy-missing: Tjänsten tillsätts i mars}",
    )
    assert codes() == []


@pytest.mark.parametrize("word", ["A14", "deputy-missing"])
@pytest.mark.parametrize("severity", list(Severity))
def test_a_severity_of_ones_own(register: Path, word: str, severity: Severity) -> None:
    without_deputy(register)
    change(register / "policy.yaml", "severity: {}", f"severity: {{{word}: {severity}}}")
    assert [finding.severity for finding in found()] == [severity]


def test_what_time_brings_about_is_never_made_an_error(register: Path) -> None:
    change(register / "accounts" / "example.yaml", "last_post: ", "last_post: 2026-01-19 # ")
    assert codes() == ["A24"]
    change(register / "policy.yaml", "severity: {}", "severity: {inactive: error}")
    inactive, setting = found()
    assert (inactive.rule.code, inactive.severity) == ("A24", Severity.WARNING)
    assert (setting.rule.code, setting.label.source.excerpt(setting.label.span)) == ("Y03", "error")
    change(register / "policy.yaml", "{inactive: error}", "{inactive: info}")
    assert [finding.severity for finding in found()] == [Severity.INFO]


@pytest.mark.parametrize(
    ("code", "file", "old", "new"),
    [
        ("A15", "accounts/example.yaml", "checked: 2026-03-02", "checked: 2024-03-02"),
        ("A17", "accounts/example.yaml", "confirmed: 2026-03-02", "confirmed: 2025-03-02"),
        ("A17", "policy.yaml", 'version: "2014"', 'version: "2026"'),
    ],
)
def test_nor_is_the_part_of_a_rule_that_time_brings_about(
    register: Path, code: str, file: str, old: str, new: str
) -> None:
    change(register / file, old, new)
    assert set(codes()) == {code}
    change(register / "policy.yaml", "severity: {}", f"severity: {{{code}: error}}")
    assert {finding.severity for finding in found()} == {Severity.WARNING}
    change(register / "policy.yaml", f"{{{code}: error}}", f"{{{code}: info}}")
    assert {finding.severity for finding in found()} == {Severity.INFO}


def test_switching_off_takes_a_reason(register: Path) -> None:
    without_deputy(register)
    change(register / "policy.yaml", "off: {}", "off: {A14: ''}")
    assert codes() == ["A14", "Y03"]


@pytest.mark.parametrize(
    ("old", "new", "line", "column"),
    [
        ("off: {}", "off: {A99: Prov}", 20, 15),
        ("off: {}", "off: {deputi: Prov}", 20, 15),
        ("severity: {}", "severity: {A99: info}", 20, 29),
        ("beyond_policy: []", "beyond_policy: [all, X99]", 21, 22),
        ("beyond_policy: []", "beyond_policy: [A14]", 21, 17),
    ],
)
def test_a_setting_for_no_rule_is_told_at_its_key(
    register: Path, old: str, new: str, line: int, column: int
) -> None:
    change(register / "policy.yaml", old, new)
    [finding] = found()
    assert finding.rule.code == "Y03"
    assert (finding.label.source.file, finding.label.span.line, finding.label.span.column) == (
        "registry/policy.yaml",
        line,
        column,
    )
    assert found(select=["A14"]) == []
    assert found(ignore=["Y03"]) == []


# ── Select and ignore ────────────────────────────────────────────────────────────────────────────


def chosen(*select: str, ignore: tuple[str, ...] = (), off: tuple[str, ...] = ()) -> set[str]:
    own = RuleSettings(off=dict.fromkeys(off, "Prov i november"))
    return {check.rule.code for check in settings.choose(own, select, ignore)}


ALL = {rule.code for rule in RULES}
OF_ACCOUNTS = {code for code in ALL if code[0] == "A"}


def test_what_is_chosen() -> None:
    assert chosen() == ALL == {check.rule.code for check in CHECKS}
    assert chosen("A14") == chosen("deputy-missing") == chosen(" a14 ") == {"A14"}
    assert chosen("A") == chosen("a") == OF_ACCOUNTS
    assert chosen("A", "Y01") == OF_ACCOUNTS | {"Y01"}
    assert chosen(ignore=("A",)) == ALL - OF_ACCOUNTS
    assert chosen("A", ignore=("A14",)) == OF_ACCOUNTS - {"A14"}
    assert chosen("A14", ignore=("A",)) == set()
    assert chosen(off=("A14",)) == ALL - {"A14"}
    assert chosen("A14", off=("A14",)) == {"A14"}
    assert chosen(off=("A99",)) == ALL


@pytest.mark.parametrize("word", ["A99", "", "A1", "deputy", "14", "AA", "*", "Ä"])
def test_what_no_rule_answers_to(word: str) -> None:
    with pytest.raises(settings.UnknownRuleError) as caught:
        settings.choose(RuleSettings(), [word])
    assert caught.value.word == word
    near = caught.value.nearest
    assert near == "" or str(near.values["rule"]).split()[0] in ALL  # type: ignore[union-attr]
    with pytest.raises(settings.UnknownRuleError):
        settings.choose(RuleSettings(), [], [word])


def test_what_cannot_be_read_is_told_whatever_is_asked_for(register: Path) -> None:
    """No rule was tried on it: silence would say that it keeps them all."""
    without_deputy(register)
    assert codes(select=["A14"]) == ["A14"]
    change(register / "accounts" / "example.yaml", "\nname: ", '\nname: "\\e" # ')
    assert codes(select=["A14"]) == codes(select=["A"]) == codes(select=["A14", "Y"]) != []
    assert {code[0] for code in codes(select=["A14"])} == {"Y"}
    assert codes(select=["A14"], ignore=["Y"]) == []


def test_a_month_that_cannot_be_read_is_told_by_rules_on_messages(register: Path) -> None:
    month = register / "messages" / "example" / "2026-11.yaml"
    month.parent.mkdir(parents=True, exist_ok=True)
    month.write_bytes(b"- {\n")
    assert {code[0] for code in codes(select=["M04"])} == {"Y"}


def test_a_rule_switched_off_runs_when_asked_for(register: Path) -> None:
    without_deputy(register)
    change(register / "policy.yaml", "off: {}", "off: {A14: Prov}")
    assert codes(select=["deputy-missing"]) == ["A14"]


# ── Broken settings, units and accounts ──────────────────────────────────────────────────────────


def only_reading() -> list[str]:
    """Give the codes of what was found, which must all be about reading the files."""
    told = codes()
    assert told
    assert {code[0] for code in told} == {"Y"}
    return told


def rewrite(text: str | bytes) -> Callable[[Path], None]:
    def write(file: Path) -> None:
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    return write


def swap(old: str, new: str) -> Callable[[Path], None]:
    return lambda file: change(file, old, new)


def make_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def make_link(file: Path) -> None:
    file.unlink()
    file.symlink_to("/etc/passwd")


BROKEN: dict[str, Callable[[Path], None]] = {
    "nothing": rewrite(""),
    "a word": rewrite("hej\n"),
    "a list": rewrite("- a\n"),
    "no YAML": rewrite("a: b: c\n"),
    "an anchor": rewrite("a: &b c\n"),
    "no UTF-8": rewrite(b"\xff"),
    "a folder": make_folder,
    "a link": make_link,
}


@pytest.mark.parametrize("breaks", BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("name", ["policy.yaml", "clauses.yaml"])
def test_a_broken_file_is_told_once_and_nothing_else(
    register: Path, name: str, breaks: Callable[[Path], None]
) -> None:
    breaks(register / name)
    told = codes()
    if (name, breaks) == ("clauses.yaml", BROKEN["nothing"]):
        assert told == ["P10"]  # an empty file can be read: the sentences are surely missing
    else:
        assert told
        assert all(code[0] == "Y" for code in told)


@pytest.mark.parametrize(
    "breaks",
    [case for name, case in BROKEN.items() if name != "nothing"],
    ids=[name for name in BROKEN if name != "nothing"],
)
def test_a_broken_organisation_leaves_no_account_without_its_unit(
    register: Path, breaks: Callable[[Path], None]
) -> None:
    breaks(register / "organisation.yaml")
    only_reading()


SETTINGS = {
    "authority": swap("authority: Exempelkommun", "authority: [Exempelkommun]"),
    "short names": swap("short_names: [Exempel, kommunen]", "short_names: kommunen"),
    "domains": swap("domains: [exempel.se, exempelbostader.se]", "domains: exempel.se"),
    "website": swap("website: exempel.se", "website: {a: b}"),
    "coordinator": swap("coordinator: informationsenheten", "coordinator: Informationsenheten"),
    "review": swap("platforms_reviewed: 2026-09-01", "platforms_reviewed: 2026-09-31"),
    "banner": swap('version: "2014", exempt', "version: [2014], exempt"),
    "zone": swap("Europe/Stockholm", "Europa/Stockholm"),
    "week": swap("mon: 08:00-17:00", "mon: 17:00-08:00"),
    "times": swap("x: 4 hours", "x: fyra timmar"),
    "limits": swap("inactive_days: 30", "inactive_days: trettio"),
    "months": swap("banner_months: 12", "banner_months: 0"),
    "off": swap("off: {}", "off: [A20]"),
    "severity": swap("severity: {}", "severity: {A18: fatal}"),
    "an unknown key": swap("language: sv", "language: sv\nsprak: sv"),
    "a key twice": swap("language: sv", "language: sv\nlanguage: en"),
    "beyond": swap("beyond_policy: []", "beyond_policy: all"),
}


@pytest.mark.parametrize("breaks", SETTINGS.values(), ids=SETTINGS.keys())
def test_a_broken_setting_makes_no_other_rule_speak(
    register: Path, breaks: Callable[[Path], None]
) -> None:
    breaks(register / "policy.yaml")
    assert len(only_reading()) == 1


UNITS = {
    "id": swap("id: kulturforvaltningen", "id: Kulturförvaltningen"),
    "kind": swap("name: Kulturförvaltningen\n    kind: department", "name: K\n    kind: avdelning"),
    "told": swap("staff_told: 2026-02-01", "staff_told: 2026-02-30"),
    "name": swap("name: Stadsbiblioteket", "name: [Stadsbiblioteket]"),
    "no name": swap("    name: Stadsbiblioteket\n", ""),
    "board": swap("id: kulturnamnden, name", "id: kulturnamnden, namn"),
    "date": swap("from: 2014-01-01", "from: 2014"),
    "management": swap("management: Kulturförvaltningens ledningsgrupp", "management: []"),
    "a unit is a word": swap("units:", "units:\n  - hej"),
    "a key twice": swap("kind: company", "kind: company\n    kind: unit"),
    "units twice": swap("boards:", "units: []\nboards:"),
}


@pytest.mark.parametrize("breaks", UNITS.values(), ids=UNITS.keys())
def test_a_broken_unit_makes_no_other_rule_speak(
    register: Path, breaks: Callable[[Path], None]
) -> None:
    breaks(register / "organisation.yaml")
    only_reading()


def test_a_broken_unit_leaves_the_others(register: Path) -> None:
    UNITS["kind"](register / "organisation.yaml")
    read = read_register(Path("registry"), AS_OF)
    assert read.organisation is not None
    assert not read.organisation_whole
    assert [unit.id for unit in read.organisation.units] == [
        "kommunstyrelseforvaltningen",
        "informationsenheten",
        "biblioteket",
        "exempelbostader",
    ]
    assert len(read.organisation.boards) == 2


def test_two_broken_units_take_no_third_with_them(register: Path) -> None:
    file = register / "organisation.yaml"
    change(file, "id: kommunstyrelseforvaltningen\n    name", "id: A\n    name")
    change(file, "name: Kulturförvaltningen\n    kind: department", "name: K\n    kind: a")
    read = read_register(Path("registry"), AS_OF)
    assert read.organisation is not None
    assert [unit.id for unit in read.organisation.units] == [
        "informationsenheten",
        "biblioteket",
        "exempelbostader",
    ]


def test_a_broken_account_is_not_said_to_be_missing(register: Path) -> None:
    folder = register / "messages" / "example"
    folder.mkdir(parents=True)
    (folder / "2026-11.yaml").write_text(MESSAGE.format(id="a"), encoding="utf-8")
    assert codes() == []
    change(register / "accounts" / "example.yaml", "kind: operational", "kind: verksamhet")
    assert codes() == ["Y03"]
    change(register / "accounts" / "kommunen.yaml", "kind: official", "kind: a: b")
    assert codes() == ["Y03", "Y01"]


@pytest.mark.parametrize("breaks", ["year: abc\n", "a: b: c\n", "year: 2026\nyear: 2026\n"])
def test_a_broken_year_is_not_said_to_be_missing(register: Path, breaks: str) -> None:
    (register / "calendar" / "2026.yaml").write_text(breaks, encoding="utf-8")
    only_reading()


def test_one_broken_message_leaves_the_others(register: Path) -> None:
    folder = register / "messages" / "example"
    folder.mkdir(parents=True)
    messages = [MESSAGE.format(id=id) for id in "abcd"]
    messages[1] = messages[1].replace("kind: praise", "kind: tack")
    messages[2] = messages[2].replace("  record:", "  record:\n  record:")
    (folder / "2026-11.yaml").write_text("".join(messages), encoding="utf-8")
    read = read_register(Path("registry"), AS_OF)
    assert [filed.model.id[-1] for filed in read.logs[0].messages] == ["a", "d"]
    assert [finding.rule.code for finding in judge(read).findings] == ["Y03", "Y02"]


# ── A log outside the register ───────────────────────────────────────────────────────────────────


def point(register: Path, where: str) -> None:
    change(register / "policy.yaml", "language: sv\n", f"language: sv\nmessages: '{where}'\n")


def log(folder: Path, name: str = "2026-11.yaml", id: str = "a") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(MESSAGE.format(id=id), encoding="utf-8")
    return folder / name


def logged() -> list[str]:
    read = read_register(Path("registry"), AS_OF)
    return [filed.model.id[-1] for log in read.logs for filed in log.messages]


@pytest.mark.parametrize("where", ["../private-log", "../private-log/", "{absolute}"])
def test_a_log_outside_the_register_is_read(register: Path, where: str) -> None:
    outside = register.parent / "private-log"
    log(outside / "example")
    point(register, where.format(absolute=outside))
    assert logged() == ["a"]
    assert codes() == []
    change(outside / "example" / "2026-11.yaml", "kind: praise", "kind: tack")
    [finding] = found()
    assert finding.label.source.file == "private-log/example/2026-11.yaml"


@pytest.mark.parametrize("where", ["../private-log", "/nowhere/at/all"])
def test_a_log_that_is_not_there_is_told_and_no_fault(register: Path, where: str) -> None:
    log(register / "messages" / "example").write_text("- id: [\n", encoding="utf-8")
    point(register, where)
    assert codes() == ["Y06", "P10"]
    # What lies in the register is misplaced, and no rule about messages looks at it.
    assert logged() == []


@pytest.mark.parametrize(
    "where", [".", "../registry", "log", "accounts", "messages/sub", "a\\0b", "~/log"]
)
def test_a_log_in_another_folder_of_the_register_is_refused(register: Path, where: str) -> None:
    point(register, where)
    [finding] = found()
    assert finding.rule.code == "Y03"
    assert finding.label.source.excerpt(finding.label.span) == f"'{where}'"


@pytest.mark.parametrize("where", ["messages", "./messages/", ""])
def test_a_log_within_the_register_is_read_once(register: Path, where: str) -> None:
    log(register / "messages" / "example")
    if where:
        point(register, where)
    assert logged() == ["a"]
    assert codes() == []


def test_a_link_to_the_registers_own_log_is_read_once(register: Path) -> None:
    log(register / "messages" / "example")
    (register.parent / "private-log").symlink_to("registry/messages")
    point(register, "../private-log")
    assert logged() == ["a"]


def test_only_what_is_named_as_a_log_is_read(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = register.parent / "private-log"
    log(outside / "example")
    for name in ("README.md", "example/notes.txt", "2026-11.yaml", "example/a/2026-11.yaml"):
        log((outside / name).parent, Path(name).name)
    (outside / ".git").mkdir()
    log(outside / ".git", "2026-11.yaml")
    (outside / "example" / "2026-10.yaml").symlink_to("/etc/passwd")
    point(register, "../private-log")
    opened: list[str] = []
    allowed = os.open

    def noting(path: str | Path, *rest: int) -> int:
        opened.append(str(path))
        return allowed(path, *rest)

    monkeypatch.setattr(os, "open", noting)
    assert logged() == ["a"]
    assert [path for path in opened if "private-log" in path] == [
        str(register.name + "/../private-log/example/2026-11.yaml")
    ]
    assert codes() == ["Y06"]


def test_a_misspelt_month_is_told(register: Path) -> None:
    outside = register.parent / "private-log"
    log(outside / "example", "2026-13.yaml")
    log(outside / "example", "2026-11.yml")
    point(register, "../private-log")
    assert codes() == ["Y06", "Y06"]


@pytest.mark.parametrize("where", ["/", "..", "/usr"])
def test_a_whole_disk_is_not_read(register: Path, where: str) -> None:
    point(register, where)
    assert codes() == []
    assert logged() == []


def test_a_log_that_is_a_file_is_told_where_it_is_named(register: Path) -> None:
    (register.parent / "private-log").write_text("hej")
    point(register, "../private-log")
    [finding] = found()
    assert finding.rule.code == "Y06"
    assert finding.label.source.excerpt(finding.label.span) == "'../private-log'"
    assert "../private-log" in finding.said.in_language(Language.SWEDISH)


def test_a_log_that_cannot_be_listed_is_told(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (register.parent / "private-log").mkdir()
    point(register, "../private-log")
    allowed = os.scandir

    def refusing(path: str) -> object:
        if str(path).endswith("private-log"):
            raise PermissionError(13, "Permission denied", path)
        return allowed(path)

    monkeypatch.setattr(os, "scandir", refusing)
    [finding] = found()
    assert finding.rule.code == "Y06"
    assert finding.label.source.file == "registry/policy.yaml"
