"""What is asked when somebody has looked at the banner: the same as before the opening."""

from __future__ import annotations

from socialpolicy.forms.questions import page
from socialpolicy.text import Text
from socialpolicy.wizard import defaults
from socialpolicy.wizard.question import Question, Section, always


def _again(question: Question) -> Question:
    """Ask once more of an account that is there, and with a short name of the option."""
    name = question.path[-1].replace("_", "-")
    default = defaults.today if name == "confirmed" else question.default
    return question._replace(applies=always, named=name, default=default)


SECTIONS = (Section(Text(sv="Bannern", en="The banner"), tuple(map(_again, page.BANNER))),)
"""The questions under their heading."""
