"""What findings are called and counted as, in both languages, whatever the format.

Every text given here is safe to show: lines from files have passed `clean`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from socialpolicy.finding import Finding, Label, Rule, Severity
from socialpolicy.source import NOWHERE
from socialpolicy.text import Language, Text, clean, day, enumeration
from socialpolicy.verdict import Base, Clause, Excused, Scope, Verdict

SEVERITY = {
    Severity.ERROR: Text(sv="fel", en="error"),
    Severity.WARNING: Text(sv="varning", en="warning"),
    Severity.INFO: Text(sv="upplysning", en="info"),
}
"""What a finding of each severity is called."""

EXCUSED = Text(sv="ursäktas", en="excused")
_KNOWN = Text(sv="Känt fel, till {until}.", en="A known fault, until {until}.")
_DECIDED = Text(
    sv="Undantag till {until}: {reason}. Beslutat av {role}, {reference}.",
    en="Excepted until {until}: {reason}. Decided by {role}, {reference}.",
)
_EXCUSED = {
    False: (
        Text(sv="{count} undantag (till {until})", en="{count} exception (until {until})"),
        Text(
            sv="{count} undantag (det första till {until})",
            en="{count} exceptions (the first until {until})",
        ),
    ),
    True: (
        Text(sv="{count} känt fel (till {until})", en="{count} known fault (until {until})"),
        Text(sv="{count} kända fel (till {until})", en="{count} known faults (until {until})"),
    ),
}

_OR = Text(sv=" eller ", en=" or ")
_TO = Text(sv=" till ", en=" to ")
_SEVERAL = {
    Severity.ERROR: Text(sv="fel", en="errors"),
    Severity.WARNING: Text(sv="varningar", en="warnings"),
    Severity.INFO: Text(sv="upplysningar", en="info"),
}

POLICY = Text(sv="policyn", en="policy")
HELP = Text(sv="gör så här", en="help")
RULE = Text(sv="regel", en="rule")
CONCERNS = Text(sv="gäller", en="concerns")
ALSO = Text(sv="Se även", en="See also")

_FILE = Text(sv="fil", en="file")
_FILES = Text(sv="filer", en="files")
_THIS_FOLDER = Text(sv="den här mappen", en="this folder")
_TALLY = Text(sv="{found} i {where}{rules}.", en="{found} in {where}{rules}.")
_CONCERNING = Text(sv="{found} som gäller {where}{rules}.", en="{found} about {where}{rules}.")
_NOTHING = Text(sv="Inget att anmärka på i {where}{rules}.", en="Nothing wrong in {where}{rules}.")
_RULE_ONLY = Text(sv=" (bara regel {only})", en=" (rule {only} only)")
_RULES_ONLY = Text(sv=" (bara reglerna {only})", en=" (rules {only} only)")
_ALL_BUT = Text(sv=" (alla regler utom {without})", en=" (all rules except {without})")
_ONLY_BUT = Text(
    sv=" (bara reglerna {only}, utom {without})", en=" (rules {only} only, without {without})"
)
_FURTHER = Text(sv="{count} till", en="{count} more")
_QUOTE = Text(sv="”{text}”", en="“{text}”")
_MORE_ONE = Text(
    sv="och 1 mening till, se socialpolicy explain {code}",
    en="and 1 more sentence, see socialpolicy explain {code}",
)
_MORE = Text(
    sv="och {count} meningar till, se socialpolicy explain {code}",
    en="and {count} more sentences, see socialpolicy explain {code}",
)

MOST_NAMED = 4
"""Paths or rules that the tally names; of more than so many, the last are only counted."""

MOST_CLAUSES = 3
"""Sentences of the policy that a finding quotes before it only counts the rest."""


_THOUGH_OFF = Text(
    sv=", också {rules} som är avstängd i policy.yaml",
    en=", {rules} too, which policy.yaml switches off",
)


def severities(rule: Rule, language: Language) -> str:
    """Name the severities that findings of a rule may have: `fel eller varning`."""
    worst, *milder = (
        SEVERITY[each].in_language(language) for each in (rule.severity, *rule.milder)
    )
    joined = _OR if len(milder) == 1 else _TO
    return f"{worst}{joined.in_language(language)}{milder[-1]}" if milder else worst


def number(count: int, language: Language) -> str:
    """Write a count: `50 000` with no-break spaces in Swedish, `50,000` in English."""
    if count < 10_000:
        return str(count)
    return f"{count:,}".replace(",", "\u00a0" if language is Language.SWEDISH else ",")


_BESIDE = Text(sv="Jämfört med {revision}, {day}.", en="Compared with {revision}, {day}.")
_NEWS = (
    Text(sv="1 ny, {old} som fanns förut.", en="1 new, {old} there before."),
    Text(sv="{new} nya, {old} som fanns förut.", en="{new} new, {old} there before."),
)
_BESIDE_NOTHING = Text(
    sv="I {revision}, {day}, finns inget register att jämföra med, så allt räknas som nytt.",
    en="In {revision}, {day}, there is no register to compare with, so all of it counts as new.",
)


THERE_BEFORE = Text(sv=" (fanns förut)", en=" (there before)")
"""What is added to the name of a finding that the base had too."""


def command_for_all(verdict: Verdict, rule: Rule) -> str:
    """Give the command that lists all findings of a rule, beside the same base if there was one."""
    beside = f" --base {verdict.base.revision}" if verdict.base else ""
    return f"socialpolicy check --select {rule.code}{beside} --format short"


def tally(verdict: Verdict, language: Language) -> str:
    """Sum up a verdict in one sentence, and what it is of: `1 fel, 2 varningar i 21 filer.`."""
    found = []
    for severity, count in verdict.count().items():
        if count:
            name = (SEVERITY if count == 1 else _SEVERAL)[severity].in_language(language)
            found.append(f"{number(count, language)} {name}")
    text = _TALLY
    if not found:
        text = _NOTHING
    elif verdict.scope.paths:
        # What concerns a file may well stand in another.
        text = _CONCERNING
    where, rules = _where(verdict, language), _rules(verdict.scope, language)
    said = text.in_language(language).format(found=", ".join(found), where=where, rules=rules)
    if verdict.base is None:
        return said
    parts = [said, beside(verdict.base, language)]
    if verdict.base.registered and verdict.findings:
        old = sum(each.is_old for each in verdict.findings)
        new = len(verdict.findings) - old
        values = {"new": number(new, language), "old": number(old, language)}
        parts.append(_NEWS[new != 1].in_language(language).format_map(values))
    return " ".join(parts)


def beside(base: Base, language: Language) -> str:
    """Say which commit a register was compared with."""
    text = _BESIDE if base.registered else _BESIDE_NOTHING
    return text.fill(language, {"revision": base.revision, "day": base.made.date()})


def excused(verdict: Verdict, language: Language) -> str:
    """Count what is excused, with the nearest end: `1 undantag (till 31 maj 2027)`.

    Empty where nothing is.
    """
    counted = []
    for known, (one, many) in _EXCUSED.items():
        ends = [each.until for each in verdict.excused if each.is_known is known]
        if ends:
            text = one if len(ends) == 1 else many
            values = {"count": number(len(ends), language), "until": day(min(ends), language)}
            counted.append(text.fill(language, values))
    return enumeration(counted, language)


def excuse(each: Excused, language: Language) -> str:
    """Say what excuses a finding: the last day, the reason, who decided and where that is."""
    text = _KNOWN if each.is_known else _DECIDED
    values = {
        "until": each.until,
        "reason": (each.reason or "").rstrip("."),
        "role": each.decided_by or "",
        "reference": each.reference or "",
    }
    return text.fill(language, values)


def _where(verdict: Verdict, language: Language) -> str:
    if verdict.scope.paths == (".",):
        return _THIS_FOLDER.in_language(language)
    if verdict.scope.paths:
        return _named(verdict.scope.paths, language)
    noun = _FILE if verdict.files == 1 else _FILES
    return f"{number(verdict.files, language)} {noun.in_language(language)}"


def _rules(scope: Scope, language: Language) -> str:
    off = ""
    if scope.though_off:
        rules = _named(scope.though_off, language)
        off = _THOUGH_OFF.in_language(language).format(rules=rules)
    return f"{_chosen(scope._replace(though_off=()), language)}{off}"


def _chosen(scope: Scope, language: Language) -> str:
    match scope:
        case Scope(only=(), without=()):
            return ""
        case Scope(only=()):
            text = _ALL_BUT
        case Scope(only=(rule,), without=()):
            text = _RULE_ONLY if len(rule) > 1 else _RULES_ONLY
        case Scope(without=()):
            text = _RULES_ONLY
        case _:
            text = _ONLY_BUT
    only, without = (_named(each, language) for each in (scope.only, scope.without))
    return text.in_language(language).format(only=only, without=without)


def _named(names: Sequence[str], language: Language) -> str:
    shown = [clean(name) for name in names]
    if len(shown) > MOST_NAMED:
        left = len(shown) - MOST_NAMED + 1
        shown[MOST_NAMED - 1 :] = [_FURTHER.in_language(language).format(count=left)]
    return enumeration(shown, language)


def worst_first(verdict: Verdict) -> list[Finding]:
    """Order the findings by severity, and within one as the verdict has them."""
    return sorted(verdict.findings, key=lambda finding: finding.severity.rank)


def capital(text: str) -> str:
    """Begin a text with a capital letter."""
    return text[:1].upper() + text[1:]


def sentence(finding: Finding, language: Language) -> str:
    """Give what a finding says, on one line."""
    return " ".join(lines(finding.said.in_language(language)))


def ended(text: str) -> str:
    """End a sentence with a full stop unless it has an end of its own."""
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def word(label: Label, language: Language) -> str:
    """Give the note about a marked place, on one line; empty when there is none."""
    return " ".join(lines(label.said.in_language(language))) if label.said else ""


def place(label: Label) -> str:
    """Write where a label points: `file:line:column`, or a name alone for what no file holds."""
    if label.span == NOWHERE:
        return clean(label.source.file)
    return f"{clean(label.source.file)}:{label.span.line}:{label.span.column}"


def also(finding: Finding, language: Language) -> list[str]:
    """Name a finding's related places, one line each."""
    found = []
    for label in finding.related:
        said = word(label, language)
        found.append(f"{ALSO.in_language(language)} {place(label)}{': ' if said else ''}{said}")
    return found


def lines(text: str) -> list[str]:
    """Split a text at its line ends and make each line safe to show."""
    return [clean(line).rstrip() for line in text.strip("\r\n").split("\n")]


class Advice(NamedTuple):
    """What to do about a finding: words, and lines to paste into a file as they stand."""

    words: str
    paste: tuple[str, ...]


def advice(finding: Finding, language: Language) -> Advice | None:
    """Divide a finding's help: its first line is words, the lines below it are to be pasted."""
    if finding.help is None:
        return None
    first, *rest = lines(finding.help.in_language(language))
    while rest and not rest[0]:
        del rest[0]
    return Advice(first, tuple(rest)) if first or rest else None


def quote(clause: Clause, language: Language) -> list[str]:
    """Quote a sentence of the policy, then its heading and number: `”…” (Ansvar, 43)`."""
    quoted = _QUOTE.in_language(language).format(text="\n".join(lines(clause.text)))
    # A no-break space: the number is not left alone on a line.
    return f"{quoted} ({clean(clause.section)},\u00a0{clean(clause.id)})".split("\n")


def quotes(
    clauses: Sequence[Clause], code: str, language: Language, most: int = MOST_CLAUSES
) -> list[list[str]]:
    """Quote the policy's sentences that a rule upholds, at most so many, each as lines.

    The rest are counted in a last item of their own.
    """
    quoted = [quote(clause, language) for clause in clauses[:most]]
    left = len(clauses) - len(quoted)
    if left:
        text = _MORE_ONE if left == 1 else _MORE
        quoted.append([text.in_language(language).format(count=left, code=code)])
    return quoted


def whole(verdict: Verdict, finding: Finding, language: Language) -> list[str]:
    """Say all of a finding in lines: what is wrong, the policy, what to do, the related places."""
    said = [sentence(finding, language)]
    for quoted in quotes(verdict.clauses_of(finding), finding.rule.code, language):
        said += [f"{capital(POLICY.in_language(language))}: {quoted[0]}", *quoted[1:]]
    if found := advice(finding, language):
        said += [f"{capital(HELP.in_language(language))}: {found.words}", *found.paste]
    return said + also(finding, language)


def unobeyed(line: str) -> str:
    """Keep GitHub's runner from obeying what a file says: `::command` first, `##[` anywhere."""
    line = line.replace("##[", "##\\x5b")
    return line.replace("::", "\\x3a:", 1) if line.lstrip().startswith("::") else line
