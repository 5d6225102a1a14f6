"""Rules on what differs between the register at hand and the one in the base."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from socialpolicy.finding import DAY, WORDS, Fix, Label, Rule, Severity
from socialpolicy.register.comparison import Comparison
from socialpolicy.register.corrections import Corrections, value_written
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.correction import path_written
from socialpolicy.register.models.field_types import RegisterModel, value_at
from socialpolicy.register.models.message import Message
from socialpolicy.register.naming import comparable
from socialpolicy.register.placeholders import quoted
from socialpolicy.register.register import Located
from socialpolicy.sensitive import find, secrets
from socialpolicy.sensitive.names import holds_name
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml.plain import Path


def had_to_go(text: str) -> bool:
    """Say whether a text held what must be in no register, so that it may be written anew."""
    return bool(find(text) or holds_name(text) or secrets.find(text))


def correctable(words: Text) -> Fix:
    """Make the advice of a rule that an honest correction makes a warning of."""
    sv, en = (f"{own} {more}" for own, more in zip(words, _OR_CORRECT, strict=True))
    return Fix(Text(sv=sv, en=en), {"corrections": [_entry(WORDS, WORDS)]})


_OR_CORRECT = Text(
    sv="Stod det fel, skriv rättelsen också.", en="If it was wrong, write the correction too."
)
_CORRECTED = Text(
    sv="Det står som en rättelse. Den som granskar ändringen avgör om den stämmer.",
    en="It is written as a correction. Whoever reviews the change decides whether it is right.",
)
_HERE = Text(sv="här står rättelsen: {reason}", en="the correction is here: {reason}")


def _entry(path: str | Text, was: str | Text) -> dict[str, str | Text]:
    return {"path": path, "was": was, "on": DAY, "by": WORDS, "reason": WORDS}


class Fact(NamedTuple):
    """A value that the base had: where in the account or message, and what it was."""

    path: Path
    was: object


class Weight(NamedTuple):
    """What becomes of a finding by the corrections: fields of the finding, and values for it."""

    severity: Severity | None
    help: Fix | Text
    related: tuple[Label, ...]
    values: dict[str, object]


class Weighing:
    """The corrections of one account or message at hand, and what they make of what differs."""

    def __init__(
        self,
        beside: Comparison,
        before: Located[Account] | Located[Message],
        after: Located[Account] | Located[Message],
        rule: Rule,
    ) -> None:
        """Compare what is at hand with the base, for a rule whose advice is `correctable`."""
        self._after, self._help = after, rule.help
        zone = ZoneInfo(beside.after.policy.time_zone)
        self.corrections = Corrections(before.model.corrections, after.model.corrections, zone)

    def of(self, *facts: Fact) -> Weight:
        """Weigh a finding by the facts that differ: each has its correction, or it is as it was."""
        entries = [self.corrections.of(*fact) for fact in facts]
        found = list(dict.fromkeys(each for each in entries if each is not None))
        if None not in entries:
            return Weight(Severity.WARNING, _CORRECTED, self._labels(found), {})
        left = [fact for fact, each in zip(facts, entries, strict=True) if each is None]
        values: dict[str, object] = {}
        for number, fact in enumerate(left):
            values[f"path{number}"] = quoted(path_written(fact.path))
            values[f"was{number}"] = quoted(value_written(fact.was))
        lines = [_entry(f"{{path{number}}}", f"{{was{number}}}") for number in range(len(left))]
        help = self._help
        if isinstance(help, Fix):
            help = help._replace(value={"corrections": lines})
        return Weight(None, help, (), values)

    def _labels(self, found: Sequence[int]) -> tuple[Label, ...]:
        here, entries = self._after.at / "corrections", self._after.model.corrections
        return tuple(
            (here / index).label(FilledText(_HERE, {"reason": entries[index].reason}))
            for index in found
        )


def is_alike(was: object, now: object) -> bool:
    """Say whether a value is what it was, whatever the case, the blanks and how letters are made.

    Macs and PDF files give `ö` as two signs, an o and its dots, which nobody can see.
    """
    if isinstance(was, str) and isinstance(now, str):
        return was == now or _folded(was) == _folded(now)
    if isinstance(was, RegisterModel) and type(was) is type(now):
        return was == now or all(
            is_alike(value, getattr(now, name)) for name, value in was.__dict__.items()
        )
    return was == now


def _folded(text: str) -> str:
    return comparable(" ".join(text.split()))


def is_rewritten(before: Account, after: Account, days: Sequence[Path], path: Path) -> bool:
    """Say whether what was done is another thing than before, although it has the days it had.

    What was missing may be filled in, and what must not be there may go.
    """
    done = [value_at(before, day) for day in days]
    if not any(done) or done != [value_at(after, day) for day in days]:
        return False
    was, now = value_at(before, path), value_at(after, path)
    return was is not None and not is_alike(was, now) and not had_to_go(str(was))


def is_same_role(one: str, other: str) -> bool:
    """Say whether two roles are one, whatever the case, the blanks and the punctuation."""
    first, second = ("".join(filter(str.isalnum, comparable(each))) for each in (one, other))
    return first == second
