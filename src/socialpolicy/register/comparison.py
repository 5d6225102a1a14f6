"""A register beside the one in a commit: what differs as values, whatever the layout.

Of the commit only what differs in a byte is read, and of that only what differs in meaning is
ever spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import chain
from typing import NamedTuple
from zoneinfo import ZoneInfo

from socialpolicy.finding import Label
from socialpolicy.platforms import PLATFORMS, account_keys
from socialpolicy.register.file_reader import Located, stem
from socialpolicy.register.layout import Role, is_own, role
from socialpolicy.register.log import Log
from socialpolicy.register.models.account import Account
from socialpolicy.register.models.exception import ExceptionEntry, KnownFaults
from socialpolicy.register.models.message import Message
from socialpolicy.register.naming import plain_title
from socialpolicy.register.reader import read_tree
from socialpolicy.register.register import Register
from socialpolicy.storage.commit_tree import CommitTree
from socialpolicy.storage.files import FileEntry, FileKind
from socialpolicy.storage.tree import FolderTree
from socialpolicy.storage.unchanged import beside, emptied, id_of
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml import Place

_IN_PARTS = (Role.ACCOUNT, Role.LOG)
"""The files of which there are many, so that those that are the same are not read."""

_JUDGED_BY = (Role.POLICY, Role.CLAUSES, Role.EXCEPTIONS, Role.KNOWN)
"""The files that say by what all else is judged."""

_FOLDERS_OF_PARTS = ("accounts/", "messages/")

_STOOD = Text(sv="så stod det i {revision}", en="so it said in {revision}")
_OF_DAY = Text(sv="versionen från {day}", en="the version of {day}")
_EARLIER = Text(sv="den förra versionen", en="the earlier version")
_NEAREST = Text(sv="registret som det är nu", en="the register as it is now")


class AccountPair(NamedTuple):
    """An account as it was, and as it is; None where no file has it any more.

    Where no file has its id, it is the account that has its page now, under another id.
    """

    before: Located[Account]
    after: Located[Account] | None


class MessagePair(NamedTuple):
    """A message as it was, and as it is; None where the log has it no more.

    Where it is in another account's log now, `moved_to` is that account.
    """

    account: str
    before: Located[Message]
    after: Located[Message] | None
    moved_to: str = ""


_Found = tuple[str, Located[Message]]
"""A message as it is, and the account that it is logged for."""


def _pair(account: str, before: Located[Message], found: _Found | None) -> MessagePair:
    if found is None:
        return MessagePair(account, before, None)
    moved_to, after = found[0] if found[0] != account else "", found[1]
    if before.model == after.model:
        before = before._replace(model=after.model)  # most are as they were: one is enough to hold
    return MessagePair(account, before, after, moved_to)


@dataclass(frozen=True)
class Comparison:
    """A register at hand and the one that a commit has, its base.

    `before` has the settings whole, but only such accounts and months of the log as differ in a
    byte; `same` are the paths of those that do not. `day` is that of the commit: what lay before
    it had passed.
    """

    before: Register
    after: Register
    day: date
    same: frozenset[str] = frozenset()

    @property
    def version(self) -> FilledText:
        """What the base is called in a sentence: by its day, as an id says nothing to people."""
        return FilledText(_EARLIER if self.day == self.after.today else _OF_DAY, {"day": self.day})

    @cached_property
    def accounts(self) -> tuple[AccountPair, ...]:
        """Each account that may differ, with what it is now."""
        return tuple(
            AccountPair(
                located, self.after.account(located.model.id) or self._renamed(located.model)
            )
            for located in self.before.accounts
        )

    def _renamed(self, account: Account) -> Located[Account] | None:
        return next((self._by_page[key] for key in pages(account) if key in self._by_page), None)

    @cached_property
    def _by_page(self) -> dict[tuple[str, str], Located[Account]]:
        """The accounts at hand whose ids the base did not have, by their pages."""
        ids = {each.model.id for each in self.before.accounts}
        changed = (each for each in self.after.accounts if each.file not in self.same_files)
        new = [each for each in changed if each.model.id not in ids]
        return {key: each for each in reversed(new) for key in pages(each.model)}

    @cached_property
    def opened(self) -> tuple[AccountPair, ...]:
        """Those of them that had been opened by the base's day."""
        return tuple(each for each in self.accounts if not each.before.model.is_planned(self.day))

    @cached_property
    def messages(self) -> tuple[MessagePair, ...]:
        """Each message that may differ, with what it is now.

        What was in a month that cannot be understood any more is left out: that is an error of
        its own, and nobody knows what stands there.
        """
        now = {
            each.model.id: (log.account, each)
            for log in reversed(self._changed_logs)
            for each in reversed(log.messages)
        }
        broken = {(log.account, log.month) for log in self._changed_logs if log.problems}
        pairs: list[MessagePair] = []
        for log in self.before.logs:
            for located in chain.from_iterable(each.messages for each in log.stretches()):
                found = now.get(located.model.id)
                if found is None and (log.account, log.month) in broken:
                    continue
                pairs.append(_pair(log.account, located, found))
        missing = {pair.before.model.id for pair in pairs if pair.after is None}
        elsewhere = dict(self._in_same_logs(missing)) if missing else {}
        return tuple(
            pair
            if pair.after
            else _pair(pair.account, pair.before, elsewhere.get(pair.before.model.id))
            for pair in pairs
        )

    @cached_property
    def _changed_logs(self) -> tuple[Log, ...]:
        return tuple(log for log in self.after.logs if _path(log) not in self.same)

    def _in_same_logs(self, ids: set[str]) -> Iterator[tuple[str, _Found]]:
        for log in self.after.logs:
            if _path(log) in self.same:
                for located in log.messages:
                    if located.model.id in ids:
                        yield located.model.id, (log.account, located)
                log.let_go()

    @cached_property
    def same_files(self) -> frozenset[str]:
        """The files at hand, as shown to people, that are the same as in the base."""
        return frozenset(
            entry.source.file for entry in self.after.entries if entry.path in self.same
        )

    @cached_property
    def same_accounts(self) -> frozenset[str]:
        """The ids of the accounts at hand whose files are the same as in the base."""
        same = self.same_files
        return frozenset(each.model.id for each in self.after.accounts if each.file in same)

    @cached_property
    def has_same_settings(self) -> bool:
        """Whether all that accounts are judged by is as it was, byte for byte."""
        was, now = (
            {
                entry.path: entry.source.data
                for entry in register.entries
                if is_own(role(entry.path)) and role(entry.path) not in _IN_PARTS
            }
            for register in (self.before, self.after)
        )
        return was == now

    @property
    def has_same_excuses(self) -> bool:
        """Whether the exceptions and known faults say what they said."""
        return _excuses(self.before) == _excuses(self.after)

    @property
    def has_same_settings_in_meaning(self) -> bool:
        """Whether the settings, the policy's sentences and what is excused say what they said."""
        was, now = self.before, self.after
        sentences = ([each.model for each in register.clauses] for register in (was, now))
        first, second = sentences
        return was.policy == now.policy and first == second and self.has_same_excuses

    @cached_property
    def by_settings_before(self) -> Register:
        """The register at hand with the settings, sentences and exceptions of the base."""
        was, now = self.before, self.after
        before = [each for each in was.entries if role(each.path) in _JUDGED_BY]
        others = [each for each in now.entries if role(each.path) not in _JUDGED_BY]
        entries = sorted((*others, *before), key=lambda entry: entry.path)
        files = {entry.source.file for entry in entries}
        problems = (*now.problems_of_files, *was.problems_of_files)
        return replace(
            now,
            policy=was.policy,
            policy_at=was.policy_at,
            clauses=was.clauses,
            exceptions=was.exceptions,
            known=was.known,
            as_of=now.as_of.astimezone(ZoneInfo(was.policy.time_zone)),
            entries=tuple(entries),
            problems_of_files=tuple(each for each in problems if each.label.source.file in files),
        )

    @cached_property
    def whole_before(self) -> Register:
        """The base's register whole: what is the same is taken from the one at hand."""
        before, after, same = self.before, self.after, self.same_files
        entries = [*before.entries, *(e for e in after.entries if e.source.file in same)]
        entries.sort(key=lambda entry: entry.path)
        position = {entry.source.file: number for number, entry in enumerate(entries)}
        accounts = [*before.accounts, *(each for each in after.accounts if each.file in same)]
        logs = [*before.logs, *(log for log in after.logs if log.file in same)]
        unread = {stem(e.path) for e in after.entries if e.source.file in same}
        problems = (each for each in after.problems_of_files if each.label.source.file in same)
        return replace(
            before,
            entries=tuple(entries),
            accounts=tuple(sorted(accounts, key=lambda each: position.get(each.file, -1))),
            logs=tuple(sorted(logs, key=lambda log: position.get(log.file, -1))),
            unread_accounts=before.unread_accounts | (after.unread_accounts & unread),
            problems_of_files=(*before.problems_of_files, *problems),
        )

    def narrowed(self) -> Comparison:
        """Give the same with only what may differ of what is at hand.

        The accounts whose log may differ are with it.
        """
        after, same = self.after, self.same_files
        logs = tuple(log for log in after.logs if log.file not in same)
        logged = {log.account for log in logs}
        accounts = tuple(
            each for each in after.accounts if each.file not in same or each.model.id in logged
        )
        read = {each.file for each in accounts}
        entries = tuple(
            each
            for each in after.entries
            if each.source.file not in same or each.source.file in read
        )
        narrow = replace(after, accounts=accounts, logs=logs, entries=entries)
        return Comparison(self.before, narrow, self.day, self.same)

    def stood(self, at: Place) -> Label:
        """Mark a place in the base's text, and say that it was there."""
        return at.label(FilledText(_STOOD, {"revision": self.version}))

    def nearest(self) -> Label:
        """Mark a place at hand for what is nowhere any more."""
        return self.after.policy_at.label(FilledText(_NEAREST, {}))


def pages(account: Account) -> tuple[tuple[str, str], ...]:
    """Give what tells an account's page, however the address is written."""
    platform, number = PLATFORMS[account.platform], account.platform_id
    own = ((account.platform, f"id/{number.strip()}"),) if number else ()
    return (*account_keys(platform, account.handle, account.url, number), *own)


def _excuses(register: Register) -> tuple[list[ExceptionEntry], KnownFaults | None]:
    known = register.known.model if register.known else None
    return [each.model for each in register.exceptions], known


def _path(log: Log) -> str:
    return f"messages/{log.account}/{log.month}.yaml"


def compare(tree: CommitTree, after: Register, folder: FolderTree | None = None) -> Comparison:
    """Compare a register at hand, which was read from a folder or a commit, with one in a commit.

    Raises RevisionError where the commit cannot be read, and NotARegisterError where it has none.
    """
    now = {entry.path: entry for entry in after.entries if role(entry.path) in _IN_PARTS}
    if folder and not after.policy.messages:
        same, others = beside(folder, tree, now)
        before = read_tree(tree.of_these(others), after.as_of)
        if not before.policy.messages:
            return _comparison(tree, before, after, same)
    ids = _ids_in_parts(tree) | _ids_of_log_outside(tree, after.as_of)
    same = frozenset(path for path, id in ids.items() if path in now and _is(now[path], id))
    others = {path: entry for path, entry in tree.walked.items() if path not in same}
    before = read_tree(tree.of_these(others), after.as_of)
    # What is the same may lie outside the register too.
    entries = tuple(entry for entry in before.entries if entry.path not in same)
    logs = tuple(log for log in before.logs if _path(log) not in same)
    return _comparison(tree, replace(before, entries=entries, logs=logs), after, same)


def _comparison(
    tree: CommitTree, before: Register, after: Register, same: frozenset[str]
) -> Comparison:
    day = _day(tree, before)
    left = _left(before, after, day)
    return Comparison(before, replace(after, left=left) if left else after, day, same)


def _left(before: Register, after: Register, day: date) -> dict[str, dict[str, date]]:
    """Give the roles that have left an account since a commit, with the day of the commit."""
    left: dict[str, dict[str, date]] = {}
    for located in before.accounts:
        now = after.account(located.model.id)
        kept = {plain_title(each.role) for _, each in now.model.holders()} if now else set()
        roles = {plain_title(each.role) for _, each in located.model.holders()} - kept
        if roles:
            left[located.model.id] = dict.fromkeys(roles, day)
    return left


def compare_narrowly(tree: CommitTree, folder: FolderTree, as_of: datetime) -> Comparison:
    """Compare a folder with a commit, and read of the folder no more than what may differ.

    The accounts whose log may differ are read too. Raises as `compare` does, and OSError where the
    folder cannot be listed.
    """
    names = folder.names()
    # Whether each is of the register need not be asked: what is the same changes nothing.
    paths = {path for path, _ in names if path.startswith(_FOLDERS_OF_PARTS)}
    same, others = beside(folder, tree, paths)
    before = read_tree(tree.of_these(others), as_of)
    differ = paths - same
    logged = (path.split("/") for path in differ if path.startswith("messages/"))
    needed = {f"accounts/{account}.yaml" for _, account, *month in logged if month}
    left_out = same - needed | emptied(differ, same)
    after = read_tree(folder.of_these([each for each in names if each[0] not in left_out]), as_of)
    if before.policy.messages or after.policy.messages:
        return compare(tree, read_tree(folder, as_of)).narrowed()
    return Comparison(before, after, _day(tree, before), same)


def _day(tree: CommitTree, before: Register) -> date:
    return tree.commit.made.astimezone(ZoneInfo(before.policy.time_zone)).date()


def _ids_in_parts(tree: CommitTree) -> dict[str, str]:
    """Give the ids of a commit's accounts and months of the log, by their paths."""
    return {path: id for path, id in tree.ids().items() if role(path) in _IN_PARTS}


def _ids_of_log_outside(tree: CommitTree, as_of: datetime) -> dict[str, str]:
    """Give the ids of the months of a log that a commit has outside the register."""
    alone = {path: entry for path, entry in tree.walked.items() if path == "policy.yaml"}
    settings = read_tree(tree.of_these(alone), as_of, only=(Role.POLICY,), listed=True)
    return {
        entry.path: entry.unread.id
        for entry in settings.entries
        if role(entry.path) is Role.LOG and entry.unread and not isinstance(entry.unread, str)
    }


def _is(entry: FileEntry, id: str) -> bool:
    """Say whether a file that was read holds what git knows by an id, byte for byte."""
    if entry.unread and not isinstance(entry.unread, str):
        return entry.unread.id == id
    return entry.kind is FileKind.FILE and id_of(entry.filled().source.data, id) == id
