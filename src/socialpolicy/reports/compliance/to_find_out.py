"""What is left to find out of accounts that were read in: what the policy asks and no list had."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from socialpolicy.register.models.account import Account
from socialpolicy.register.models.field_types import value_at
from socialpolicy.register.placeholders import is_blank
from socialpolicy.register.register import Register
from socialpolicy.reports.columns import ACCOUNT
from socialpolicy.reports.tables import Bars, Coded, Column, Kind, Row, Table
from socialpolicy.text import Text


class _Topic(NamedTuple):
    """Something to find out: its name in a list, what it is, and the fields that say it.

    Where `days` are missing, no … stands for them: a day has no such sign.
    """

    key: str
    name: Text
    words: Text
    texts: tuple[str, ...]
    days: tuple[str, ...] = ()


TOPICS = (
    _Topic("name", Text(sv="namn", en="name"), Text(sv="namnet", en="its name"), ("name",)),
    _Topic(
        "opened",
        Text(sv="öppnat", en="opened"),
        Text(sv="dagen det öppnades", en="the day it opened"),
        (),
        ("opened",),
    ),
    _Topic(
        "analysis",
        Text(sv="analys", en="analysis"),
        Text(sv="syfte, målgrupp och budskap", en="purpose, audience and message"),
        ("analysis.purpose", "analysis.audience", "analysis.message"),
    ),
    _Topic(
        "manager",
        Text(sv="chef", en="manager"),
        Text(sv="chefen som har frågats", en="the manager who was asked"),
        ("manager.role",),
    ),
    _Topic(
        "approval",
        Text(sv="godkännande", en="approval"),
        Text(sv="vem som godkände det, och när", en="who approved it, and when"),
        ("approval.by", "approval.body", "approval.reference"),
        ("approval.on",),
    ),
    _Topic(
        "informed",
        Text(sv="samordnaren", en="coordinator"),
        Text(sv="när samordnaren fick veta det", en="when the coordinator was told"),
        (),
        ("coordinator_informed",),
    ),
    _Topic(
        "responsible",
        Text(sv="ansvarig", en="responsible"),
        Text(sv="ansvarig, och hur rollen nås", en="the responsible, and how to reach them"),
        ("responsible.role", "responsible.contact"),
    ),
    _Topic(
        "deputy",
        Text(sv="ersättare", en="deputy"),
        Text(sv="ersättare, och hur rollen nås", en="the deputy, and how to reach them"),
        ("deputy.role", "deputy.contact"),
    ),
    _Topic(
        "access",
        Text(sv="inloggning", en="log-in"),
        Text(sv="var inloggningen förvaras", en="where the log-in is kept"),
        ("access.kept_in",),
    ),
    _Topic(
        "profile",
        Text(sv="presentation", en="presentation"),
        Text(sv="presentation och länk på sidan", en="presentation and link on the page"),
        ("profile.presentation", "profile.link"),
    ),
    _Topic(
        "watch",
        Text(sv="bevakning", en="watching"),
        Text(sv="vem som bevakar det", en="who watches it"),
        ("watch.role",),
    ),
    _Topic(
        "archive",
        Text(sv="arkivplan", en="archive plan"),
        Text(sv="var det står i arkivplanen", en="where the archive plan has it"),
        ("archive_plan.plan", "archive_plan.section"),
    ),
)
"""All that a draft may lack, in the order of an account's file."""


def lacking(account: Account) -> list[_Topic]:
    """List what a draft leaves open; nothing of an account in which no … is left."""
    marked = {path for each in TOPICS for path in each.texts if _is_marked(account, path)}
    if not marked:
        return []
    return [
        each
        for each in TOPICS
        if not marked.isdisjoint(each.texts)
        or any(value_at(account, day.split(".")) is None for day in each.days)
    ]


def _is_marked(account: Account, path: str) -> bool:
    """Say whether a mark such as … stands where a text should be."""
    value = value_at(account, path.split("."))
    return isinstance(value, str) and is_blank(value)


def drafts(accounts: Collection[Account], register: Register) -> dict[str, list[_Topic]]:
    """Give what is to be found out of each account that is not closed, by its id."""
    found = {each.id: lacking(each) for each in accounts if not each.is_closed(register.today)}
    return {id: topics for id, topics in found.items() if topics}


def tables(found: dict[str, list[_Topic]]) -> Sequence[Table]:
    """Count the accounts that lack each thing, and list what each account lacks."""
    if not found:
        return ()
    by_topic = [(each, [id for id in found if each in found[id]]) for each in TOPICS]
    return (
        Table(
            "to_find_out",
            Text(sv="Att ta reda på", en="To find out"),
            (
                Column("what", Text(sv="Vad", en="What")),
                Column("accounts", Text(sv="Konton", en="Accounts"), Kind.NUMBER),
            ),
            tuple(
                Row((Coded(each.key, each.words), len(ids)), {"accounts": ids})
                for each, ids in by_topic
                if ids
            ),
            _NOTHING,
            chart=Bars("what", "accounts"),
        ),
        Table(
            "to_find_out_by_account",
            Text(sv="Att ta reda på, konto för konto", en="To find out, account by account"),
            (ACCOUNT, Column("what", Text(sv="Vad", en="What"), Kind.LIST)),
            tuple(
                Row((id, tuple(Coded(each.key, each.name) for each in topics)))
                for id, topics in found.items()
            ),
            _NOTHING,
        ),
    )


_NOTHING = Text(sv="Inget.", en="Nothing.")
