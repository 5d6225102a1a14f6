"""Personal data and secrets are shown in no format, also where a message does not fit."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.formats import FORMATS, render
from socialpolicy.lint.run import judge
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language
from tests.places import BASE

AS_OF = datetime.fromisoformat("2026-11-22 12:00+01:00")
START = "- id: example-20261121-k3f9\n  received: 2026-11-21 10:00\n  channel: comment\n"


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("rest", "hidden"),
    [
        ("  kind: question\n  subject: Anna: 811228-9874 ringde\n", "9874"),
        ("  kind: question\n  subject: Hej\n  personnummer: 811228-9874\n", "9874"),
        ("  kind: question\n  subject: Hej\n  noticed: 811228-9874\n", "9874"),
        (f"  kind: question\n  subject: Ring 070-174 06 05 {'om detta ' * 20}\n", "174 06"),
        ('  kind: "l\\u00f6senord: Exempel-2026"\n  subject: Hej\n', "Exempel-2026"),
    ],
)
def test_what_does_not_fit_is_hidden_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, rest: str, hidden: str
) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "registry" / "messages" / "example" / "2026-11.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(START + rest, encoding="utf-8")
    verdict = judge(read_register(Path("registry"), AS_OF))
    assert {"M14", "R01"} & {each.rule.code for each in verdict.findings}
    for language in Language:
        assert hidden not in render(form, verdict, language)
