"""A person at a terminal, as where the wizard is tested, beside a register with a log."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

_HERE = Path(__file__).parent
_PLACE = _HERE.parent / "wizard" / "conftest.py"

if TYPE_CHECKING:
    from tests.commands.wizard import conftest as terminal
else:
    # Folders of tests are not packages, and this one is read wherever pytest starts.
    _spec = importlib.util.spec_from_file_location("a_person_at_a_terminal", _PLACE)
    terminal = importlib.util.module_from_spec(_spec)
    sys.modules[_spec.name] = terminal
    _spec.loader.exec_module(terminal)

begin, variables = terminal.begin, terminal.variables

MONTH = """\
- id: kommunen-x-20261120-k3f9
  channel: comment
  received: 2026-11-20 14:05
  kind: question
  subject: Parkering
# kommunen-x-20261120-k3f9
- id: kommunen-x-20261120-m7qa
  channel: post
  received: 2026-11-20 15:00
  kind: advertising
  subject: Reklam för skor
# kommunen-x-20261120-m7qa
- id: kommunen-x-20261120-t2ck
  channel: comment
  received: 2026-11-20 16:00
  kind: praise
  subject: Tack
# kommunen-x-20261120-t2ck
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the sample register, with a log of its own, into a folder that git looks after."""
    ignored = shutil.ignore_patterns("messages")
    shutil.copytree(terminal.ROOT / "registry", tmp_path / "work" / "registry", ignore=ignored)
    month = tmp_path / "work" / "registry" / "messages" / "kommunen-x" / "2026-11.yaml"
    month.parent.mkdir(parents=True)
    month.write_text(MONTH, encoding="utf-8")
    git = ("git", "-c", "user.name=Registret", "-c", "user.email=registret@exempel.se")
    for words in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "--message", "Ny")):
        subprocess.run([*git, *words], cwd=tmp_path / "work", check=True)
    return tmp_path / "work"
