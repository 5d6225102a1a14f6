"""A draft kept between sittings, and a new file written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from socialpolicy.wizard.filing import write_new
from socialpolicy.wizard.kept import Kept, KeptDraft

DRAFT = Kept(
    {"name": "a\u200fb 🎭", "access.roles": ["A, b", "C"]}, ("name",), ("url",), {"x": [1]}
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOCIALPOLICY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    KeptDraft(tmp_path).save(DRAFT)
    assert KeptDraft(tmp_path).load() == DRAFT


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    kept = KeptDraft(tmp_path)
    kept.save(DRAFT)
    kept.save(DRAFT)
    assert stat.S_IMODE(kept.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.file.parent.stat().st_mode) == 0o700
    assert list(kept.file.parent.iterdir()) == [kept.file]


def test_every_register_has_its_own(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to(tmp_path / "a")
    KeptDraft(tmp_path / "a").save(DRAFT)
    assert KeptDraft(tmp_path).load() is None
    assert KeptDraft(tmp_path / "b").load() == DRAFT


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    kept = KeptDraft(tmp_path)
    kept.forget()
    kept.save(DRAFT)
    kept.forget()
    assert kept.load() is None


def test_without_a_folder_of_ones_own_it_goes_to_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOCIALPOLICY_CACHE")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    KeptDraft(tmp_path).save(DRAFT)
    assert KeptDraft(tmp_path).file.is_relative_to(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "1", "null", "{}", '{"version": 2}', '{"version": 1}',
        '{"version": 1, "answers": {}, "asked": [], "given": [], "extra": 1}',
        '{"version": 1, "answers": {"a": 1}, "asked": [], "given": [], "extra": {}}',
        '{"version": 1, "answers": {"a": [1]}, "asked": [], "given": [], "extra": {}}',
        '{"version": 1, "answers": {}, "asked": [1], "given": [], "extra": {}}',
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_nothing(tmp_path: Path, text: str) -> None:
    kept = KeptDraft(tmp_path)
    kept.save(DRAFT)
    kept.file.write_text(text)
    assert kept.load() is None


def test_half_a_draft_is_never_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    kept = KeptDraft(tmp_path)
    kept.save(DRAFT)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        kept.save(Kept({}))
    assert kept.load() == DRAFT
    assert list(kept.file.parent.iterdir()) == [kept.file]


def test_a_new_file_has_the_rights_of_new_files(tmp_path: Path) -> None:
    file = tmp_path / "accounts" / "x.yaml"
    mask = os.umask(0o022)
    try:
        write_new(file, "id: x\n")
    finally:
        os.umask(mask)
    assert file.read_bytes() == b"id: x\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("links", [True, False])
def test_a_file_is_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def without(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    if not links:
        monkeypatch.setattr(Path, "hardlink_to", without)
    file = tmp_path / "x.yaml"
    write_new(file, "one\n")
    with pytest.raises(FileExistsError):
        write_new(file, "two\n")
    assert file.read_text() == "one\n"
    assert list(tmp_path.iterdir()) == [file]
