"""Every rule, in the order of its code. A rule is one file; this is the list of them."""

from socialpolicy.finding import Rule
from socialpolicy.rules import deputy_missing, yaml_syntax
from socialpolicy.rules.check import Check

CHECKS: tuple[Check, ...] = (
    yaml_syntax.check,
    deputy_missing.check,
)
"""Every check, in the order of its rule's code."""

RULES: tuple[Rule, ...] = tuple(check.rule for check in CHECKS)
"""Every rule, in the order of its code."""


def rule_named(word: str) -> Rule | None:
    """Find a rule by its code or its name, whatever the case."""
    wanted = word.strip().lower()
    return next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None)
