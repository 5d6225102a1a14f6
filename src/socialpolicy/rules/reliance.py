"""Whether a file's values can be relied on, when a rule holds them against something else.

What does not fit in a file is complained of and left out of its values. A rule
that compares with what was left out would accuse somebody else of the fault.
"""

from __future__ import annotations

from socialpolicy.register.register import Register


def policy_is_whole(register: Register) -> bool:
    """Say whether everything in policy.yaml was understood."""
    source = register.policy_at.document.source
    return not any(problem.label.source is source for problem in register.problems)
