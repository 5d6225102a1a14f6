"""A Word document's paragraphs, read from its zip file without trusting anything in it.

Only `word/document.xml` is read, up to a size, as it is unpacked. A document type is refused, and
with it every entity, so nothing outside the file is ever fetched and nothing inside it grows.
Elements: ECMA-376, part 1, 17.3 (paragraphs), 17.9 (numbering), 17.13 (revisions).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from xml.parsers import expat

from socialpolicy.imports.policy_text.blocks import Block, Kind, tidy
from socialpolicy.text import Text, TranslatedError

LARGEST_XML = 40 * 2**20
"""Bytes of a document's text with its marks; the text of a long policy takes one megabyte."""

_DOCUMENT = "word/document.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PIECE = 1 << 16

_HEADING = re.compile(r"(?:heading|rubrik|title)[ _]?[0-9]*", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inneh)", re.IGNORECASE)
_ITEM = re.compile(r"list|punktlista|numreradlista", re.IGNORECASE)

_NOT_WORD = Text(
    sv="{file} går inte att läsa som ett Word-dokument. Spara det på nytt som .docx, eller som "
    "text.",
    en="{file} cannot be read as a Word document. Save it again as .docx, or as text.",
)
_TOO_LARGE = Text(
    sv="{file} packas upp till mer än {megabytes} MB, och så stora dokument läses inte. Spara "
    "policyn som text.",
    en="{file} unpacks to more than {megabytes} MB, and documents as large as that are not read. "
    "Save the policy as text.",
)
_ENTITIES = Text(
    sv="{file} har en dokumenttyp som kan hämta in annat, och sådana läses inte. Spara det på nytt "
    "som .docx, eller som text.",
    en="{file} has a document type that can bring in other things, and such are not read. Save it "
    "again as .docx, or as text.",
)


class PolicyTextError(TranslatedError):
    """A policy's text that cannot be read. `said` tells why and what to do."""


def blocks_of_word(data: bytes, file: str) -> list[Block]:
    """Read a Word document's paragraphs. Raises PolicyTextError, which names the `file`."""
    reader = _Reader(file)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    left = LARGEST_XML
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, packed.open(_DOCUMENT) as document:
            while piece := document.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise PolicyTextError(_TOO_LARGE, file=file, megabytes=LARGEST_XML // 2**20)
                parser.Parse(piece)
            parser.Parse(b"", True)  # noqa: FBT003 - expat has no name for it
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, EOFError) as error:
        raise PolicyTextError(_NOT_WORD, file=file) from error
    except (NotImplementedError, RuntimeError, ValueError, OSError) as error:
        # An encrypted file, a compression that nobody uses, or a size that is a lie.
        raise PolicyTextError(_NOT_WORD, file=file) from error
    return reader.blocks


class _Reader:
    """What is read so far; the methods are called by the parser."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._style = ""
        self._level: int | None = None
        self._outline = False
        self._hidden = 0
        self._in_text = False

    def refuse(self, *_: object) -> None:
        raise PolicyTextError(_ENTITIES, file=self.file)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = _name(tag)
        if self._hidden or name in ("del", "moveFrom", "Fallback"):
            self._hidden += 1
        elif name == "p":
            self._text, self._style, self._level, self._outline = [], "", None, False
        elif name == "pStyle":
            self._style = _value(attributes)
        elif name == "numPr":
            self._level = self._level or 0
        elif name == "ilvl":
            self._level = min(1, int(value)) if (value := _value(attributes)).isdecimal() else 0
        elif name == "outlineLvl":
            self._outline = _value(attributes) != "9"
        elif name in ("tab", "br", "cr"):
            self._text.append(" ")
        elif name == "noBreakHyphen":
            self._text.append("-")
        self._in_text = name == "t" and not self._hidden

    def end(self, tag: str) -> None:
        self._in_text = False
        if self._hidden:
            self._hidden -= 1
        elif _name(tag) == "p":
            self._add()

    def words(self, text: str) -> None:
        if self._in_text:
            self._text.append(text)

    def _add(self) -> None:
        text = tidy("".join(self._text))
        self._text = []
        if not text or _CONTENTS.match(self._style):
            return
        if self._outline or _HEADING.fullmatch(self._style):
            self.blocks.append(Block(Kind.HEADING, text))
        elif self._level is not None or _ITEM.match(self._style):
            self.blocks.append(Block(Kind.ITEM, text, self._level or 0))
        else:
            self.blocks.append(Block(Kind.PARAGRAPH, text, alone=True))


def _name(tag: str) -> str:
    """Give the name of an element of Word's; empty for others'."""
    space, _, name = tag.rpartition(" ")
    if space in (_NAMESPACE, _STRICT) or (space == _COMPATIBILITY and name == "Fallback"):
        return name
    return ""


def _value(attributes: Mapping[str, str]) -> str:
    return next((text for key, text in attributes.items() if key.endswith(" val")), "")
