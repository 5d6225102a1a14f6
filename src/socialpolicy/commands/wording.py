"""What cannot be written as it was said, and what the layers below refuse, in words."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from socialpolicy.commands.refusal import Refusal
from socialpolicy.edit import SpliceError
from socialpolicy.schedule import ScheduleError
from socialpolicy.storage import WritingError
from socialpolicy.text import Text

_CONTROL = Text(
    sv="{option} innehåller ett styrtecken eller en radbrytning. Skriv det på en rad.",
    en="{option} holds a control character or a line break. Write it on one line.",
)
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def demand_seen(option: str, text: str) -> None:
    """Refuse what nobody sees in a text: control characters, and line breaks."""
    if _UNSEEN.search(text):
        raise Refusal(_CONTROL, option=option)


@contextlib.contextmanager
def in_the_same_words() -> Iterator[None]:
    """Turn what splicing, writing or counting time refuses into a Refusal."""
    try:
        yield
    except (SpliceError, WritingError, ScheduleError) as error:
        raise Refusal(error.said.text, **error.said.values) from None
