"""The documents for those who change the tool: what they name is there, and no room is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "socialpolicy"
PLACES = (ROOT, PACKAGE, ROOT / "tests" / "sample")
DOCUMENTS = ("ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md")

# What is yet to be made has a part in angle brackets; the folder before it must be there.
NAMED = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml|yaml|yml)")


def text_of(document: str) -> str:
    return (ROOT / document).read_text(encoding="utf-8")


def names(document: str) -> set[str]:
    """Find the files and folders named: whole code spans, and words of commands shown."""
    text = text_of(document)
    spans = [word for span in re.findall(r"`([^`\n]+)`", text) for word in span.split()]
    shown = [
        word for line in re.findall(r"^    (\S.*)$", text, re.MULTILINE) for word in line.split()
    ]
    places = {word.partition("<")[0] for word in [*spans, *shown]}
    return {place for place in places if NAMED.fullmatch(place)}


def is_there(place: str) -> bool:
    # A municipality puts its own register in registry/: what the sample holds is in its copy.
    sample = place.removeprefix("registry/")
    return any((base / sample).exists() for base in PLACES) or place.startswith(".venv/")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_files_and_folders_they_name_are_there(document: str) -> None:
    assert sorted(place for place in names(document) if not is_there(place)) == []


def test_enough_is_named_for_the_test_to_mean_something() -> None:
    assert {"rules/", "yaml/read_exact.py", "tests/test_house.py"} <= names("ARCHITECTURE.md")
    assert {"tests/rules/", "platforms/catalogue.py", ".ci/run"} <= names("CONTRIBUTING.md")


def test_every_room_of_the_package_has_its_row() -> None:
    rooms = {
        f"{path.name}/" if path.is_dir() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    rows = re.findall(r"^\| `([\w./]+)` \|", text_of("ARCHITECTURE.md"), re.MULTILINE)
    assert sorted(rows) == sorted(rooms - {"__init__.py", "__main__.py"})


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    links = re.findall(r"\]\(([^)]+)\)", text_of(document))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
