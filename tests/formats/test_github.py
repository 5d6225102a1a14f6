"""Findings as workflow commands, read as GitHub's runner reads them."""

from __future__ import annotations

from collections.abc import Callable

from socialpolicy.finding import Finding
from socialpolicy.formats import render
from socialpolicy.text import FilledText, Language, Text
from socialpolicy.verdict import Verdict

SV, EN = Language.SWEDISH, Language.ENGLISH


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Take commands apart: name, properties, message."""
    found = []
    for line in text.splitlines():
        head, message = line.removeprefix("::").split("::", 1)
        name, _, listed = head.partition(" ")
        pairs = [pair.split("=", 1) for pair in listed.split(",")]
        properties = {key: decoded(value, ("%3A", ":"), ("%2C", ",")) for key, value in pairs}
        found.append((name, properties, decoded(message)))
    return found


def decoded(text: str, *more: tuple[str, str]) -> str:
    for escape, letter in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
        text = text.replace(escape, letter)
    return text


def test_github_is_told_where_and_what_the_worst_first(sample: Verdict) -> None:
    found = commands(render("github", sample, SV))
    assert [name for name, _, _ in found] == ["error"] * 5 + ["warning"] * 2 + ["notice"] * 2
    [(properties, message)] = [each[1:] for each in found if "A14" in each[1]["title"]]
    assert properties == {
        "file": "registry/accounts/bibliotek-facebook.yaml",
        "line": "11",
        "endLine": "11",
        "col": "1",
        "endColumn": "7",
        "title": "A14 deputy-missing",
    }
    assert message == (
        "Kontot bibliotek-facebook har ingen ersättare, och det är ingen annan roll som kommer "
        "åt det\n"
        "Policyn: ”Den som är ansvarig för en plats ska se till att det finns en ersättare som kan "
        "svara när den ansvarige är borta.” (Roller och ansvar,\u00a043)\n"
        "Gör så här: Utse en ersättare, låt närmaste chef ge uppdraget och skriv in rollen i "
        "filen:\n"
        "deputy:\n"
        "  role: Bibliotekarie, barn\n"
        "  contact: biblioteket@degerfors.se"
    )


def test_github_gets_columns_only_within_a_line(sample: Verdict) -> None:
    found = [each[1] for each in commands(render("github", sample, EN))]
    [properties] = [each for each in found if each.get("title", "").startswith("A05")]
    assert properties["line"] == "8"
    assert properties["endLine"] == "10"
    assert not {"col", "endColumn"} & set(properties)


def test_what_would_end_a_property_or_a_message_is_escaped(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    words = Text(sv="100 %, a::b\r%0A", en="x")
    finding = simple(file="a:b,c%3A\n::error::x.yaml", words=FilledText(words, {}))
    text = render("github", verdict(finding), SV)
    assert text.count("\n") == 2
    (name, properties, message), (_, _, total) = commands(text)
    assert total.startswith("1 fel i ")
    assert name == "error"
    assert properties["file"] == "a:b,c%3A\\x0a::error::x.yaml"
    assert message == "100 %, a::b\\x0d%0A"


def test_github_is_told_nothing_when_there_is_nothing(verdict: Callable[..., Verdict]) -> None:
    assert render("github", verdict(), SV) == ""
