"""Findings as a JUnit report."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

from socialpolicy.finding import Finding, Severity
from socialpolicy.formats import render
from socialpolicy.text import Language
from socialpolicy.verdict import Verdict


def suites(found: Verdict) -> ET.Element:
    text = render("junit", found, Language.SWEDISH)
    return ET.fromstring(text.encode())  # noqa: S314 - the report is our own


def test_junit_counts_what_it_holds(sample: Verdict) -> None:
    root = suites(sample)
    assert root.attrib["tests"] == "8"
    assert root.attrib["failures"] == "7"
    assert [suite.attrib["name"] for suite in root] == [
        "registry/accounts/bibliotek-facebook.yaml",
        "registry/messages/bibliotek-facebook/2026-11.yaml",
        "registry/policy.yaml",
    ]
    assert [suite.attrib["tests"] for suite in root] == ["5", "2", "1"]
    assert [suite.attrib["failures"] for suite in root] == ["5", "2", "0"]


def test_a_test_passes_when_nothing_was_found(verdict: Callable[..., Verdict]) -> None:
    root = suites(verdict())
    [case] = root.iter("testcase")
    assert root.attrib["tests"] == "1"
    assert case.attrib["name"] == "Inget att anmärka på i 21 filer."
    assert len(case) == 0


def test_information_is_a_test_that_passed(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    root = suites(verdict(simple(Severity.INFO)))
    assert root.attrib["failures"] == "0"
    told = root.findtext("testsuite/testcase/system-out")
    assert told == "registry/accounts/x.yaml:1:5: upplysning[Y03]: Något är fel"


def test_every_test_has_a_name_of_its_own(
    verdict: Callable[..., Verdict], simple: Callable[..., Finding]
) -> None:
    other = simple(file="registry/accounts/y.yaml")
    root = suites(verdict(simple(), simple(), simple(), other))
    names = [(case.attrib["classname"], case.attrib["name"]) for case in root.iter("testcase")]
    assert names == [
        ("registry/accounts/x", "Y03 shape: Något är fel"),
        ("registry/accounts/x", "Y03 shape: Något är fel (2)"),
        ("registry/accounts/x", "Y03 shape: Något är fel (3)"),
        ("registry/accounts/y", "Y03 shape: Något är fel"),
    ]
