"""A policy cut into sentences: Degerfors' own text, and one of a municipality that is made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialpolicy.imports.policy_text.blocks import blocks_of_text
from socialpolicy.imports.policy_text.likeness import built_in, guessed, language_of
from socialpolicy.imports.policy_text.read import read_policy
from socialpolicy.imports.policy_text.sentences import Sentence, sentences_of
from socialpolicy.register.reader import read_register
from socialpolicy.text import Language
from tests.places import SAMPLE, TESTS

DEGERFORS = TESTS / "repository" / "policy" / "policy-for-sociala-medier.txt"
EASTMERE = TESTS / "eastmere" / "policy.md"


def cut(text: str) -> list[tuple[str, str, str]]:
    """Give number, heading and words of each sentence of a text."""
    return [(each.id, each.section, each.text) for each in sentences_of(blocks_of_text(text))]


def words(text: str) -> str:
    return " ".join(text.split())


def test_sentences_of_the_built_in_policy_are_whole_in_a_cut_that_does_not_know_them() -> None:
    cuts = [each.sentence for each in read_policy(DEGERFORS, known=())]
    clauses = [each.model for each in read_register(SAMPLE).clauses]
    whole = [each for each in clauses if any(words(each.text) in words(c.text) for c in cuts)]

    assert len(clauses) == 60
    assert len(whole) >= 57
    # Half sentences of the sample, such as 7 and 8, are one here; the text is not one large cut.
    assert 50 <= len(cuts) <= 60
    assert max(len(each.text) for each in cuts) < 300


def test_headings_of_the_built_in_policy_are_found() -> None:
    cuts = [each.sentence for each in read_policy(DEGERFORS, known=())]
    sections = {each.model.section for each in read_register(SAMPLE).clauses}

    assert {each.section for each in cuts} == sections


def test_sentences_of_another_policy_are_whole_in_a_cut() -> None:
    cuts = [words(each.sentence.text) for each in read_policy(EASTMERE)]
    sentences = (EASTMERE.parent / "sentences.txt").read_text("utf-8").splitlines()

    assert len(sentences) == 26
    assert sum(each in cuts for each in sentences) >= 0.8 * len(sentences)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "# Rubrik\n\nVi svarar, t.ex. på frågor, inom 2 dagar. Det gäller bl.a. Facebook.\n",
            [
                ("1", "Rubrik", "Vi svarar, t.ex. på frågor, inom 2 dagar."),
                ("2", "Rubrik", "Det gäller bl.a. Facebook."),
            ],
            id="abbreviations",
        ),
        pytest.param(
            "Answering\n\nOwners must:\n- answer within a day\n- be friendly\n",
            [
                ("1", "Answering", "Owners must:\nanswer within a day"),
                ("2", "Answering", "be friendly"),
            ],
            id="a line that announces a list",
        ),
        pytest.param(
            "# A\n\n- Ta bort olagliga inlägg:\n  - hot\n  - hets\n\n- Svara alltid.\n",
            [
                ("1", "A", "Ta bort olagliga inlägg:"),
                ("1a", "A", "hot"),
                ("1b", "A", "hets"),
                ("2", "A", "Svara alltid."),
            ],
            id="a list below an item",
        ),
        pytest.param(
            "2 Svarstider\n\n2.1 Vi ska svara fort. Helst i dag.\n\n2.2 Vi ska vara vänliga.\n",
            [
                ("2.1", "2 Svarstider", "Vi ska svara fort."),
                ("2.1:2", "2 Svarstider", "Helst i dag."),
                ("2.2", "2 Svarstider", "Vi ska vara vänliga."),
            ],
            id="the document's own numbers",
        ),
        pytest.param(
            "# A\n\nVi bevakar kom-\nmunens konton på förvaltnings- \noch bolagsnivå.\n\n"
            "3\n\nSlut här.\n",
            [
                ("1", "A", "Vi bevakar kommunens konton på förvaltnings- och bolagsnivå."),
                ("2", "A", "Slut här."),
            ],
            id="words and pages that are broken",
        ),
        pytest.param(
            "Title\n=====\n\n**Vi ska** läsa [sidan](https://example.org).\n<!-- dold. -->\n",
            [("1", "Title", "Vi ska läsa sidan.")],
            id="marks of Markdown",
        ),
        pytest.param(
            "Ansvar\nVarje konto ska ha en ansvarig och en ersättare.\n\n"
            "Nämndens ordförande och\nKommunstyrelsen beslutar.\n",
            [
                ("1", "Ansvar", "Varje konto ska ha en ansvarig och en ersättare."),
                ("2", "Ansvar", "Nämndens ordförande och Kommunstyrelsen beslutar."),
            ],
            id="a heading with its paragraph on the next line",
        ),
    ],
)
def test_a_text_is_cut(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Kontot ska ha en ersättare.", "ska"),
        ("En anställd får aldrig skriva lösenord.", "ska"),
        ("På arbetstid får sociala medier endast användas i tjänsten.", "ska"),
        ("Vi bör svara inom ett dygn.", "bör"),
        ("Förvaltningar får öppna konton.", "får"),
        ("Webbplatsen är vår främsta kanal.", "fakta"),
        ("Owners must answer.", "ska"),
        ("Staff may use it in their breaks only.", "ska"),
        ("Owners should answer soon.", "bör"),
        ("Departments may open pages.", "får"),
        ("The website is our main channel.", "fakta"),
    ],
)
def test_strength_is_guessed_by_the_verb(text: str, strength: str) -> None:
    [sentence] = sentences_of(blocks_of_text(f"# A\n\n{text}\n"))
    assert sentence.strength == strength


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Varje konto ska ha en ersättare som sköter kommunikationen vid frånvaro.", "A14"),
        ("Närmaste chef ska tillfrågas innan kontot öppnas.", "A09"),
        ("Inlägg med produktreklam tar vi bort, och vi meddelar personen.", "M10"),
        ("Every page must have a deputy who answers in the absence of the owner.", "A14"),
        ("Remove comments that are against the law.", "M08"),
        # What the built-in policy does not speak of, or not in these words.
        ("Konton som inte har uppdaterats på sex månader bör avslutas.", "A24"),
        ("Inloggningsuppgifter ska ses över var tolfte månad.", "A15"),
        ("Sidan får aldrig skötas från en privat profil.", "A27"),
        ("Unused pages that are inactive are taken away.", "A24"),
    ],
)
def test_the_rule_behind_a_like_sentence_is_guessed(text: str, code: str) -> None:
    assert code in guessed(text, built_in(language_of(text)))


def test_nothing_is_guessed_where_nothing_is_like() -> None:
    assert guessed("Kaffet i fikarummet kokas klockan tio.", built_in(Language.SWEDISH)) == ()


def test_the_built_in_policy_is_that_of_the_sample() -> None:
    clauses = [each.model for each in read_register(SAMPLE).clauses]
    shipped = built_in(Language.SWEDISH)

    assert [(each.id, each.text.strip()) for each in clauses] == [each[:2] for each in shipped]
    assert [each.id for each in built_in(Language.ENGLISH)] == [each.id for each in shipped]
    # A new rule may wait to be guessed; none is guessed that the sample does not name.
    for clause, known in zip(clauses, shipped, strict=True):
        assert known.upheld_by
        assert set(known.upheld_by) <= set(clause.upheld_by), clause.id


_LINES = st.lists(
    st.one_of(
        st.text(st.characters(codec="utf-8"), max_size=30),
        st.sampled_from(
            ["# A", "- b", "  - c:", "1.2 D.", "Så här:", "Ja. Nej! Vad? T.ex. nu.", ""]
        ),
    ),
    max_size=12,
)


@given(_LINES)
def test_whatever_is_written_gives_sentences_that_a_register_takes(lines: list[str]) -> None:
    sentences: list[Sentence] = sentences_of(blocks_of_text("\n".join(lines)))
    ids = [each.id for each in sentences]

    assert len(ids) == len(set(ids))
    for each in sentences:
        assert each.text.strip()
        assert each.section.strip()
        assert not set(each.text + each.section) & set("\x00\x07\x1b\u202e\u200b\r")


def test_files_that_hold_the_same_are_read_alike(tmp_path: Path) -> None:
    text = EASTMERE.read_text("utf-8")
    before = read_policy(EASTMERE)
    for name, data in {
        "bom.txt": text.encode("utf-8-sig"),
        "utf16.txt": text.encode("utf-16"),
        "old.txt": text.encode("cp1252"),
        "crlf.txt": text.replace("\n", "\r\n").encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
        assert read_policy(tmp_path / name) == before, name
