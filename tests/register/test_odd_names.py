"""What a register's folder may hold instead of files, and names that nobody would choose."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy import formats
from socialpolicy.formats import FORMATS
from socialpolicy.lint.run import judge
from socialpolicy.register.layout import EXPORT_ENDINGS, Role, log_name, role
from socialpolicy.register.reader import NotARegisterError, read_register
from socialpolicy.storage.files import LARGEST_FILE, FileEntry, FileKind, gather
from socialpolicy.text import Language
from tests.places import BASE

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "registry"


def found(register: Path) -> list[tuple[str, str, str]]:
    """Give code, file and Swedish sentence of every finding."""
    findings = judge(read_register(Path(register.name), AS_OF)).findings
    return [
        (each.rule.code, each.label.source.file, each.said.in_language(Language.SWEDISH))
        for each in findings
    ]


def broken(register: Path) -> Path:
    return register / "accounts" / "broken.yaml"


def test_a_folder_named_as_a_file(register: Path) -> None:
    broken(register).mkdir()
    (broken(register) / "README.md").write_text("hej")
    said = "Mappen accounts/broken.yaml har ett namn som en fil i registret"
    assert found(register) == [("Y06", "registry/accounts/broken.yaml", said)]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("../../outside.yaml", "är en länk till något utanför registret, och följs inte"),
        ("/etc/passwd", "är en länk till något utanför registret, och följs inte"),
        ("../../nowhere.yaml", "är en länk till något utanför registret, och följs inte"),
        ("nowhere.yaml", "är en länk till något som inte finns"),
        ("broken.yaml", "är en länk till något som inte finns"),
        ("../calendar", "är en länk till en mapp, och följs inte"),
        (".", "är en länk till en mapp, och följs inte"),
    ],
)
def test_a_link(register: Path, target: str, said: str) -> None:
    (register.parent / "outside.yaml").write_text("lösenord: Exempel-2026")
    broken(register).symlink_to(target)
    [(code, file, sentence)] = found(register)
    assert (code, file) == ("Y06", "registry/accounts/broken.yaml")
    assert sentence == f"accounts/broken.yaml {said}"


def test_a_link_within_the_register_is_followed(register: Path) -> None:
    moved = register / "accounts" / ".kept"
    shutil.move(register / "accounts" / "example.yaml", moved)
    (register / "accounts" / "example.yaml").symlink_to(".kept")
    said = "Filen hör inte till registret: accounts/.kept"
    assert found(register) == [("Y06", "registry/accounts/.kept", said)]


def test_the_accounts_in_another_place_are_not_said_to_be_missing(register: Path) -> None:
    shutil.move(register / "accounts", register.parent / "accounts")
    (register / "accounts").symlink_to("../accounts")
    [(code, file, _)] = found(register)
    assert (code, file) == ("Y06", "registry/accounts")


def test_a_named_pipe_is_not_waited_for(register: Path) -> None:
    os.mkfifo(broken(register))
    [(code, _, said)] = found(register)
    assert (code, said) == ("Y06", "accounts/broken.yaml är inte en vanlig fil")


def test_a_socket(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(register / "accounts")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("broken.yaml")
        monkeypatch.chdir(register.parent)
        [(code, _, said)] = found(register)
    assert (code, said) == ("Y06", "accounts/broken.yaml är inte en vanlig fil")


def refuse(monkeypatch: pytest.MonkeyPatch, name: str, attribute: str) -> None:
    """Make the system refuse one name, also for root, to whom no file is closed."""
    allowed: Callable[..., object] = getattr(os, attribute)

    def refusing(path: str | Path, *rest: object) -> object:
        if os.fspath(path).endswith(name):
            raise PermissionError(13, "Permission denied", path)
        return allowed(path, *rest)

    monkeypatch.setattr(os, attribute, refusing)


def test_a_file_without_the_right_to_read(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(register).write_text("id: broken\n")
    refuse(monkeypatch, "broken.yaml", "open")
    [(code, _, said)] = found(register)
    assert (code, said) == ("Y06", "accounts/broken.yaml går inte att öppna för läsning")


def test_a_folder_without_the_right_to_list(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (register / "messages" / "example").mkdir(parents=True)
    refuse(monkeypatch, "messages/example", "scandir")
    [(code, _, said)] = found(register)
    assert (code, said) == ("Y06", "messages/example går inte att öppna för läsning")


def test_a_policy_without_the_right_to_read(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, "policy.yaml", "open")
    assert [(code, file) for code, file, _ in found(register)] == [("Y06", "registry/policy.yaml")]


def test_a_file_too_large(register: Path) -> None:
    with broken(register).open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    with (register / "export.zip").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert [(code, file) for code, file, _ in found(register)] == [
        ("Y06", "registry/accounts/broken.yaml"),
        ("R02", "registry/export.zip"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "rad\nbrytning.yaml",
        "skärm\x1b[2J\x07.yaml",
        "\u202eelpmaxe.yaml",
        "::error::hej.yaml",
        "##[error]hej.yaml",
        "[red]hej.yaml",
        "{0}{key}.yaml",
        "a%0Ab,c:d.yaml",
        "=1+1.yaml",
        "a" * 250 + ".yaml",
        " .yaml",
        "..yaml",
        "--help.yaml",
        "å.yaml",
        "a\u030a.yaml",
    ],
)
def test_an_odd_name(register: Path, name: str) -> None:
    text = (register / "accounts" / "example.yaml").read_text(encoding="utf-8")
    (register / "accounts" / name).write_text(text, encoding="utf-8")
    verdict = judge(read_register(Path(register.name), AS_OF))
    codes = {finding.rule.code for finding in verdict.findings}
    assert codes == ({"Y06"} if name.startswith(".") else {"Y06", "A02"})
    for form in FORMATS:
        for language in Language:
            said = formats.render(form, verdict, language)
            assert not any(letter in said for letter in "\x1b\x07\u202e")
            assert not any(
                line.startswith(("::error::hej", "brytning")) for line in said.splitlines()
            )


def test_a_name_that_is_no_text(register: Path) -> None:
    (register / "accounts" / os.fsdecode(b"\xff\xfe.yaml")).write_bytes(b"id: a\n")
    assert {file for _, file, _ in found(register)} == {"registry/accounts/\ufffd\ufffd.yaml"}


def test_folders_within_folders_without_end(tmp_path: Path) -> None:
    here = tmp_path
    for _ in range(900):
        here = here / "a"
    here.mkdir(parents=True)
    assert len(gather(tmp_path)) == 900


def test_what_is_hidden_is_read_but_for_the_names_that_belong(register: Path) -> None:
    (register / ".schema").mkdir(exist_ok=True)
    (register / ".schema" / "account.json").write_text("{}")
    (register / "accounts" / ".example.yaml.swp").write_text("lösenord: Exempel-2026")
    assert [(code, file) for code, file, _ in found(register)] == [
        ("Y06", "registry/accounts/.example.yaml.swp"),
        ("R01", "registry/accounts/.example.yaml.swp"),
    ]


def test_a_folder_that_is_no_register(tmp_path: Path) -> None:
    with pytest.raises(NotARegisterError):
        read_register(tmp_path, AS_OF)
    with pytest.raises(FileNotFoundError):
        read_register(tmp_path / "nowhere", AS_OF)
    with pytest.raises(NotADirectoryError):
        read_register(Path(__file__), AS_OF)


def test_the_process_says_it_in_one_way(register: Path) -> None:
    """The same as above for a process: no traceback, no waiting, the right exit code."""
    os.mkfifo(broken(register))
    (register / "accounts" / "loop.yaml").symlink_to("loop.yaml")
    (register / "accounts" / os.fsdecode(b"\xff\n::error::.yaml")).write_bytes(b"\x00")
    before = time.monotonic()
    for form in FORMATS:
        ran = subprocess.run(
            [sys.executable, "-m", "socialpolicy", "check", "--format", form],
            cwd=register.parent,
            env={**os.environ, "SOCIALPOLICY_NOW": AS_OF.isoformat(), "PYTHONIOENCODING": "ascii"},
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert (ran.returncode, ran.stderr) == (1, b"")
        assert b"Traceback" not in ran.stdout
        assert b"\n::error::.yaml" not in ran.stdout
    assert time.monotonic() - before < 60


# ── What a path means ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("policy.yaml", Role.POLICY),
        ("accounts/a.yaml", Role.ACCOUNT),
        ("accounts/b/a.yaml", Role.STRANGER),
        ("accounts/.yaml", Role.STRANGER),
        ("calendar/2026.yaml", Role.YEAR),
        ("calendar/26.yaml", Role.STRANGER),
        ("calendar/\u0662\u0660\u0662\u0666.yaml", Role.STRANGER),
        ("messages/a/2026-12.yaml", Role.LOG),
        ("messages/a/2026-13.yaml", Role.STRANGER),
        ("messages/a/2026-00.yaml", Role.STRANGER),
        ("messages/2026-12.yaml", Role.STRANGER),
        ("messages/a/b/2026-12.yaml", Role.STRANGER),
        ("Policy.yaml", Role.STRANGER),
        ("policy.yml", Role.STRANGER),
        ("README.md", Role.BESIDE),
        ("accounts/README.md", Role.BESIDE),
        ("LICENSE", Role.BESIDE),
        ("README.zip", Role.EXPORT),
        *((f"messages/a/export{ending.upper()}", Role.EXPORT) for ending in EXPORT_ENDINGS),
    ],
)
def test_what_a_file_is_for(path: str, what: Role) -> None:
    assert role(path) is what


def test_a_log_is_told_by_account_and_month() -> None:
    assert log_name("a/2026-01.yaml") == ("a", "2026-01")
    assert log_name("a/2026-1.yaml") is None


def test_entries_come_in_order(register: Path) -> None:
    paths = [entry.path for entry in gather(register) if entry.kind is not FileKind.FOLDER]
    assert paths == sorted(paths)
    assert all(isinstance(entry, FileEntry) for entry in gather(register))
