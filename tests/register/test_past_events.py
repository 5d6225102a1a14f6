"""Days of an account that cannot lie ahead: each date field says so, or is on a short list."""

from __future__ import annotations

from datetime import date
from typing import Any

from socialpolicy.register.model_paths import known_fields, models_in
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.field_types import known_of
from socialpolicy.register.past_events import past_events
from socialpolicy.register.schema import schema

MAY_LIE_AHEAD = {
    "opened",
    "taken_over.on",
    "absences.from",
    "absences.to",
    "closing.on",
    "closing.announced.on",
}
"""Plans and notices, by their keys from the top of the file."""


def test_every_day_has_been_or_may_lie_ahead() -> None:
    marked = {
        ".".join(map(str, (*path, key)))
        for path, model in models_in(Account)
        for key, field in known_fields(model).items()
        if known_of(field).happened
    }
    assert marked | MAY_LIE_AHEAD == set(dates_in(schema("account")))
    assert not marked & MAY_LIE_AHEAD


def dates_in(
    part: dict[str, Any], whole: dict[str, Any] | None = None, above: str = ""
) -> list[str]:
    """Name the dates of an account by its JSON Schema."""
    whole = whole or part
    if "$ref" in part:
        part = whole["$defs"][part["$ref"].rpartition("/")[2]]
    if part.get("format") == "date":
        return [above]
    found = dates_in(part["items"], whole, above) if "items" in part else []
    for option in part.get("anyOf", ()):
        found += dates_in(option, whole, above)
    for key, each in part.get("properties", {}).items():
        found += dates_in(each, whole, f"{above}.{key}" if above else key)
    return found


def test_they_are_found_wherever_they_stand() -> None:
    account = Account.model_validate(
        {
            "id": "badet",
            "platform": "facebook",
            "name": "Badet",
            "url": "https://www.facebook.com/badet",
            "kind": "operational",
            "unit": "kultur",
            "opened": "2027-01-01",
            "last_post": "2026-03-01",
            "profile": {"banner": {"confirmed": "2026-03-02"}},
            "editors": [{"role": "Chef"}, {"role": "Vikarie", "assignment": {"on": "2026-03-03"}}],
            "closing": {"on": "2027-02-01", "announced": {"on": "2027-01-20"}},
        }
    )
    assert {(path, day, what.sv) for path, day, what in past_events(account)} == {
        (("last_post",), date(2026, 3, 1), "det senaste inlägget"),
        (("profile", "banner", "confirmed"), date(2026, 3, 2), "bekräftelsen av bannern"),
        (("editors", 1, "assignment", "on"), date(2026, 3, 3), "uppdraget"),
    }
