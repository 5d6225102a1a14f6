"""Every question before an account opens, in the policy's order.

The number is the sentence that asks for the answer.
"""

from socialpolicy.forms.questions import decision, identity, page, people
from socialpolicy.wizard.question import Question, Section

SECTIONS: tuple[Section, ...] = (
    identity.ACCOUNT,  # what the rest is about
    decision.ANALYSIS,  # 4
    decision.ORGANISATION,  # 5, 6
    decision.APPROVAL,  # 7
    people.RESPONSIBLE,  # 8
    decision.ARCHIVE_PLAN,  # 9
    people.ASSIGNMENT,  # 10, 11, 13
    people.WATCH,  # 14
    page.PAGE,  # 16-20
    decision.MANAGER,  # 27, 28
    decision.COORDINATOR,  # 29
    people.ACCESS,  # 30
    page.ACTIVITY,  # 42
    people.DEPUTY,  # 43
)
"""The questions under their headings."""

QUESTIONS: tuple[Question, ...] = tuple(each for part in SECTIONS for each in part.questions)
"""The questions, one after the other."""
