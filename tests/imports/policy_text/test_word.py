"""Word documents, good and hostile; each is made here, byte for byte."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from socialpolicy.imports.policy_text.read import LARGEST, read_policy
from socialpolicy.imports.policy_text.word import LARGEST_XML, PolicyTextError

HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>'
)
TAIL = "</w:body></w:document>"
BODY = (
    '<w:p><w:pPr><w:pStyle w:val="Rubrik1"/></w:pPr><w:r><w:t>Svara</w:t></w:r></w:p>'
    '<w:p><w:pPr><w:pStyle w:val="Innehll1"/></w:pPr><w:r><w:t>Svara 3</w:t></w:r></w:p>'
    '<w:p><w:r><w:t xml:space="preserve">Vi ska </w:t></w:r><w:r><w:t>svara. Fort.</w:t></w:r>'
    "<w:del><w:r><w:delText>Aldrig.</w:delText><w:t>Inte heller.</w:t></w:r></w:del></w:p>"
    "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>En ruta.</w:t></mc:Choice>"
    "<mc:Fallback><w:t>En ruta.</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>X bör svara på fyra timmar.</w:t></w:r></w:p></w:tc></w:tr>"
    "</w:tbl>"
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr></w:pPr>'
    "<w:r><w:t>Ta bort:</w:t></w:r></w:p>"
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr><w:r><w:t>hot</w:t></w:r></w:p>'
)


def word(path: Path, xml: str, *, name: str = "word/document.xml") -> Path:
    """Write a Word document of nothing but its text."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, xml)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(PolicyTextError) as refused:
        read_policy(path)
    said = refused.value.said
    assert path.name in str(said.values["file"])
    return str(refused.value)


def test_headings_lists_tables_and_revisions_are_understood(tmp_path: Path) -> None:
    sentences = [
        each.sentence for each in read_policy(word(tmp_path / "a.docx", HEAD + BODY + TAIL))
    ]

    assert [(each.id, each.section, each.text) for each in sentences] == [
        ("1", "Svara", "Vi ska svara."),
        ("2", "Svara", "Fort."),
        ("3", "Svara", "En ruta."),
        ("4", "Svara", "X bör svara på fyra timmar."),
        ("5", "Svara", "Ta bort:"),
        ("5a", "Svara", "hot"),
    ]


def test_entities_are_refused_before_they_grow_or_fetch(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = (
        f'<!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]>{HEAD}<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>{TAIL}'
    )
    outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    for name, xml in {
        "bomb.docx": bomb.replace('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', ""),
        "outside.docx": outside,
    }.items():
        assert "document type" in refusal(word(tmp_path / name, xml))


def test_a_zip_bomb_is_let_go_in_time(tmp_path: Path) -> None:
    xml = f"{HEAD}<w:p><w:r><w:t>{' ' * (LARGEST_XML + 1)}</w:t></w:r></w:p>{TAIL}"
    path = word(tmp_path / "bomb.docx", xml)
    assert path.stat().st_size < 200_000
    assert "unpacks to more than 40 MB" in refusal(path)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 and no more", "as a Word document"),
        (b"%PDF-1.7\n", "is PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97"),
        (b"{\\rtf1 Vi ska svara.}", "is RTF"),
        (b"\x00\x01\x02\x03 no text", "is not text"),
        (b"", "no sentences"),
        (b"# Only a heading\n", "no sentences"),
    ],
)
def test_what_is_no_policy_is_refused_in_a_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "policy.docx").write_bytes(data)
    assert said in refusal(tmp_path / "policy.docx")


def test_other_zip_files_broken_xml_and_lies_are_refused(tmp_path: Path) -> None:
    assert "Word document" in refusal(word(tmp_path / "a.docx", "x", name="content.xml"))
    assert "Word document" in refusal(word(tmp_path / "b.docx", f"{HEAD}<w:p>"))
    data = bytearray(word(tmp_path / "c.docx", HEAD + BODY + TAIL).read_bytes())
    data[60] ^= 0xFF
    (tmp_path / "c.docx").write_bytes(data)
    assert "Word document" in refusal(tmp_path / "c.docx")
    good = io.BytesIO(word(tmp_path / "d.docx", HEAD + BODY + TAIL).read_bytes()).getvalue()
    (tmp_path / "d.docx").write_bytes(good[: len(good) // 2])
    assert "Word document" in refusal(tmp_path / "d.docx")


def test_files_that_are_none_or_too_large_are_refused(tmp_path: Path) -> None:
    assert "no file" in refusal(tmp_path / "nowhere.txt")
    assert "not a file that can be read" in refusal(tmp_path)
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "larger than a policy" in refusal(tmp_path / "large.txt")
