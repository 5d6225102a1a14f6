"""`socialpolicy import messages`: rows of a list or an inbox's export, appended to the log."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import ColumnMap, DryRun, Sheet, SheetFile, Skip, YesToColumns


def import_messages(
    context: typer.Context,
    file: SheetFile,
    map_: ColumnMap = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar=translated("FÄLT=VÄRDE", "FIELD=VALUE"),
            help=translated(
                "Ge alla rader ett konto, en kanal, ett slag eller ett ämne som filen inte har, "
                "som account=bibliotek-facebook.",
                "Give every row an account, channel, kind or subject that the file does not have, "
                "such as account=bibliotek-facebook.",
            ),
            show_default=False,
        ),
    ] = None,
    time_zone: Annotated[
        str | None,
        typer.Option(
            "--time-zone",
            metavar=translated("ZON", "ZONE"),
            help=translated(
                "Tidszonen för klockslag utan förskjutning, som UTC. Annars kommunens.",
                "The time zone of times without an offset, such as UTC. Else the municipality's.",
            ),
            show_default=False,
        ),
    ] = None,
    sheet: Sheet = None,
    yes: YesToColumns = False,
    skip: Skip = False,
    dry_run: DryRun = False,
) -> None:
    from socialpolicy.imports import messages
    from socialpolicy.imports.dialogue import Options

    options = Options(file, sheet, map_ or (), set_ or (), yes, skip, dry_run)
    raise typer.Exit(messages.run(context_of(context), options, time_zone))


import_messages.__doc__ = translated(
    """Varje rad blir ett meddelande i loggen. Sex kolumner räcker:

    \b
      Konto      account    kontots id, namn, användarnamn eller adress
      Mottaget   received   dag och klockslag
      Kanal      channel    kommentar, inlägg, direktmeddelande, omnämnande,
                            omdöme eller hänvisat
      Slag       kind       fråga, förslag, klagomål, kritik, beröm eller annat
      Ämne       subject    egna ord, högst 120 tecken, aldrig vem
      Hänvisning reference  valfri, så att samma rad känns igen

    Kolumnen answered säger när det besvarades, och clock har klockslaget när det står för sig.
    Exporter ur inkorgar går bra: vem som skrev och vad läses aldrig, och långa hänvisningar blir
    en kontrollsumma. Det som redan finns i loggen lämnas, så samma fil kan läsas in två gånger.

    \b
    Exempel:
      socialpolicy import messages logg.xlsx
      socialpolicy import messages export.csv --time-zone UTC --yes
      socialpolicy import messages export.csv --set account=bibliotek-facebook
    """,
    """Every row becomes a message in the log. Six columns are enough:

    \b
      Account    account    the account's id, name, handle or address
      Received   received   day and time of day
      Channel    channel    comment, post, direct-message, mention, review or
                            referral
      Kind       kind       question, suggestion, complaint, criticism, praise
                            or other
      Subject    subject    your own words, 120 characters at most, never whom
      Reference  reference  optional, so that the same row is known again

    The column answered says when it was answered, and clock has the time of day where it stands
    by itself. Exports of inboxes will do: who wrote and what is never read, and long references
    become a checksum. What the log has already is left, so the same file can be read in twice.

    \b
    Examples:
      socialpolicy import messages log.xlsx
      socialpolicy import messages export.csv --time-zone UTC --yes
      socialpolicy import messages export.csv --set account=bibliotek-facebook
    """,
)
