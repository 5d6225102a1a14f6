"""`socialpolicy import accounts`: the accounts of a spreadsheet as drafts in the register."""

from __future__ import annotations

from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated
from socialpolicy.cli.options import ColumnMap, DryRun, Sheet, SheetFile, Skip, YesToColumns


def import_accounts(
    context: typer.Context,
    file: SheetFile,
    map_: ColumnMap = None,
    set_: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar=translated("FÄLT=VÄRDE", "FIELD=VALUE"),
            help=translated(
                "Ge alla konton ett värde där bladet inte har något, som unit=informationsenheten.",
                "Give every account a value where the sheet has none, such as "
                "unit=informationsenheten.",
            ),
            show_default=False,
        ),
    ] = None,
    sheet: Sheet = None,
    yes: YesToColumns = False,
    skip: Skip = False,
    dry_run: DryRun = False,
) -> None:
    from socialpolicy.imports import accounts
    from socialpolicy.imports.dialogue import Options

    options = Options(file, sheet, map_ or (), set_ or (), yes, skip, dry_run)
    raise typer.Exit(accounts.run(context_of(context), options))


import_accounts.__doc__ = translated(
    """Varje rad blir ett konto. Kolumnerna gissas av rubrikerna, på svenska eller engelska, och
    visas innan något skrivs. Plattformen läses ur adressen. Det som policyn begär och bladet inte
    har blir … i filen. Namn på personer tas aldrig med: du får veta i vilken cell de står.

    Det som en kolumn kan vara, för --map:

    \b
      url, platform, name, handle, platform_id, kind, unit, board, opened,
      closing.on, status, responsible.role, responsible.contact,
      deputy.role, deputy.contact, analysis.purpose, analysis.audience,
      analysis.message, manager.role, approval.by, approval.body,
      approval.on, approval.reference, coordinator_informed,
      profile.presentation, profile.link, last_post, watch.role,
      archive_plan.plan, archive_plan.section

    Rader om konton som redan finns i registret lämnas. För annat än csv behövs
    socialpolicy[import].

    \b
    Exempel:
      socialpolicy import accounts konton.xlsx
      socialpolicy import accounts konton.csv --map Länk=url --yes
      socialpolicy import accounts konton.xlsx --set opened=2014-01-01 --dry-run
    """,
    """Every row becomes an account. The columns are guessed by their headings, in Swedish or
    English, and shown before anything is written. The platform is read from the address. What the
    policy asks for and the sheet does not have becomes … in the file. Names of people are never
    taken in: you are told in which cell they are.

    What a column can be, for --map:

    \b
      url, platform, name, handle, platform_id, kind, unit, board, opened,
      closing.on, status, responsible.role, responsible.contact,
      deputy.role, deputy.contact, analysis.purpose, analysis.audience,
      analysis.message, manager.role, approval.by, approval.body,
      approval.on, approval.reference, coordinator_informed,
      profile.presentation, profile.link, last_post, watch.role,
      archive_plan.plan, archive_plan.section

    Rows about accounts that are in the register already are left. For other files than csv,
    socialpolicy[import] is needed.

    \b
    Examples:
      socialpolicy import accounts accounts.xlsx
      socialpolicy import accounts accounts.csv --map Link=url --yes
      socialpolicy import accounts accounts.xlsx --set opened=2014-01-01 --dry-run
    """,
)
