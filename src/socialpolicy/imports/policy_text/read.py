"""Reading a policy from a file: text, Markdown or Word, of whatever encoding it has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from socialpolicy.imports.policy_text.blocks import Block, Kind, blocks_of_text, with_headings
from socialpolicy.imports.policy_text.likeness import KnownSentence, built_in, guessed, language_of
from socialpolicy.imports.policy_text.sentences import Sentence, sentences_of
from socialpolicy.imports.policy_text.stated import title_of
from socialpolicy.imports.policy_text.word import PolicyTextError, blocks_of_word
from socialpolicy.storage.files import FileKind, read_file
from socialpolicy.text import Language, Text

LARGEST = 20 * 2**20
"""Bytes of a file that are read at all."""

LARGEST_TEXT = 2 * 2**20
"""Characters of a policy: a hundred times a long one."""

MOST_SENTENCES = 2000

_ZIP = b"PK\x03\x04"
_FOREIGN = {
    b"%PDF": "PDF",
    b"\xd0\xcf\x11\xe0": "Word 97 (.doc)",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}

_NONE = Text(
    sv="Filen {file} finns inte. Kontrollera stavningen.",
    en="There is no file {file}. Check the spelling.",
)
_NO_FILE = Text(
    sv="{file} är ingen fil som går att läsa.", en="{file} is not a file that can be read."
)
_TOO_LARGE = Text(
    sv="{file} är större än en policy kan vara. Spara bara policyns text, och försök igen.",
    en="{file} is larger than a policy can be. Save the policy's text alone, and try again.",
)
_KIND = Text(
    sv="{file} är {kind}. Spara policyn som text, Markdown eller Word (.docx), och försök igen.",
    en="{file} is {kind}. Save the policy as text, Markdown or Word (.docx), and try again.",
)
_NOT_TEXT = Text(
    sv="{file} är ingen text. Spara policyn som text, Markdown eller Word (.docx).",
    en="{file} is not text. Save the policy as text, Markdown or Word (.docx).",
)
_EMPTY = Text(
    sv="{file} har inga meningar. Kontrollera att det är policyn.",
    en="{file} has no sentences. Check that it is the policy.",
)


class ReadSentence(NamedTuple):
    """A sentence of a policy, and what may uphold it: guessed, and empty where nothing is like."""

    sentence: Sentence
    guessed: tuple[str, ...]


def read_policy(path: Path, known: Sequence[KnownSentence] | None = None) -> list[ReadSentence]:
    """Read a policy's sentences from a file, with guesses.

    `known` are the sentences that it is compared with: the built-in policy's in the text's own
    language by default. Raises PolicyTextError for what cannot be read.
    """
    blocks = _blocks(path)
    sentences = sentences_of(blocks)
    if not sentences:
        raise PolicyTextError(_EMPTY, file=str(path))
    if len(sentences) > MOST_SENTENCES:
        raise PolicyTextError(_TOO_LARGE, file=str(path))
    if known is None:
        known = built_in(language_of(" ".join(each.text for each in sentences)))
    return [ReadSentence(each, guessed(each.text, known)) for each in sentences]


def policy_title(path: Path) -> str:
    """Give a policy's title, where its text begins with a heading. Raises PolicyTextError."""
    first = next(iter(_blocks(path)), None)
    return title_of(first.text) if first and first.kind is Kind.HEADING else ""


def language_read(sentences: Sequence[ReadSentence]) -> Language:
    """Tell which language a policy is written in."""
    return language_of(" ".join(each.sentence.text for each in sentences))


def _blocks(path: Path) -> list[Block]:
    file = str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise PolicyTextError(_TOO_LARGE, file=file)
        kind, data = read_file(path)
    except FileNotFoundError:
        raise PolicyTextError(_NONE, file=file) from None
    except (OSError, ValueError):
        raise PolicyTextError(_NO_FILE, file=file) from None
    if kind is not FileKind.FILE:
        raise PolicyTextError(_NO_FILE, file=file)
    if data.startswith(_ZIP):
        return with_headings(blocks_of_word(data, file))
    foreign = next((name for head, name in _FOREIGN.items() if data.startswith(head)), None)
    if foreign:
        raise PolicyTextError(_KIND, file=file, kind=foreign)
    text = _decoded(data, file)
    if len(text) > LARGEST_TEXT:
        raise PolicyTextError(_TOO_LARGE, file=file)
    return blocks_of_text(text)


def _decoded(data: bytes, file: str) -> str:
    """Read text as UTF-8, as UTF-16 where it says so, or as what older Windows wrote."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if re.search("[\x00-\x08]", text):
        raise PolicyTextError(_NOT_TEXT, file=file)
    return text
