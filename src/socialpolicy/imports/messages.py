"""`import messages`: rows of a list or an inbox's export appended to the log, all or none.

A message that the log has already is passed over, so that reading the same file twice adds
nothing. What the rules about messages call an error by itself refuses its row.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from socialpolicy.cli.context import Context
from socialpolicy.cli.errors import CommandError, in_the_same_words, until_broken_off
from socialpolicy.cli.load import register_with_log
from socialpolicy.finding import Severity
from socialpolicy.imports.dialogue import Dialogue, Options
from socialpolicy.imports.headings import MESSAGE_FIELDS
from socialpolicy.imports.message_rows import (
    Entry,
    Identity,
    MessageRows,
    identity_of,
    with_whole_times,
)
from socialpolicy.imports.remarks import Remarks
from socialpolicy.register.new_message import new_id, with_messages
from socialpolicy.register.register import Register
from socialpolicy.schedule import ScheduleError, localise, zone_named
from socialpolicy.source import Source
from socialpolicy.text import Counted, Language, Text, named
from socialpolicy.wizard.draft_check import DraftCheck, new_findings
from socialpolicy.wizard.message_check import REMINDERS
from socialpolicy.wizard.message_log import Log, Month, alone
from socialpolicy.wizard.terminal import Item
from socialpolicy.yaml import Plain, read
from socialpolicy.yaml.read_fast import silence

_SETTABLE = ("account", "channel", "kind", "subject")
_REFUSING = frozenset({"M01", "M02", "M14", "M19", "R01"})
"""Rules about a message by itself: what came in too late to be answered in time came in all the
same, and is for `check` to say."""

_ZONES = (
    ("", Text(sv="Kommunens tid ({zone})", en="The municipality's time ({zone})")),
    ("UTC", Text(sv="UTC, som många plattformar skriver", en="UTC, as many platforms write")),
)
_WHICH_ZONE = Text(
    sv="I vilken tid är klockslagen i filen, där ingen förskjutning står?",
    en="In which time are the times of day in the file, where no offset is written?",
)
_ZONE_TAKEN = Text(
    sv="Klockslag utan förskjutning läses som kommunens tid ({zone}). Är de i en annan, kör med "
    "--time-zone, till exempel --time-zone UTC.",
    en="Times of day without an offset are read as the municipality's time ({zone}). If they are "
    "in another, run with --time-zone, such as --time-zone UTC.",
)
_NO_TIMES = Text(
    sv="Ingen kolumn säger när meddelandena kom in. Säg vilken det är, till exempel "
    "--map B=received.",
    en="No column says when the messages were received. Say which it is, such as --map B=received.",
)
_NO_DAYS = Text(
    sv="{column} har bara klockslag, och ingen kolumn säger vilken dag meddelandena kom in. Säg "
    "vilken kolumn dagen står i, till exempel --map C=received.",
    en="{column} has only times of day, and no column says on which day the messages were "
    "received. Say which column has the day, such as --map C=received.",
)
_BROKEN = Text(sv="{rule} ({code})", en="{rule} ({code})")
_PASSED = Counted(
    Text(
        sv="Ett meddelande finns redan i loggen och lämnas.",
        en="One message is in the log already and is left.",
    ),
    Text(
        sv="{count} meddelanden finns redan i loggen och lämnas.",
        en="{count} messages are in the log already and are left.",
    ),
)
_NONE = Text(
    sv="Det finns inga nya meddelanden att skriva.", en="There are no new messages to write."
)
_MESSAGES = Counted(
    Text(sv="ett meddelande", en="one message"),
    Text(sv="{count} meddelanden", en="{count} messages"),
)
_WRITTEN = Counted(
    Text(sv="Ett meddelande är skrivet", en="One message was written"),
    Text(sv="{count} meddelanden är skrivna", en="{count} messages were written"),
)
_DONE = Text(
    sv="{written} i loggen. Vad som väntar på svar ser du med:\n  socialpolicy overdue",
    en="{written} into the log. See what waits for an answer with:\n  socialpolicy overdue",
)


def run(around: Context, options: Options, time_zone: str | None) -> int:
    """Read the file, show what becomes of it, and write the messages. Gives the exit code."""
    code = 0
    with until_broken_off() as work, in_the_same_words():
        register = register_with_log(around)
        work.language = around.language(register)
        own = zone_named(time_zone) if time_zone else None
        dialogue = Dialogue(options, work.language)
        filled = dialogue.filled(MESSAGE_FIELDS, _SETTABLE)
        found = dialogue.columns(MESSAGE_FIELDS, with_whole_times)
        if found is None:
            return 0
        if found.column_of("received") is None:
            if found.column_of("clock") is None:
                raise CommandError(_NO_TIMES)
            raise CommandError(_NO_DAYS, column=found.named("clock"))
        zone = own or _zone(dialogue, register)
        rows = MessageRows(found, register, Remarks(), filled, zone)
        for row in dialogue.each(found.rows):
            rows.take(row)
        with alone(around.folder(), register) as log:
            months, passed = _months(rows, log, schema=_has_schema(around, register))
        dialogue.tell(rows.remarks)
        if passed:
            dialogue.say(_PASSED.of(passed).text, count=passed)
        refused = len(rows.remarks.refused)
        count = sum(len(each.entries) for each in months)
        code = 1 if refused else 0
        if not count:
            dialogue.say(_NONE)
        elif options.dry_run:
            dialogue.show((each.month.path, each.data) for each in months)
        elif not dialogue.is_to_write(_MESSAGES.of(count), refused, "received"):
            return 0
        else:
            # Nobody waits for the lock while a person thinks. What has changed is refused.
            with alone(around.folder(), register) as log:
                log.write_all([(each.month, each.data) for each in months])
                work.written = True
            for each in months:
                sys.stdout.write(f"{each.month.file}\n")
            dialogue.say(_DONE, written=_WRITTEN.of(count))
    return code


def _has_schema(around: Context, register: Register) -> bool:
    return (around.folder() / ".schema" / "messages.json").is_file() and not (
        register.policy.messages
    )


def _zone(dialogue: Dialogue, register: Register) -> ZoneInfo:
    """Ask which time zone the file is in, or say which it is taken to be in."""
    own = register.policy.time_zone
    if dialogue.asker is None:
        dialogue.say(_ZONE_TAKEN, zone=own)
        return zone_named(own)
    dialogue.asker.say(_WHICH_ZONE.in_language(dialogue.language), strong=True)
    items = [Item(value, text.fill(dialogue.language, {"zone": own})) for value, text in _ZONES]
    chosen = dialogue.asker.choose(items, "").strip()
    return zone_named(chosen or own)


class _ChangedMonth:
    """A month of an account's log with the entries that are new in it."""

    def __init__(self, month: Month, register: Register, *, schema: bool) -> None:
        self.month = month
        self.entries: dict[str, Entry] = {}
        self._register = register
        self._schema = schema
        self._taken = (month.before or b"").decode("utf-8", "replace")
        self.data = month.before or b""

    def add(self, entry: Entry) -> None:
        """Give an entry an id, and keep it."""
        day = str(entry.values["received"])[:10].replace("-", "")
        id = new_id(self.month.account, day, self._taken)
        while id in self.entries:
            id = new_id(self.month.account, day, self._taken)
        self.entries[id] = entry

    def compose(self) -> None:
        """Write the month as it is to be."""
        messages = [{"id": id, **entry.values} for id, entry in self.entries.items()]
        own = named(self._register.policy.language) or Language.SWEDISH
        before = self.month.before
        self.data = (
            with_messages(before, messages, own, schema=self._schema) if messages else before or b""
        )

    def judge(self, rows: MessageRows) -> bool:
        """Refuse the entries that the rules call wrong by themselves; say whether any were."""
        path = f"messages/{self.month.account}/{self.month.month}.yaml"
        check = DraftCheck(self._register, path)
        found = check.check(Source(self.month.file, self.data)).found
        wrong: dict[str, str] = {}
        for finding in new_findings(check.known, found):
            code, id = finding.rule.code, finding.subject or ""
            serious = finding.severity is Severity.ERROR or code == "M19"
            if serious and code not in REMINDERS and (code in _REFUSING or code[0] == "Y"):
                entry = self.entries.get(id)
                if entry is None or id in wrong:
                    continue
                wrong[id] = code
                rows.refuse(entry, "received", _BROKEN, rule=finding.rule.title, code=code)
        for id in wrong:
            del self.entries[id]
        return bool(wrong)


def _months(rows: MessageRows, log: Log, *, schema: bool) -> tuple[list[_ChangedMonth], int]:
    """Put what is new in its months, and count what the log had already."""
    by_month: dict[tuple[str, str], list[Entry]] = {}
    for entry in rows.entries:
        key = entry.account, str(entry.values["received"])[:7]
        by_month.setdefault(key, []).append(entry)
    changed: list[_ChangedMonth] = []
    passed = 0
    for (account, number), entries in by_month.items():
        month = log.month(account, number)
        known = _known(month, rows.register)
        one = _ChangedMonth(month, rows.register, schema=schema)
        for entry in entries:
            if known[entry.identity] > 0:
                # A reference is one message's; without one, two alike may both be in the log.
                known[entry.identity] -= not entry.identity.reference
                passed += 1
                continue
            if entry.identity.reference:
                known[entry.identity] += 1
            one.add(entry)
        one.compose()
        if one.entries and one.judge(rows):
            one.compose()
        if one.entries:
            changed.append(one)
    return changed, passed


def _known(month: Month, register: Register) -> Counter[Identity]:
    """Count the messages that a month has, by what tells them apart."""
    if month.before is None:
        return Counter()
    with silence():
        value: Plain = read(Source(month.file, month.before)).value
    found: Counter[Identity] = Counter()
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict) and (second := _second(entry, register)) is not None:
            found[identity_of(month.account, entry, second)] += 1
    return found


def _second(entry: Mapping[str, Plain], register: Register) -> int | None:
    try:
        moment = datetime.fromisoformat(str(entry.get("received")))
        local = localise(moment, register.schedule.zone).replace(second=0, microsecond=0)
    except (ValueError, ScheduleError):
        return None
    return register.schedule.second(local)
