"""`socialpolicy init`: begin a register of a municipality's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import DryRunOfChange, YesUnseen
from socialpolicy.text import Text


def _option(name: str, metavar: Text, help: Text) -> Any:  # noqa: ANN401 - typer keeps its class
    return typer.Option(
        name, metavar=translated(*metavar), help=translated(*help), show_default=False
    )


_TEXT = Text(sv="TEXT", en="TEXT")
_AUTHORITY = _option(
    "--authority",
    _TEXT,
    Text(sv="Kommunens namn.", en="The municipality's name."),
)
_WEBSITE = _option("--website", _TEXT, Text(sv="Webbplatsen.", en="The website."))
_DOMAINS = _option(
    "--domains",
    _TEXT,
    Text(
        sv="Domänerna i e-postadresserna, med komma emellan.",
        en="The domains of mail addresses, with commas between.",
    ),
)
_DEPARTMENTS = _option(
    "--departments",
    _TEXT,
    Text(
        sv='Förvaltningar med nämnder, "Socialförvaltningen: Socialnämnden; Bolaget AB", eller en '
        "textfil med en på varje rad.",
        en='Departments with boards, "Social Services: Social Board; Housing Ltd", or a text file '
        "with one a line.",
    ),
)
_COORDINATOR = _option(
    "--coordinator",
    _TEXT,
    Text(sv="Enheten som samordnar.", en="The unit that coordinates."),
)
_HOURS = _option(
    "--hours",
    _TEXT,
    Text(
        sv="När någon är i tjänst, 08:00-17:00 eller mån-tor 08:00-17:00; fre 08:00-15:00.",
        en="When somebody is on duty, 08:00-17:00 or mon-thu 08:00-17:00; fri 08:00-15:00.",
    ),
)
_RESPONSE_TIMES = _option(
    "--response-times",
    _TEXT,
    Text(
        sv="Hur snabbt ni svarar, 1 arbetsdag eller x: 4 timmar; 1 arbetsdag.",
        en="How soon you answer, 1 working day or x: 4 hours; 1 working day.",
    ),
)
_MESSAGES = _option(
    "--messages",
    Text(sv="MAPP", en="DIR"),
    Text(
        sv="Var loggen ligger om inte i registret, räknat från registrets mapp.",
        en="Where the log is if not in the register, counted from the register's folder.",
    ),
)
_OWNER = _option(
    "--owner",
    Text(sv="@GRUPP", en="@TEAM"),
    Text(
        sv="Gruppen på GitHub som granskar, till CODEOWNERS.",
        en="The team on GitHub that reviews, for CODEOWNERS.",
    ),
)
_ACTION = _option(
    "--action",
    Text(sv="ÄGARE/REPO@COMMIT", en="OWNER/REPO@COMMIT"),
    Text(
        sv="Varifrån arbetsflödena tar verktyget, vid en commit ni har granskat.",
        en="Where the workflows get the tool, at a commit that you have looked at.",
    ),
)
_FROM_POLICY = _option(
    "--from-policy",
    Text(sv="FIL", en="FILE"),
    Text(
        sv="Er policy som text, Markdown eller Word: skärs i meningar med gissade regler.",
        en="Your policy as text, Markdown or Word: cut into sentences with guessed rules.",
    ),
)


def init(
    context: typer.Context,
    authority: Annotated[str | None, _AUTHORITY] = None,
    website: Annotated[str | None, _WEBSITE] = None,
    domains: Annotated[str | None, _DOMAINS] = None,
    departments: Annotated[str | None, _DEPARTMENTS] = None,
    coordinator: Annotated[str | None, _COORDINATOR] = None,
    hours: Annotated[str | None, _HOURS] = None,
    response_times: Annotated[str | None, _RESPONSE_TIMES] = None,
    messages: Annotated[str | None, _MESSAGES] = None,
    owner: Annotated[str | None, _OWNER] = None,
    action: Annotated[str | None, _ACTION] = None,
    from_policy: Annotated[Path | None, _FROM_POLICY] = None,
    yes: YesUnseen = False,
    dry_run: DryRunOfChange = False,
) -> None:
    from socialpolicy.forms.init import Options, run

    given = {
        "authority": authority,
        "website": website,
        "domains": domains,
        "departments": departments,
        "coordinator": coordinator,
        "hours": hours,
        "response_times": response_times,
        "messages": messages,
        "owner": owner,
        "action": action,
    }
    answers = {key: text for key, text in given.items() if text is not None}
    raise typer.Exit(run(context_of(context), Options(answers, from_policy, yes, dry_run)))


init.__doc__ = translated(
    """Börjar ett register i mappen du står i, med tio frågor: filerna om kommunen, kalendern,
    arbetsflödena på GitHub och en läs-mig-fil till kollegorna. Det du inte svarar på gissas och
    märks för att bekräftas. --lang sv eller en före init väljer registrets språk. En fil som finns
    skrivs aldrig över, utan lämnas som den är.

    \b
    Exempel:
      socialpolicy init
      socialpolicy init --from-policy policy.docx
      socialpolicy init --authority "Exempelkommun" --yes
    """,
    """Begins a register in the folder you are in, with ten questions: the files about the
    municipality, the calendar, the workflows on GitHub and a README for colleagues. What you do
    not answer is guessed and marked to be confirmed. --lang sv or en before init chooses the
    register's language. A file that is there is never written over, but left as it is.

    \b
    Examples:
      socialpolicy init
      socialpolicy init --from-policy policy.docx
      socialpolicy init --authority "Exempelkommun" --yes
    """,
)
