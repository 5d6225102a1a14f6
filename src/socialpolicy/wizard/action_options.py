"""What somebody wishes to have noted about a message, and what is still missing of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from socialpolicy.cli.errors import CommandError, require_choice, require_seen
from socialpolicy.register.models.message import GROUNDS
from socialpolicy.register.register import Register
from socialpolicy.text import Text
from socialpolicy.wizard.log_times import day_written, moment_written, of_option, told_written
from socialpolicy.yaml import Plain

DECISIONS = ("minor", "kept-in-order", "registered")
BASES = ("law", "policy")

COMMANDS = {
    "answered": "answer-message",
    "forwarded": "forward-message",
    "ended": "end-message",
    "removed": "remove-message",
}
"""The command that notes each."""

_NEEDED = {"forwarded": ("to",), "ended": ("reason",), "removed": ("ground", "basis")}

_NO_DECISION = Text(
    sv="Beslutet {word} finns inte. Välj {known}.",
    en="There is no decision {word}. Choose {known}.",
)
_NO_GROUND = Text(
    sv="Grunden {word} finns inte. Välj {known}.", en="There is no ground {word}. Choose {known}."
)
_NO_BASIS = Text(
    sv="{word} är varken lagen eller policyn. Välj {known}.",
    en="{word} is neither the law nor the policy. Choose {known}.",
)
_NO_DAY = Text(
    sv="Ange dagen då kopian sparades med --preserved-on.",
    en="Give the day the copy was preserved with --preserved-on.",
)
_NUMBER = Text(
    sv="Ange diarienumret med --number när beslutet är registered.",
    en="Give the registration number with --number when the decision is registered.",
)
_NUMBER_ALONE = Text(
    sv="--number hör ihop med --record registered.",
    en="--number belongs with --record registered.",
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be noted about a message; `more` has the action's further keys, by name."""

    did: str
    id: str | None = None
    by: str | None = None
    done: str | None = None
    record: str | None = None
    number: str | None = None
    at: str | None = None
    dry_run: bool = False
    yes: bool = False
    more: Mapping[str, Plain] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        """The options, but for the id, without which nothing can be noted."""
        keys = [key for key in _NEEDED.get(self.did, ()) if key not in self.more]
        if self.more.get("ground") == "other-law" and "law" not in self.more:
            keys.append("law")
        return [f"--{key}" for key in keys]

    @property
    def decision(self) -> dict[str, Plain] | None:
        """The decision on registration as it is written, if there is one."""
        return given(decision=self.record, number=self.number) or None


def given(**options: Plain) -> dict[str, Plain]:
    """Keep the options that were given."""
    return {key: value for key, value in options.items() if value is not None}


def removal(
    ground: str | None,
    basis: str | None,
    law: str | None,
    author_told: str | None,
    preserved_on: str | None,
    preserved_reference: str | None,
) -> dict[str, Plain]:
    """Give the keys of a removal. Raises CommandError for what is unknown."""
    if ground is not None:
        require_choice(ground, GROUNDS, _NO_GROUND)
    if basis is not None:
        require_choice(basis, BASES, _NO_BASIS)
    if preserved_reference is not None and preserved_on is None:
        raise CommandError(_NO_DAY)
    preserved = given(on=preserved_on, reference=preserved_reference) or None
    return given(ground=ground, basis=basis, law=law, author_told=author_told, preserved=preserved)


def timed(wishes: Wishes, register: Register) -> Wishes:
    """Write the times and days as the log has them. Raises CommandError for what is none."""
    done, more = wishes.done, dict(wishes.more)
    if done is not None:
        with of_option("--done"):
            done = moment_written(done, register)
    told, preserved = more.get("author_told"), more.get("preserved")
    if isinstance(told, str):
        more["author_told"] = told_written(told, register)
    if isinstance(preserved, dict):
        with of_option("--preserved-on"):
            more["preserved"] = {
                **preserved,
                "on": day_written(str(preserved["on"]), register.today),
            }
    return replace(wishes, done=done, more=more)


def require_words(wishes: Wishes) -> None:
    """Refuse what nobody sees in what was written."""
    preserved = wishes.more.get("preserved")
    nested = preserved if isinstance(preserved, dict) else {}
    texts = {"by": wishes.by, "number": wishes.number, **wishes.more}
    texts |= {f"preserved-{key}": text for key, text in nested.items()}
    for key, text in texts.items():
        if isinstance(text, str):
            require_seen(f"--{key.replace('_', '-')}", text)


def require_decision(wishes: Wishes) -> None:
    """Refuse a decision that there is none of, and a number without the decision it is for."""
    if wishes.record is not None:
        require_choice(wishes.record, DECISIONS, _NO_DECISION)
    if wishes.record == "registered" and not (wishes.number or "").strip():
        raise CommandError(_NUMBER)
    if wishes.number is not None and wishes.record != "registered":
        raise CommandError(_NUMBER_ALONE)
