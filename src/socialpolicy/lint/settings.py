"""Which rules run and with what severity: the register's settings and the command's options."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from socialpolicy.check import Check
from socialpolicy.finding import Finding, Rule, Severity, Wording
from socialpolicy.register.models.policy import RuleSettings
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.rules import CHECKS, RULES, rule_named
from socialpolicy.rules.reading import shape
from socialpolicy.text import Text, nearest
from socialpolicy.yaml import Place

_UNKNOWN = Wording(
    Text(
        sv="Ingen regel heter {word}, så inställningen gör ingenting",
        en="No rule is called {word}, so the setting does nothing",
    ),
    Text(
        sv="Skriv regelns kod. Närmast är {nearest}. Alla regler: socialpolicy rules.",
        en="Write the rule's code. The nearest is {nearest}. All rules: socialpolicy rules.",
    ),
)
_NOT_BEYOND = Wording(
    Text(
        sv="{word} hör till policyn och är på ändå; här står bara regler utöver den",
        en="{word} belongs to the policy and is always on; only rules beyond it are set here",
    ),
    Text(
        sv="Ta bort raden. Regler utöver policyn har koder som börjar på X.",
        en="Remove the line. Rules beyond the policy have codes that start with X.",
    ),
)
_NO_REASON = Wording(
    Text(
        sv="{rule} har inget skäl till att vara avstängd, så regeln är på",
        en="{rule} is switched off without a reason, so the rule is on",
    ),
    Text(
        sv="Skriv skälet, gärna vem som har beslutat det, eller ta bort raden.",
        en="Write the reason, and who decided it, or remove the line.",
    ),
)
_TIMED = Wording(
    Text(
        sv="{rule} beror på dagen och är aldrig ett fel, så inställningen gör ingenting",
        en="{rule} depends on the day and is never an error, so the setting does nothing",
    ),
    Text(
        sv=(
            "Skriv warning eller info. Ett fel skulle stoppa en ändring som inte har med saken att "
            "göra. Ska varningar stoppa, kör check med --fail-on warning."
        ),
        en=(
            "Write warning or info. An error would stop a change that has nothing to do with it. "
            "For warnings to stop it, run check with --fail-on warning."
        ),
    ),
)


class UnknownRuleError(Exception):
    """A code or name that no rule has. `word` was asked for, `nearest` is the nearest rule."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
        self.nearest = nearest_rule(word)


def nearest_rule(word: str) -> str:
    """Name the rule whose code or name is most like a word, as `A14 deputy-missing`."""
    names = {name: rule for rule in RULES for name in (rule.code.lower(), rule.name)}
    rule = names[nearest(word, names, like=0) or RULES[0].name]
    return f"{rule.code} {rule.name}"


def codes(words: Collection[str]) -> frozenset[str]:
    """Turn codes, names and letters (`A` for all rules on accounts) into codes.

    Raises UnknownRuleError for a word that is no rule.
    """
    found: set[str] = set()
    for word in words:
        letter = {rule.code for rule in RULES if rule.code[0] == word.upper()}
        rule = rule_named(word)
        if not letter and rule is None:
            raise UnknownRuleError(word)
        found |= {rule.code} if rule else letter
    return frozenset(found)


def named(words: Collection[str]) -> tuple[str, ...]:
    """Write the names of rules and groups as codes and letters."""
    codes = (rule.code if (rule := rule_named(word)) else word.upper() for word in words)
    return tuple(dict.fromkeys(codes))


def choose(
    own: RuleSettings, select: Collection[str] = (), ignore: Collection[str] = ()
) -> list[Check]:
    """Give the checks to run: those selected or all, less those ignored and those switched off.

    Raises UnknownRuleError when an option names no rule.
    """
    selected, ignored = codes(select), codes(ignore)
    off = switched_off(own)
    return [
        check
        for check in CHECKS
        if check.rule.code not in ignored
        and (check.rule.code in selected if selected else check.rule.code not in off)
    ]


def switched_off(own: RuleSettings) -> dict[str, str]:
    """Give the reasons for the rules that the register has switched off, by code.

    Without a reason, such as `…`, a rule stays on.
    """
    pairs = ((rule_named(word), reason) for word, reason in own.off.items())
    return {rule.code: reason for rule, reason in pairs if rule and not is_blank(reason)}


def severities(own: RuleSettings) -> dict[str, Severity]:
    """Give the severities that the register sets for itself, by code.

    A rule that depends on the day is never an error, so a setting that makes it
    one is left out.
    """
    pairs = ((rule_named(word), Severity(severity)) for word, severity in own.severity.items())
    return {
        rule.code: severity for rule, severity in pairs if rule and not _is_timed(rule, severity)
    }


def _is_timed(rule: Rule, severity: Severity) -> bool:
    return rule.time and severity is Severity.ERROR


def setting_findings(register: Register) -> Iterator[Finding]:
    """Find settings that do nothing: no such rule, or not one that the setting is about."""
    own, at = register.policy.rules, register.policy_at
    places: list[tuple[str, Place]] = [
        *((word, (at / "rules" / "off" / word).key) for word in own.off),
        *((word, (at / "rules" / "severity" / word).key) for word in own.severity),
    ]
    for index, word in enumerate(register.policy.beyond_policy):
        place, rule = at / "beyond_policy" / index, rule_named(word)
        if rule and not rule.code.startswith("X"):
            yield shape.RULE.found(place, _NOT_BEYOND, word=word)
        elif word != "all":
            places.append((word, place))
    for word, severity in own.severity.items():
        rule = rule_named(word)
        if rule and _is_timed(rule, Severity(severity)):
            place = at / "rules" / "severity" / word
            yield shape.RULE.found(place, _TIMED, rule=rule.code)
    off = switched_off(own)
    for word, reason in own.off.items():
        rule = rule_named(word)
        if rule and is_blank(reason) and rule.code not in off:
            place = at / "rules" / "off" / word
            yield shape.RULE.found(place, _NO_REASON, rule=f"{rule.code} {rule.name}")
    for word, place in places:
        if rule_named(word) is None:
            yield shape.RULE.found(place, _UNKNOWN, word=word, nearest=nearest_rule(word))
