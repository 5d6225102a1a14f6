"""`socialpolicy banner`: the municipality's banner on a profile picture."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socialpolicy.cli.context import context_of
from socialpolicy.cli.i18n import translated


def banner(
    context: typer.Context,
    picture: Annotated[
        Path,
        typer.Argument(
            metavar=translated("BILD", "PICTURE"),
            help=translated(
                "Bilden som bannern ska sitta på: PNG, JPEG, WebP, GIF, AVIF, BMP eller TIFF.",
                "The picture to put the banner on: PNG, JPEG, WebP, GIF, AVIF, BMP or TIFF.",
            ),
            show_default=False,
        ),
    ],
    text: Annotated[
        str | None,
        typer.Option(
            "--text",
            metavar="TEXT",
            help=translated(
                "Text på bannern, i stället för den i policy.yaml.",
                "Text on the banner, instead of that in policy.yaml.",
            ),
            show_default=False,
        ),
    ] = None,
    colour: Annotated[
        str,
        typer.Option(
            "--colour",
            metavar="#RRGGBB",
            help=translated(
                "Bannerns färg. Texten blir vit eller svart, det som syns bäst.",
                "The banner's colour. The text is white or black, whichever shows better.",
            ),
        ),
    ] = "#1b2a41",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar=translated("FIL", "FILE"),
            help=translated(
                "PNG att skriva. Annars bildens namn med -banner. En fil som finns skrivs inte "
                "över.",
                "The PNG to write. Else the picture's name with -banner. A file that is there is "
                "not written over.",
            ),
            show_default=False,
        ),
    ] = None,
) -> None:
    from socialpolicy.banner import making

    making.run(context_of(context), making.Wanted(picture, text, output, colour))


banner.__doc__ = translated(
    """Bannern läggs där den syns också när bilden visas som en cirkel. Bilden blir
    800 × 800, utan det som kameran skriver i filen, till exempel platsen. Bredvid den
    skrivs en provkarta som visar den rund och kvadratisk i fyra storlekar, och hur
    liten bilden kan vara innan texten inte går att läsa. Sist står raden som bekräftar
    bannern, när bilden är bytt på kontot.

    Det behövs ett tillägg: .venv/bin/python -m pip install '.[banner]'

    \b
    Exempel:
      socialpolicy banner biblioteket.jpg
      socialpolicy banner biblioteket.jpg --colour "#7a1f2b" --output ny.png
    """,
    """The banner goes where it shows also when the picture is shown as a circle. The
    picture becomes 800 × 800, without what the camera writes in the file, such as the
    place. Beside it a sheet is written that shows it round and square in four sizes, and
    how small it can be before the text cannot be read. Last stands the line that
    confirms the banner, when the account has the picture.

    It needs an extra: .venv/bin/python -m pip install '.[banner]'

    \b
    Examples:
      socialpolicy banner library.jpg
      socialpolicy banner library.jpg --colour "#7a1f2b" --output new.png
    """,
)
