"""A log that cannot be written: one sentence, exit code 2, nothing lost and nothing left behind."""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

Ask = Callable[..., Any]

MONTH = """\
- id: example-20261120-k3f9
  channel: comment
  received: 2026-11-20 14:05
  kind: question
  subject: Öppettider
# example-20261120-k3f9
"""
LOG = ("log-message", "example", "--subject", "Parkering")
ANSWER = ("answer-message", "example-20261120-k3f9", "--record", "minor")
FREEZE = ("calendar", "2027", "--freeze")
WRITING = [LOG, ANSWER, FREEZE]
NAMES = ["log-message", "answer-message", "calendar --freeze"]


@pytest.fixture
def month(register: Path) -> Path:
    path = register / "messages" / "example" / "2026-11.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(MONTH, encoding="utf-8")
    (register / "calendar" / "2027.yaml").unlink(missing_ok=True)
    return path


def all_files(register: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(register)): path.read_bytes() if path.is_file() else None
        for path in sorted(register.rglob("*"))
    }


def refused(answer: tuple[int, str, str]) -> str:
    code, out, err = answer
    assert (code, out) == (2, "")
    assert err.startswith("socialpolicy: ")
    assert err.count("\n") == 1
    return err


def failing(code: int) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.parametrize("words", WRITING, ids=NAMES)
@pytest.mark.parametrize(
    ("lang", "said"), [("sv", "Det finns inte plats att spara"), ("en", "There is no room to save")]
)
def test_a_full_disk(
    ask: Ask,
    register: Path,
    month: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    lang: str,
    said: str,
) -> None:
    before = all_files(register)
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    assert said in refused(ask(*words, SOCIALPOLICY_LANG=lang))
    assert all_files(register) == before
    monkeypatch.undo()


@pytest.mark.parametrize("words", [LOG, ANSWER], ids=NAMES[:2])
def test_a_real_limit_half_way(
    register: Path, month: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before, limit = all_files(register), month.stat().st_size + 10

    def so_much_and_no_more() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    ran = start(register, tmp_path, *words, preexec_fn=so_much_and_no_more)
    out, err = ran.communicate(timeout=60)
    assert (ran.returncode, out) == (2, "")
    assert err == (
        "socialpolicy: Det finns inte plats att spara registry/messages/example/2026-11.yaml. "
        "Ingenting är ändrat. Gör plats och försök igen.\n"
    )
    assert all_files(register) == before


def start(register: Path, tmp_path: Path, *words: str, **more: Any) -> subprocess.Popen[str]:
    own = {
        "SOCIALPOLICY_NOW": "2026-11-22 12:00",
        "SOCIALPOLICY_LANG": "sv",
        "SOCIALPOLICY_CACHE": str(tmp_path / "cache"),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "socialpolicy", *words],
        cwd=register.parent,
        env={**os.environ, **own},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **more,
    )


def test_a_file_that_is_write_protected(ask: Ask, register: Path, month: Path) -> None:
    month.chmod(0o444)
    before = all_files(register)
    for words in (LOG, ANSWER):
        assert "2026-11.yaml är skrivskyddad. Ingenting är ändrat." in refused(ask(*words))
    assert all_files(register) == before


def test_a_folder_without_the_right_to_write(
    ask: Ask, register: Path, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the superuser may write everywhere, the system's answer is played."""
    before, really = all_files(register), os.open

    def no_right(path: str | Path, flags: int, mode: int = 0o777, **more: Any) -> int:
        if flags & os.O_CREAT and str(path).endswith(".new"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return really(path, flags, mode, **more)

    monkeypatch.setattr(os, "open", no_right)
    for words in WRITING:
        assert "inte rätt att skriva i mappen" in refused(ask(*words))
    monkeypatch.undo()
    assert all_files(register) == before


@pytest.mark.parametrize("which", ["file", "account", "messages"])
def test_nothing_is_written_through_a_link_out_of_the_register(
    ask: Ask, register: Path, month: Path, which: str
) -> None:
    linked = {"file": month, "account": month.parent, "messages": month.parent.parent}[which]
    elsewhere = register.parent / "elsewhere"
    linked.rename(elsewhere)
    linked.symlink_to(elsewhere)
    before = all_files(register.parent)
    assert "är en länk, och den skrivs inte över." in refused(ask(*LOG))
    assert all_files(register.parent) == before


def test_findings_elsewhere_do_not_stop_the_log(ask: Ask, register: Path, month: Path) -> None:
    account = register / "accounts" / "example.yaml"
    text = account.read_text(encoding="utf-8").replace("every_working_days: 1, ", "")
    account.write_text(text, encoding="utf-8")
    (register / "accounts" / "broken.yaml").write_text("id: [\n")
    (month.parent / "2026-10.yaml").write_text("- {id: x, id: y}\n")
    month.write_text(MONTH.replace("kind: question\n", "kind: question\n  colour: red\n"), "utf-8")
    assert ask("check").code == 1
    assert ask(*LOG).code == 0
    assert month.read_text(encoding="utf-8").count("- id: ") == 2


@pytest.mark.parametrize(
    "words",
    [
        LOG,
        ("answer-message", "example-20261120-open"),
        ("forward-message", "example-20261120-open", "--to", "Kulturchef"),
        ("end-message", "example-20261120-open", "--reason", "Inget att svara på"),
        ("remove-message", "example-20261120-open", "--ground", "advertising"),
        ("close-account", "example", "--dry-run"),
        ("close-account", "--dry-run"),
        ("overdue",),
    ],
)
def test_a_log_elsewhere_that_is_not_here_may_hold_anything(
    ask: Ask, register: Path, words: tuple[str, ...]
) -> None:
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "messages: ../private\n", "utf-8")
    assert refused(ask(*words)) == (
        "socialpolicy: Loggen ska finnas i private, men den mappen finns inte. "
        "Hämta loggen dit, eller ändra messages i policy.yaml. "
        "Ska loggen börja nu, skapa mappen först.\n"
    )
    private = register.parent / "private"
    assert not private.exists()
    private.write_text("")
    assert refused(ask(*words)) == (
        "socialpolicy: Loggen ska finnas i private, men det är ingen mapp. "
        "Ändra messages i policy.yaml.\n"
    )


@pytest.mark.parametrize("where", ["log", ".", "accounts", "messages/sub"])
@pytest.mark.parametrize("words", [LOG, ANSWER, ("overdue",)])
@pytest.mark.usefixtures("month")
def test_a_log_in_another_folder_of_the_register_is_refused(
    ask: Ask, register: Path, where: str, words: tuple[str, ...]
) -> None:
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + f"messages: {where}\n", "utf-8")
    assert refused(ask(*words)) == (
        f"socialpolicy: registry/policy.yaml säger att loggen ligger i {where}, som är en del av "
        "registret, så ingenting kan skrivas. Ta bort raden messages, eller ange en mapp utanför "
        "registret.\n"
    )
    assert not (register / "log").exists()


@pytest.mark.parametrize("words", [LOG, ANSWER, ("close-account", "example"), ("overdue",)])
@pytest.mark.parametrize("broken", ["messages: ../private\nauthority: [\n", "messages: [a]\n"])
@pytest.mark.usefixtures("month")
def test_a_log_whose_place_cannot_be_read_is_not_begun_in_the_register(
    ask: Ask, register: Path, broken: str, words: tuple[str, ...]
) -> None:
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + broken, "utf-8")
    before = all_files(register)
    assert refused(ask(*words)) == (
        "socialpolicy: Det som registry/policy.yaml säger om var loggen finns (messages) gick "
        "inte att läsa. Kör socialpolicy check, och rätta filen först.\n"
    )
    assert all_files(register) == before


def test_a_log_elsewhere_begins_in_a_folder_that_somebody_made(ask: Ask, register: Path) -> None:
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "messages: ../private\n", "utf-8")
    (register.parent / "private").mkdir()
    assert ask(*LOG).code == 0
    assert (register.parent / "private" / "example" / "2026-11.yaml").is_file()


@pytest.mark.parametrize("where", ["messages", "./messages/", "../registry/messages"])
def test_the_registers_own_log_begins_by_itself_whatever_it_is_called(
    ask: Ask, register: Path, where: str
) -> None:
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + f"messages: {where}\n", "utf-8")
    assert ask("overdue").code == 0
    assert ask(*LOG).code == 0
    assert (register / "messages" / "example" / "2026-11.yaml").is_file()


def test_a_log_elsewhere_behind_a_link_is_where_the_policy_says(ask: Ask, register: Path) -> None:
    """The municipality has named that place itself, as it has named the register's."""
    (register.parent / "real").mkdir()
    (register.parent / "private").symlink_to(register.parent / "real")
    policy = register / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "messages: ../private\n", "utf-8")
    assert ask(*LOG).code == 0
    assert (register.parent / "real" / "example" / "2026-11.yaml").is_file()


def test_a_log_that_is_named_by_a_way_round_is_the_registers_own(
    ask: Ask, register: Path, month: Path
) -> None:
    policy = register / "policy.yaml"
    text = policy.read_text(encoding="utf-8") + "messages: ../registry/messages\n"
    policy.write_text(text, encoding="utf-8")
    assert ask(*LOG).code == 0
    assert month.read_text(encoding="utf-8").count("- id: ") == 2


def test_ctrl_c_while_waiting_for_others(register: Path, month: Path, tmp_path: Path) -> None:
    before = all_files(register)
    handle = os.open(register, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    ran = start(register, tmp_path, *LOG)
    # Once it waits for the lock it has the register's folder open.
    while not _has_open(ran.pid, register):
        assert ran.poll() is None
        time.sleep(0.01)
    ran.send_signal(signal.SIGINT)
    out, err = ran.communicate(timeout=60)
    os.close(handle)
    assert (ran.returncode, out, err) == (130, "", "Avbrutet. Ingenting är skrivet.\n")
    assert all_files(register) == before


def _has_open(process: int, folder: Path) -> bool:
    for link in Path(f"/proc/{process}/fd").iterdir():
        try:
            if link.readlink() == folder.resolve():
                return True
        except OSError:
            continue
    return False


def test_ctrl_c_when_the_file_is_in_its_place_is_too_late(
    ask: Ask, month: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr("socialpolicy.storage.replace._settle", interrupt)
    answer = ask(*LOG)
    assert answer.code == 0
    assert answer.out.split("\n")[0] in month.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", WRITING, ids=NAMES)
def test_ctrl_c_before_the_file_is_in_its_place(
    ask: Ask,
    register: Path,
    month: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = all_files(register)
    monkeypatch.setattr(os, "fsync", interrupt)
    for lang, said in (("sv", "Ingenting är skrivet."), ("en", "Nothing was written.")):
        answer = ask(*words, SOCIALPOLICY_LANG=lang)
        assert (answer.code, answer.out) == (130, "")
        assert said in answer.err
    monkeypatch.undo()
    assert all_files(register) == before
