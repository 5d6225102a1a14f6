"""What the rules find in a draft, told to whoever gave the answers."""

from __future__ import annotations

from socialpolicy import formats
from socialpolicy.cli.screen import screen_width
from socialpolicy.commands.asker import is_colourful
from socialpolicy.text import Language
from socialpolicy.wizard import pointing
from socialpolicy.wizard.flow import Flow
from socialpolicy.wizard.judging import Draft


def printed(draft: Draft, flow: Flow, language: Language, *, asked: bool) -> str:
    """Print the findings: answers are named as they were `asked` for, or by their options."""
    name = pointing.by_label(language) if asked else pointing.by_option
    verdict = pointing.pointed(draft, flow, name)
    colour = asked and is_colourful()
    return formats.render("text", verdict, language, colour=colour, width=screen_width())
