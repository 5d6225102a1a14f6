"""A draft kept between sessions."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from socialpolicy.wizard.saved_draft import Kept, KeptDraft

DRAFT = Kept(
    {"name": "a\u200fb 🎭", "access.roles": ["A, b", "C"]}, ("name",), ("url",), {"x": [1]}
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOCIALPOLICY_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    KeptDraft(tmp_path, "open-account").save(DRAFT)
    assert KeptDraft(tmp_path, "open-account").load() == DRAFT


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    kept = KeptDraft(tmp_path, "open-account")
    kept.save(DRAFT)
    kept.save(DRAFT)
    assert stat.S_IMODE(kept.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.file.parent.stat().st_mode) == 0o700
    assert list(kept.file.parent.iterdir()) == [kept.file]


def test_every_register_has_its_own(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to(tmp_path / "a")
    KeptDraft(tmp_path / "a", "open-account").save(DRAFT)
    assert KeptDraft(tmp_path, "open-account").load() is None
    assert KeptDraft(tmp_path / "b", "open-account").load() == DRAFT


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    kept = KeptDraft(tmp_path, "open-account")
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
    KeptDraft(tmp_path, "open-account").save(DRAFT)
    assert KeptDraft(tmp_path, "open-account").file.is_relative_to(tmp_path)


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
    kept = KeptDraft(tmp_path, "open-account")
    kept.save(DRAFT)
    kept.file.write_text(text)
    assert kept.load() is None


def test_half_a_draft_is_never_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    kept = KeptDraft(tmp_path, "open-account")
    kept.save(DRAFT)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        kept.save(Kept({}))
    assert kept.load() == DRAFT
    assert list(kept.file.parent.iterdir()) == [kept.file]


def test_every_errand_and_account_has_its_own(tmp_path: Path) -> None:
    KeptDraft(tmp_path, "close-account", "a").save(DRAFT)
    assert KeptDraft(tmp_path, "close-account", "a").load() == DRAFT
    assert KeptDraft(tmp_path, "close-account", "b").load() is None
    assert KeptDraft(tmp_path, "close-account").load() is None
    assert KeptDraft(tmp_path, "confirm-banner", "a").load() is None
