"""The one exception of splicing: why a text was left as it stands, in both languages."""

from __future__ import annotations

from socialpolicy.text import FilledText, Language, Text


class SpliceError(Exception):
    """A change that cannot be made without touching something else, said so to whoever asked."""

    def __init__(self, text: Text, **values: object) -> None:
        """Keep the sentence and the values it speaks of."""
        self.said = FilledText(text, values)
        super().__init__(self.said.in_language(Language.ENGLISH))

    def in_language(self, language: Language) -> str:
        """Give the whole sentence in one language."""
        return self.said.in_language(language)
