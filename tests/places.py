"""Where the tests find what they judge. None of them reads the municipality's own registry/."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parent
ROOT = TESTS.parent

BASE = TESTS / "rules" / "base"
"""A repository with a faultless register, of a municipality that does not exist."""

BASE_REGISTRY = BASE / "registry"

SAMPLE = TESTS / "sample"
"""The tests' own copy of the sample register. `.ci/run` says when the two differ."""
