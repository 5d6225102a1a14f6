"""What the layers below refused, refused by a command in the very same words."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from socialpolicy.commands.refusal import Refusal
from socialpolicy.schedule import ScheduleError
from socialpolicy.splice import SpliceError
from socialpolicy.writing import WritingError


@contextlib.contextmanager
def in_the_same_words() -> Iterator[None]:
    """Turn what splicing, writing or counting time refuses into a Refusal."""
    try:
        yield
    except (SpliceError, WritingError, ScheduleError) as error:
        raise Refusal(error.said.text, **error.said.values) from None
