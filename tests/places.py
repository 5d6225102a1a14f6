"""Where the tests find what they judge. None of them reads the municipality's own registry/."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent

BASE = TESTS / "rules" / "base"
"""A repository with a faultless register, of a municipality that does not exist."""

BASE_REGISTRY = BASE / "registry"

SAMPLE = TESTS / "sample"
"""The tests' own copy of the sample register. `.ci/run` says when the two differ."""

_IN_SMALL_LOG = re.compile(
    r"2026-(?:08|09|10|11)\.yaml|(?:bibliotek-facebook|kommunen-(?:facebook|x))/202(?:5-12|6-01)\.yaml"
)


def copy_small_sample(to: Path) -> Path:
    """Copy the sample with a part of its log, for what takes long or is counted by hand.

    It has the log from August 2026 on, and three accounts' of a turn of the year: so much as the
    sample had before it got a history, and what its start-up is measured on.
    """
    shutil.copytree(SAMPLE, to)
    for month in (to / "messages").glob("*/*.yaml"):
        if not _IN_SMALL_LOG.search(month.as_posix()):
            month.unlink()
    return to
