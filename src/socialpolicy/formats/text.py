"""Findings for people at a screen: the sentence, the place in the file, the policy, what to do.

What matters most stands last, nearest the prompt. A rule that is broken in several places has one
heading, the policy once, and a few of the places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from socialpolicy.finding import Finding, Label, Severity
from socialpolicy.formats import groups, words
from socialpolicy.formats.frame import Mark, Part, Row, frame
from socialpolicy.formats.groups import Group, heading
from socialpolicy.screen import NARROWEST, painted, table, wrap
from socialpolicy.source import Source
from socialpolicy.text import Language, Text, clean
from socialpolicy.verdict import Verdict

_TO_LINE = Text(sv="till rad {line}", en="to line {line}")
_LEARN = Text(
    sv="Läs mer om en regel: socialpolicy explain {code}",
    en="Read more about a rule: socialpolicy explain {code}",
)

# All of them are dark enough for a white background.
_COLOURS = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "bold magenta",
    Severity.INFO: "bold cyan",
}
_EDGE = "bold blue"

MOST_WHOLE = 3
"""Findings of one rule in one file that are each shown with their lines of the file."""

MOST_PLACES = 2
"""Places that a heading shows when there are more than `MOST_WHOLE`."""

MOST_HEADINGS = 10
"""Rules whose places are shown; of less urgent ones there is only the heading."""

MOST_QUOTED = 2
"""Sentences of the policy that a heading for several places quotes."""

_MORE = Text(sv="… {count} till:", en="… {count} more:")
_ALL_OF_IT = Text(sv="Visa: socialpolicy check --all", en="Show: socialpolicy check --all")
_ALL = Text(sv="Se alla:", en="See them all:")


def pieces(verdict: Verdict, language: Language, *, colour: bool, width: int) -> Iterator[str]:
    """Print findings for a screen of `width` columns, with colour if the screen has it.

    A piece is a finding's lines, so that of many findings the text is never held as a whole.
    """
    page = _Page(verdict, language, colour, max(width, NARROWEST))
    if verdict.shows_excused:
        for each in verdict.excused:
            yield _text((*page.finding(each.finding, words.excuse(each, language)), ""))
            each.finding.label.source.forget_text()
    found = groups.gathered(verdict)
    for place, group in enumerate(found):
        if len(group.findings) <= MOST_WHOLE and len(_sources(group)) == 1:
            for finding in group.findings:
                yield _text((*page.finding(finding), ""))
        else:
            yield _text((*page.group(group, briefly=place < len(found) - MOST_HEADINGS), ""))
        for source in _sources(group):
            source.forget_text()
    yield _text(page.closing())


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _sources(group: Group) -> set[Source]:
    return {finding.label.source for finding in group.findings}


@dataclass(frozen=True, slots=True)
class _Page:
    verdict: Verdict
    language: Language
    colour: bool
    width: int
    # A rule's sentences are wrapped once, however many findings quote them.
    policies: dict[tuple[str, str | None, str], list[str]] = field(default_factory=dict)

    def finding(self, finding: Finding, excuse: str = "") -> Iterator[str]:
        """Give the lines of one finding, and what excuses it."""
        yield from self._head(finding)
        frames = _frames(finding, self.language)
        gutter = " " * max(len(str(mark.line)) for _, marks in frames for mark in marks)
        for label, marks in frames:
            arrow = self._paint(f"{gutter}-->", _EDGE)
            yield f"{arrow} {_quiet(words.place(label))}"
            if label.source.text:
                yield from self._frame(label, marks, gutter, _COLOURS[finding.severity])
        yield from self._notes(finding, gutter)
        if excuse:
            yield from self._note(gutter, words.EXCUSED, [excuse])

    def group(self, group: Group, *, briefly: bool) -> Iterator[str]:
        """Give the lines of a rule that is broken in several places."""
        language, rule, count = self.language, group.rule, len(group.findings)
        yield from self._heading(group.severity, rule.code, heading(group, language))
        most = count if count <= MOST_WHOLE else MOST_PLACES
        shown = [] if briefly else group.spread(most)
        if shown:
            clauses = group.clauses(self.verdict)
            for quote in words.quotes(clauses, rule.code, language, MOST_QUOTED):
                yield from self._note(" ", words.POLICY, quote)
        advised = [words.advice(finding, language) for finding in shown]
        # What is to be done is said once where it is the same for all, else at each place.
        told, pasted = ({each[part] for each in advised if each} for part in (0, 1))
        for finding, advice in zip(shown, advised, strict=True):
            yield f"  {self._paint(_quiet(words.place(finding.label)), _EDGE)}"
            yield from self._indented(words.sentence(finding, language))
            if advice and len(told) > 1:
                yield from self._indented(advice.words)
            if advice and (len(told) > 1 or len(pasted) > 1):
                yield from (f"      {_unspoken(_quiet(line))}".rstrip() for line in advice.paste)
        if left := count - len(shown):
            lead = _MORE if shown else _ALL
            many = words.number(left, language)
            command = words.command_for_all(self.verdict, rule)
            yield f"  {lead.in_language(language).format(count=many)} {command}"
        if len(told) == 1 and (same := advised[0]):
            paste = same.paste if len(pasted) == 1 else ()
            yield from self._note(" ", words.HELP, [same.words], paste)

    def _indented(self, text: str) -> Iterator[str]:
        for line in wrap(_quiet(text), self.width - 4):
            yield f"    {_unspoken(line)}"

    def closing(self) -> Iterator[str]:
        """Give the last lines: how much was found, of what, and where to read more."""
        for line in wrap(words.tally(self.verdict, self.language), self.width):
            yield self._paint(line, "bold")
        if excused := words.excused(self.verdict, self.language):
            more = "" if self.verdict.shows_excused else _ALL_OF_IT.in_language(self.language)
            yield from wrap(f"{excused}. {more}".rstrip(), self.width)
        yield from table(groups.counts(self.verdict, self.language), self.width, indent=2)
        if found := groups.gathered(self.verdict):
            code = found[-1].rule.code
            yield from wrap(_LEARN.in_language(self.language).format(code=code), self.width)

    def _head(self, finding: Finding) -> Iterator[str]:
        """`fel[A14]: Kontot har ingen ersättare`, its later lines indented."""
        said = words.sentence(finding, self.language)
        yield from self._heading(finding.severity, finding.rule.code, said)

    def _heading(self, severity: Severity, code: str, said: str) -> Iterator[str]:
        head = f"{words.SEVERITY[severity].in_language(self.language)}[{code}]"
        first, *rest = wrap(_quiet(f"{head}: {said}"), self.width - 2, self.width)
        colour = _COLOURS[severity]
        yield self._paint(first[: len(head)], colour) + self._paint(first[len(head) :], "bold")
        for line in rest:
            yield f"  {self._paint(_unspoken(line), 'bold')}"

    def _frame(self, label: Label, marks: list[Mark], gutter: str, colour: str) -> Iterator[str]:
        bar = self._paint(f"{gutter} |", _EDGE)
        yield bar
        for row in frame(label.source, marks, self.width - len(gutter) - 3):
            yield self._row(row, gutter, colour).rstrip()
        yield bar

    def _row(self, row: Row, gutter: str, colour: str) -> str:
        match row.part:
            case Part.GAP:
                return self._paint("...", _EDGE)
            case Part.LINE:
                number = str(row.number).rjust(len(gutter))
                return f"{self._paint(f'{number} |', _EDGE)} {row.text}"
            case Part.PRIMARY:
                edge = self._paint(f"{gutter} |", _EDGE)
                return f"{edge} {self._paint(row.text, colour)}"
            case Part.RELATED:
                return self._paint(f"{gutter} | {row.text}", _EDGE)

    def _notes(self, finding: Finding, gutter: str) -> Iterator[str]:
        """Give what is said below the frames: the policy, the help, the rule's name."""
        subject = finding.subject and clean(finding.subject)
        said = words.sentence(finding, self.language)
        if subject and subject not in said and subject not in clean(finding.label.source.file):
            yield from self._note(gutter, words.CONCERNS, [subject])
        yield from self._policy(finding, gutter)
        advice = words.advice(finding, self.language)
        if advice:
            yield from self._note(gutter, words.HELP, [advice.words], advice.paste)
        yield from self._note(gutter, words.RULE, [finding.rule.name])

    def _policy(self, finding: Finding, gutter: str) -> list[str]:
        code = finding.rule.code
        known = code, finding.platform, gutter
        if known not in self.policies:
            quotes = words.quotes(self.verdict.clauses_of(finding), code, self.language)
            notes = (self._note(gutter, words.POLICY, quote) for quote in quotes)
            self.policies[known] = [line for note in notes for line in note]
        return self.policies[known]

    def _note(
        self, gutter: str, label: Text, said: Sequence[str], paste: Sequence[str] = ()
    ) -> Iterator[str]:
        """`  = policyn: …`, wrapped, then lines to paste as they are."""
        room = self.width - len(gutter) - 3
        first = f"{label.in_language(self.language)}: {said[0]}"
        lines = [line for text in (first, *said[1:]) for line in wrap(_quiet(text), room)]
        edge = self._paint(f"{gutter} =", _EDGE)
        yield f"{edge} {lines[0]}"
        for line in [*lines[1:], *map(_quiet, paste)]:
            yield f"{gutter}   {_unspoken(line)}".rstrip()

    def _paint(self, text: str, style: str) -> str:
        return painted(text, style if self.colour else "")


def _frames(finding: Finding, language: Language) -> list[tuple[Label, list[Mark]]]:
    """Gather the places of a finding by file, the file it is about first."""
    found = {finding.label.source.file: (finding.label, [_mark(finding.label, language)])}
    for label in finding.related:
        mark = _mark(label, language, primary=False)
        found.setdefault(label.source.file, (label, []))[1].append(mark)
    return list(found.values())


def _mark(label: Label, language: Language, *, primary: bool = True) -> Mark:
    span = label.span
    said = [words.word(label, language)]
    end = span.end_column - 1
    if span.end_line > span.line:
        end = len(label.source.line(span.line).rstrip())
        said.append(f"… {_TO_LINE.in_language(language).format(line=span.end_line)}")
    word = _quiet(" ".join(filter(None, said)))
    return Mark(span.line, max(0, span.column - 1), end, word, primary)


def _quiet(text: str) -> str:
    """Keep GitHub's runner from obeying `##[command]`, which it looks for anywhere in a line."""
    return text.replace("##[", "##\\x5b")


def _unspoken(line: str) -> str:
    """Keep GitHub's runner from obeying a line whose first word is a `::command`."""
    return f"\\x3a{line[1:]}" if line.startswith("::") else line
