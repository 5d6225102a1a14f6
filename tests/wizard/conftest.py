"""A register of a municipality that does not exist, read as it stands on a Sunday in November."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from socialpolicy.register.layout import Role
from socialpolicy.register.reader import read_register
from socialpolicy.register.register import Register
from socialpolicy.wizard.form import Answer
from tests.places import BASE_REGISTRY

NOON = datetime(2026, 11, 22, 12)  # noqa: DTZ001 - on the municipality's own clock


@pytest.fixture(scope="session")
def folder() -> Path:
    return BASE_REGISTRY


@pytest.fixture(scope="session")
def register() -> Register:
    return read_register(BASE_REGISTRY, NOON, set(Role) - {Role.LOG})


@pytest.fixture
def answers() -> dict[str, str]:
    """Answers as a person writes them, of an account that opens next month."""
    return {
        "url": "instagram.com/Exempelmuseet/",
        "name": "Museet i Exempelkommun",
        "opened": "1 dec",
        "analysis.purpose": "Nå fler",
        "analysis.audience": "Alla",
        "analysis.message": "Vad som visas",
        "analysis.on": "2 nov",
        "kind": "operational",
        "unit": "kulturforvaltningen",
        "approval.by": "Förvaltningschef",
        "approval.on": "10 nov",
        "approval.reference": "KUN 2026/31",
        "responsible.role": "Antikvarie",
        "responsible.contact": "museet@exempel.se",
        "archive_plan.section": "3.9",
        "archive_plan.recorded": "12 nov",
        "responsible.assignment.by": "Museichef",
        "responsible.assignment.on": "11 nov",
        "responsible.assignment.anchored": "11 nov",
        "responsible.records_training": "idag",
        "manager.asked": "3 nov",
        "coordinator_informed": "i går",
        "access.roles": "Antikvarie; Museivärd",
        "deputy.role": "Museivärd",
    }


@pytest.fixture
def written() -> dict[str, Answer]:
    """Give what the two answers that tell more than they say come to in the file."""
    return {
        "url": "https://www.instagram.com/exempelmuseet/",
        "platform": "instagram",
        "handle": "exempelmuseet",
        "opened": "2026-12-01",
    }
