"""What is published, in every file: the columns by hand, and nothing of what is internal."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest

from socialpolicy.cli.errors import CommandError
from socialpolicy.publish.public_list import public_list
from socialpolicy.publish.site import files_of
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.field_types import RegisterModel
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language

BASE = Path(__file__).parents[1] / "rules" / "base" / "registry"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
PUBLISH = (
    'publish: {municipality_code: "1862", organisation_number: 212000-0001, '
    "base_url: https://exempel.se/sociala, licence: CC0-1.0}\n"
)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DCAT = "{http://www.w3.org/ns/dcat#}"
TERMS = "{http://purl.org/dc/terms/}"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    folder = tmp_path / "registry"
    shutil.copytree(BASE, folder)
    with (folder / "policy.yaml").open("a", encoding="utf-8") as file:
        file.write(PUBLISH)
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def files(register: Path, now: datetime = NOW) -> dict[str, str]:
    listed = public_list(read_register(register, now), Language.SWEDISH)
    return {name: data.decode() for name, data in files_of(listed).items()}


def rows(register: Path, now: datetime = NOW) -> dict[str, dict[str, str]]:
    found = csv.DictReader(io.StringIO(files(register, now)["konton.csv"]))
    return {f"{row['plattform']} {row['konto']}": row for row in found}


def test_the_columns_are_filled(register: Path) -> None:
    assert rows(register)["facebook exempelbibliotek"] == {
        "kommun_id": "1862",
        "organisation_id": "212000-0001",
        "organisation": "Exempelkommun",
        "enhet": "Kulturförvaltningen",
        "plattform": "facebook",
        "namn": "Biblioteket i Exempelkommun",
        "konto": "exempelbibliotek",
        "url": "https://www.facebook.com/exempelbibliotek",
        "syfte": "Bli mer tillgängliga",
        "status": "oppet",
        "oppnat": "2015-02-02",
        "avslutat": "",
        # The newest of watched 20 November, the banner in March and the log-ins in March.
        "kontrollerat": "2026-11-20",
    }


def test_json_has_the_same_values_and_says_what_the_columns_hold(register: Path) -> None:
    told = json.loads(files(register)["konton.json"])
    plain = list(rows(register).values())
    assert [{k: v or "" for k, v in row.items()} for row in told["konton"]] == plain
    assert list(told["kolumner"]) == list(plain[0])
    assert told["licens"] == "CC0-1.0"


def test_a_planned_account_is_left_out_and_a_closed_one_comes_last(register: Path) -> None:
    account = register / "accounts" / "kommunen.yaml"
    change(account, "opened: 2016-05-02", "opened: 2026-12-01")
    assert list(rows(register)) == ["facebook exempelbibliotek"]
    change(account, "opened: 2026-12-01", "opened: 2016-05-02")
    library = register / "accounts" / "example.yaml"
    add(library, "closing: {on: 2026-10-31}\n")
    found = rows(register)
    assert list(found) == ["x exempelkommun", "facebook exempelbibliotek"]
    closed = found["facebook exempelbibliotek"]
    assert (closed["status"], closed["avslutat"]) == ("avslutat", "2026-10-31")
    manifest = json.loads(files(register)["xpoc-manifest.json"])
    assert [each["account"] for each in manifest["accounts"]] == ["exempelkommun"]


def test_what_nobody_has_written_yet_is_not_published(register: Path) -> None:
    account = register / "accounts" / "example.yaml"
    text = account.read_text(encoding="utf-8")
    text = re.sub(r"^name: .*$", "name: …", text, flags=re.MULTILINE)
    text = re.sub(r"purpose: .*$", 'purpose: "…"', text, flags=re.MULTILINE)
    account.write_text(text, encoding="utf-8")
    row = rows(register)["facebook exempelbibliotek"]
    assert row["namn"] == "exempelbibliotek"
    assert all("…" not in text for text in files(register).values())


def test_a_companys_account_is_the_companys(register: Path) -> None:
    account = register / "accounts" / "example.yaml"
    change(account, "unit: kulturforvaltningen\nboard: kulturnamnden", "unit: exempelbostader")
    row = rows(register)["facebook exempelbibliotek"]
    assert (row["organisation"], row["organisation_id"]) == ("Exempelbostäder AB", "")


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-21", "aktuellt"),
        # Three months after 20 November is 20 February, and twelve are 20 November.
        ("2027-02-20", "aktuellt"),
        ("2027-02-21", "kan vara gammalt"),
        ("2027-11-20", "kan vara gammalt"),
        ("2027-11-21", "gammalt"),
    ],
)
def test_freshness_follows_the_calendar(register: Path, today: str, state: str) -> None:
    (register / "accounts" / "kommunen.yaml").unlink()
    now = datetime.fromisoformat(f"{today}T12:00").replace(tzinfo=ZoneInfo("Europe/Stockholm"))
    page = files(register, now)["konton.html"]
    assert re.findall(r'<span class="state \w+">([^<]+)<', page) == [state]


def test_files_are_the_same_until_something_changes(register: Path) -> None:
    later = datetime(2027, 1, 31, 8, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
    assert files(register) == files(register, later)


FILES = ("konton.html", "konton.csv", "konton.json", "xpoc-manifest.json", "dcat.rdf")

# What is published of an account, by the paths of its fields; nothing else is.
PUBLIC = {
    "id", "platform", "name", "handle", "url", "unit", "opened", "closing.on",
    "analysis.purpose", "watch.watched", "profile.banner.confirmed", "access.checked",
    "taken_over.on",
}  # fmt: skip


def _texts(model: type[RegisterModel], before: str = "") -> Iterator[str]:
    """List the paths of every field of a model that holds one value."""
    for name, field in model.model_fields.items():
        path = f"{before}{(field.alias or name).rstrip('_')}"
        inner = _models(field.annotation)
        if inner:
            for each in inner:
                yield from _texts(each, f"{path}.")
        else:
            yield path


def _models(annotation: Any) -> list[type[RegisterModel]]:  # noqa: ANN401 - any annotation
    if isinstance(annotation, type) and issubclass(annotation, RegisterModel):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in _models(part)]


FULL = """
id: example
platform: facebook
name: <name>
handle: <handle>
url: <url>
platform_id: <platform_id>
page: true
former_handles: [<former_handles>]
changes: [{what: name, was: <changes.was>, on: 2016-01-01}]
corrections:
- {path: approval.on, was: <corrections.was>, on: 2016-01-02, by: <corrections.by>, reason: <corrections.reason>}
kind: operational
crisis_channel: false
unit: kulturforvaltningen
board: kulturnamnden
opened: 2015-02-02
taken_over: {on: 2015-02-02, from: <taken_over.from>}
analysis: {purpose: <analysis.purpose>, audience: <analysis.audience>, message: <analysis.message>, on: 2015-01-12}
manager: {role: <manager.role>, asked: 2015-01-12, anchored: 2015-01-19}
approval: {by: <approval.by>, body: <approval.body>, on: 2015-01-19, reference: <approval.reference>}
renewals: [{by: <renewals.by>, body: <renewals.body>, on: 2016-01-19, reference: <renewals.reference>}]
coordinator_informed: 2015-01-20
responsible:
  role: <responsible.role>
  contact: <responsible.contact>
  assignment: {by: <responsible.assignment.by>, on: 2015-01-20, anchored: 2015-01-20}
  records_training: 2025-03-04
deputy:
  role: <deputy.role>
  contact: <deputy.contact>
  assignment: {by: <deputy.assignment.by>, on: 2015-01-20, anchored: 2015-01-20}
editors:
  - role: <editors.role>
    contact: <editors.contact>
    assignment: {by: <editors.assignment.by>, on: 2015-01-20, anchored: 2015-01-20}
absences: [{who: deputy, from: 2027-07-01, to: 2027-07-09}]
access: {roles: [<access.roles>], kept_in: <access.kept_in>, checked: 2026-03-02}
profile:
  presentation: <profile.presentation>
  link: <profile.link>
  picture_changed: 2024-08-19
  banner: {version: <profile.banner.version>, confirmed: 2026-03-02, by: <profile.banner.by>, evidence: <profile.banner.evidence>}
watch: {role: <watch.role>, every_working_days: 1, watched: 2026-11-20}
last_post: 2026-11-19
inactive_days: 90
archive_plan: {plan: <archive_plan.plan>, section: <archive_plan.section>, recorded: 2024-05-06}
archive_copies: [{on: 2026-01-01, level: full, reference: <archive_copies.reference>}]
closing:
  on: 2026-11-20
  manager: {role: <closing.manager.role>, asked: 2026-10-01, anchored: 2026-10-02}
  coordinator_informed: 2026-10-02
  announced: {on: 2026-10-05, evidence: <closing.announced.evidence>}
"""  # noqa: E501 - a value a field


@pytest.mark.parametrize(
    "name", ["konton.html", "konton.csv", "konton.json", "xpoc-manifest.json", "dcat.rdf"]
)
@pytest.mark.parametrize("closed", [False, True])
def test_nothing_internal_is_in_any_file(register: Path, name: str, closed: bool) -> None:
    class Marks(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return f"zq-{key.replace('.', '-').replace('_', '-')}-zq"

    paths = re.findall(r"<([a-z_.]+)>", FULL)
    marks = {path: Marks()[path] for path in paths}
    marks["url"] = "https://www.facebook.com/zq-url-zq"
    text = re.sub(r"<([a-z_.]+)>", lambda found: marks[found[1]], FULL)
    if not closed:
        text = text[: text.index("closing:")]
    (register / "accounts" / "example.yaml").write_text(text, encoding="utf-8")
    found = set(re.findall(r"zq-[a-z-]+-zq", files(register)[name]))
    allowed = {Marks()[path] for path in PUBLIC}
    assert found <= allowed
    if name == "konton.csv":
        # The marks do come through where they may.
        assert Marks()["name"] in found


def test_the_marks_above_are_in_every_field_that_holds_text() -> None:
    marked = set(re.findall(r"<([a-z_.]+)>", FULL))
    days_and_numbers = {"on", "asked", "anchored", "recorded", "checked", "confirmed", "watched",
                        "picture_changed", "opened", "last_post", "records_training", "from", "to",
                        "coordinator_informed", "inactive_days", "every_working_days", "page",
                        "crisis_channel", "kind", "what", "who", "level", "unit", "board", "id",
                        "platform", "impossible", "path"}  # fmt: skip
    lacking = {
        path for path in _texts(Account) if path not in marked
        and path.rpartition(".")[2] not in days_and_numbers
    }  # fmt: skip
    assert lacking == set()


def test_the_description_has_what_dcat_asks_for(register: Path) -> None:
    root = ET.fromstring(files(register)["dcat.rdf"])  # noqa: S314 - our own
    catalogue, dataset = root.find(f"{DCAT}Catalog"), root.find(f"{DCAT}Dataset")
    assert catalogue is not None
    assert dataset is not None
    for node in (catalogue, dataset):
        for needed in ("title", "description", "publisher"):
            assert node.find(f"{TERMS}{needed}") is not None
    assert dataset.find(f"{DCAT}contactPoint") is not None
    parts = root.findall(f"{DCAT}Distribution")
    listed = {node.get(f"{RDF}resource") for node in dataset.findall(f"{DCAT}distribution")}
    assert {part.get(f"{RDF}about") for part in parts} == listed
    for part in parts:
        address = part.find(f"{DCAT}accessURL")
        assert address is not None
        assert str(address.get(f"{RDF}resource")).startswith("https://exempel.se/sociala/konton.")
    agents = [node.get(f"{RDF}about") for node in root if node.tag.endswith("Agent")]
    publisher = dataset.find(f"{TERMS}publisher")
    assert publisher is not None
    assert agents == [publisher.get(f"{RDF}resource")]


def test_the_manifest_has_the_fields_of_xpoc(register: Path) -> None:
    manifest = json.loads(files(register)["xpoc-manifest.json"])
    assert list(manifest) == ["name", "baseurl", "version", "updated", "accounts", "content"]
    assert manifest["baseurl"] == "exempel.se/sociala"
    assert manifest["version"] == "0.3"
    assert datetime.fromisoformat(manifest["updated"]) == datetime.fromisoformat(
        "2026-11-20T00:00Z"
    )
    assert all(set(each) == {"account", "platform", "url"} for each in manifest["accounts"])


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[dict[str, str | None]] = []
        self.tags: list[str] = []
        self.data = ""
        self.linked = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "a":
            self.links.append(dict(attrs))

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "script" and data.strip():
            self.linked = data
            self.tags.append("")
        self.data += data


def test_the_page_proves_both_ways_and_asks_for_nothing(register: Path) -> None:
    page = _Page()
    text = files(register)["konton.html"]
    page.feed(text)
    ours = [link["href"] for link in page.links if link.get("rel") == "me"]
    assert ours == ["https://www.facebook.com/exempelbibliotek", "https://x.com/exempelkommun"]
    about = json.loads(page.linked)
    assert about["@type"] == "GovernmentOrganization"
    assert about["sameAs"] == ours
    assert not set(page.tags) & {"img", "iframe", "link", "object"}
    assert "@import" not in text
    assert "url(" not in text


HOSTILE = "</script><script>alert(1)</script>"


def test_hostile_names_stay_names(register: Path) -> None:
    account = register / "accounts" / "example.yaml"
    change(account, "name: Biblioteket i Exempelkommun", f'name: "{HOSTILE}&<!--"')
    change(account, "purpose: Bli mer tillgängliga", 'purpose: "=cmd|x"')
    found = files(register)
    page = _Page()
    page.feed(found["konton.html"])
    assert page.tags.count("script") == 1
    assert HOSTILE in page.data
    assert "\u202e" not in found["konton.html"]
    ET.fromstring(found["dcat.rdf"])  # noqa: S314 - our own
    row = next(csv.DictReader(io.StringIO(found["konton.csv"])))
    assert not row["syfte"].startswith("=")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (PUBLISH, "", "municipality_code"),
        ("licence: CC0-1.0", "licence: CC0-1.0, base: x", "policy.yaml"),
    ],
)
def test_settings_that_say_too_little_are_refused(
    register: Path, old: str, new: str, said: str
) -> None:
    change(register / "policy.yaml", old, new)
    with pytest.raises(CommandError) as refused:
        files(register)
    assert said in refused.value.said.in_language(Language.SWEDISH)


def test_what_is_missing_has_lines_to_paste(register: Path) -> None:
    """With the lines written in the file, and nothing else, the list is published."""
    change(register / "policy.yaml", PUBLISH, "")
    with pytest.raises(CommandError) as refused:
        files(register)
    said = refused.value.said.in_language(Language.ENGLISH)
    lines = [line[2:] for line in said.splitlines() if line.startswith("  ")]
    assert lines[0] == "publish:"
    file = register / "policy.yaml"
    file.write_text("\n".join([file.read_text("utf-8"), *lines, ""]), "utf-8")
    assert "https://exempel.se/sociala-medier" in files(register)["dcat.rdf"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("url: https://www.facebook.com/exempelbibliotek", "url: javascript:alert(1)"),
        # A made-up number at a made-up place: the Swedish series for fiction begins so.
        ("purpose: Bli mer tillgängliga", "purpose: Ring 070-174 06 58 om du undrar"),
        ("kind: operational", "kind: official-ish"),
    ],
)
def test_what_should_not_be_published_is_refused(register: Path, old: str, new: str) -> None:
    change(register / "accounts" / "example.yaml", old, new)
    with pytest.raises(CommandError) as refused:
        files(register)
    assert "example" in refused.value.said.in_language(Language.SWEDISH)
