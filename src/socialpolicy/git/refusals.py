"""What is said when a revision cannot be read: why, and the line to paste that mends it."""

from __future__ import annotations

from socialpolicy.text import LONGEST_VALUE, Text, TranslatedError, clean

NO_GIT = Text(
    sv="Programmet git finns inte här, och det behövs för att läsa {word}. Installera git.",
    en="There is no program git here, and it is needed to read {word}. Install git.",
)
NO_REPOSITORY = Text(
    sv="{folder} ligger inte i något gitrepo, så {word} går inte att läsa. Gå till repot, eller "
    "ange registret i det:\nsocialpolicy --registry MAPP …",
    en="{folder} is in no git repository, so {word} cannot be read. Go to the repository, or give "
    "the register in it:\nsocialpolicy --registry DIR …",
)
NOT_OWNED = Text(
    sv="Git läser inte repot, eftersom någon annan äger mappen. Om du litar på den, kör:\n"
    "git config --global --add safe.directory {folder}",
    en="Git does not read the repository, as somebody else owns the folder. If you trust it, "
    "run:\ngit config --global --add safe.directory {folder}",
)
NO_ANSWER = Text(
    sv="Git svarade inte på {seconds} sekunder. Något i repots inställningar kan hindra det. Se "
    "efter i filen:\n{file}",
    en="Git did not answer in {seconds} seconds. Something in the repository's settings may stop "
    "it. Look in the file:\n{file}",
)
FAILED = Text(
    sv="Git kan inte läsa repot: {reason}. Kontrollera det med:\ngit -C {folder} fsck",
    en="Git cannot read the repository: {reason}. Check it with:\ngit -C {folder} fsck",
)
UNKNOWN = Text(
    sv="Det finns ingen commit som heter {word} här. {remedy}",
    en="There is no commit called {word} here. {remedy}",
)
PERHAPS_REMOTE = Text(
    sv="Menar du grenen som hämtades? Skriv:\n{line}",
    en="Do you mean the branch that was fetched? Write:\n{line}",
)
FETCH = Text(sv="Hämta den först:\n{line}", en="Fetch it first:\n{line}")
AN_OPTION = Text(
    sv="Det är ett val. Skriv en gren, en tagg eller en commit före det.",
    en="That is an option. Write a branch, a tag or a commit before it.",
)
FETCH_ALL = Text(
    sv="Bara en del av historiken är hämtad. Hämta resten:\n{line}\nI GitHub Actions: "
    "fetch-depth: 0 under actions/checkout.",
    en="Only a part of the history has been fetched. Fetch the rest:\n{line}\nIn GitHub "
    "Actions: fetch-depth: 0 under actions/checkout.",
)
SHALLOW = Text(
    sv="Bara en del av historiken är hämtad, så det syns inte var {word} och det du har skiljs "
    "åt. Hämta resten:\ngit fetch --unshallow\nI GitHub Actions: fetch-depth: 0 under "
    "actions/checkout.",
    en="Only a part of the history has been fetched, so it cannot be seen where {word} and what "
    "you have part ways. Fetch the rest:\ngit fetch --unshallow\nIn GitHub Actions: "
    "fetch-depth: 0 under actions/checkout.",
)
UNRELATED = Text(
    sv="{word} och det du har är inte släkt: ingen commit finns i båda. Välj en annan, till "
    "exempel den första här:\ngit rev-list --max-parents=0 HEAD",
    en="{word} and what you have are not related: no commit is in both. Choose another, such as "
    "the first one here:\ngit rev-list --max-parents=0 HEAD",
)
SEVERAL = Text(
    sv="{word} och det du har skiljs åt på {count} ställen, så det går inte att säga vad som är "
    "ändrat. Slå ihop dem först:\ngit merge {quoted}",
    en="{word} and what you have part ways in {count} places, so what has changed cannot be told. "
    "Merge them first:\ngit merge {quoted}",
)
NO_DAY = Text(
    sv="Ingen commit är gjord till och med den {day}. Se när den första gjordes:\n"
    "git log --reverse --format=%cs",
    en="No commit was made up to {day}. See when the first was made:\n"
    "git log --reverse --format=%cs",
)
NOT_HERE = Text(
    sv="Allt i {word} är inte hämtat hit. Hämta det:\n{line}",
    en="Not all of {word} has been fetched here. Fetch it:\n{line}",
)


class RevisionError(TranslatedError):
    """A revision cannot be read; `said` tells why, and what to paste to make it so."""


def shown_word(word: str) -> str:
    """Show a word that is to name a commit, also when it is empty."""
    return clean(word, LONGEST_VALUE) if word.strip() else f'"{word}"'


def pasted(line: str) -> Text:
    """Give a line to paste, which is shown whole however long it is."""
    whole = clean(line)
    return Text(sv=whole, en=whole)
