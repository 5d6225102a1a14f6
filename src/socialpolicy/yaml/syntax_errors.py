"""Y01's ground: what a YAML parser complains of, in our words and both languages.

Here too is what the exact reader says of keys that stand twice, of YAML's
features that the register does not use, and of deep nesting.
"""

from __future__ import annotations

import re
from typing import Any

from socialpolicy.finding import Flaw, Label, Problem
from socialpolicy.source import Source, Span
from socialpolicy.text import FilledText, Text
from socialpolicy.yaml.error_location import CLOSE, NO_COLON, QUOTE, WRITE, fault

REPEATED = Text(sv="Nyckeln {key} står två gånger", en="Duplicate key: {key}")
FIRST = Text(sv="här står den första gången", en="it is first used here")
KEEP_ONE = Text(
    sv="Behåll den rad som är rätt och ta bort den andra.",
    en="Keep the line that is right and remove the other.",
)
FEATURE = Text(
    sv="{feature} används inte i registret, som är enkel YAML",
    en="{feature} has no place in the register, which is plain YAML",
)
WRITE_OUT = Text(
    sv="Skriv ut värdet där det hör hemma, eller sätt citattecken runt det om det är text.",
    en="Write the value out where it belongs, or put quotes around it if it is text.",
)
NO_DIRECTIVE = Text(
    sv="Ta bort raden. Filen läses likadant utan den.",
    en="Remove the line. The file reads the same without it.",
)
ONE_DOCUMENT = Text(
    sv="Ta bort raden. Hör det som står under inte hit, lägg det i en egen fil.",
    en="Remove the line. If what stands below does not belong here, put it in a file of its own.",
)
TOO_DEEP = Text(
    sv="Filen har mer än {levels} nivåer inuti varandra",
    en="The file nests more than {levels} levels deep",
)
FLATTEN = Text(
    sv="Jämför med en fil som fungerar. En parentes är troligen öppnad och aldrig stängd.",
    en="Compare with a file that works. A bracket has probably been opened and never closed.",
)

ANCHOR = Text(sv="Ett ankare (&)", en="An anchor (&)")
ALIAS = Text(sv="Ett alias (*)", en="An alias (*)")
MERGE = Text(sv="En sammanslagning (<<)", en="A merge key (<<)")
TAG = Text(sv="En typmärkning (!)", en="A tag (!)")
SECOND = Text(sv="Ett andra dokument (---)", en="A second document (---)")
COMPLEX_KEY = Text(sv="En nyckel som inte är text (?)", en="A key that is not text (?)")
DIRECTIVE = Text(sv="Ett direktiv (%)", en="A directive (%)")


_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$")

_CONFLICT_SAYS = Text(
    sv="Här finns en konflikt kvar efter en sammanslagning i git",
    en="A conflict from a merge in git is left here",
)
_CONFLICT_HELP = Text(
    sv=(
        "Välj vilka av raderna mellan <<<<<<< och >>>>>>> som ska gälla, "
        "och ta bort de tre raderna med märken."
    ),
    en=(
        "Choose which of the lines between <<<<<<< and >>>>>>> are right, "
        "and remove the three lines with marks."
    ),
)
_HALF_CONFLICT_HELP = Text(
    sv="Ta bort raden =======, och välj vilka av raderna över och under den som ska gälla.",
    en="Remove the line =======, and choose which of the lines above and below it are right.",
)
_TAB_SAYS = Text(
    sv="Raden är indragen med tabb, men YAML tillåter bara mellanslag",
    en="The line is indented with a tab, but YAML allows only spaces",
)
_TAB_HELP = Text(
    sv="Byt tabben mot två mellanslag för varje nivå.",
    en="Replace the tab with two spaces for each level.",
)
_OPENED = Text(sv="det här började här", en="what it belongs to starts here")
_GENERAL = Text(sv="Filen går inte att läsa som YAML", en="The file cannot be read as YAML")
_GENERAL_HELP = Text(
    sv="Jämför raden och raden ovanför med en fil som fungerar: indrag, kolon och citattecken.",
    en="Compare the line and the one above with a file that works: indent, colons and quotes.",
)

# Part of the parser's own message, then what it means here and what to do about it.
_WORDS: tuple[tuple[str, Text, Text], ...] = (
    (
        "mapping values are not allowed",
        Text(
            sv="Här står ett kolon som YAML inte väntar sig",
            en="There is a colon here that YAML does not expect",
        ),
        Text(
            sv=(
                "Sätt citattecken runt värdet om kolonet hör till texten. "
                "Annars är raden för långt indragen."
            ),
            en=(
                "Put quotes around the value if the colon belongs to the text. "
                "Otherwise the line is indented too far."
            ),
        ),
    ),
    (
        "could not find expected ':'",
        NO_COLON,
        WRITE,
    ),
    (
        "expected <block end>",
        Text(
            sv="Raden har ett annat indrag än raderna den hör ihop med",
            en="The line is indented otherwise than the lines it belongs with",
        ),
        Text(
            sv="Låt alla nycklar på samma nivå börja i samma kolumn.",
            en="Let all keys of one level start in the same column.",
        ),
    ),
    (
        "did not find expected key",
        Text(
            sv="Raden har ett annat indrag än raderna den hör ihop med",
            en="The line is indented otherwise than the lines it belongs with",
        ),
        Text(
            sv=(
                "Låt alla nycklar på samma nivå börja i samma kolumn, "
                "och inget stå efter ett avslutande citattecken."
            ),
            en=(
                "Let all keys of one level start in the same column, "
                "and nothing follow a closing quote."
            ),
        ),
    ),
    (
        "did not find expected '-' indicator",
        Text(
            sv="Raden hör till en lista men börjar inte med bindestreck",
            en="The line belongs to a list but does not start with a dash",
        ),
        Text(
            sv="Börja varje post i listan med `- ` i samma kolumn.",
            en="Start every item of the list with `- ` in the same column.",
        ),
    ),
    (
        "did not find expected ',' or",
        Text(
            sv="En parentes stängs aldrig, eller så saknas ett komma",
            en="A bracket is never closed, or a comma is missing",
        ),
        Text(
            sv="Kontrollera att varje {{ har en }}, varje [ en ], och att komma skiljer värden åt.",
            en="Check that every {{ has its }}, every [ its ], and that commas part the values.",
        ),
    ),
    (
        "unexpected end of stream",
        QUOTE,
        CLOSE,
    ),
    (
        "unknown escape character",
        Text(
            sv="Ett omvänt snedstreck inom citattecken bildar ett tecken som inte finns",
            en="A backslash within quotes makes a character that does not exist",
        ),
        Text(
            sv="Skriv två omvända snedstreck, eller byt till enkla citattecken.",
            en="Write two backslashes, or use single quotes.",
        ),
    ),
    (
        "cannot start any token",
        Text(
            sv="Värdet börjar med ett tecken som är reserverat i YAML",
            en="The value starts with a character that YAML reserves",
        ),
        Text(
            sv='Sätt citattecken runt värdet, till exempel `handle: "@biblioteket"`.',
            en='Put quotes around the value, such as `handle: "@library"`.',
        ),
    ),
    (
        "block sequence entries are not allowed",
        Text(
            sv="Här kan ingen lista börja",
            en="No list can start here",
        ),
        Text(
            sv="Börja listan på en ny rad under nyckeln, eller sätt citattecken runt texten.",
            en="Start the list on a new line under its key, or put quotes around the text.",
        ),
    ),
    (
        "document start",
        Text(
            sv="Texten fortsätter där filen borde vara slut",
            en="The text goes on where the file should have ended",
        ),
        Text(
            sv="Kontrollera indraget: varje rad ska höra till en nyckel ovanför.",
            en="Check the indent: every line belongs to a key above it.",
        ),
    ),
)


def conflict(source: Source) -> Problem | None:
    """Find the first mark that git leaves where two branches changed the same lines."""
    if b"<<<<<<<" not in source.data and b">>>>>>>" not in source.data:
        return None
    for number, line in enumerate(source.lines, start=1):
        if _CONFLICT.match(line):
            span = Span(number, 1, number, len(line) + 1)
            said = FilledText(_CONFLICT_SAYS, {})
            return Problem(Flaw.SYNTAX, said, Label(source, span), FilledText(_CONFLICT_HELP, {}))
    return None


def problem(source: Source, error: Exception, last: Any = None) -> Problem:  # noqa: ANN401
    """Put a parser's error into our words: at the line at fault, else where it gave up.

    `last` is the last event that the parser gave before that.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    span = _span(source, mark)
    for number in (span.line - 1, span.line):
        if source.line(number) == "=======":
            label = Label(source, Span(number, 1, number, 8))
            said, remedy = FilledText(_CONFLICT_SAYS, {}), FilledText(_HALF_CONFLICT_HELP, {})
            return Problem(Flaw.SYNTAX, said, label, remedy)
    slip = None if _has_tab(source, span) else fault(source, error, last)
    if slip:
        return Problem(Flaw.SYNTAX, slip.said, Label(source, slip.span), slip.help)
    related: tuple[Label, ...] = ()
    opened = getattr(error, "context_mark", None)
    if opened is not None and mark is not None and opened.line != mark.line:
        related = (Label(source, _span(source, opened), FilledText(_OPENED, {})),)
    text, advice = _words(source, span, str(getattr(error, "problem", "") or error))
    return Problem(
        Flaw.SYNTAX, FilledText(text, {}), Label(source, span), FilledText(advice, {}), related
    )


def _has_tab(source: Source, span: Span) -> bool:
    line = source.line(span.line)
    return "\t" in line[: len(line) - len(line.lstrip())]


def _words(source: Source, span: Span, complaint: str) -> tuple[Text, Text]:
    if _has_tab(source, span):
        return _TAB_SAYS, _TAB_HELP
    for part, said, remedy in _WORDS:
        if part in complaint:
            return said, remedy
    return _GENERAL, _GENERAL_HELP


def _span(source: Source, mark: object) -> Span:
    line = int(getattr(mark, "line", 0)) + 1
    column = int(getattr(mark, "column", 0)) + 1
    if line > len(source.lines) or not source.line(line).strip():
        # The parser gives up at the end of the file; the last line with text says more.
        line = max(1, min(line, len(source.lines)))
        while line > 1 and not source.line(line).strip():
            line -= 1
        column = len(source.line(line)) + 1
    return Span(line, column, line, column + 1)
