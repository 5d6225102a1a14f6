"""Writing: never half a file, never an entry lost, never a lock left behind."""

from __future__ import annotations

import errno
import fcntl
import itertools
import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest

from socialpolicy import storage
from socialpolicy.source import Source
from socialpolicy.storage import lock, replace
from socialpolicy.storage.files import LARGEST_FILE
from socialpolicy.storage.lock import WritingError
from socialpolicy.storage.replace import locked
from socialpolicy.text import Language
from socialpolicy.yaml import read

WRITERS = Path(__file__).parent / "writers.py"

OLD, NEW = b"- id: a\n", b"- id: a\n- id: b\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "register" / "messages" / "a" / "2026-11.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(OLD)
    return path


@pytest.fixture
def register(tmp_path: Path) -> Path:
    folder = tmp_path / "register"
    folder.mkdir(exist_ok=True)
    return folder


def refused(register: Path, path: Path, before: bytes | None, data: bytes = NEW) -> str:
    """Try to write, and give the sentence of the refusal in English."""
    with pytest.raises(WritingError) as caught, locked(register) as own:
        own.replace(path, before, data)
    error = caught.value
    assert error.in_language(Language.SWEDISH) != error.in_language(Language.ENGLISH)
    assert str(error) == error.in_language(Language.ENGLISH)
    return str(error)


def all_files(register: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(register)): path.read_bytes()
        for path in register.rglob("*")
        if path.is_file()
    }


def test_a_file_gets_its_new_content(register: Path, file: Path) -> None:
    with locked(register) as own:
        assert own.read(file) == OLD
        own.replace(file, OLD, NEW)
        assert own.read(file) == NEW
    assert all_files(register) == {"messages/a/2026-11.yaml": NEW}


def test_a_new_file_and_its_folder_are_made(register: Path) -> None:
    path = register / "messages" / "b" / "2026-11.yaml"
    mask = os.umask(0o027)
    try:
        with locked(register) as own:
            assert own.read(path) is None
            own.replace(path, None, NEW)
    finally:
        os.umask(mask)
    assert all_files(register) == {"messages/b/2026-11.yaml": NEW}
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o640])
def test_rights_stay(register: Path, file: Path, mode: int) -> None:
    file.chmod(mode)
    with locked(register) as own:
        own.replace(file, OLD, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_the_owner_stays_or_is_asked_to(
    register: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only the superuser may give a file away; so what is asked of the system is looked at."""
    old = file.stat()
    asked: list[tuple[int, int]] = []

    def chown(path: Path, owner: int, group: int) -> None:
        asked.append((owner, group))
        raise PermissionError(errno.EPERM, "not yours")

    monkeypatch.setattr(os, "chown", chown)
    with locked(register) as own:
        own.replace(file, OLD, NEW)
    assert asked == [(-1, old.st_gid), (old.st_uid, -1)]
    assert file.read_bytes() == NEW


def test_what_an_editor_has_changed_meanwhile_is_left_alone(register: Path, file: Path) -> None:
    file.write_bytes(b"- id: c\n")
    assert "changed" in refused(register, file, OLD)
    assert all_files(register) == {"messages/a/2026-11.yaml": b"- id: c\n"}


def test_what_is_changed_at_the_last_moment_is_left_alone(
    register: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = replace._sibling

    def slow(*args: Any, **options: Any) -> Path:
        sibling = write(*args, **options)
        file.write_bytes(b"- id: c\n")
        return sibling

    monkeypatch.setattr(replace, "_sibling", slow)
    assert "changed" in refused(register, file, OLD)
    assert all_files(register) == {"messages/a/2026-11.yaml": b"- id: c\n"}


def test_a_file_that_was_to_be_new_is_never_written_over(
    register: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "there already" in refused(register, file, None)
    monkeypatch.setattr(replace.LockedFolder, "require_as_read", lambda *_: None)
    assert "there already" in refused(register, file, None)
    assert all_files(register) == {"messages/a/2026-11.yaml": OLD}


def test_a_disk_without_hard_links_still_gets_new_files(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "hardlink_to", failing(errno.EPERM))
    with locked(register) as own:
        own.replace(register / "a.yaml", None, NEW)
    assert all_files(register) == {"a.yaml": NEW}


def test_a_file_that_is_gone_is_not_made_again(register: Path, file: Path) -> None:
    file.unlink()
    assert "removed" in refused(register, file, OLD)
    assert not file.exists()


@pytest.mark.parametrize("which", ["file", "folder", "nowhere"])
def test_links_are_not_followed(register: Path, file: Path, tmp_path: Path, which: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.yaml").write_bytes(OLD)
    if which == "folder":
        (register / "link").symlink_to(outside)
        path = register / "link" / "a.yaml"
    else:
        path = register / "link.yaml"
        path.symlink_to(outside / ("a.yaml" if which == "file" else "none.yaml"))
    for before in (OLD, None):
        assert "is a link" in refused(register, path, before)
    with pytest.raises(WritingError, match="is a link"), locked(register) as own:
        own.read(path)
    assert all_files(outside) == {"a.yaml": OLD}


def test_a_register_that_is_itself_a_link_is_written_in(register: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(register)
    with locked(tmp_path / "link") as own:
        own.replace(tmp_path / "link" / "a.yaml", None, NEW)
    assert all_files(register) == {"a.yaml": NEW}


@pytest.mark.parametrize("where", ["../a.yaml", "b/../../a.yaml", ".", "/etc/socialpolicy.yaml"])
def test_nothing_is_written_outside(register: Path, where: str) -> None:
    assert "is not in" in refused(register, register / where, None)


def test_paths_may_be_relative(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(register.parent)
    with locked(Path("register")) as own:
        own.replace(Path("register/a.yaml"), None, NEW)
        assert own.read(register / "a.yaml") == NEW


def test_write_protection_is_heeded_by_the_superuser_too(register: Path, file: Path) -> None:
    file.chmod(0o444)
    assert "write-protected" in refused(register, file, OLD)
    assert file.read_bytes() == OLD


def test_a_folder_or_a_pipe_is_no_file(register: Path, file: Path) -> None:
    assert "not a file" in refused(register, file.parent, None)
    os.mkfifo(register / "pipe.yaml")
    assert "not a file" in refused(register, register / "pipe.yaml", b"")


def test_a_file_that_could_not_be_read_again_is_not_written(register: Path, file: Path) -> None:
    assert "beyond 64 MB" in refused(register, file, OLD, b"#" * (LARGEST_FILE + 1))


def failing(code: int) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return fail


def failing_to_make(code: int) -> Callable[..., int]:
    really = os.open

    def fail(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT:
            raise OSError(code, os.strerror(code))
        return really(path, flags, mode)

    return fail


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "no room"),
        (errno.EDQUOT, "no room"),
        (errno.EACCES, "no right"),
        (errno.EPERM, "no right"),
        (errno.EROFS, "only be read"),
        (errno.EBUSY, "has .* open"),
        (errno.EIO, "Input/output error"),
    ],
)
@pytest.mark.parametrize("step", ["open", "fsync", "replace", "mkdir", "scandir"])
def test_what_the_system_refuses_changes_nothing(
    register: Path, file: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, words: str
) -> None:
    before = all_files(register)
    path = register / "messages" / "new" / "2026-11.yaml" if step == "mkdir" else file
    with locked(register) as own:
        if step == "open":
            monkeypatch.setattr(os, step, failing_to_make(code))
        else:
            monkeypatch.setattr(Path if step in {"replace", "mkdir"} else os, step, failing(code))
        with pytest.raises(WritingError, match=words):
            own.replace(path, None if step == "mkdir" else OLD, NEW)
    monkeypatch.undo()
    assert all_files(register) == before
    assert not (register / "messages" / "new").exists()


def test_folders_made_for_a_file_that_could_not_be_written_are_removed(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    assert "no room" in refused(register, register / "messages" / "new" / "2026-11.yaml", None)
    assert list(register.iterdir()) == []


def test_an_interruption_leaves_nothing_behind(
    register: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with locked(register) as own, pytest.raises(KeyboardInterrupt):
        own.replace(file, OLD, NEW)
    with locked(register) as own, pytest.raises(KeyboardInterrupt):
        own.replace(register / "new" / "a.yaml", None, NEW)
    monkeypatch.undo()
    assert all_files(register) == {"messages/a/2026-11.yaml": OLD}
    assert not (register / "new").exists()
    with locked(register, patience=0):
        pass


@pytest.mark.parametrize("fails_at", [1, 7, 40])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_files_added_together_are_all_there_or_none(
    register: Path,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    fails_at: int,
    error: BaseException,
) -> None:
    news = {register / "accounts" / f"{number}.yaml": NEW for number in range(40)}
    really, calls = os.fsync, itertools.count(1)

    def fsync(handle: int) -> None:
        if next(calls) == fails_at:
            raise error
        really(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    expected = WritingError if isinstance(error, OSError) else KeyboardInterrupt
    with locked(register) as own, pytest.raises(expected):
        own.add(news)
    assert all_files(register) == {"messages/a/2026-11.yaml": OLD}
    assert not (register / "accounts").exists()
    monkeypatch.undo()
    with locked(register) as own:
        own.add(news)
        with pytest.raises(WritingError, match="there already"):
            own.add({register / "accounts" / "new.yaml": NEW, file: NEW})
    assert len(all_files(register)) == 41


def test_a_real_limit_half_way_changes_nothing(register: Path, file: Path) -> None:
    ran = run("fill", register, "messages/a/2026-11.yaml", "100000")
    assert ran.stdout == lock._FULL.en
    assert all_files(register) == {"messages/a/2026-11.yaml": OLD}


def run(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, WRITERS, *args], capture_output=True, text=True, check=True
    )


def test_the_words_for_the_system_s_errors_say_that_nothing_is_changed() -> None:
    for text in {*lock._WORDS.values(), lock._OTHER}:
        assert "Ingenting är ändrat" in text.sv
        assert "Nothing is changed" in text.en


def test_waiting_for_others_has_an_end(register: Path) -> None:
    handle = os.open(register, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    started = time.monotonic()
    with pytest.raises(WritingError, match="Someone else is writing"), locked(register, 0.2):
        pytest.fail("two at once")
    assert 0.2 <= time.monotonic() - started < 5
    os.close(handle)
    with locked(register, patience=0):
        pass


def test_the_lock_is_let_go_after_an_error(register: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(register):
        raise ZeroDivisionError
    with locked(register, patience=0):
        pass


def test_nothing_is_left_of_the_lock_in_the_folder(register: Path) -> None:
    with locked(register):
        assert list(register.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path, file: Path) -> None:
    for path in (tmp_path / "none", file):
        with pytest.raises(WritingError, match="There is no folder"), locked(path):
            pytest.fail("locked nothing")


def test_a_folder_put_aside_while_waiting_is_not_the_one_locked(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks = storage.lock._locks
    moved: list[Path] = []

    def move_first(handle: int) -> bool:
        if not moved:
            moved.append(register.rename(register.with_name("aside")))
            register.mkdir()
        return locks(handle)

    monkeypatch.setattr(storage.lock, "_locks", move_first)
    with locked(register):
        other = os.open(register, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(other)


def _locking(handle: int, mode: int, size: int) -> None:
    assert (mode, size) == (2, 1)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise PermissionError(errno.EACCES, "locked by another") from None


LIKE_WINDOWS = ModuleType("msvcrt")
LIKE_WINDOWS.__dict__.update(LK_NBLCK=2, locking=_locking)


@pytest.mark.parametrize("system", ["a disk that locks no folders", "Windows"])
def test_where_folders_cannot_be_locked_a_file_of_the_user_s_own_is(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    cache, locks = tmp_path / "cache", storage.lock._locks

    def only_files(handle: int) -> bool:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EBADF, "no locks on folders here")
        return locks(handle)

    monkeypatch.setenv("SOCIALPOLICY_CACHE", str(cache))
    monkeypatch.setattr(storage.lock, "_locks", only_files)
    if system == "Windows":
        monkeypatch.setitem(sys.modules, "msvcrt", LIKE_WINDOWS)
        monkeypatch.setattr(sys, "platform", "win32")
    with locked(register):
        assert [path.suffix for path in cache.iterdir()] == [".lock"]
        with pytest.raises(WritingError, match="Someone else"), locked(register, patience=0):
            pytest.fail("two at once")
        (tmp_path / "other").mkdir()
        with locked(tmp_path / "other", patience=0):
            pass
    with locked(register, patience=0):
        pass


def test_where_nothing_can_be_locked_that_is_what_is_said(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_: int) -> bool:
        raise OSError(errno.EBADF, "no locks here")

    def nowhere() -> None:
        return None

    monkeypatch.setattr(storage.lock, "_locks", none)
    monkeypatch.setattr(storage.lock, "cache_folder", nowhere)
    with (
        pytest.raises(WritingError, match=r"cannot be locked.*SOCIALPOLICY_CACHE"),
        locked(register),
    ):
        pytest.fail("it is not locked")


def test_eight_processes_lose_none_of_each_others_entries(register: Path, thorough: bool) -> None:
    count = 50 if thorough else 12
    told = run("together", register, "8", str(count)).stdout.split()
    document = read(Source("log.yaml", (register / "log.yaml").read_bytes()))
    assert isinstance(document.value, list)
    found = [str(entry["id"]) for entry in document.value if isinstance(entry, dict)]
    assert (
        sorted(found) == sorted(told) == sorted(f"w{w}-{n}" for w in range(8) for n in range(count))
    )
    assert {path.name for path in register.iterdir()} == {"first.yaml", "log.yaml"}


def test_a_writer_that_is_killed_leaves_whole_files_and_no_lock(
    register: Path, thorough: bool
) -> None:
    kills = 2000 if thorough else 100
    result = json.loads(run("kill", register, str(kills)).stdout)
    told, found = result["told"], result["found"]
    assert len(told) >= kills // 2, "the writers were killed before they could write"
    assert result["broken"] == 0
    assert len(found) == len(set(found))
    assert set(told) <= set(found)
    # Whoever was killed between writing and telling has one entry more than it told of.
    assert len(found) - len(told) <= kills + 2
    assert result["after"] == []
    assert all(replace._SIBLING.fullmatch(name) for name in result["left"])
