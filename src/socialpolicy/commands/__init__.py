"""The subcommands, one file each: a signature, then a few lines of work."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from socialpolicy.text import Text


class Subcommand(NamedTuple):
    """A subcommand as it is listed: its module here, and what it does in a sentence.

    One that has `parts`, by their names, has its examples in both languages and no module.
    """

    module: str
    does: Text
    parts: Mapping[str, Subcommand] = MappingProxyType({})
    examples: tuple[str, ...] = ()


COMMANDS = {
    "check": Subcommand(
        "check",
        Text(sv="Kontrollera registret mot policyn.", en="Check the register against the policy."),
    ),
    "rules": Subcommand("rules", Text(sv="Visa alla regler.", en="List every rule.")),
    "explain": Subcommand("explain", Text(sv="Förklara en regel.", en="Explain a rule.")),
    "policy": Subcommand(
        "policy",
        Text(
            sv="Visa policyns meningar och vad som upprätthåller dem.",
            en="Show the policy's sentences and what upholds them.",
        ),
    ),
    "deadline": Subcommand(
        "deadline",
        Text(sv="Räkna ut när ett svar senast ska ges.", en="Work out when an answer is due."),
    ),
    "overdue": Subcommand(
        "overdue",
        Text(
            sv="Visa meddelanden som är sena, ska besvaras i dag eller snart.",
            en="Show messages that are late, due today or due soon.",
        ),
    ),
    "today": Subcommand(
        "today",
        Text(
            sv="Visa vad som ska göras i dag: svar, bevakning och det som snart går ut.",
            en="Show what is to be done today: answers, watching and what runs out soon.",
        ),
    ),
    "duties": Subcommand(
        "duties",
        Text(
            sv="Visa vad som kommer tillbaka, och när det ska vara gjort.",
            en="Show what comes back, and by when it is to be done.",
        ),
    ),
    "accounts": Subcommand(
        "accounts",
        Text(
            sv="Lista kontona, med vem som sköter dem och vad som är fel.",
            en="List the accounts, with who keeps them and what is wrong.",
        ),
    ),
    "show": Subcommand(
        "show",
        Text(
            sv="Visa ett konto eller ett meddelande: vem, vad, när och vad som är fel.",
            en="Show an account or a message: who, what, when and what is wrong.",
        ),
    ),
    "history": Subcommand(
        "history",
        Text(
            sv="Visa ett kontos eller meddelandes historia i git: vad som ändrades och när.",
            en="Show the history of an account or message in git: what changed and when.",
        ),
    ),
    "messages": Subcommand(
        "messages",
        Text(
            sv="Lista meddelanden ur loggen: efter läge, slag, dag eller ord.",
            en="List messages of the log: by state, kind, day or words.",
        ),
    ),
    "report": Subcommand(
        "report",
        Text(
            sv="Skriv en rapport ur registret, till nämnd, revisor, registrator eller arkiv.",
            en="Write a report from the register, for a board, auditor, registrar or archive.",
        ),
    ),
    "publish": Subcommand(
        "publish",
        Text(
            sv="Skriv den publika listan över kommunens konton.",
            en="Write the public list of the municipality's accounts.",
        ),
    ),
    "log-message": Subcommand(
        "log_message",
        Text(sv="Skriv in ett meddelande i loggen.", en="Write a message into the log."),
    ),
    "answer-message": Subcommand(
        "answer_message",
        Text(sv="Notera att ett meddelande är besvarat.", en="Note that a message is answered."),
    ),
    "forward-message": Subcommand(
        "forward_message",
        Text(
            sv="Notera vem som fick ett meddelande för att svara. Klockan fortsätter gå.",
            en="Note who got a message to answer it. The clock goes on.",
        ),
    ),
    "end-message": Subcommand(
        "end_message",
        Text(
            sv="Notera att ett meddelande avslutas utan svar.",
            en="Note that a message is ended without an answer.",
        ),
    ),
    "remove-message": Subcommand(
        "remove_message",
        Text(
            sv="Notera att ett meddelande är borttaget, och på vilken grund.",
            en="Note that a message is removed, and on what ground.",
        ),
    ),
    "reopen-message": Subcommand(
        "reopen_message",
        Text(sv="Notera att ett meddelande öppnas igen.", en="Note that a message is reopened."),
    ),
    "review-reply": Subcommand(
        "review_reply",
        Text(
            sv="Få råd om ett svar innan du skickar det: du-tilltal och enkelt språk.",
            en="Get advice on a reply before you send it: plain language, and du.",
        ),
    ),
    "calendar": Subcommand(
        "calendar",
        Text(
            sv="Visa ett års arbetstid: helgdagar, stängda dagar och dagar med andra tider.",
            en="Show a year of working time: holidays, closed days and days with other hours.",
        ),
    ),
    "open-account": Subcommand(
        "open_account",
        Text(
            sv="Öppna ett konto: svara på det som policyn frågar.",
            en="Open an account: answer what the policy asks.",
        ),
    ),
    "banner": Subcommand(
        "banner",
        Text(
            sv="Lägg kommunens banner på en profilbild.",
            en="Put the municipality's banner on a profile picture.",
        ),
    ),
    "confirm-banner": Subcommand(
        "confirm_banner",
        Text(
            sv="Bekräfta att bannern sitter på kontots profilbild.",
            en="Confirm that the banner is on the account's profile picture.",
        ),
    ),
    "watched": Subcommand(
        "watched",
        Text(
            sv="Notera att konton har setts över i dag.",
            en="Note that accounts have been looked through today.",
        ),
    ),
    "confirm-access": Subcommand(
        "confirm_access",
        Text(
            sv="Bekräfta att rollerna kan logga in på ett konto.",
            en="Confirm that the roles can log in to an account.",
        ),
    ),
    "note-absence": Subcommand(
        "note_absence",
        Text(
            sv="Notera att den ansvariga eller ersättaren är borta.",
            en="Note that the responsible or the deputy is away.",
        ),
    ),
    "hand-over-account": Subcommand(
        "hand_over_account",
        Text(
            sv="Lämna över ett konto: en annan roll blir ansvarig eller ersättare.",
            en="Hand an account over: another role is responsible, or deputy.",
        ),
    ),
    "close-account": Subcommand(
        "close_account",
        Text(
            sv="Avsluta ett konto, med chefen tillfrågad och besked i kanalen.",
            en="Close an account, with the manager asked and notice in the channel.",
        ),
    ),
    "changes": Subcommand(
        "changes",
        Text(
            sv="Visa i ord vad som skiljer registret från en annan revision.",
            en="Say in words what differs from another revision of the register.",
        ),
    ),
    "import": Subcommand(
        "",
        Text(
            sv="Läs in konton eller meddelanden ur ett kalkylblad eller en csv-fil.",
            en="Read in accounts or messages from a spreadsheet or a csv file.",
        ),
        {
            "accounts": Subcommand(
                "import_accounts",
                Text(
                    sv="Läs in konton ur ett kalkylblad, som utkast i registret.",
                    en="Read in accounts from a spreadsheet, as drafts in the register.",
                ),
            ),
            "messages": Subcommand(
                "import_messages",
                Text(
                    sv="Läs in meddelanden ur en lista eller en inkorgs export, till loggen.",
                    en="Read in messages from a list or an inbox's export, into the log.",
                ),
            ),
        },
        ("import accounts konton.xlsx", "import messages logg.csv"),
    ),
    "exceptions": Subcommand(
        "exceptions",
        Text(
            sv="Lista undantagen: från vilken regel, för vad och till vilken dag.",
            en="List the exceptions: from which rule, for what and until which day.",
        ),
    ),
    "grant-exception": Subcommand(
        "grant_exception",
        Text(
            sv="Skriv ett beslutat undantag från en regel.",
            en="Write a decided exception from a rule.",
        ),
    ),
    "known-faults": Subcommand(
        "known_faults",
        Text(
            sv="Visa, skriv upp eller ta bort fel som registret började med.",
            en="Show, list or take out faults that the register began with.",
        ),
    ),
    "init": Subcommand(
        "init",
        Text(
            sv="Börja ett register för en kommun, med tio frågor.",
            en="Begin a municipality's register, with ten questions.",
        ),
    ),
    "schema": Subcommand(
        "schema",
        Text(
            sv="Skriv JSON Schema för registrets filer.",
            en="Print JSON Schema for the register's files.",
        ),
    ),
}
"""The subcommands, in the order people meet them; `SECTIONS` has the order of help."""

SECTIONS = {
    Text(sv="Konton", en="Accounts"): (
        "accounts", "show", "history", "watched", "open-account", "hand-over-account",
        "note-absence", "banner", "confirm-banner", "confirm-access", "close-account",
    ),
    Text(sv="Meddelanden", en="Messages"): (
        "messages", "log-message", "answer-message", "forward-message", "end-message",
        "remove-message", "reopen-message", "review-reply",
    ),
    Text(sv="Kontroll", en="Checking"): (
        "check", "changes", "exceptions", "grant-exception", "known-faults", "rules", "explain",
        "policy",
    ),
    Text(sv="Rapporter", en="Reports"): (
        "today", "duties", "overdue", "report", "publish", "deadline", "calendar",
    ),
    Text(sv="Registret", en="The register"): ("init", "import", "schema"),
}  # fmt: skip
"""What the subcommands are about, as help lists them: a heading, and names of subcommands."""


def subcommand(name: str) -> Subcommand:
    """Find a subcommand by its whole name: `check`, `import`, `import accounts`."""
    first, _, part = name.partition(" ")
    return COMMANDS[first].parts[part] if part else COMMANDS[first]


def whole_names() -> list[str]:
    """Name every subcommand, those with parts before their parts: `import`, `import accounts`."""
    return [
        name
        for first, each in COMMANDS.items()
        for name in (first, *(f"{first} {part}" for part in each.parts))
    ]
