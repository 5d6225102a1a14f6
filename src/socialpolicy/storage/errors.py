"""The one exception of writing: why nothing was written, in both languages."""

from __future__ import annotations

import errno
from pathlib import Path

from socialpolicy.storage.files import display_path
from socialpolicy.text import FilledText, Language, Text

_FULL = Text(
    sv="Det finns inte plats att spara {file}. Ingenting är ändrat. Gör plats och försök igen.",
    en="There is no room to save {file}. Nothing is changed. Free some space and try again.",
)
_NO_RIGHT = Text(
    sv=(
        "{file} går inte att spara. Antingen har du inte rätt att skriva i mappen, eller så har "
        "ett annat program filen öppen. Ingenting är ändrat."
    ),
    en=(
        "{file} cannot be saved. Either you have no right to write in its folder, or another "
        "program has the file open. Nothing is changed."
    ),
)
_READ_ONLY = Text(
    sv="{file} ligger på en disk som bara går att läsa. Ingenting är ändrat.",
    en="{file} is on a disk that can only be read. Nothing is changed.",
)
_IN_USE = Text(
    sv="Ett annat program har {file} öppen. Ingenting är ändrat. Stäng filen där och försök igen.",
    en="Another program has {file} open. Nothing is changed. Close it there and try again.",
)
_NO_FOLDER = Text(
    sv="Mappen för {file} finns inte längre. Ingenting är ändrat.",
    en="The folder of {file} is no longer there. Nothing is changed.",
)
_OTHER = Text(
    sv="{file} går inte att spara ({reason}). Ingenting är ändrat.",
    en="{file} cannot be saved ({reason}). Nothing is changed.",
)

_WORDS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _READ_ONLY,
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
}


class WritingError(Exception):
    """Nothing was written, and every file is as it was."""

    def __init__(self, text: Text, **values: object) -> None:
        """Keep the sentence and the values it speaks of."""
        self.said = FilledText(text, values)
        super().__init__(self.said.in_language(Language.ENGLISH))

    def in_language(self, language: Language) -> str:
        """Give the whole sentence in one language."""
        return self.said.in_language(language)


def of_system(error: OSError, path: Path) -> WritingError:
    """Put what the operating system says of a file into our words."""
    text = _WORDS.get(error.errno or 0, _OTHER)
    values: dict[str, object] = {"file": display_path(path)}
    if text is _OTHER:
        values["reason"] = error.strerror or type(error).__name__
    return WritingError(text, **values)
