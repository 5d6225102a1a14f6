"""Every rule, in the order of its code. A rule is one file; this is the list of them."""

from socialpolicy.finding import Rule
from socialpolicy.rules import (
    code_owner_missing,
    crisis_channel_missing,
    deputy_missing,
    encoding,
    misplaced_file,
    platform_review_overdue,
    raw_export,
    records_training_missing,
    repeated_key,
    secret_in_register,
    shape,
    staff_not_told,
    yaml_feature,
    yaml_syntax,
)
from socialpolicy.rules.check import Check

CHECKS: tuple[Check, ...] = (
    yaml_syntax.check,
    repeated_key.check,
    shape.check,
    yaml_feature.check,
    encoding.check,
    misplaced_file.check,
    deputy_missing.check,
    crisis_channel_missing.check,
    platform_review_overdue.check,
    staff_not_told.check,
    records_training_missing.check,
    secret_in_register.check,
    raw_export.check,
    code_owner_missing.check,
)
"""Every check, in the order of its rule's code."""

RULES: tuple[Rule, ...] = tuple(check.rule for check in CHECKS)
"""Every rule, in the order of its code."""


def rule_named(word: str) -> Rule | None:
    """Find a rule by its code or its name, whatever the case."""
    wanted = word.strip().lower()
    return next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None)
