"""Which rules run and with what severity: the register's settings and the command's options."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from pkgutil import iter_modules

from socialpolicy.check import Check
from socialpolicy.finding import Finding, Rule, Severity, Wording
from socialpolicy.register.models.policy import RuleSettings
from socialpolicy.register.placeholders import is_reason
from socialpolicy.register.register import Register
from socialpolicy.rules import CHECKS, RULES, rule_named
from socialpolicy.rules.reading import shape
from socialpolicy.rules.register import clause_unheld
from socialpolicy.text import FilledText, Text, nearest
from socialpolicy.yaml import Place

_UNKNOWN = Wording(
    Text(
        sv="Ingen regel heter {word}, så inställningen gör ingenting",
        en="No rule is called {word}, so the setting does nothing",
    ),
    Text(
        sv="Skriv regelns kod.{nearest} Alla regler: socialpolicy rules.",
        en="Write the rule's code.{nearest} All rules: socialpolicy rules.",
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
        sv="Skriv skälet med minst två ord, gärna vem som har beslutat det, eller ta bort raden.",
        en="Write the reason in at least two words, and who decided it, or remove the line.",
    ),
)
_NO_REASON_TO_EXEMPT = Wording(
    Text(
        sv="{platform} har inget skäl till att vara utan banner, så bannern behövs",
        en="{platform} is without a banner for no reason, so the banner is needed",
    ),
    Text(
        sv="Skriv skälet med minst två ord, eller ta bort raden.",
        en="Write the reason in at least two words, or remove the line.",
    ),
)
_PROTECTED = Wording(
    Text(
        sv="{rule} kan varken stängas av eller mildras, så inställningen gör ingenting",
        en="{rule} can be neither switched off nor lowered, so the setting does nothing",
    ),
    Text(
        sv=(
            "Ta bort raden. Utan regeln skulle fel i registret, eller det som aldrig får stå där, "
            "inte synas."
        ),
        en=(
            "Remove the line. Without the rule, faults of the register, or what must never be "
            "there, would not be seen."
        ),
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
    """A code or name that no rule has. `word` was asked for, `nearest` asks if another was."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
        self.nearest = nearest_rule(word)


NO_RULE = Text(
    sv="Ingen regel heter {word}.{nearest} Alla regler: socialpolicy rules.",
    en="No rule is called {word}.{nearest} All rules: socialpolicy rules.",
)
"""What is said of a word that is no rule, with what `nearest_rule` gives."""

_PERHAPS = Text(sv=" Menar du {rule}?", en=" Do you mean {rule}?")


def nearest_rule(word: str) -> FilledText | str:
    """Ask whether the rule that a word is most like was meant; empty when none is near."""
    names = {name: rule for rule in RULES for name in (rule.code.lower(), rule.name)}
    near = nearest(word, names)
    if near is None:
        return ""
    return FilledText(_PERHAPS, {"rule": f"{names[near].code} {names[near].name}"})


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


def selected_though_off(own: RuleSettings, select: Collection[str]) -> tuple[str, ...]:
    """Name the rules that are run because they were asked for, though the register has them off."""
    return tuple(sorted(codes(select) & set(switched_off(own))))


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


def unread(select: Collection[str], ignore: Collection[str] = ()) -> list[Check]:
    """Give the checks of what cannot be read that go with those selected, unless ignored.

    Of a file that cannot be read no rule says anything, as if nothing were wrong with it.
    """
    if not select:
        return []
    chosen = codes(select) | codes(ignore)
    return [
        check for check in CHECKS if check.rule.code[0] == "Y" and check.rule.code not in chosen
    ]


def switched_off(own: RuleSettings) -> dict[str, str]:
    """Give the reasons for the rules that the register has switched off, by code.

    Without a reason of two words, a rule stays on, and so does one that cannot be off.
    """
    pairs = ((rule_named(word), reason) for word, reason in own.off.items())
    return {
        rule.code: reason
        for rule, reason in pairs
        if rule and is_reason(reason) and not rule.is_protected
    }


def _is_lowered(rule: Rule, severity: Severity) -> bool:
    return rule.is_protected and severity.rank > rule.severity.rank


def severities(own: RuleSettings) -> dict[str, Severity]:
    """Give the severities that the register sets for itself, by code.

    A rule that depends on the day is never an error, and some can never be lowered, so
    settings that make them so are left out.
    """
    pairs = ((rule_named(word), Severity(severity)) for word, severity in own.severity.items())
    return {
        rule.code: severity
        for rule, severity in pairs
        if rule and not _is_timed(rule, severity) and not _is_lowered(rule, severity)
    }


def most_severe(register: Register) -> dict[str, Severity]:
    """Give the most that a finding may weigh of rules that no sentence of the policy names.

    Such are rules on accounts, messages and the register as a whole, where `without_sentence`
    says so and the sentences could all be read.
    """
    own = register.policy.rules
    files = {entry.source.file for entry in register.entries if entry.path == "clauses.yaml"}
    if own.without_sentence is None or not register.flawed.isdisjoint(files):
        return {}
    words = {word for clause in register.clauses for word in clause.model.upheld_by}
    named = {rule.code for word in words if (rule := rule_named(word))}
    most = Severity(own.without_sentence)
    return {
        rule.code: most
        for rule in RULES
        if rule.code[0] in "AMP"
        and rule.code not in named
        and not (rule.is_protected or rule.code in _ABOUT_SENTENCES)
    }


_ABOUT_SENTENCES = frozenset({"P08"})


def _is_timed(rule: Rule, severity: Severity) -> bool:
    return rule.time and severity is Severity.ERROR


def setting_findings(register: Register) -> Iterator[Finding]:
    """Find settings that do nothing: no such rule, or not one that the setting is about."""
    yield from _beyond(register)
    yield from _off(register)
    yield from _severity(register)
    banner, at = register.policy.banner, register.policy_at / "banner" / "exempt"
    for platform, reason in banner.exempt.items() if banner else ():
        if not is_reason(reason):
            yield shape.RULE.found(at / platform, _NO_REASON_TO_EXEMPT, platform=platform)


_GROUPS = frozenset({"import"})
"""Commands that have others below them, each of which is the file: `import accounts`."""


@cache
def command_names() -> frozenset[str]:
    """Name every subcommand, as sentences may name it.

    Commands stand above this and cannot be imported. Each is a file of its name, and only the
    names are looked at.
    """
    folder = Path(__file__).parents[1] / "commands"
    return _GROUPS | {each.name.replace("_", "-") for each in iter_modules([str(folder)])}


def is_upholder(word: str) -> bool:
    """Say whether a word of `upheld_by` names a rule by its code, or a command that there is.

    What a command is asked for may follow it: `report archive-plan`.
    """
    names = command_names()
    return any(rule.code == word for rule in RULES) or bool(
        {word.partition(" ")[0], word.replace(" ", "-")} & names
    )


def sentence_findings(register: Register) -> Iterator[Finding]:
    """Find what sentences are said to be upheld by that is neither a rule nor a command."""
    for filed in register.clauses:
        for index, word in enumerate(filed.model.upheld_by):
            if not is_upholder(word):
                yield clause_unheld.RULE.found(
                    filed.at / "upheld_by" / index,
                    clause_unheld.NOT_THERE,
                    id=filed.model.id,
                    word=word,
                    nearest=nearest_rule(word) or _nearest_command(word),
                )


def _nearest_command(word: str) -> FilledText | str:
    near = nearest(word, command_names())
    return FilledText(_PERHAPS, {"rule": near}) if near else ""


def _unknown(word: str, at: Place) -> Finding:
    return shape.RULE.found(at, _UNKNOWN, word=word, nearest=nearest_rule(word))


def _beyond(register: Register) -> Iterator[Finding]:
    for index, word in enumerate(register.policy.beyond_policy):
        at, rule = register.policy_at / "beyond_policy" / index, rule_named(word)
        if rule and not rule.code.startswith("X"):
            yield shape.RULE.found(at, _NOT_BEYOND, word=word)
        elif rule is None and word != "all":
            yield _unknown(word, at)


def _off(register: Register) -> Iterator[Finding]:
    off = switched_off(register.policy.rules)
    for word in register.policy.rules.off:
        at, rule = register.policy_at / "rules" / "off" / word, rule_named(word)
        if rule is None:
            yield _unknown(word, at.key)
        elif rule.is_protected:
            yield shape.RULE.found(at.key, _PROTECTED, rule=f"{rule.code} {rule.name}")
        elif rule.code not in off:
            yield shape.RULE.found(at, _NO_REASON, rule=f"{rule.code} {rule.name}")


def _severity(register: Register) -> Iterator[Finding]:
    for word, severity in register.policy.rules.severity.items():
        at, rule = register.policy_at / "rules" / "severity" / word, rule_named(word)
        if rule is None:
            yield _unknown(word, at.key)
        elif _is_lowered(rule, Severity(severity)):
            yield shape.RULE.found(at, _PROTECTED, rule=f"{rule.code} {rule.name}")
        elif _is_timed(rule, Severity(severity)):
            yield shape.RULE.found(at, _TIMED, rule=rule.code)
