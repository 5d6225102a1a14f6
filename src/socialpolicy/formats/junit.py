"""Findings as a JUnit report, which GitLab and Jenkins show among the results of tests.

A file is a suite, a finding a test that failed; information is a test that
passed and has something to tell, and what is excused one that was skipped.
GitLab knows a test by its class (the file) and its name, so two alike in a file are numbered, and
keeps only what it has not seen before.
"""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree as ET

from socialpolicy.finding import Finding, Severity
from socialpolicy.formats import words
from socialpolicy.text import Language, clean
from socialpolicy.verdict import Verdict


def render(verdict: Verdict, language: Language) -> str:
    """Print the verdict as one XML document, with a passed test when nothing was found."""
    by_file: dict[str, list[Finding]] = {}
    for finding in verdict.findings:
        by_file.setdefault(finding.label.source.file, []).append(finding)
    root = ET.Element("testsuites", name="socialpolicy")
    if verdict.base:
        root.set("name", f"socialpolicy {words.beside(verdict.base, language)}")
    for file, findings in by_file.items():
        suite = _suite(root, verdict, clean(file))
        names: Counter[str] = Counter()
        for finding in findings:
            _case(suite, verdict, finding, names, language)
    if not by_file:
        suite = _suite(root, verdict, clean(verdict.registry))
        name = words.tally(verdict, language)
        ET.SubElement(suite, "testcase", classname=clean(verdict.registry), name=name, time="0")
    if verdict.shows_excused and verdict.excused:
        suite = _suite(root, verdict, clean(verdict.registry))
        names = Counter()
        for each in verdict.excused:
            excuse = words.excuse(each, language)
            _case(suite, verdict, each.finding, names, language, excuse)
    for suite in root:
        _count(suite)
    _count(root)
    ET.indent(root)
    document = _unobeyed(ET.tostring(root, encoding="unicode"))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n'


def _unobeyed(document: str) -> str:
    """Spell in entities what GitHub's runner obeys: `::` first on a line, `##[` anywhere."""
    document = document.replace("##[", "#&#35;[")
    return re.sub(r"(?m)^(\s*):(?=:)", r"\1&#58;", document)


def _suite(root: ET.Element, verdict: Verdict, name: str) -> ET.Element:
    # The format has no place for an offset from UTC: local time it is.
    moment = verdict.as_of.strftime("%Y-%m-%dT%H:%M:%S")
    return ET.SubElement(root, "testsuite", name=name, timestamp=moment)


def _count(element: ET.Element) -> None:
    cases = sum(1 for _ in element.iter("testcase"))
    failures = sum(1 for _ in element.iter("failure"))
    skipped = sum(1 for _ in element.iter("skipped"))
    counts = {"tests": cases, "failures": failures, "errors": 0, "skipped": skipped}
    for name, count in counts.items():
        element.set(name, str(count))
    element.set("time", "0")


def _case(
    suite: ET.Element,
    verdict: Verdict,
    finding: Finding,
    names: Counter[str],
    language: Language,
    excuse: str = "",
) -> None:
    said = words.sentence(finding, language)
    name = f"{finding.rule.code} {finding.rule.name}: {said}"
    names[name] += 1
    if names[name] > 1:
        name = f"{name} ({names[name]})"
    file = clean(finding.label.source.file)
    case = ET.SubElement(
        suite,
        "testcase",
        # Jenkins takes what is before the last dot for a package.
        classname=file.removesuffix(".yaml"),
        name=name,
        file=file,
        line=str(finding.label.span.line),
        time="0",
    )
    if excuse:
        told = ET.SubElement(case, "skipped", message=excuse)
    elif finding.severity is Severity.INFO:
        told = ET.SubElement(case, "system-out")
    else:
        told = ET.SubElement(case, "failure", type=finding.severity.value, message=said)
    label = words.SEVERITY[finding.severity].in_language(language)
    where = f"{words.place(finding.label)}: {label}[{finding.rule.code}]: "
    told.text = where + "\n".join(words.whole(verdict, finding, language))
