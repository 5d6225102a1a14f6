"""What waits in a log, known again by stamps: nothing is read in vain, and no answer is stale."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from socialpolicy.register import index, waiting
from socialpolicy.register.layout import Role
from socialpolicy.register.reader import read_register
from socialpolicy.source import Source
from socialpolicy.storage import stamps
from socialpolicy.storage.cache import Fact

BASE = Path(__file__).parents[1] / "rules" / "base" / "registry"
ENTRY = """\
- id: {subject}
  received: {day} 10:00
  channel: comment
  kind: question
  subject: {subject}
"""
SETTINGS = (Role.POLICY, Role.YEAR, Role.ORGANISATION)


def entry(subject: str, day: str = "2026-11-18") -> str:
    return ENTRY.format(subject=subject, day=day)


@dataclass
class Kept:
    """A register of a test's own, and the files of it that have been understood anew."""

    folder: Path
    read: list[str] = field(default_factory=list)

    def write(self, path: str, *entries: str) -> Path:
        file = self.folder / "messages" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("".join(entries), "utf-8")
        return file

    def survey(self) -> waiting.Survey:
        self.read.clear()
        time.sleep(0.01)  # another tick of the file system's clock
        register = read_register(self.folder, only=SETTINGS, listed=True, apart=index.APART)
        return waiting.survey(self.folder, register)

    def waits(self) -> list[str]:
        found = self.survey()
        return [one.message.subject for _, _, month in found.logs for one in month]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Give the base register, with a message that waits and one that does not."""
    folder = tmp_path / "registry"
    shutil.copytree(BASE, folder)
    monkeypatch.setenv("SOCIALPOLICY_CACHE", str(tmp_path / "cache"))
    kept = Kept(folder)
    for name in ("log_fact", "account_fact"):
        made: Callable[[Source], Fact] = getattr(waiting, name)

        def counted(source: Source, made: Callable[[Source], Fact] = made) -> Fact:
            kept.read.append(source.file.rpartition("registry/")[2])
            return made(source)

        monkeypatch.setattr(waiting, name, counted)
    kept.write("example/2026-10.yaml", entry("ett", "2026-10-05"))
    kept.write("example/2026-11.yaml", entry("två"))
    return kept


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file to have been written long ago."""
    monkeypatch.setattr(stamps, "SETTLED", -(10**15))


@pytest.mark.usefixtures("settled")
class TestSettled:
    def test_what_has_not_changed_is_neither_read_nor_listed(
        self, kept: Kept, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = kept.survey()
        assert sorted(kept.read) == [
            "accounts/example.yaml",
            "accounts/kommunen.yaml",
            "messages/example/2026-10.yaml",
            "messages/example/2026-11.yaml",
        ]

        def never(*_: object) -> None:
            raise AssertionError

        monkeypatch.setattr(waiting, "_found_in", never)
        assert kept.survey() == first
        assert [account.id for account in first.accounts.values() if account] == ["example"]

    def test_a_changed_file_alone_is_read_again(self, kept: Kept) -> None:
        kept.waits()
        kept.write("example/2026-11.yaml", entry("två"), entry("tre"))
        assert kept.waits() == ["ett", "två", "tre"]
        assert kept.read == ["messages/example/2026-11.yaml"]
        assert kept.waits() == ["ett", "två", "tre"]
        assert kept.read == []

    def test_a_file_of_the_same_size_with_its_time_set_back(self, kept: Kept) -> None:
        kept.waits()
        file = kept.folder / "messages/example/2026-11.yaml"
        before = file.stat()
        kept.write("example/2026-11.yaml", entry("trå"))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert (file.stat().st_size, file.stat().st_mtime_ns) == (
            before.st_size,
            before.st_mtime_ns,
        )
        assert kept.waits() == ["ett", "trå"]

    def test_a_file_put_in_its_place(self, kept: Kept) -> None:
        kept.waits()
        file, other = kept.folder / "messages/example/2026-11.yaml", kept.folder.parent / "other"
        before = file.stat()
        other.write_text(entry("trå"), "utf-8")
        os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
        other.replace(file)
        assert kept.waits() == ["ett", "trå"]

    def test_two_files_that_change_names(self, kept: Kept) -> None:
        kept.waits()
        folder = kept.folder / "messages/example"
        (folder / "2026-11.yaml").rename(folder / "x")
        (folder / "2026-10.yaml").rename(folder / "2026-11.yaml")
        (folder / "x").rename(folder / "2026-10.yaml")
        assert kept.waits() == ["två", "ett"]

    def test_a_file_that_is_removed_and_one_that_is_added(self, kept: Kept) -> None:
        kept.waits()
        (kept.folder / "messages/example/2026-10.yaml").unlink()
        assert kept.waits() == ["två"]
        kept.write("kommunen/2026-11.yaml", entry("fyra"))
        assert kept.waits() == ["två", "fyra"]
        kept.write("kommunen/2026-10.yaml", entry("fem"))
        assert kept.waits() == ["två", "fem", "fyra"]
        shutil.rmtree(kept.folder / "messages/kommunen")
        assert kept.waits() == ["två"]
        shutil.rmtree(kept.folder / "messages")
        assert kept.waits() == []

    def test_a_folder_put_in_the_place_of_another(self, kept: Kept) -> None:
        kept.waits()
        kept.write("other/2026-11.yaml", entry("annan"))
        folder = kept.folder / "messages"
        (folder / "example").rename(kept.folder.parent / "away")
        (folder / "other").rename(folder / "example")
        assert kept.waits() == ["annan"]

    def test_a_link_is_followed_as_before(self, kept: Kept) -> None:
        kept.waits()
        file, other = kept.folder / "messages/example/2026-11.yaml", kept.folder / "spare.yaml"
        file.rename(other)
        file.symlink_to(other)
        for subject in ("två", "trå"):
            other.write_text(entry(subject), "utf-8")
            assert kept.waits() == ["ett", subject]
        other.unlink()
        assert kept.survey().unread == (waiting_file(kept, "messages/example/2026-11.yaml"),)

    def test_a_file_without_leave_to_read_it(
        self, kept: Kept, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from socialpolicy.storage import files
        from socialpolicy.storage.files import FileKind

        path = str(kept.folder / "messages/example/2026-11.yaml")
        read_file = files.read_file

        def refused(file: str | Path) -> tuple[FileKind, bytes]:
            return (FileKind.UNREADABLE, b"") if str(file) == path else read_file(file)

        with monkeypatch.context() as patch:
            patch.setattr(files, "read_file", refused)
            for _ in range(2):
                found = kept.survey()
                assert found.unread == (waiting_file(kept, "messages/example/2026-11.yaml"),)
        assert kept.waits() == ["ett", "två"]

    def test_an_account_that_changes_and_one_that_is_not_understood(self, kept: Kept) -> None:
        kept.survey()
        file = kept.folder / "accounts/example.yaml"
        text = file.read_text("utf-8")
        file.write_text(text.replace("name: Biblioteket", "name: Biblioteken"), "utf-8")
        found = kept.survey()
        account = found.accounts["example"]
        assert account is not None
        assert account.name == found.names["example"] == "Biblioteken i Exempelkommun"
        file.write_text("id: [\n")
        for _ in range(2):
            found = kept.survey()
            assert found.accounts == {"example": None}
            assert found.unread == (waiting_file(kept, "accounts/example.yaml"),)

    def test_an_entry_that_is_not_understood_is_named_every_time(self, kept: Kept) -> None:
        kept.write("example/2026-11.yaml", entry("två"), "- id: x\n")
        for _ in range(2):
            found = kept.survey()
            assert found.unread == (waiting_file(kept, "messages/example/2026-11.yaml"),)
            assert len(found.logs) == 2

    def test_a_log_elsewhere(self, kept: Kept, tmp_path: Path) -> None:
        (kept.folder / "messages").rename(tmp_path / "private")
        with (kept.folder / "policy.yaml").open("a", encoding="utf-8") as file:
            file.write("messages: ../private\n")
        (tmp_path / "private" / "link").symlink_to(tmp_path)
        assert kept.waits() == ["ett", "två"]
        kept.waits()
        assert kept.read == []
        (tmp_path / "private/example/2026-11.yaml").write_text(entry("trå"), "utf-8")
        assert kept.waits() == ["ett", "trå"]

    def test_the_last_days_of_each_month(self, kept: Kept) -> None:
        answered = "  actions: [{did: answered, at: 2026-11-03 09:00, by: Kommunikatör}]\n"
        kept.write("example/2026-10.yaml", entry("ett", "2026-10-30"), answered)
        for _ in range(2):
            assert kept.survey().last_days == {"2026-10": "2026-11-03", "2026-11": "2026-11-18"}

    def test_what_was_kept_and_does_not_fit_is_not_believed(self, kept: Kept) -> None:
        import json
        from hashlib import sha256

        first = kept.survey()
        [file] = (kept.folder.parent / "cache").glob("*-waiting.json")
        crafted: object
        for crafted in (5, [], {}, {"logs": [[1]]}):
            whole = json.loads(file.read_text("utf-8").partition("\n")[2])
            whole["files"][""][1] = crafted
            text = json.dumps(whole)
            file.write_text(f"{sha256(text.encode()).hexdigest()}\n{text}", "utf-8")
            assert kept.survey() == first


def waiting_file(kept: Kept, path: str) -> str:
    return Path(os.path.relpath(kept.folder / path)).as_posix()


def test_changes_within_a_tick_of_the_clock_are_seen(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a file system that counts in two seconds, as FAT does, for each time of a file."""
    lstat, tick = os.lstat, 2_000_000_000

    def coarse(path: str) -> SimpleNamespace:
        found = lstat(path)
        return SimpleNamespace(
            st_mode=found.st_mode,
            st_size=found.st_size,
            st_ino=found.st_ino,
            st_mtime_ns=found.st_mtime_ns // tick * tick,
            st_ctime_ns=found.st_ctime_ns // tick * tick,
        )

    monkeypatch.setattr(os, "lstat", coarse)
    for subject in ("två", "trå", "tvö"):
        kept.write("example/2026-11.yaml", entry(subject))
        assert kept.waits() == ["ett", subject]
    # What was known by its bytes is known by its stamps when some seconds have passed.
    later = time.time_ns() + 10 * tick
    monkeypatch.setattr(time, "time_ns", lambda: later)
    for _ in range(2):
        assert kept.waits() == ["ett", "tvö"]
        assert kept.read == []
    [file] = (kept.folder.parent / "cache").glob("*-waiting.json")
    assert '"":["' in file.read_text("utf-8")
