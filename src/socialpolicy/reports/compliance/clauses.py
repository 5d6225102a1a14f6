"""The policy sentence by sentence: whether the register shows that each is met.

A sentence is not met if any of its rules is not. It is met only where a rule
was tried and all that was tried could be judged. What no rule can try is
attested, or is not checkable. What upholds a sentence may be guessed alone, as when a register
begins: then it is not judged before somebody has confirmed it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from socialpolicy.finding import Rule
from socialpolicy.lint.settings import switched_off
from socialpolicy.register.models.clause import ClauseEntry
from socialpolicy.reports.compliance.record import About, Fault, Outcome, Record
from socialpolicy.reports.readings import READINGS
from socialpolicy.rules import RULES
from socialpolicy.rules.register.clause_unheld import is_unconfirmed
from socialpolicy.text import FilledText, Text


class Status(StrEnum):
    """What the register shows of a sentence."""

    MET = "met"
    NOT_MET = "not-met"
    EXCEPTED = "excepted"
    NOTHING = "nothing-to-judge"
    ATTESTED = "attested"
    OFF = "rule-off"
    NOT_CHECKABLE = "not-checkable"
    GUESSED = "guessed"


class Count(NamedTuple):
    """How many of one kind a sentence was tried on, by id, and those not met and not known.

    Of the register as a whole there are no ids, but numbers beside them.
    """

    tried: Sequence[str] = ()
    not_met: Sequence[str] = ()
    unknown: Sequence[str] = ()
    more_tried: int = 0
    more_unknown: int = 0

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """Give how many were tried, met, not met and unknown."""
        tried = len(self.tried) + self.more_tried
        unknown = len(self.unknown) + self.more_unknown
        return tried, tried - len(self.not_met) - unknown, len(self.not_met), unknown


class RuleResult(NamedTuple):
    """How one of a sentence's rules went, on the accounts and messages that the sentence is about.

    `informed` has the findings that are information only: there, the rule is met.
    """

    rule: Rule
    about: About
    counted: Count
    informed: int


class Result(NamedTuple):
    """A sentence, what the register shows of it, and how its rules went.

    `counts` has each subject once, whichever of the rules was tried on it.
    """

    clause: ClauseEntry
    status: Status
    rules: tuple[RuleResult, ...]
    counts: Mapping[About, Count]
    remarks: tuple[Text | FilledText, ...]

    @property
    def numbers(self) -> tuple[int, int, int, int]:
        """Give how many subjects were tried, met, not met and unknown, of all kinds."""
        return _summed(self.counts)

    def ids(self, of: str) -> list[str]:
        """List the ids that are `tried`, `not_met` or `unknown`."""
        return [id for each in self.counts.values() for id in getattr(each, of)]

    @property
    def readings(self) -> list[str]:
        """The codes of its rules that are our reading of it."""
        return [each.rule.code for each in self.rules if each.rule.code in READINGS]


_ATTESTED = Text(
    sv="Intygat av {by} den {on}, till och med {until}.",
    en="Attested by {by} on {on}, until {until} inclusive.",
)
_EXPIRED = Text(
    sv="Intyget av {by} gällde till och med {until}.",
    en="The attestation by {by} held until {until}.",
)
_AHEAD = Text(
    sv="Intyget av {by} gäller först från {on}.",
    en="The attestation by {by} does not hold until {on}.",
)
_UNATTESTED = Text(sv="Ska intygas, men är inte intygad.", en="To be attested, but is not.")
_EXCEPTED = Text(
    sv="{count} av {all} brister har undantag eller är kända fel, de första till {until}.",
    en="{count} of {all} faults are excepted or known, the first until {until}.",
)
_REASON = Text(sv="{reason}", en="{reason}")
_OFF = Text(sv="{rule} är avstängd: {reason}", en="{rule} is switched off: {reason}")
_COMMAND = Text(
    sv="Kommandot {command} hjälper till, men lämnar inget efter sig som går att pröva.",
    en="The command {command} helps, but leaves nothing behind that can be tried.",
)
_NOT_BY_RULES = Text(sv="Ingen regel prövar meningen.", en="No rule tries the sentence.")
_UNKNOWN = Text(
    sv="{count} av {tried} gick inte att avgöra: det de bygger på går inte att förstå.",
    en="{count} of {tried} could not be decided: what they rest on cannot be understood.",
)
_INFORMED = Text(
    sv="Upplysningar, som inte räknas som brister: {rules}.",
    en="Information, which does not count as faults: {rules}.",
)
_GUESSED = Text(
    sv="Reglerna {rules} är gissade. De räknas när någon har läst meningen och bekräftat dem.",
    en="The rules {rules} are guessed. They count when somebody has read the sentence and "
    "confirmed them.",
)
_NO_GUESS = Text(
    sv="Ingen har sagt vad som upprätthåller meningen, och inget gick att gissa.",
    en="Nobody has said what upholds the sentence, and nothing could be guessed.",
)
_NARROWED = Text(
    sv="{rules} gäller kommunen som helhet och är inte med här.",
    en="{rules} concern the municipality as a whole and are not included here.",
)


def results(record: Record) -> list[Result]:
    """Judge every sentence of the policy that was asked for, in the order of clauses.yaml."""
    return _Judge(record).results()


class _Judge:
    def __init__(self, record: Record) -> None:
        self._record = record
        self._off = switched_off(record.register.policy.rules)
        self._rules = {rule.code: rule for rule in RULES if rule.code in record.verdict.tried}
        self._outcomes = {
            code: record.outcome(rule, record.span) for code, rule in self._rules.items()
        }
        self._faults: dict[tuple[str, str], list[Fault]] = {}
        for fault in record.faults:
            for clause in record.verdict.clauses_of(fault.finding):
                key = clause.id, fault.finding.rule.code
                self._faults.setdefault(key, []).append(fault)

    def results(self) -> list[Result]:
        clauses = [filed.model for filed in self._record.register.clauses]
        only = self._record.clauses
        return [self._result(each) for each in clauses if not only or each.id in only]

    def _result(self, clause: ClauseEntry) -> Result:
        if is_unconfirmed(clause):
            text = FilledText(_GUESSED if clause.guessed else _NO_GUESS, {"rules": clause.guessed})
            return Result(clause, Status.GUESSED, (), {}, (text,))
        rules = tuple(
            self._of_rule(clause, self._rules[word])
            for word in dict.fromkeys(clause.upheld_by)
            if word in self._rules
        )
        counts = together(rules)
        remarks: list[Text | FilledText] = []
        status = self._status(clause, rules, counts, remarks)
        return Result(clause, status, rules, counts, tuple(remarks))

    def _status(
        self,
        clause: ClauseEntry,
        rules: Sequence[RuleResult],
        counts: Mapping[About, Count],
        remarks: list[Text | FilledText],
    ) -> Status:
        """Choose what is said of a sentence, and add why."""
        record = self._record
        tried, met, not_met, unknown = _summed(counts)
        off = [word for word in clause.upheld_by if word in self._off]
        remarks += [
            FilledText(_OFF, {"rule": word, "reason": self._off[word].rstrip(".") + "."})
            for word in off
        ]
        if unknown:
            remarks.append(FilledText(_UNKNOWN, {"count": unknown, "tried": tried}))
        informed = [f"{each.rule.code} ({each.informed})" for each in rules if each.informed]
        if informed:
            remarks.append(FilledText(_INFORMED, {"rules": informed}))
        if not_met:
            return self._breached(clause, rules, remarks)
        if unknown:
            return Status.NOT_CHECKABLE
        if met:
            return Status.MET
        if clause.attested and clause.attested.holds(record.register.today):
            remarks.append(FilledText(_ATTESTED, _attestation(clause)))
            return Status.ATTESTED
        wide = [each.rule.code for each in rules if each.about is About.REGISTER]
        if wide and not record.whole:
            remarks.append(FilledText(_NARROWED, {"rules": wide}))
        if off:
            return Status.OFF
        if rules:
            return Status.NOTHING
        remarks += _untried(clause, record)
        return Status.NOT_CHECKABLE

    def _breached(
        self, clause: ClauseEntry, rules: Sequence[RuleResult], remarks: list[Text | FilledText]
    ) -> Status:
        """Tell a sentence whose every fault is excused from one that is not met."""
        breaches = [
            fault.finding
            for each in rules
            for fault in self._faults.get((clause.id, each.rule.code), [])
            if fault.finding.is_breach
        ]
        excused = self._record.excused
        ends = [excused[id(each)] for each in breaches if id(each) in excused]
        if ends:
            values = {"count": len(ends), "all": len(breaches), "until": min(ends)}
            remarks.append(FilledText(_EXCEPTED, values))
        return Status.NOT_MET if len(ends) < len(breaches) else Status.EXCEPTED

    def _of_rule(self, clause: ClauseEntry, rule: Rule) -> RuleResult:
        """Narrow how a rule went to the platforms that the sentence is about."""
        outcome = self._outcomes[rule.code]
        faults = self._faults.get((clause.id, rule.code), [])
        breaches = [each.subject for each in faults if each.finding.is_breach]
        not_met = list(dict.fromkeys(breaches))
        failing = set(not_met)
        informed = {each.subject for each in faults if not each.finding.is_breach} - failing
        if outcome.about is About.REGISTER:
            more = max(outcome.counted - len(not_met), 0)
            count = Count(not_met, not_met, (), more, outcome.counted_unknown)
            return RuleResult(rule, outcome.about, count, len(informed))
        tried: Sequence[str] = outcome.tried
        if clause.platforms:
            tried = [id for id in tried if self._platform(id, outcome, rule) in clause.platforms]
        if failing:
            # What was found beside the subjects of a rule counts as one more that was tried.
            known = set(tried)
            tried = [*tried, *(id for id in not_met if id not in known)]
        unknown: Sequence[str] = ()
        if outcome.unknown:
            unknown = [id for id in tried if id in outcome.unknown and id not in failing]
        count = Count(tried, not_met, unknown, outcome.counted, outcome.counted_unknown)
        return RuleResult(rule, outcome.about, count, len(informed))

    def _platform(self, id: str, outcome: Outcome, rule: Rule) -> str | None:
        if outcome.about is About.MESSAGES:
            id = self._record.span.of(rule)[id][0].account or ""
        return self._record.register.platform(id)


def _summed(counts: Mapping[About, Count]) -> tuple[int, int, int, int]:
    numbers = [each.numbers for each in counts.values()]
    tried, met, not_met, unknown = (sum(column) for column in zip((0,) * 4, *numbers, strict=True))
    return tried, met, not_met, unknown


def together(rules: Sequence[RuleResult]) -> dict[About, Count]:
    """Put the rules of a sentence together, each subject once."""
    found = {}
    for about in About:
        counts = [each.counted for each in rules if each.about is about]
        if not counts:
            continue
        if len(counts) == 1:
            found[about] = counts[0]
            continue
        not_met = list(dict.fromkeys(id for each in counts for id in each.not_met))
        failing = set(not_met)
        unknown = dict.fromkeys(id for each in counts for id in each.unknown)
        found[about] = Count(
            list(dict.fromkeys(id for each in counts for id in each.tried)),
            not_met,
            [id for id in unknown if id not in failing],
            sum(each.more_tried for each in counts),
            sum(each.more_unknown for each in counts),
        )
    return found


def _untried(clause: ClauseEntry, record: Record) -> Iterator[Text | FilledText]:
    """Say why a sentence is not checkable, that no rule of this run upholds."""
    attested = clause.attested
    if clause.reason:
        yield FilledText(_REASON, {"reason": clause.reason})
    if attested and attested.until < record.register.today:
        yield FilledText(_EXPIRED, _attestation(clause))
    elif attested:
        yield FilledText(_AHEAD, _attestation(clause))
    elif clause.held_by == "attestation":
        yield _UNATTESTED
    commands = [word for word in clause.upheld_by if word[:1].islower()]
    if commands and not clause.held_by:
        yield FilledText(_COMMAND, {"command": commands})
    elif not clause.held_by:
        yield _NOT_BY_RULES


def _attestation(clause: ClauseEntry) -> dict[str, object]:
    attested = clause.attested
    return {"by": attested.by, "on": attested.on, "until": attested.until} if attested else {}
