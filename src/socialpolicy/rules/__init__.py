"""Every rule, in the order of its code. A rule is one file; this is the list of them."""

from socialpolicy.finding import Rule
from socialpolicy.rules import (
    address_mismatch,
    analysis_missing,
    approval_late,
    approval_missing,
    archive_plan_missing,
    archive_plan_outdated,
    assignment_missing,
    banner_by_another,
    banner_unconfirmed,
    closing_incomplete,
    code_owner_missing,
    contact_missing,
    coordinator_not_informed,
    crisis_channel_missing,
    deputy_missing,
    encoding,
    inactive,
    life_cycle_broken,
    manager_not_asked,
    misplaced_file,
    not_anchored,
    official_account_elsewhere,
    platform_review_overdue,
    private_profile,
    raw_export,
    records_training_missing,
    registered_twice,
    repeated_key,
    secret_in_register,
    self_approval,
    sender_unclear,
    shape,
    single_key_holder,
    staff_not_told,
    unit_not_stated,
    unknown_owner,
    watch_missing,
    website_link_missing,
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
    address_mismatch.check,
    registered_twice.check,
    unknown_owner.check,
    official_account_elsewhere.check,
    analysis_missing.check,
    approval_missing.check,
    approval_late.check,
    self_approval.check,
    manager_not_asked.check,
    not_anchored.check,
    assignment_missing.check,
    coordinator_not_informed.check,
    contact_missing.check,
    deputy_missing.check,
    single_key_holder.check,
    sender_unclear.check,
    banner_unconfirmed.check,
    banner_by_another.check,
    unit_not_stated.check,
    website_link_missing.check,
    archive_plan_missing.check,
    archive_plan_outdated.check,
    watch_missing.check,
    inactive.check,
    closing_incomplete.check,
    life_cycle_broken.check,
    private_profile.check,
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
