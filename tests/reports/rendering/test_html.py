"""The page of a report, read back with the standard library's parser."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from socialpolicy.reports.rendering import html
from socialpolicy.reports.rendering.wording import worded, words_of
from socialpolicy.reports.tables import Report
from socialpolicy.text import Language
from tests.reports.rendering.examples import EVERYTHING, HARMFUL, HOSTILE, UNITS

LANGUAGES = pytest.mark.parametrize("language", Language)
NEVER_ENDED = {"meta", "link", "rect", "line", "polyline", "path"}


class Page(HTMLParser):
    """What a page holds: its elements in order, and what the cells and the headings say."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.cells: list[str] = []
        self.said: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in {"th", "td"}:
            self.cells.append("")
        if tag not in NEVER_ENDED:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in {"th", "td"} & set(self.open):
            assert tag
            self.cells[-1] += data
        for tag in set(self.open):
            self.said[tag] = self.said.get(tag, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page_of(*reports: Report, language: Language = Language.SWEDISH) -> Page:
    return Page(html.render(reports, language))


def cells_of(*reports: Report, language: Language) -> list[str]:
    return [
        words
        for report in reports
        for table in report.tables
        if table.rows
        for words in (
            *(words_of(column.title, language) for column in table.columns),
            *(
                worded(cell, column.kind, language)
                for row in table.rows
                for cell, column in zip(row.cells, table.columns, strict=True)
            ),
        )
    ]


@LANGUAGES
def test_every_cell_is_on_the_page_in_its_place(language: Language) -> None:
    page = page_of(EVERYTHING, HOSTILE, language=language)
    assert page.cells == cells_of(EVERYTHING, HOSTILE, language=language)


def test_a_row_reads_as_people_write_it() -> None:
    cells = page_of(EVERYTHING).cells
    assert cells[9:18] == [
        "Kultur- och fritidsenheten",
        "1\u00a0204",
        "96 %",
        "2 tim 30 min",
        "27 tim",
        "2026-11-20",
        "öppet",
        "bibliotek-facebook, bad-instagram",
        "https://www.facebook.com/exempelby?v=info&l=sv",
    ]


@LANGUAGES
def test_the_page_says_its_language(language: Language) -> None:
    page = page_of(EVERYTHING, language=language)
    assert page.all("html") == [{"lang": language.value}]
    swedish = "Kommunstyrelsens arbetsutskott"
    spans = [each for each in page.all("span") if each.get("lang")]
    assert ({"lang": "sv"} in spans) == (language is Language.ENGLISH)
    assert swedish in page.said["dd"]


@LANGUAGES
def test_what_a_report_says_beside_its_tables_is_there(language: Language) -> None:
    page = page_of(EVERYTHING, language=language)
    title = EVERYTHING.title.in_language(language)
    assert page.said["h1"] == title
    assert page.said["title"].startswith(f"{title}, 2025 – Exempelby kommun")
    assert "12.30" in page.said["p"] or "12:30" in page.said["p"]
    for sentence in (*EVERYTHING.preface, *EVERYTHING.notes, EVERYTHING.tables[3].empty):
        assert words_of(sentence, language) in page.said["body"]
    for fact in EVERYTHING.facts:
        assert fact.title.in_language(language) in page.said["dt"]
    assert ("96 %" if language is Language.SWEDISH else "96%") in page.said["dd"]
    assert ("7 januari 2026" if language is Language.SWEDISH else "7 January") in page.said["dd"]


@pytest.mark.parametrize("reports", [(EVERYTHING,), (HOSTILE,), (EVERYTHING, HOSTILE)])
def test_links_within_the_page_lead_somewhere_and_ids_are_given_once(
    reports: tuple[Report, ...],
) -> None:
    page = page_of(*reports)
    ids = Counter(id for _, attributes in page.elements if (id := attributes.get("id")))
    assert set(ids.values()) == {1}
    pointed = {
        id
        for _, attributes in page.elements
        for id in (attributes.get("aria-labelledby") or "").split()
    } | {link[1:] for each in page.all("a") if (link := each["href"]) and link[0] == "#"}
    assert pointed <= set(ids)
    listed = [each["href"] for each in page.all("a") if each["href"] == f"#{reports[-1].name}"]
    assert len(listed) == (len(reports) > 1)


def test_tables_say_what_their_cells_are() -> None:
    page = page_of(EVERYTHING)
    filled = [table for table in EVERYTHING.tables if table.rows]
    assert len(page.all("table")) == len(page.all("caption")) == len(filled)
    scopes = Counter(each["scope"] for each in page.all("th"))
    assert scopes == {
        "col": sum(len(table.columns) for table in filled),
        "row": sum(len(table.rows) for table in filled),
    }
    regions = [each for each in page.all("div") if each.get("class") == "scroll"]
    assert {each["tabindex"] for each in regions} == {"0"}
    assert all(each["aria-labelledby"] for each in regions)


def test_charts_are_pictures_with_names_and_their_letters_are_not_read_aloud() -> None:
    page = page_of(EVERYTHING)
    pictures = [each for each in page.all("svg") if each.get("role")]
    # Bars, a line chart for each of the three kinds of number, and squares.
    assert len(pictures) == 5
    assert {each["role"] for each in pictures} == {"img"}
    titled = {each["id"] for each in page.all("title") if "id" in each}
    assert {each["aria-labelledby"] for each in pictures} == titled
    assert len([each for each in page.all("g") if each == {"aria-hidden": "true"}]) == 5
    assert len(page.all("figure")) == len(page.all("figcaption")) == 3


def test_a_chart_of_some_of_the_rows_says_so() -> None:
    table = replace(UNITS, rows=UNITS.rows * 7)
    caption = page_of(replace(EVERYTHING, tables=(table,))).said["figcaption"]
    assert "de 15 första av 21 rader" in caption


@LANGUAGES
def test_a_table_of_thousands_of_rows_is_cut_and_says_so(language: Language) -> None:
    table = replace(UNITS, rows=UNITS.rows[:1] * 1000, chart=None)
    whole = page_of(replace(EVERYTHING, tables=(table,)), language=language)
    more = replace(EVERYTHING, tables=(replace(table, rows=(*table.rows, UNITS.rows[1])),))
    cut = page_of(more, language=language)
    assert cut.cells == whole.cells
    assert len(cut.all("tr")) == 1001
    said = {
        Language.SWEDISH: "de 1\u00a0000 första av 1\u00a0001 rader",
        Language.ENGLISH: "the first 1,000 of 1,001 rows",
    }[language]
    assert said in cut.said["p"]
    assert said not in whole.said["p"]


def test_a_long_report_has_its_tables_in_its_contents_and_a_short_one_has_none() -> None:
    linked = [each["href"] for each in page_of(EVERYTHING).all("a")]
    assert linked[:4] == [
        f"#everything-{number}-{table.key}" for number, table in enumerate(EVERYTHING.tables, 1)
    ]
    assert page_of(replace(EVERYTHING, tables=EVERYTHING.tables[1:])).all("nav") == []


@LANGUAGES
def test_harmful_values_are_text_and_nothing_else(language: Language) -> None:
    page = page_of(EVERYTHING, HOSTILE, language=language)
    tags = {tag for tag, _ in page.elements}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "embed", "base", "form", "b"})
    names = {name for _, attributes in page.elements for name in attributes}
    assert not [name for name in names if name.startswith("on")]
    assert "src" not in names
    shown = html.render([HOSTILE], language)
    for hidden in "\u202e\u2066\x1b\x00\r":
        assert hidden not in shown
    assert r"\u202egnp.exe\u2066" in page.cells
    assert "{{ 7 * 7 }}{% raw %}" in page.cells
    assert HARMFUL[9] in page.cells


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    page = page_of(EVERYTHING, HOSTILE)
    assert [each["href"] for each in page.all("link")] == ["data:,"]
    policy = next(each for each in page.all("meta") if "http-equiv" in each)
    assert (policy["content"] or "").startswith("default-src 'none'; ")
    assert not re.search(r"@import|url\(|https?:", page.said["style"])
    leaving = [each for each in page.all("a") if not (each["href"] or "").startswith("#")]
    assert [each["href"] for each in leaving] == [
        "https://www.facebook.com/exempelby?v=info&l=sv",
        "http://x.example:8080",
    ]
    assert {each["rel"] for each in leaving} == {"noreferrer"}


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour, as WCAG 2.1 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_letters_and_lines_are_seen_against_what_is_behind_them(scheme: int) -> None:
    folder = files("socialpolicy.reports.rendering") / "templates"
    style = (folder / "report.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", style.split(":root")[scheme + 1]))
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    for letters in ("ink", "quiet", "accent"):
        assert contrast(colours[letters], colours["paper"]) >= 4.5
        assert contrast(colours[letters], colours["panel"]) >= 4.5
    for number in range(1, 6):
        assert contrast(colours[f"series-{number}"], colours["paper"]) >= 3
        behind = colours[f"heat-{number}"]
        on = colours["on-light-heat" if number < 4 else "on-strong-heat"]
        assert contrast(on, behind) >= 4.5
    assert contrast(colours["series-1"], colours["whole"]) >= 3
