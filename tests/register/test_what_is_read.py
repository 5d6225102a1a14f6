"""A folder that is no register is not gone through."""

from __future__ import annotations

from pathlib import Path

import pytest

from socialpolicy.register.reader import NotARegisterError, read_register
from socialpolicy.storage import tree


def test_a_folder_without_policy_is_not_gone_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "below" / "policy.yaml").parent.mkdir()
    (tmp_path / "below" / "policy.yaml").touch()

    def gone_through(*_: object) -> None:
        pytest.fail("the whole folder was read")

    monkeypatch.setattr(tree, "names_below", gone_through)
    with pytest.raises(NotARegisterError):
        read_register(tmp_path)
