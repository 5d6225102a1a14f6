"""The work of `schema`: one schema, or the names of all."""

from __future__ import annotations

from socialpolicy.cli.errors import CommandError, require_choice
from socialpolicy.register.errors.did_you_mean import nearest_value
from socialpolicy.register.schema import SCHEMAS, written
from socialpolicy.screen import screen_of, table
from socialpolicy.text import Language, Text

_UNKNOWN = Text(
    sv="Det finns inget schema {word}. Välj {known}.",
    en="There is no schema {word}. Choose {known}.",
)
_NEAREST = Text(
    sv="Det finns inget schema {name}. Menar du {nearest}? Alla: socialpolicy schema.",
    en="There is no schema {name}. Do you mean {nearest}? All of them: socialpolicy schema.",
)


def schema(word: str, language: Language) -> str:
    """Write the schema of a kind of file, named in the singular or the plural.

    Raises CommandError for a word that names none.
    """
    name = next((name for name in SCHEMAS if name.rstrip("s") == word.lower().rstrip("s")), None)
    if name:
        return written(name, language)
    nearest = nearest_value(word, tuple(SCHEMAS))
    if nearest:
        raise CommandError(_NEAREST, name=word, nearest=nearest)
    return written(require_choice(word, tuple(SCHEMAS), _UNKNOWN), language)


def names(language: Language) -> str:
    """Write the name of every schema with the file it is for, on a line each."""
    rows = ((name, text.in_language(language)) for name, (_, text) in SCHEMAS.items())
    return "\n".join(table(rows, screen_of().prose)) + "\n"
