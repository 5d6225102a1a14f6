"""Whether a file's values can be relied on, when a rule holds them against something else.

What does not fit in a file is complained of and left out of its values. A rule
that compares with what was left out would accuse somebody else of the fault.
"""

from __future__ import annotations

from functools import lru_cache

from socialpolicy.finding import Flaw
from socialpolicy.register.models.policy import Policy
from socialpolicy.register.register import Register
from socialpolicy.source import Span
from socialpolicy.yaml import Document


def is_sure_of(register: Register, *settings: str) -> bool:
    """Say whether what policy.yaml says of some settings, such as `limits.banner_months`, is known.

    It is when nothing is wrong with them, nor with a key beside them that may
    have been meant for one that is not there.
    """
    document = register.policy_at.document
    problems = [each for each in register.problems_but_logs if each.label.source is document.source]
    if not problems:
        return True
    if not isinstance(document.value, dict) or any(p.flaw is not Flaw.SHAPE for p in problems):
        return False
    wrong = tuple(problem.label.span for problem in problems)
    return not any(_is_touched(document, setting, wrong) for setting in settings)


@lru_cache(maxsize=64)  # every account asks the same of one and the same file
def _is_touched(document: Document, setting: str, wrong: tuple[Span, ...]) -> bool:
    """Say whether something wrong is about a setting, or may have been meant for it."""
    value, path = document.value, tuple(setting.split("."))
    for depth, step in enumerate(path):
        if not isinstance(value, dict) or step not in value:
            # It may stand under a key that is misspelt, on this level.
            return any(_is_beside(document, path[:depth], span) for span in wrong)
        value = value[step]
    return any(_is_within(document, path, span) for span in wrong)


def _is_beside(document: Document, above: tuple[str, ...], span: Span) -> bool:
    if above:
        return _is_within(document, above, span)
    return not any(_is_within(document, (name,), span) for name in Policy.model_fields)


def _is_within(document: Document, path: tuple[str, ...], span: Span) -> bool:
    """Say whether a place is within what a key holds: from the key until the next on its level."""
    if path[1:] and not _is_within(document, path[:-1], span):
        return False
    value = document.value
    for step in path[:-1]:
        value = value[step] if isinstance(value, dict) and step in value else None
    if not isinstance(value, dict) or path[-1] not in value:
        return False
    starts = sorted(document.span((*path[:-1], key), key=True) for key in value)
    place = (span.line, span.column)
    before = [start for start in starts if (start.line, start.column) <= place]
    return bool(before) and before[-1] == document.span(path, key=True)


def has_all_owners(register: Register) -> bool:
    """Say whether every unit and board of organisation.yaml was understood, whatever they say."""
    organisation, at = register.organisation, register.organisation_at
    if organisation is None or at is None:
        return False
    value, source = at.document.value, at.document.source
    if register.organisation_whole or not isinstance(value, dict):
        return register.organisation_whole
    wrong = [problem for problem in register.problems_but_logs if problem.label.source is source]
    if any(problem.flaw is not Flaw.SHAPE for problem in wrong):
        return False
    found = {"units": len(organisation.units), "boards": len(organisation.boards)}
    written = {key: value.get(key) or [] for key in found}
    return set(value) <= set(found) and all(
        isinstance(entries, list) and len(entries) == found[key] for key, entries in written.items()
    )
