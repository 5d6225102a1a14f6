"""The pages of the rules: fresh, whole and right as Markdown."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from socialpolicy.rules import RULES

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / "docs" / "build_rules.py"
FOLDER = ROOT / "docs" / "rules"
FILES = sorted(FOLDER.glob("*.md"))


def test_the_pages_are_those_that_the_rules_make_today() -> None:
    fresh = runpy.run_path(str(SCRIPT))["pages"]()
    written = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert written == fresh, "run: python docs/build_rules.py"


def test_there_is_a_page_for_every_rule_and_an_index() -> None:
    codes = [rule.code for rule in RULES]
    assert sorted(file.stem for file in FILES) == sorted([*codes, "README"])
    index = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| \[\w+\]\((\w+)\.md\)", index, re.MULTILINE) == codes


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_page_is_clean_markdown_whose_links_lead_somewhere(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not re.search(r"[ \t]$|\n\n\n", text, re.MULTILINE)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    inline = [child for token in tokens for child in token.children or ()]
    assert not [each for each in [*tokens, *inline] if each.type.startswith("html")]
    links = [str(each.attrs["href"]) for each in inline if each.type == "link_open"]
    assert links
    anchors = {"#svenska", "#english"}
    assert [link for link in links if link not in anchors and not (FOLDER / link).is_file()] == []


def test_a_page_quotes_the_policy_and_shows_the_example_in_both_languages() -> None:
    text = (FOLDER / "A14.md").read_text(encoding="utf-8")
    swedish, english = text.split("\n## English\n")
    sentence = "En person ska utses som kan sköta kommunikationen vid kontoansvarigs frånvaro."
    for half in (swedish, english):
        assert sentence in half
        assert "```yaml\ndeputy:\n```" in half
        assert "socialpolicy check --ignore A14" in half
    assert "Varje konto har en ersättare som kan ta över." in swedish
    assert "Every account has a deputy who can step in." in english
