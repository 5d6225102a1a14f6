"""Every rule, in the order of its code. A rule is one file; this is the list of them."""

from importlib import import_module

from socialpolicy.check import Check
from socialpolicy.finding import Rule

MODULES = (
    "reading.yaml_syntax",
    "reading.repeated_key",
    "reading.shape",
    "reading.yaml_feature",
    "reading.encoding",
    "reading.misplaced_file",
    "accounts.address_mismatch",
    "accounts.registered_twice",
    "accounts.unknown_owner",
    "accounts.official_account_elsewhere",
    "accounts.analysis_missing",
    "accounts.approval_missing",
    "accounts.approval_late",
    "accounts.self_approval",
    "accounts.manager_not_asked",
    "accounts.not_anchored",
    "accounts.assignment_missing",
    "accounts.coordinator_not_informed",
    "accounts.contact_missing",
    "accounts.deputy_missing",
    "accounts.single_key_holder",
    "accounts.sender_unclear",
    "accounts.banner_unconfirmed",
    "accounts.banner_by_another",
    "accounts.unit_not_stated",
    "accounts.website_link_missing",
    "accounts.archive_plan_missing",
    "accounts.archive_plan_outdated",
    "accounts.watch_missing",
    "accounts.inactive",
    "accounts.closing_incomplete",
    "accounts.life_cycle_broken",
    "accounts.private_profile",
    "accounts.absence_uncovered",
    "accounts.person_named",
    "messages.message_adrift",
    "messages.times_out_of_order",
    "messages.overdue",
    "messages.answered_late",
    "messages.question_unanswered",
    "messages.forward_unfinished",
    "messages.ended_without_reason",
    "messages.removal_ground_missing",
    "messages.unlawful_kept",
    "messages.author_not_told",
    "messages.public_event_removed",
    "messages.reply_to_removed",
    "messages.registration_undecided",
    "messages.personal_data",
    "messages.case_in_direct_message",
    "messages.watch_gap",
    "messages.advertising_kept",
    "messages.answered_by_outsider",
    "messages.person_in_log",
    "register.crisis_channel_missing",
    "register.platform_review_overdue",
    "register.staff_not_told",
    "register.records_training_missing",
    "register.calendar_year_missing",
    "register.calendar_differs",
    "register.target_softened",
    "register.setting_missing",
    "repository.secret_in_register",
    "repository.raw_export",
    "repository.code_owner_missing",
    "repository.personal_data_in_register",
    "revisions.account_vanished",
    "revisions.account_renamed",
    "revisions.page_swapped",
    "revisions.message_vanished",
    "revisions.message_rewritten",
    "revisions.message_reclassified",
    "revisions.record_decision_withdrawn",
    "revisions.decision_rewritten",
    "revisions.opening_moved",
    "revisions.assignment_inherited",
    "revisions.closing_undone",
    "revisions.history_erased",
    "revisions.day_moved_back",
    "revisions.frozen_day_changed",
    "revisions.clock_changed",
    "revisions.setting_loosened",
    "revisions.rule_softened",
    "revisions.unit_vanished",
    "revisions.unit_rewritten",
    "revisions.log_moved",
    "exceptions.exception_expired",
    "exceptions.exception_unused",
    "exceptions.exception_unfounded",
    "exceptions.exception_ends_soon",
    "exceptions.known_fault_mended",
    "exceptions.known_faults_overdue",
)
"""The file of every rule, in the order of its code."""

CHECKS: tuple[Check, ...] = tuple(import_module(f"{__name__}.{name}").check for name in MODULES)
"""Every check, in the order of its rule's code."""

RULES: tuple[Rule, ...] = tuple(check.rule for check in CHECKS)
"""Every rule, in the order of its code."""


def rule_named(word: str) -> Rule | None:
    """Find a rule by its code or its name, whatever the case."""
    wanted = word.strip().lower()
    return next((rule for rule in RULES if wanted in (rule.code.lower(), rule.name)), None)
