"""Stamps of files: what changes with a file, and when a stamp is not given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from socialpolicy.storage import stamps
from socialpolicy.storage.cache import Cache
from socialpolicy.storage.files import FileKind
from socialpolicy.storage.stamps import StampedFolder


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every file to have been written long ago."""
    monkeypatch.setattr(stamps, "SETTLED", -(10**15))


def test_a_file_written_just_now_has_no_stamp(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("ett")
    assert StampedFolder(tmp_path).stamps == {"a.yaml": ""}


@pytest.mark.usefixtures("settled")
class TestSettled:
    def test_the_same_file_has_the_same_stamp(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text("ett")
        first = StampedFolder(tmp_path).stamps["a.yaml"]
        assert first
        assert StampedFolder(tmp_path).stamps["a.yaml"] == first

    def test_another_text_of_the_same_size_and_time_has_another(self, tmp_path: Path) -> None:
        file = tmp_path / "a.yaml"
        file.write_text("ett")
        before = file.stat()
        first = StampedFolder(tmp_path).stamps["a.yaml"]
        file.write_text("två"[:2] + "x")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert StampedFolder(tmp_path).stamps["a.yaml"] != first

    def test_a_file_put_in_its_place_has_another(self, tmp_path: Path) -> None:
        file, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
        file.write_text("ett")
        first = StampedFolder(tmp_path).stamps["a.yaml"]
        other.write_text("ett")
        os.utime(other, ns=(0, file.stat().st_mtime_ns))
        other.replace(file)
        assert StampedFolder(tmp_path).stamps["a.yaml"] != first

    def test_files_of_folders_are_listed_when_deep(self, tmp_path: Path) -> None:
        for name in ("b/2.yaml", "b/1.yaml", "a/1.yaml", ".git/x", "a/.hidden", "alone.yaml"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("x")
        found = StampedFolder(tmp_path, deep=True).stamps
        assert list(found) == ["a/1.yaml", "alone.yaml", "b/1.yaml", "b/2.yaml"]
        assert all(found.values())

    def test_only_what_is_asked_for(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").write_text("x")
        (tmp_path / "b.yaml").write_text("x")
        listed = StampedFolder(tmp_path, ["b.yaml", "borta.yaml"])
        assert set(listed.stamps) == {"b.yaml", "borta.yaml"}
        assert (listed.is_missing("b.yaml"), listed.is_missing("borta.yaml")) == (False, True)

    def test_links_have_no_stamp_and_lead_nowhere_outside(self, tmp_path: Path) -> None:
        inside, outside = tmp_path / "register", tmp_path / "secret.yaml"
        inside.mkdir()
        outside.write_text("hemligt")
        (inside / "a.yaml").write_text("x")
        (inside / "in.yaml").symlink_to(inside / "a.yaml")
        (inside / "out.yaml").symlink_to(outside)
        listed = StampedFolder(inside)
        assert listed.stamps["in.yaml"] == listed.stamps["out.yaml"] == ""
        assert listed.entry("in.yaml").source.data == b"x"
        found = listed.entry("out.yaml")
        assert (found.kind, found.source.data) == (FileKind.LINK_OUT, b"")

    def test_what_is_no_plain_file_is_odd(self, tmp_path: Path) -> None:
        (tmp_path / "a" / "within").mkdir(parents=True)
        (tmp_path / "a" / "1.yaml").write_text("x")
        (tmp_path / "a" / "link").symlink_to(tmp_path / "a" / "1.yaml")
        (tmp_path / "nowhere").symlink_to(tmp_path / "borta")
        listed = StampedFolder(tmp_path, deep=True)
        assert listed.odd == ["a/link", "a/within", "nowhere"]
        assert listed.mark == ""

    def test_the_mark_changes_with_any_file_and_name(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "1.yaml").write_text("x")
        (tmp_path / "a" / ".hidden").write_text("x")

        def mark(*, hidden: bool = False) -> str:
            return StampedFolder(tmp_path, deep=True, hidden=hidden).mark

        first = mark()
        assert first
        assert mark() == first != mark(hidden=True)
        (tmp_path / "a" / "1.yaml").rename(tmp_path / "a" / "2.yaml")
        second = mark()
        (tmp_path / "a" / "2.yaml").write_text("xx")
        assert len({first, second, mark()}) == 3

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(OSError, match="borta"):
            StampedFolder(tmp_path / "borta")

    def test_a_folder_that_is_as_it_was_is_not_listed_again(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder = tmp_path / "messages"
        (folder / "a").mkdir(parents=True)
        (folder / "a" / "1.yaml").write_text("x")
        monkeypatch.setenv("SOCIALPOLICY_CACHE", str(tmp_path / "cache"))
        listed: list[str] = []
        listdir = os.listdir

        def noted(path: str) -> list[str]:
            listed.append(path)
            return listdir(path)

        monkeypatch.setattr(os, "listdir", noted)

        def found() -> dict[str, str]:
            listed.clear()
            known = Cache(folder, "1", "test")
            stamped = StampedFolder(folder, deep=True, known=known).stamps
            known.keep()
            return stamped

        assert list(found()) == ["a/1.yaml"]
        assert listed == [str(folder), str(folder / "a")]
        assert list(found()) == ["a/1.yaml"]
        assert listed == [str(folder)]
        (folder / "a" / "2.yaml").write_text("x")
        assert list(found()) == ["a/1.yaml", "a/2.yaml"]
        (folder / "a" / "1.yaml").unlink()
        assert list(found()) == ["a/2.yaml"]
