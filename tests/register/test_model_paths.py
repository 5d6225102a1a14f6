"""What is written bare follows from the type of a field, and the order of keys from the model."""

from __future__ import annotations

import pytest
import yaml

from socialpolicy.edit import compose, put
from socialpolicy.register.model_paths import as_written, keys_at
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.calendar_year import CalendarYear
from socialpolicy.register.models.message import Message
from socialpolicy.yaml import Plain


def written(value: dict[str, Plain], model: type = Account) -> str:
    ordered = as_written(value, model)
    assert isinstance(ordered, dict)
    return compose(ordered).decode()


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ({"opened": "2026-11-20"}, "opened: 2026-11-20"),
        ({"opened": "no"}, 'opened: "no"'),
        ({"inactive_days": "90"}, "inactive_days: 90"),
        ({"crisis_channel": "true"}, "crisis_channel: true"),
        ({"handle": "2026-11-20"}, 'handle: "2026-11-20"'),
        ({"handle": "true"}, 'handle: "true"'),
        ({"platform_id": "100064000000000"}, 'platform_id: "100064000000000"'),
        ({"unknown": "0123"}, 'unknown: "0123"'),
        ({"former_handles": ["12:30", "x"]}, 'former_handles: ["12:30", x]'),
        (
            {"absences": [{"from": "2026-12-21", "who": "deputy"}]},
            "absences:\n  - {who: deputy, from: 2026-12-21}",
        ),
    ],
)
def test_an_account(value: dict[str, Plain], line: str) -> None:
    assert written(value) == f"{line}\n"


def test_a_message() -> None:
    value: dict[str, Plain] = {
        "subject": "1.10",
        "concerns_us": "false",
        "received": "2026-11-20 14:05",
        "actions": [{"at": "2026-11-20 15:40", "did": "ended", "reason": "no"}],
    }
    text = written(value, Message)
    assert text == (
        "received: 2026-11-20 14:05\n"
        "concerns_us: false\n"
        'subject: "1.10"\n'
        "actions:\n"
        '  - {did: ended, at: 2026-11-20 15:40, reason: "no"}\n'
    )
    assert yaml.safe_load(text)["subject"] == "1.10"


def test_at_a_path() -> None:
    banner: dict[str, Plain] = {"confirmed": "2026-11-20", "version": "2014"}
    account = b"id: x\nprofile: {link: a}\n"
    path = ("profile", "banner")
    data = put(account, path, as_written(banner, Account, path))
    assert data.decode().endswith('banner: {version: "2014", confirmed: 2026-11-20}}\n')


def test_a_new_value_is_written_as_the_old_one_was() -> None:
    """The file's own style is kept: a number without quotes stays without, one with them too."""
    assert put(b"version: 2014\n", ("version",), "2026") == b"version: 2026\n"
    assert put(b"version: '2014'\n", ("version",), "2026") == b"version: '2026'\n"
    assert put(b"version: x\n", ("version",), "2026") == b'version: "2026"\n'
    assert put(b"on: 2026-11-20\n", ("until",), "2026-12-01") == (
        b"on: 2026-11-20\nuntil: 2026-12-01\n"
    )


def test_the_keys_of_a_mapping() -> None:
    assert keys_at(Account, ("watch",)) == ["role", "every_working_days", "watched"]
    assert keys_at(Account, ("absences", 0)) == ["who", "from", "to"]
    assert keys_at(Account, ("former_handles",)) == []
    assert keys_at(CalendarYear, ("holidays",)) == []
    assert keys_at(Account, ("no", "such")) == []
