"""The formats given hostile text: whatever a file says, the output is what it should be."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from markdown_it import MarkdownIt

from socialpolicy.finding import Example, Finding, Label, Rule, Severity
from socialpolicy.formats import FORMATS, render
from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Language, Text, clean
from socialpolicy.verdict import Clause, Verdict

SCHEMA = Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json"
SARIF = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

NASTY = (
    *("\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\r", "\n", "\r\n", "\u2028", "\x85", "\0", "\x7f"),
    *("\u202e", "\u2066", "\ud800", "\udcff", "\ufeff", "\ufffe", "\u200b", "\u200d", "e\u0301"),
    *("::error::x", "\n::add-mask::x", "##[error]x", "::stop-commands::x", "%0A::error::", "%25"),
    *(
        "|",
        "`",
        "```",
        "~~~",
        "<script>",
        "</details>",
        "<!--",
        "-->",
        "]]>",
        "&amp;",
        "&lt;",
        "\\",
    ),
    *("[a](http://b)", "![a](b)", "http://a.example", "www.a.example", "@everyone", "#1", "**b**"),
    *("# a", "- a", "1. a", "> a", "===", "---", "    a", "\t", "$x$", "__b__", "*", "_", "[x]: y"),
    *("[bold red]", "{", "}", "{0}", "{x}", '"', "'", ",", ":", "=", "図書館", "📚", "\xa0", " "),
)
HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(NASTY),
        st.text(max_size=6),
        st.text(st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Zs", "Mn"]), max_size=2),
    ),
    max_size=6,
).map("".join)
FILES = HOSTILE.map(lambda name: f"registry/{name}")


@st.composite
def spans(draw: st.DrawFn) -> Span:
    line, column = draw(st.integers(1, 12)), draw(st.integers(1, 60))
    end_line = line + draw(st.integers(0, 3))
    return Span(line, column, end_line, column + draw(st.integers(0, 60)))


@st.composite
def labels(draw: st.DrawFn) -> Label:
    text = "\n".join(draw(st.lists(HOSTILE, max_size=4)))
    source = Source(draw(FILES), text.encode("utf-8", "surrogatepass"))
    return Label(source, draw(spans()), draw(st.none() | saids()))


@st.composite
def saids(draw: st.DrawFn) -> FilledText:
    # Texts are ours; only the values come from files.
    text = draw(st.sampled_from(["{x}", "Kontot {x} är fel", "Gör så här:\na: {x}\n\n- {x}"]))
    return FilledText(Text(sv=text, en=text), {"x": draw(HOSTILE)})


@st.composite
def findings(draw: st.DrawFn) -> Finding:
    code, name = draw(st.sampled_from([("A14", "deputy-missing"), ("Y01", "yaml-syntax")]))
    words = Text(sv="Ett ord {x}", en="A word {x}")
    rule = Rule(code, name, Severity.ERROR, words, words, words, words, Example("", ""))
    return Finding(
        rule,
        draw(st.sampled_from(Severity)),
        draw(saids()),
        draw(labels()),
        draw(st.none() | HOSTILE),
        draw(st.none() | saids()),
        tuple(draw(st.lists(labels(), max_size=1))),
        hides=draw(st.booleans()),
    )


VERDICTS = st.builds(
    Verdict,
    st.lists(findings(), max_size=2).map(tuple),
    HOSTILE,
    st.just(datetime(2026, 11, 22, 9, tzinfo=UTC)),
    st.integers(0, 10**6),
    st.dictionaries(
        st.just("A14"),
        st.lists(st.builds(Clause, HOSTILE, HOSTILE, HOSTILE), max_size=2).map(tuple),
    ),
)
hostile = given(found=VERDICTS, language=st.sampled_from(Language))
slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def commanding(line: str) -> bool:
    """Say whether GitHub's runner would take a line for a command."""
    return line.lstrip().startswith("::") or "##[" in line


@slow
@given(
    found=VERDICTS,
    language=st.sampled_from(Language),
    width=st.integers(0, 200),
    colour=st.booleans(),
)
def test_text_holds_no_control_characters_and_no_commands(
    found: Verdict, language: Language, width: int, colour: bool
) -> None:
    text = render("text", found, language, width=width, colour=colour)
    if colour:
        text = re.sub(r"\x1b\[(0|1|1;3[1-6])m", "", text)
    text.encode()
    assert clean(text.replace("\n", "")) == text.replace("\n", "")
    assert not [line for line in text.split("\n") if commanding(line)]


@slow
@hostile
def test_github_output_is_one_command_a_finding(found: Verdict, language: Language) -> None:
    text = render("github", found, language)
    text.encode()
    lines = text.splitlines()
    total = [line for line in lines if line.startswith("::notice title=socialpolicy::")]
    assert len(total) == bool(found.findings)
    assert len(lines) == len(found.findings) + len(total)
    for line in lines:
        if line in total:
            continue
        head = re.match(r"::(error|warning|notice) (file=[^:,]+(?:,\w+=[^:,]*)+)::", line)
        assert head
        assert re.search(r",title=(A14 deputy-missing|Y01 yaml-syntax)$", head[2])
        assert clean(line) == line


@slow
@hostile
def test_json_holds_what_was_found(found: Verdict, language: Language) -> None:
    text = render("json", found, language)
    assert all(line.isprintable() for line in text.split("\n"))
    assert not [line for line in text.split("\n") if commanding(line)]
    document = json.loads(text.encode())
    for given_, told in zip(found.findings, document["findings"], strict=True):
        file = re.sub("[\ud800-\udfff]", "\ufffd", given_.label.source.file)
        assert told["file"] == file
        assert told["message"] == given_.said.in_language(language)
        assert told["line"] == given_.label.span.line


@slow
@hostile
def test_sarif_follows_its_schema(found: Verdict, language: Language) -> None:
    text = render("sarif", found, language)
    assert all(line.isprintable() for line in text.split("\n"))
    assert not [line for line in text.split("\n") if commanding(line)]
    document = json.loads(text.encode())
    SARIF.validate(document)
    [run] = document["runs"]
    assert len(run["results"]) == len(found.findings)
    for result in run["results"]:
        assert "](" not in result["message"]["text"]
        for uri in addresses(result):
            assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", uri)


def addresses(value: Any) -> list[str]:  # noqa: ANN401
    if isinstance(value, dict):
        here = [value["uri"]] if "uri" in value else []
        return here + [uri for item in value.values() for uri in addresses(item)]
    return [uri for item in value for uri in addresses(item)] if isinstance(value, list) else []


@slow
@hostile
def test_junit_is_xml_with_a_test_for_every_finding(found: Verdict, language: Language) -> None:
    text = render("junit", found, language)
    assert not [line for line in text.split("\n") if commanding(line)]
    root = ET.fromstring(text.encode())  # noqa: S314 - the report is our own
    cases = list(root.iter("testcase"))
    assert len(cases) == max(1, len(found.findings))
    names = [(case.attrib["classname"], case.attrib["name"]) for case in cases]
    assert len(set(names)) == len(names)
    failures = sum(finding.severity is not Severity.INFO for finding in found.findings)
    assert root.attrib["failures"] == str(failures)


class Page(HTMLParser):
    """What a reader of the rendered Markdown sees: the tags, and the text of every cell."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.rows: list[list[str]] = []
        self.comments: list[str] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs or attrs == [("class", "language-yaml")]
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


OURS = {
    *(
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "strong",
        "code",
        "pre",
        "br",
        "blockquote",
        "details",
        "summary",
        "b",
    ),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


@slow
@hostile
def test_markdown_shows_what_files_say_as_text(found: Verdict, language: Language) -> None:
    text = render("markdown", found, language)
    text.encode()
    assert clean(text.replace("\n", "")) == text.replace("\n", "")
    assert not [line for line in text.split("\n") if commanding(line)]
    page = Page(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))
    assert page.tags <= OURS
    assert page.comments == []
    assert all(len(row) == 4 for row in page.rows)
    # Of one rule at one severity three findings have rows of their own; the rest are counted.
    alike = Counter((finding.severity, finding.rule.code) for finding in found.findings)
    rows = sum(min(count, 3) + (count > 3) for count in alike.values())
    assert len(page.rows) == (rows + 1 if rows else 0)
    findings = {
        (
            seen(f"{clean(finding.label.source.file)}:{finding.label.span.line}"),
            seen(finding.said.in_language(language)),
        )
        for finding in found.findings
    }
    more = {f"{count - 3}{word}" for count in alike.values() for word in ("till", "more")}
    for _, _, place, said in page.rows[1:]:
        assert (seen(place), seen(said)) in findings or seen(place) in more


def seen(text: str) -> str:
    """Give the letters of a text without its spaces, seen and unseen."""
    return "".join(text.replace("\u200b", "").split())


@slow
@hostile
def test_markdown_has_rows_of_four_cells_and_mentions_nobody(
    found: Verdict, language: Language
) -> None:
    text = render("markdown", found, language)
    table = [line for line in text.split("\n") if line.startswith("|")]
    assert {line.count("|") for line in table} <= {5}
    outside = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    outside = re.sub(r"`[^`\n]+`", "", outside)
    assert not re.search(r"(?<![^\W_])@(?=\w)", outside)
    assert not re.search(r"https?://|www\.", outside)


@slow
@hostile
def test_every_format_ends_its_last_line_and_says_the_same_twice(
    found: Verdict, language: Language
) -> None:
    for name in FORMATS:
        text = render(name, found, language)
        assert text == render(name, found, language)
        assert text.endswith("\n") or (name in ("github", "short") and not found.findings)
