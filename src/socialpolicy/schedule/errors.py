"""The one exception of working time: a sentence in both languages."""

from __future__ import annotations

from socialpolicy.text import FilledText, Language, Text


class ScheduleError(ValueError):
    """Working time that cannot be read or counted, said so that a user can mend it.

    A `ValueError`, so that a pydantic validator may let it through; the
    sentence is then found on the error it keeps.
    """

    def __init__(self, text: Text, **values: object) -> None:
        """Keep the sentence and the values it speaks of."""
        self.said = FilledText(text, values)
        super().__init__(self.said.in_language(Language.ENGLISH))

    def in_language(self, language: Language) -> str:
        """Give the whole sentence in one language."""
        return self.said.in_language(language)
