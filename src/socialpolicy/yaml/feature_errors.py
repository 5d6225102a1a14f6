"""What the exact reader says of keys that stand twice, features of YAML and deep nesting."""

from __future__ import annotations

from socialpolicy.text import Text

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
