"""Findings as GitHub's Markdown, for the summary of a job or a comment.

What files say is shown as text: it cannot become a link, a mention, HTML or
an end to a table's cell. The whole stays below the mebibyte GitHub allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from socialpolicy.finding import Finding, Verdict
from socialpolicy.formats import words
from socialpolicy.text import Language, Text, clean, moment

LARGEST = 1_000_000
"""Bytes of UTF-8 at most; GitHub refuses a summary of more than 1,048,576."""

LONGEST_CELL = 300
"""Characters of a sentence that the table shows; the details have all of it."""

_HEADING = Text(sv="Kontroll av registret i", en="Check of the register in")
_AS_OF = Text(sv="Läget {moment}.", en="As of {moment}.")
_TABLE = (
    Text(sv="Nivå", en="Severity"),
    Text(sv="Regel", en="Rule"),
    Text(sv="Plats", en="Place"),
    Text(sv="Fynd", en="Finding"),
)
_DETAILS = Text(sv="Vad policyn säger och vad du gör", en="What the policy says and what to do")
_LEFT_ONE = Text(
    sv="1 fynd till får inte plats här. Kör socialpolicy check för att se alla.",
    en="1 more finding does not fit here. Run socialpolicy check to see them all.",
)
_LEFT = Text(
    sv="{count} fynd till får inte plats här. Kör socialpolicy check för att se alla.",
    en="{count} more findings do not fit here. Run socialpolicy check to see them all.",
)

_PLAIN = re.compile(r"[\w./-]+")
_MARKUP = re.compile(
    r"(?P<mention>(?<![^\W_])@(?=\w)|#(?=\d))"  # of people and issues
    r"|[\\`*\[\]<>|~&$]"  # what has a meaning anywhere in a text
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis; between letters it has none
    r"|^(?:[#+=-]|:(?=:))"  # headings, lists and rules, and commands to GitHub's runner
    r"|:(?=//)|(?<=www)\."  # addresses, which GitHub makes links of
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_TICKS = re.compile("`+")


def render(verdict: Verdict, language: Language) -> str:
    """Print a heading, the counts, a table with the worst first, and each finding's details."""
    as_of = _AS_OF.in_language(language).format(moment=moment(verdict.as_of, language, year=True))
    text = (
        f"## {_HEADING.in_language(language)} {code(clean(verdict.registry))}\n\n"
        f"**{escape(words.tally(verdict, language))}** {as_of}\n"
    )
    findings = words.worst_first(verdict)
    if not findings:
        return text
    heads = [head.in_language(language) for head in _TABLE]
    text += f"\n{_row(heads)}{_row(['---'] * len(heads))}"
    rows = (_row(_cells(finding, language)) for finding in findings)
    text += _within(rows, len(findings), LARGEST // 2, language)
    text += f"\n### {_DETAILS.in_language(language)}\n"
    details = (_details(verdict, finding, language) for finding in findings)
    return text + _within(details, len(findings), LARGEST - len(text.encode()), language)


def _within(parts: Iterator[str], count: int, room: int, language: Language) -> str:
    """Join as many of `count` parts as go in `room` bytes, and say how many were left out."""
    room -= 200  # for that sentence
    taken: list[str] = []
    for part in parts:
        room -= len(part.encode())
        if room < 0:
            break
        taken.append(part)
    left = count - len(taken)
    if left:
        text = _LEFT_ONE if left == 1 else _LEFT
        taken.append(f"\n{text.in_language(language).format(count=words.number(left, language))}\n")
    return "".join(taken)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cells(finding: Finding, language: Language) -> list[str]:
    said = words.sentence(finding, language)
    if len(said) > LONGEST_CELL:
        said = f"{said[: LONGEST_CELL - 1]}…"
    return [
        words.capital(words.SEVERITY[finding.severity].in_language(language)),
        f"{finding.rule.code} {code(finding.rule.name)}",
        code(_place(finding)),
        escape(said),
    ]


def _place(finding: Finding) -> str:
    return f"{clean(finding.label.source.file)}:{finding.label.span.line}"


def _details(verdict: Verdict, finding: Finding, language: Language) -> str:
    """Write a section that GitHub shows folded; its head is HTML, where entities serve as well."""
    head = f"<b>{finding.rule.code} {finding.rule.name}</b> {escape(_place(finding))}"
    blocks = [
        f"<details>\n<summary>{head}</summary>",
        escape(words.ended(words.sentence(finding, language))),
    ]
    blocks += map(quotation, words.quotes(verdict.clauses_of(finding), finding.rule.code, language))
    advice = words.advice(finding, language)
    if advice:
        blocks.append(
            f"**{words.capital(words.HELP.in_language(language))}:** {escape(advice.words)}"
        )
        if advice.paste:
            kind = "yaml" if finding.label.source.file.endswith(".yaml") else ""
            blocks.append(fenced(advice.paste, kind))
    blocks += [escape(line) for line in words.also(finding, language)]
    return "\n{}\n".format("\n\n".join([*blocks, "</details>"]))


def escape(text: str) -> str:
    """Write one line of text so that Markdown shows it as it is, also at the start of a line."""
    text = _MARKUP.sub(_entity, text.strip())
    return _NUMBERED.sub(lambda found: f"{found[1]}&#{ord(found[2])};", text)


def _entity(found: re.Match[str]) -> str:
    # GitHub looks for mentions after it has resolved entities, hence the space of no width.
    space = "&#8203;" if found["mention"] else ""
    return f"&#{ord(found[0])};{space}"


def code(text: str) -> str:
    """Write a name or a path as code if it is plain, else as escaped text."""
    return f"`{text}`" if _PLAIN.fullmatch(text.replace(":", "")) else escape(text)


def quotation(lines: Sequence[str]) -> str:
    """Quote lines as a block, each on a line of its own."""
    return "\\\n".join(f"> {escape(line)}" for line in lines)


def fenced(lines: Sequence[str], kind: str) -> str:
    """Put lines in a block of code, its fence longer than any in the lines."""
    lines = [words.unobeyed(line) for line in lines]
    longest = max((len(ticks) for line in lines for ticks in _TICKS.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}{kind}", *lines, fence])
