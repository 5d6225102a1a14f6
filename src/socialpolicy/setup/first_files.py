"""The files that a municipality begins with, made of its answers; nothing here touches a disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from socialpolicy.edit import Bare, compose
from socialpolicy.edit.compose import Style, in_brackets
from socialpolicy.formats.markdown import escape
from socialpolicy.imports.policy_text.read import ReadSentence
from socialpolicy.imports.policy_text.stated import Stated
from socialpolicy.register.working_days import made_with, swedish_holidays
from socialpolicy.setup.municipality import (
    Department,
    Municipality,
    place_of,
    slug_of,
    units_of,
)
from socialpolicy.text import Language, Text, genitive
from socialpolicy.yaml.plain import Plain

if TYPE_CHECKING:
    from jinja2 import Environment

CONFIRM = Text(sv="BEKRÄFTA", en="CONFIRM")
"""The word that marks what nobody has said, in a comment at the end of its line."""

_TITLE = Text(sv="Policy för sociala medier", en="Social media policy")
_MANAGEMENT = Text(sv="{name} ledningsgrupp", en="Management of {name}")
_STATED = Text(sv="ur mening {clause}", en="from sentence {clause}")
_LIMIT_WIDTH = 26
"""Where the remarks on limits begin in policy.yaml, after two blanks."""

_WORDS = {
    "check": Text(
        sv="Kontrollerar registret vid varje ändring. Fynden står på sina rader.",
        en="Checks the register at every change. Findings stand on their lines.",
    ),
    "depth": Text(
        sv="det som ändras jämförs med det som fanns", en="what changes is compared with before"
    ),
    "overdue": Text(
        sv="Listar obesvarade meddelanden varje vardagsmorgon, och misslyckas när något är sent.",
        en="Lists unanswered messages every weekday morning, and fails when something is late.",
    ),
    "hook": Text(
        sv="Kontrollerar registret före varje commit, med https://pre-commit.com/",
        en="Checks the register before every commit, with https://pre-commit.com/",
    ),
    "owner": Text(
        sv="Samordnaren granskar varje ändring i registret.",
        en="The coordinator reviews every change to the register.",
    ),
    "sheets": Text(
        sv="Kalkylbladet som kontona läses in ur kan ha namn och lösenord, och git glömmer inte.",
        en="The spreadsheet that accounts are read from may hold names and passwords, and git does "
        "not forget.",
    ),
    "merge": Text(
        sv="Två grenar får logga meddelanden samma månad: båda sidors rader behålls.",
        en="Two branches may log messages in the same month: both sides' lines are kept.",
    ),
}


_LEADS = re.compile(r"kommunlednings|kommunstyrelse|stadslednings|executive", re.IGNORECASE)

Mark: TypeAlias = Callable[[str], str]
"""Gives the mark of an answer that nobody gave, and nothing for one that somebody did."""


class _Action(NamedTuple):
    """Where the actions come from."""

    repository: str
    commit: str

    @property
    def check(self) -> str:
        return f"{self.repository}/.github/actions/check@{self.commit}"

    @property
    def overdue(self) -> str:
        return f"{self.repository}/.github/actions/overdue@{self.commit}"


def first_files(
    municipality: Municipality,
    today: date,
    folder: str = "registry",
    sentences: Sequence[ReadSentence] = (),
    title: str = "",
    stated: Mapping[str, Stated] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Make every file, by its path from the top of the repository.

    `title` and `stated` are what the policy's text says of itself and of lengths of time.
    `folder` is the register's own, from there too. policy.yaml comes last: a folder with one is a
    register, so what was broken off before it can be begun again.
    """
    language, folder = municipality.lang, folder.strip("/")
    values = _values(municipality, today, folder, sentences, stated)
    if title:
        values["title"] = _yaml(title)

    def made(template: str) -> bytes:
        return _environment().get_template(f"{template}.jinja").render(values).encode()

    own, inside = language.value, "" if folder == "." else f"{folder}/"
    files = {
        "README.md": made(f"README.{own}.md"),
        ".gitignore": made("gitignore"),
        ".pre-commit-config.yaml": made("pre-commit.yaml"),
        ".github/CODEOWNERS": made("CODEOWNERS"),
        ".github/workflows/register.yml": made("register.yml"),
    }
    if not municipality.messages:
        # Where the log is not in the repository, nothing there can tell what is late.
        files[".github/workflows/overdue.yml"] = made("overdue.yml")
        files[f"{inside}.gitattributes"] = made("gitattributes")
    for year in (today.year, today.year + 1):
        files[f"{inside}calendar/{year}.yaml"] = _year(year)
    files[f"{inside}clauses.yaml"] = made(f"clauses.{own}.yaml")
    files[f"{inside}organisation.yaml"] = made(f"organisation.{own}.yaml")
    files[f"{inside}policy.yaml"] = made(f"policy.{own}.yaml")
    return files


class ToConfirm(NamedTuple):
    """A line that holds what nobody has said: its file, its number, and what it says."""

    file: str
    line: int
    said: str


def places_to_confirm(files: Mapping[str, bytes], language: Language) -> Iterator[ToConfirm]:
    """Find what is marked to be confirmed."""
    word = CONFIRM.in_language(language)
    for path, data in files.items():
        for number, line in enumerate(data.decode().splitlines(), 1):
            before, mark, after = line.partition(f"# {word}")
            if mark:
                said = before.partition("  #")[0].strip() or after.lstrip(": ").partition(",")[0]
                yield ToConfirm(path, number, said)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    # Every value is made safe for its own kind of file before it comes here. GitHub's expressions
    # are written with {{ }}, so the marks are others.
    return Environment(
        loader=PackageLoader("socialpolicy.setup"),
        autoescape=False,  # noqa: S701 - YAML and Markdown, no HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
    )


def _values(
    municipality: Municipality,
    today: date,
    folder: str,
    sentences: Sequence[ReadSentence],
    stated: Mapping[str, Stated],
) -> dict[str, object]:
    language = municipality.lang
    confirm = CONFIRM.in_language(language)

    def source(key: str, after: str = "") -> str:
        if key not in stated:
            return ""
        return f"{_STATED.in_language(language).format(clause=stated[key].clause)}{after}"

    def mark(key: str) -> str:
        if key not in municipality.presumed:
            return ""
        said = source(key)
        return f"  # {confirm}, {said}" if said else f"  # {confirm}"

    def limit(key: str, usual: int) -> str:
        value = str(stated[key].value if key in stated else usual)
        return f"{key}: {value}".ljust(_LIMIT_WIDTH) + f"# {source(key, ': ')}"

    repository, _, commit = municipality.action.partition("@")
    short = place_of(municipality.authority)
    boards = {slug_of(each.board): each.board for each in municipality.departments if each.board}
    markdown = folder.replace("`", "")
    return {
        "authority": _yaml(municipality.authority),
        "authority_name": escape(municipality.authority),
        "short_name": _yaml(short) if short != municipality.authority else "",
        "website": _yaml(municipality.website),
        "domains": _yaml(list(municipality.domains)),
        "coordinator": _yaml(slug_of(municipality.coordinator)),
        "messages": _yaml(municipality.messages) if municipality.messages else "",
        "title": _TITLE.in_language(language),
        "year": today.year,
        "week": [(day, _yaml(hours)) for day, hours in municipality.hours.items()],
        "response_times": [(key, _yaml(text)) for key, text in municipality.response_times.items()],
        "boards": [{"id": _yaml(id), "name": _yaml(name)} for id, name in boards.items()],
        "units": [_unit(each, municipality, mark) for each in units_of(municipality)],
        "clauses": _clauses(sentences),
        "confirm": confirm,
        "mark": mark,
        "limit": limit,
        "words": {key: text.in_language(language) for key, text in _WORDS.items()},
        "action": _Action(repository, commit),
        "folder": markdown,
        "folder_yaml": _yaml(folder),
        "registry_argument": _yaml(f"--registry={folder}"),
        "owned": "*" if folder == "." else f"/{_escaped(folder)}/",
        "owner": municipality.owner,
        "coordinator_name": escape(municipality.coordinator),
    }


def _yaml(value: Plain) -> str:
    """Write a value on one line, quoted where YAML or a reader of it would take it for another."""
    return in_brackets(value, Style())


def _escaped(folder: str) -> str:
    """Write a folder for CODEOWNERS, where blanks and some signs have a meaning."""
    return re.sub(r"([\\ #!*?\[\]])", r"\\\1", folder)


def _unit(each: Department, municipality: Municipality, mark: Mark) -> dict[str, str]:
    language, above = municipality.lang, municipality.departments
    # Who coordinates tends to be in the department that serves the executive board.
    first = next((known for known in above if _LEADS.search(known.name)), above[0])
    of = genitive(each.name) if language is Language.SWEDISH else each.name
    management = _MANAGEMENT.in_language(language).format(name=of)
    own = each.kind != "unit"
    return {
        "id": _yaml(slug_of(each.name)),
        "name": _yaml(each.name),
        "kind": each.kind,
        "board": _yaml(slug_of(each.board)) if each.board else "",
        "parent": "" if own else _yaml(slug_of(first.name)),
        "management": _yaml(management) if own else "",
        "mark": mark("departments" if own else "coordinator"),
    }


def _clauses(sentences: Sequence[ReadSentence]) -> str:
    """Write a policy's sentences as clauses, what upholds them guessed."""
    if not sentences:
        return ""
    entries: list[Plain] = [
        {
            "id": each.sentence.id,
            "section": each.sentence.section,
            "text": each.sentence.text,
            "strength": each.sentence.strength,
            "guessed": list(each.guessed),
        }
        for each in sentences
    ]
    return compose(entries).decode().replace("\n- id:", "\n\n- id:")


def _year(number: int) -> bytes:
    """Freeze a year, so that no deadline of it moves when a library changes its mind."""
    holidays = {day.isoformat(): name for day, name in swedish_holidays(number).items()}
    year: dict[str, Plain] = {
        "year": Bare(number),
        "made_with": made_with(),
        "holidays": {**holidays},
    }
    return compose(year)
