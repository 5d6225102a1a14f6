"""`close-account`, `hand-over-account`, `confirm-banner` without a terminal, as processes."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]

FILE = "accounts/example.yaml"
BEFORE_BANNER = (
    '  banner: {version: "2014", confirmed: 2026-03-02, by: "Bibliotekarie, vuxen", '
    "evidence: KUN 2026/3}\n"
)
CLOSE = {
    "--on": "idag",
    "--manager-role": "Kulturchef",
    "--manager-asked": "2 nov",
    "--coordinator-informed": "3 nov",
    "--announced-on": "4 nov",
    "--evidence": "KUN 2026/9",
    "--plan-updated": "idag",
}
CONFIRM = {"--confirmed": "idag", "--by": "Bibliotekarie, vuxen", "--evidence": "KUN 2026/9"}
HAND = {
    "--responsible-role": "Antikvarie",
    "--responsible-contact": "museet@exempel.se",
    "--responsible-assignment-by": "Kulturchef",
    "--responsible-assignment-on": "20 nov",
    "--responsible-assignment-anchored": "20 nov",
    "--responsible-records-training": "20 nov",
    "--access-roles": "Antikvarie; Bibliotekarie, barn",
    "--watch-role": "Antikvarie",
}
ALL = {"close-account": CLOSE, "confirm-banner": CONFIRM, "hand-over-account": HAND}
LOG = """\
- id: example-20261101-a{number:03}
  received: 2026-11-{number:02} 10:00
  channel: comment
  kind: question
  subject: Öppettider {number}
"""

OLD_HOLDER = """\
  role: Bibliotekarie, vuxen
  contact: biblioteket@exempel.se
  assignment: {by: Kulturchef, on: 2015-01-20, anchored: 2015-01-20}
  records_training: 2025-03-04
"""
NEW_HOLDER = """\
  role: Antikvarie
  contact: museet@exempel.se
  assignment: {by: Kulturchef, on: 2026-11-20, anchored: 2026-11-20}
  records_training: 2026-11-20
"""
ANSWERS = {
    "close-account": """\
id: example
closing:
  on: idag
  manager: {role: Kulturchef, asked: 2 nov}
  coordinator_informed: 3 nov
  announced: {on: 4 nov, evidence: KUN 2026/9}
""",
    "confirm-banner": """\
id: example
profile: {banner: {confirmed: idag, by: "Bibliotekarie, vuxen"}}
""",
    "hand-over-account": """\
id: example
responsible:
  role: Antikvarie
  contact: museet@exempel.se
  assignment: {by: Kulturchef, on: idag, anchored: idag}
  records_training: idag
access: {roles: [Antikvarie, "Bibliotekarie, barn"]}
watch: {role: Antikvarie}
""",
}

of_every_command = pytest.mark.parametrize("command", list(ALL))


def words(options: dict[str, str], *without: str, **changed: str) -> list[str]:
    given = options | {f"--{name.replace('_', '-')}": text for name, text in changed.items()}
    return [word for name, text in given.items() if name not in without for word in (name, text)]


def missing(ran: subprocess.CompletedProcess[str]) -> list[str]:
    assert ran.returncode == 2
    return [line.split()[0] for line in ran.stderr.splitlines()[1:]]


def log(register: Path, count: int) -> None:
    folder = register / "messages" / "example"
    folder.mkdir(parents=True)
    text = "".join(LOG.format(number=number) for number in range(1, count + 1))
    (folder / "2026-11.yaml").write_text(text, encoding="utf-8")


@of_every_command
def test_everything_missing_is_told_at_once(run: Run, command: str) -> None:
    ran = run(command, "example")
    assert ran.stdout == ""
    free = {"--evidence"} if command == "confirm-banner" else {"--plan-updated"}
    follows = {"--access-roles", "--watch-role"}
    own = ["--who"] if command == "hand-over-account" else []
    assert missing(ran) == [*own, *(name for name in ALL[command] if name not in free | follows)]


def test_what_follows_from_a_hand_over_is_missing_too(run: Run) -> None:
    ran = run("hand-over-account", "example", *words(HAND, "--access-roles", "--watch-role"))
    assert missing(ran) == ["--access-roles", "--watch-role"]
    assert "(förslag: Antikvarie; Bibliotekarie, barn)" in ran.stderr


@of_every_command
def test_nothing_is_written_without_yes(run: Run, register: Path, command: str) -> None:
    before = (register / FILE).read_bytes()
    ran = run(command, "example", *words(ALL[command]))
    assert ran.returncode == 2
    assert "--yes" in ran.stderr
    assert (register / FILE).read_bytes() == before


@of_every_command
def test_a_dry_run_prints_what_changes(run: Run, register: Path, command: str) -> None:
    before = (register / FILE).read_text(encoding="utf-8")
    dry = run(command, "example", *words(ALL[command]), "--dry-run")
    assert (dry.returncode, dry.stderr) == (0, "")
    assert (register / FILE).read_text(encoding="utf-8") == before
    assert dry.stdout.startswith(f"--- a/registry/{FILE}\n+++ b/registry/{FILE}\n@@ ")
    subprocess.run(
        ["git", "apply", "--unsafe-paths", "-p1"],
        cwd=register.parent,
        input=dry.stdout,
        text=True,
        encoding="utf-8",
        check=True,
    )
    applied = (register / FILE).read_text(encoding="utf-8")
    (register / FILE).write_text(before, encoding="utf-8")
    assert run(command, "example", *words(ALL[command]), "--yes").returncode == 0
    assert (register / FILE).read_text(encoding="utf-8") == applied != before


def test_a_confirmed_banner(run: Run, register: Path) -> None:
    before = (register / FILE).read_text(encoding="utf-8")
    ran = run("confirm-banner", "example", *words(CONFIRM), "--yes")
    assert (ran.returncode, ran.stderr) == (0, "")
    now = BEFORE_BANNER.replace("2026-03-02", "2026-11-22").replace("2026/3", "2026/9")
    assert (register / FILE).read_text(encoding="utf-8") == before.replace(BEFORE_BANNER, now)
    assert "git switch -c confirm-banner/example-2026-11-22\n" in ran.stdout
    assert "git commit -m 'Bekräfta bannern på kontot Biblioteket" in ran.stdout


def test_a_confirmation_without_evidence_does_not_borrow_the_old(run: Run, register: Path) -> None:
    ran = run("confirm-banner", "example", *words(CONFIRM, "--evidence"), "--yes")
    assert ran.returncode == 0
    assert "evidence: KUN" not in (register / FILE).read_text(encoding="utf-8")


def test_a_picture_that_was_changed(run: Run, register: Path) -> None:
    late = words(CONFIRM, picture_changed="20 nov", confirmed="19 nov")
    ran = run("confirm-banner", "example", *late, "--yes", "--despite-findings")
    assert ran.returncode == 1
    assert "fel[A17]" in ran.stderr
    ran = run("confirm-banner", "example", *words(CONFIRM, picture_changed="20 nov"), "--yes")
    assert ran.returncode == 0
    assert "  picture_changed: 2026-11-20\n" in (register / FILE).read_text(encoding="utf-8")


def test_a_banner_confirmed_by_another(run: Run, register: Path) -> None:
    other = words(CONFIRM, by="Redaktör")
    ran = run("confirm-banner", "example", *other, "--yes")
    assert ran.returncode == 1
    assert "varning[A18]" in ran.stderr
    assert "--despite-findings" in ran.stderr
    assert BEFORE_BANNER in (register / FILE).read_text(encoding="utf-8")
    assert run("confirm-banner", "example", *other, "--yes", "--despite-findings").returncode == 0


def test_a_closed_account(run: Run, register: Path) -> None:
    before = (register / FILE).read_text(encoding="utf-8")
    ran = run("close-account", "example", *words(CLOSE), "--yes")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (register / FILE).read_text(encoding="utf-8") == before.replace(
        "recorded: 2024-05-06", "recorded: 2026-11-22"
    ) + (
        "closing:\n"
        "  on: 2026-11-22\n"
        "  manager: {role: Kulturchef, asked: 2026-11-02}\n"
        "  coordinator_informed: 2026-11-03\n"
        "  announced: {on: 2026-11-04, evidence: KUN 2026/9}\n"
    )
    again = run("close-account", "example")
    assert again.returncode == 2
    assert again.stderr == (
        "socialpolicy: example är redan avslutat, den 22 november 2026. "
        "Filen ligger kvar i registret.\n"
    )
    for command in ("hand-over-account", "confirm-banner"):
        assert "avslutades den 22 november 2026" in run(command, "example").stderr


def test_the_archive_plan_is_reminded_of(run: Run) -> None:
    ran = run("close-account", "example", *words(CLOSE, "--plan-updated"), "--yes")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "archive_plan.recorded. Raden är från den 6 maj 2024." in ran.stdout


def test_messages_that_wait_stand_in_the_way(run: Run, register: Path) -> None:
    log(register, 10)
    before = (register / FILE).read_bytes()
    for given in ([], words(CLOSE)):
        ran = run("close-account", "example", *given, "--yes", "--despite-findings")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "10 meddelanden som väntar" in ran.stderr
        assert "example-20261101-a001  Öppettider 1\n" in ran.stderr
        assert "example-20261101-a008" in ran.stderr
        assert "example-20261101-a009" not in ran.stderr
        assert "… och 2 till" in ran.stderr
        assert "socialpolicy answer-message" in ran.stderr
        assert "socialpolicy end-message" in ran.stderr
    assert (register / FILE).read_bytes() == before


def test_a_forwarded_message_waits_and_an_answered_does_not(run: Run, register: Path) -> None:
    log(register, 2)
    file = register / "messages" / "example" / "2026-11.yaml"
    acted = "  actions:\n    - {did: %s, at: 2026-11-05 10:00, by: Kulturchef%s}\n"
    first, second = LOG.format(number=1), LOG.format(number=2)
    forwarded = acted % ("forwarded", ", to: kulturforvaltningen")
    file.write_text(first + acted % ("answered", "") + second + forwarded, encoding="utf-8")
    ran = run("close-account", "example")
    assert "ett meddelande som väntar" in ran.stderr
    assert "a002" in ran.stderr
    assert "a001" not in ran.stderr


def test_a_closing_ahead_reminds_of_what_waits(run: Run, register: Path) -> None:
    log(register, 2)
    few = ["--on", "31 dec", "--manager-role", "Kulturchef", "--manager-asked", "2 nov"]
    ran = run("close-account", "example", *few, "--yes")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Senast den 31 december 2026: besvara eller avsluta 2 meddelanden" in ran.stdout
    assert "fyll i dagen då samordnaren informerades, dagen då det stod i kanalen" in ran.stdout
    rest = words(CLOSE, "--on", "--manager-role", "--manager-asked", "--plan-updated")
    again = run("close-account", "example", *few, *rest, "--yes")
    assert again.returncode == 0
    assert "fyll i" not in again.stdout
    written = (register / FILE).read_text(encoding="utf-8")
    assert written.count("closing:") == 1
    assert "  announced: {on: 2026-11-04, evidence: KUN 2026/9}\n" in written


def test_a_log_that_cannot_be_understood(run: Run, register: Path) -> None:
    log(register, 1)
    (register / "messages" / "example" / "2026-11.yaml").write_text("- {id: x\n")
    ran = run("close-account", "example", *words(CLOSE), "--yes")
    assert ran.returncode == 2
    assert "registry/messages/example/2026-11.yaml" in ran.stderr


def test_days_later_than_the_closing(run: Run, register: Path) -> None:
    before = (register / FILE).read_bytes()
    late = words(CLOSE, on="20 nov", announced_on="21 nov")
    ran = run("close-account", "example", *late, "--yes", "--despite-findings")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "fel[A25]" in ran.stderr
    assert (register / FILE).read_bytes() == before


def test_a_hand_over(run: Run, register: Path) -> None:
    before = (register / FILE).read_text(encoding="utf-8")
    ran = run("hand-over-account", "example", *words(HAND), "--yes")
    assert (ran.returncode, ran.stderr) == (0, "")
    swaps = {
        OLD_HOLDER: NEW_HOLDER,
        'roles: ["Bibliotekarie, vuxen", "Bibliotekarie, barn"]': (
            'roles: ["Antikvarie", "Bibliotekarie, barn"]'
        ),
        'watch: {role: "Bibliotekarie, vuxen"': 'watch: {role: "Antikvarie"',
    }
    expected = before
    for old, new in swaps.items():
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert (register / FILE).read_text(encoding="utf-8") == expected
    assert "Bibliotekarie, vuxen står kvar i profile.banner.by. Det är historia" in ran.stdout
    assert "Ta bort inloggningen för den som inte längre ska ha den: Bibliotekarie" in ran.stdout


def test_the_deputy_takes_over(run: Run, register: Path) -> None:
    promoted = words(HAND, "--access-roles", responsible_role="Bibliotekarie, barn")
    ran = run("hand-over-account", "example", *promoted)
    assert missing(ran)[:2] == ["--deputy-role", "--deputy-contact"]
    assert "--access-roles" in missing(ran)


def test_another_account_of_the_same_role_is_named(run: Run, register: Path) -> None:
    other = (register / FILE).read_text(encoding="utf-8")
    other = other.replace("id: example\n", "id: annat\n").replace("exempelbibliotek", "annat")
    (register / "accounts" / "annat.yaml").write_text(other, encoding="utf-8")
    ran = run("hand-over-account", "example", *words(HAND), "--yes")
    assert "är ansvarig eller ersättare också för annat." in ran.stdout


def test_answers_that_are_not_asked_for(run: Run) -> None:
    ran = run("hand-over-account", "example", *words(HAND), "--who", "deputy", "--yes")
    assert ran.returncode == 2
    assert "--responsible-role: Med de andra svaren behövs det här inte." in ran.stderr


@pytest.mark.parametrize(("command", "text"), ANSWERS.items(), ids=list(ANSWERS))
def test_a_file_of_answers(run: Run, register: Path, command: str, text: str) -> None:
    (register.parent / "svar.yaml").write_text(text, encoding="utf-8")
    ran = run(command, "--from", "svar.yaml", "--yes")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert f"Skrivet: registry/{FILE}" in ran.stdout


def test_a_file_says_only_what_is_asked(run: Run, register: Path) -> None:
    text = "id: kommunen\nname: Nytt namn\nprofile: {link: x, banner: {by: A}}\n"
    (register.parent / "svar.yaml").write_text(text, encoding="utf-8")
    ran = run("confirm-banner", "example", "--from", "svar.yaml")
    assert ran.returncode == 2
    for key in ("id", "name", "profile"):
        assert f"svar.yaml: {key} är inget som confirm-banner frågar efter." in ran.stderr


@of_every_command
def test_without_an_account_those_it_can_concern_are_named(run: Run, command: str) -> None:
    ran = run(command)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "socialpolicy: Skriv vilket konto det gäller. Välj example eller kommunen.\n"
    )


def test_those_who_need_the_banner_confirmed_come_first(run: Run, register: Path) -> None:
    file = register / "accounts" / "kommunen.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("confirmed: 2026-03-02", "confirmed: 2024-03-02"), "utf-8")
    assert "Välj kommunen eller example." in run("confirm-banner").stderr


@of_every_command
def test_an_account_that_is_not_there(run: Run, command: str) -> None:
    ran = run(command, "exampel")
    assert ran.returncode == 2
    assert "Menar du example?" in ran.stderr


@of_every_command
def test_an_account_that_cannot_be_understood(run: Run, register: Path, command: str) -> None:
    text = (register / FILE).read_text(encoding="utf-8")
    (register / FILE).write_text(text.replace("opened:", "opend:"), encoding="utf-8")
    ran = run(command, "example")
    assert ran.returncode == 2
    assert "Filen för example gick inte att förstå." in ran.stderr


def test_an_account_that_is_not_open(run: Run, register: Path) -> None:
    text = (register / FILE).read_text(encoding="utf-8")
    (register / FILE).write_text(text.replace("opened: 2015-02-02\n", ""), encoding="utf-8")
    assert "example har inte öppnats" in run("close-account", "example").stderr
    assert "example är inte öppet än." in run("confirm-banner", "example").stderr


def test_a_platform_that_is_exempt(run: Run, register: Path) -> None:
    policy = register / "policy.yaml"
    text = policy.read_text(encoding="utf-8")
    assert "exempt: {}" in text
    policy.write_text(text.replace("exempt: {}", "exempt: {facebook: Ingen bild}"), "utf-8")
    ran = run("confirm-banner", "example")
    assert ran.returncode == 2
    assert "example behöver ingen banner. Plattformen Facebook är undantagen" in ran.stderr
    assert "Ingen bild" in ran.stderr


@of_every_command
def test_what_is_wrong_elsewhere_stops_nothing(run: Run, register: Path, command: str) -> None:
    other = register / "accounts" / "kommunen.yaml"
    text = other.read_text(encoding="utf-8")
    other.write_text(re.sub(r"deputy:\n(  .*\n)+", "", text), encoding="utf-8")
    own = (register / FILE).read_text(encoding="utf-8")
    (register / FILE).write_text(own.replace("  reference: KUN 2015/14\n", ""), encoding="utf-8")
    found = json.loads(run("check", "--format", "json").stdout)["findings"]
    assert sorted(each["code"] for each in found) == ["A06", "A14", "P01"]
    ran = run(command, "example", *words(ALL[command]), "--yes")
    assert (ran.returncode, ran.stderr) == (0, "")


HOSTILE = [
    "- x: # y", "0123", "ja", "[bold]röd[/bold]", "🎭 שלום", "a: {b}", "::error::x", "it's \"x\"",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_comes_back(run: Run, register: Path, text: str) -> None:
    ran = run("close-account", "example", *words(CLOSE, evidence=text), "--yes")
    assert (ran.returncode, ran.stderr) == (0, "")
    schema = run("check", "--format", "json")
    assert json.loads(schema.stdout)["summary"]["error"] == 0
    from socialpolicy.document import read
    from socialpolicy.source import Source

    value = read(Source("", (register / FILE).read_bytes())).value
    assert isinstance(value, dict)
    assert isinstance(closing := value["closing"], dict)
    assert isinstance(announced := closing["announced"], dict)
    assert announced["evidence"] == text


def test_control_characters_are_refused(run: Run) -> None:
    ran = run("close-account", "example", *words(CLOSE, evidence="a\x1b[31mb"), "--yes")
    assert ran.returncode == 2
    assert "U+001B" in ran.stderr
    assert "\x1b" not in ran.stderr


def test_a_secret_is_never_shown(run: Run, register: Path) -> None:
    """Neither one that is given, nor one that stands in the file beside what changes."""
    ran = run("close-account", "example", *words(CLOSE, evidence="lösenord: Xk9$hemligt-Lm2"),
              "--dry-run", "--despite-findings")  # fmt: skip
    assert ran.returncode == 1
    assert "R01" in ran.stderr
    text = (register / FILE).read_text(encoding="utf-8")
    leaking = text.replace("last_post", "# lösenord: Xk9$hemligt-Lm2\nlast_post")
    (register / FILE).write_text(leaking, encoding="utf-8")
    ran = run("confirm-banner", "example", *words(CONFIRM), "--dry-run")
    assert ran.returncode == 0
    assert "Xk9" not in ran.stdout + ran.stderr


@pytest.mark.skipif(os.name != "posix", reason="links and rights as POSIX has them")
@of_every_command
def test_a_link_is_not_written_over(run: Run, register: Path, command: str) -> None:
    aside = register / "accounts" / ".aside"
    (register / FILE).rename(aside)
    (register / FILE).symlink_to(aside)
    before = aside.read_bytes()
    ran = run(command, "example", *words(ALL[command]), "--yes")
    assert ran.returncode == 2
    assert "är en länk" in ran.stderr
    assert aside.read_bytes() == before


@of_every_command
def test_a_protected_file_is_left_alone(run: Run, register: Path, command: str) -> None:
    file = register / FILE
    before = file.read_bytes()
    file.chmod(stat.S_IRUSR)
    ran = run(command, "example", *words(ALL[command]), "--yes")
    assert ran.returncode == 2
    assert "är skrivskyddad" in ran.stderr
    assert file.read_bytes() == before


def test_two_at_once_never_both_write(run: Run, register: Path, tmp_path: Path) -> None:
    """One confirms while the other closes: whoever is last is refused, or builds on the first."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("SOCIALPOLICY")}
    variables = kept | {
        "SOCIALPOLICY_NOW": "2026-11-22 12:00+01:00",
        "SOCIALPOLICY_LANG": "sv",
        "SOCIALPOLICY_CACHE": str(tmp_path / "cache"),
    }
    together = [
        subprocess.Popen(
            [sys.executable, "-m", "socialpolicy", command, "example", *words(options), "--yes"],
            cwd=register.parent,
            env=variables,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for command, options in (("confirm-banner", CONFIRM), ("hand-over-account", HAND))
    ]
    codes = []
    for process in together:
        _, said = process.communicate(timeout=60)
        codes.append(process.returncode)
        assert b"Traceback" not in said
    written = (register / FILE).read_text(encoding="utf-8")
    assert ("confirmed: 2026-11-22" in written) == (codes[0] == 0)
    assert ("role: Antikvarie" in written) == (codes[1] == 0)
    assert 0 in codes


def git(folder: Path, *words: str) -> str:
    own = ["-c", "user.name=Registret", "-c", "user.email=registret@exempel.se"]
    return subprocess.run(
        ["git", *own, *words], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


WHO = {f"GIT_{role}_{what}": "registret@exempel.se" for role in ("AUTHOR", "COMMITTER")
       for what in ("NAME", "EMAIL")}  # fmt: skip


@pytest.fixture
def repository(register: Path) -> Path:
    root = register.parent
    (root / ".git").rmdir()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Början")
    return root


MESSAGES = {
    "close-account": (
        "Avsluta kontot Biblioteket i Exempelkommun på Facebook\n\n"
        "Avslutas 22 november 2026.\n"
        "Närmaste chef tillfrågades 2 november 2026: Kulturchef.\n"
        "Informationen i kanalen: 4 november 2026 (KUN 2026/9)."
    ),
    "confirm-banner": (
        "Bekräfta bannern på kontot Biblioteket i Exempelkommun på Facebook\n\n"
        "Version 2014, bekräftad 22 november 2026 av rollen Bibliotekarie, vuxen.\n"
        "Bevis: KUN 2026/9."
    ),
    "hand-over-account": (
        "Lämna över kontot Biblioteket i Exempelkommun på Facebook\n\n"
        "Ansvarig: Antikvarie. Tidigare: Bibliotekarie, vuxen."
    ),
}


@of_every_command
def test_commit_makes_a_branch_and_a_commit(run: Run, repository: Path, command: str) -> None:
    (repository / "annat.txt").write_text("x")
    git(repository, "add", "annat.txt")
    ran = run(command, "example", *words(ALL[command]), "--yes", "--commit", **WHO)
    assert ran.returncode == 0, ran.stderr
    branch = f"{command}/example-2026-11-22"
    assert git(repository, "branch", "--show-current").strip() == branch
    assert f"git push -u origin {branch}" in ran.stdout
    assert git(repository, "log", "-1", "--format=%B").strip() == MESSAGES[command]
    assert git(repository, "show", "--name-only", "--format=").split() == [f"registry/{FILE}"]
    assert git(repository, "diff", "--cached", "--name-only").split() == ["annat.txt"]
    again = run("confirm-banner", "kommunen", "--confirmed", "idag", "--by", "Kommunikatör",
                "--yes", "--commit", **WHO)  # fmt: skip
    assert again.returncode == 0, again.stderr


def test_what_nobody_has_committed_does_not_come_along(
    run: Run, register: Path, repository: Path
) -> None:
    text = (register / FILE).read_text(encoding="utf-8")
    (register / FILE).write_text(f"{text}# utkast\n", encoding="utf-8")
    ran = run("confirm-banner", "example", *words(CONFIRM), "--yes", "--commit", **WHO)
    assert ran.returncode == 2
    assert "har redan ändringar som inte är i git" in ran.stderr
    assert (register / FILE).read_text(encoding="utf-8") == f"{text}# utkast\n"
    assert git(repository, "branch", "--show-current").strip() == "main"


def test_commit_without_git_writes_nothing(run: Run, register: Path) -> None:
    before = (register / FILE).read_bytes()
    ran = run("close-account", "example", *words(CLOSE), "--yes", "--commit")
    assert ran.returncode == 2
    assert "--commit" in ran.stderr
    assert (register / FILE).read_bytes() == before


@of_every_command
def test_resume_without_a_draft(run: Run, command: str) -> None:
    for given in ([], ["example"]):
        ran = run(command, *given, "--resume")
        assert ran.returncode == 2
        assert "Det finns inget sparat utkast." in ran.stderr


@of_every_command
@pytest.mark.parametrize("language", ["sv", "en"])
def test_help_teaches(run: Run, command: str, language: str) -> None:
    ran = run(command, "--help", "--lang", language)
    assert ran.returncode == 0
    assert f"socialpolicy {command} " in ran.stdout
    for option in ALL[command]:
        assert f"  {option} " in ran.stdout
    assert ("Kontots id" if language == "sv" else "The account's id") in ran.stdout


@of_every_command
def test_english(run: Run, command: str) -> None:
    ran = run(command, "example", *words(ALL[command]), "--yes", SOCIALPOLICY_LANG="en")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith(f"Written: registry/{FILE}\n\nDo this next:\n  git switch -c ")
    told = "\n".join(line for line in ran.stdout.splitlines() if "git commit" not in line)
    assert not re.search("[åäö]", told.replace("Bibliotekarie", ""))


def test_an_account_through_all_of_its_life(run: Run, register: Path) -> None:
    """Handed over, its banner confirmed, closed: and the check has nothing to say about it."""
    assert run("hand-over-account", "example", *words(HAND), "--yes").returncode == 0
    by = words(CONFIRM, by="Antikvarie")
    assert run("confirm-banner", "example", *by, "--yes").returncode == 0
    assert run("close-account", "example", *words(CLOSE), "--yes").returncode == 0
    found = json.loads(run("check", f"registry/{FILE}", "--format", "json").stdout)
    assert found["findings"] == []


def test_answers_that_change_nothing(run: Run) -> None:
    same = ["--confirmed", "2026-03-02", "--by", "Bibliotekarie, vuxen", "--evidence", "KUN 2026/3"]
    ran = run("confirm-banner", "example", *same, "--yes")
    assert ran.returncode == 2
    assert "Svaren ändrar ingenting i registry/accounts/example.yaml" in ran.stderr
