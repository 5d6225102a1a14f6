"""Findings as GitHub's Markdown, for the summary of a job or a comment.

A rule that is broken in many places has a few rows and one section, so that one of them hides no
other. What files say is shown as text: it cannot become a link, a mention, HTML or
an end to a table's cell. The whole stays below the mebibyte GitHub allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from socialpolicy.finding import Finding
from socialpolicy.formats import words
from socialpolicy.formats.groups import Group, counts, gathered, heading
from socialpolicy.text import Language, Text, clean, moment
from socialpolicy.verdict import Verdict

LARGEST = 1_000_000
"""Bytes of UTF-8 at most; GitHub refuses a summary of more than 1,048,576."""

LONGEST_CELL = 300
"""Characters of a sentence that the table shows; the details have all of it."""

MOST_ROWS = 3
"""Rows of the table for one rule, before the rest are counted."""

MOST_PLACES = 20
"""Places that the section of one rule lists, before the rest are counted."""

_HEADING = Text(sv="Kontroll av registret i", en="Check of the register in")
_AS_OF = Text(sv="Läget {moment}.", en="As of {moment}.")
_TABLE = (
    Text(sv="Nivå", en="Severity"),
    Text(sv="Regel", en="Rule"),
    Text(sv="Plats", en="Place"),
    Text(sv="Fynd", en="Finding"),
)
_SOME_OLD = Text(sv=" ({count} fanns förut)", en=" ({count} there before)")
_DETAILS = Text(sv="Vad policyn säger och vad du gör", en="What the policy says and what to do")
_PLACES = Text(sv="{count} ställen", en="{count} places")
_MORE = Text(sv="{count} till", en="{count} more")
_NOT_SO = Text(sv="Stämmer inte: {title}", en="Does not hold: {title}")
_ALL = Text(sv="{count} till: `{command}`", en="{count} more: `{command}`")
_LEFT_ONE = Text(
    sv="1 regel till får inte plats här. Kör socialpolicy check för att se alla.",
    en="1 more rule does not fit here. Run socialpolicy check to see them all.",
)
_LEFT = Text(
    sv="{count} regler till får inte plats här. Kör socialpolicy check för att se alla.",
    en="{count} more rules do not fit here. Run socialpolicy check to see them all.",
)

_PLAIN = re.compile(r"[\w./-]+")
_MARKUP = re.compile(
    r"(?P<mention>(?<![^\W_])@(?=\w)|#(?=\d))"  # of people and issues
    r"|[\\`*\[\]<>|~&$]"  # what has a meaning anywhere in a text
    r"|(?<![^\W_])_|_(?![^\W_])"  # emphasis; between letters it has none
    r"|^(?:[#+=-]|:(?=:))"  # headings, lists and rules, and commands to GitHub's runner
    r"|:(?=//)|(?<=www)\."  # addresses, which GitHub makes links of
)
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_TICKS = re.compile("`+")


def render(verdict: Verdict, language: Language) -> str:
    """Print a heading, the counts, a table with the worst first, and a section for each rule."""
    as_of = _AS_OF.in_language(language).format(moment=moment(verdict.as_of, language, year=True))
    text = (
        f"## {_HEADING.in_language(language)} {code(clean(verdict.registry))}\n\n"
        f"**{escape(words.tally(verdict, language))}** {as_of}\n"
    )
    if excused := words.excused(verdict, language):
        text += f"\n{escape(words.ended(excused))}\n"
    if verdict.shows_excused:
        room = LARGEST // 4
        text += _within(_excused(verdict, language), len(verdict.excused), room, language)
    # Whoever reviews a change reads what it brings, and then what was there.
    found = sorted(gathered(verdict), key=lambda group: group.has_new)[::-1]
    if not found:
        return text
    for label, counted in counts(verdict, language):
        text += f"\n{label}: {escape(counted)}\n"
    heads = [head.in_language(language) for head in _TABLE]
    text += f"\n{_row(heads)}{_row(['---'] * len(heads))}"
    rows = (_rows(group, language) for group in found)
    text += _within(rows, len(found), LARGEST // 2, language)
    # What was there before is no part of what is reviewed, and its row says what it is.
    new = [group.of_new() for group in found if group.has_new]
    if not new:
        return text
    text += f"\n### {_DETAILS.in_language(language)}\n"
    details = (_details(verdict, group, language) for group in new)
    return text + _within(details, len(new), LARGEST - len(text.encode()), language)


def _excused(verdict: Verdict, language: Language) -> Iterator[str]:
    """List what is excused, a finding an item, each with its own severity and its reason."""
    for place, each in enumerate(verdict.excused):
        finding = each.finding
        severity = words.SEVERITY[finding.severity].in_language(language)
        said = words.ended(words.sentence(finding, language))
        excuse = words.excuse(each, language)
        lead = "" if place else "\n"
        yield (
            f"{lead}- {words.capital(severity)} {finding.rule.code} {code(_place(finding))}: "
            f"{escape(said)} {escape(excuse)}\n"
        )


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


def _rows(group: Group, language: Language) -> str:
    severity = words.capital(words.SEVERITY[group.severity].in_language(language))
    rule = f"{group.rule.code} {code(group.rule.name)}"
    shown = group.spread(MOST_ROWS)
    rows = [
        [
            severity + (words.THERE_BEFORE.in_language(language) if finding.is_old else ""),
            rule,
            code(_place(finding)),
            escape(_cut(words.sentence(finding, language))),
        ]
        for finding in shown
    ]
    if left := len(group.findings) - len(shown):
        more = _MORE.in_language(language).format(count=words.number(left, language))
        old = sum(each.is_old for each in group.findings) - sum(each.is_old for each in shown)
        text = words.THERE_BEFORE if old == left else _SOME_OLD
        mark = text.in_language(language).format(count=words.number(old, language)) if old else ""
        title = group.rule.title.in_language(language)
        not_so = _NOT_SO.in_language(language).format(title=title)
        rows.append([severity + mark, rule, more, escape(_cut(not_so))])
    return "".join(map(_row, rows))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _place(finding: Finding) -> str:
    return f"{clean(finding.label.source.file)}:{finding.label.span.line}"


def _details(verdict: Verdict, group: Group, language: Language) -> str:
    """Write a section that GitHub shows folded; its head is HTML, where entities serve as well."""
    rule, first, count = group.rule, group.findings[0], len(group.findings)
    where = _place(first)
    if count > 1:
        where = _PLACES.in_language(language).format(count=words.number(count, language))
    blocks = [
        f"<details>\n<summary><b>{rule.code} {rule.name}</b> {escape(where)}</summary>",
        *_said(verdict, group, language),
    ]
    blocks += map(quotation, words.quotes(group.clauses(verdict), rule.code, language))
    advice = words.advice(first, language)
    if advice:
        blocks.append(
            f"**{words.capital(words.HELP.in_language(language))}:** {escape(advice.words)}"
        )
        if advice.paste:
            kind = "yaml" if first.label.source.file.endswith(".yaml") else ""
            blocks.append(fenced(advice.paste, kind))
    if count == 1:
        blocks += [escape(line) for line in words.also(first, language)]
    return "\n{}\n".format("\n\n".join([*blocks, "</details>"]))


def _said(verdict: Verdict, group: Group, language: Language) -> Iterator[str]:
    """Say what is wrong: in a sentence, or for several places in a list of them."""
    if len(group.findings) == 1:
        yield escape(words.ended(words.sentence(group.findings[0], language)))
        return
    yield escape(words.ended(heading(group, language)))
    shown = group.spread(MOST_PLACES)
    yield "\n".join(
        f"- {code(_place(finding))}: {escape(words.ended(words.sentence(finding, language)))}"
        for finding in shown
    )
    if left := len(group.findings) - len(shown):
        many = words.number(left, language)
        command = words.command_for_all(verdict, group.rule)
        yield _ALL.in_language(language).format(count=many, command=command)


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
