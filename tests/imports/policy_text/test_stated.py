"""What a policy's text says that settings hold: titles and lengths, in figures or words."""

from __future__ import annotations

from pathlib import Path

import pytest

from socialpolicy.imports.policy_text.read import policy_title, read_policy
from socialpolicy.imports.policy_text.sentences import Sentence
from socialpolicy.imports.policy_text.stated import settings_stated


def stated(text: str) -> dict[str, int | str]:
    found = settings_stated([Sentence("1", "Prov", text, "ska")])
    return {key: each.value for key, each in found.items()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Frågor ska besvaras inom två arbetsdagar.", {"response_times": "2 working days"}),
        ("Vi svarar inom en arbetsdag.", {"response_times": "1 working day"}),
        ("Svar ges inom fyra timmar.", {"response_times": "4 hours"}),
        # A day and a night by the clock is no 24 hours of staffed time.
        ("Svar ges inom 24 timmar.", {"response_times": "1 working day"}),
        ("We answer within three working days.", {"response_times": "3 working days"}),
        ("På Facebook svarar vi inom fyra timmar.", {}),
        ("Svar ges snarast.", {}),
        ("Konton som inte har uppdaterats på sex månader bör avslutas.", {"inactive_days": 180}),
        ("Sidor utan inlägg i 30 dagar är inaktiva.", {"inactive_days": 30}),
        ("Inactive accounts are closed after one year.", {"inactive_days": 365}),
        ("Ett konto är inaktivt efter tre veckor.", {"inactive_days": 21}),
        ("Inloggningarna ska ses över var tolfte månad.", {"access_months": 12}),
        ("Behörigheter kontrolleras två gånger per år.", {"access_months": 6}),
        ("Passwords are changed every other month.", {"access_months": 2}),
        ("Plattformarna ses över varje år.", {"platforms_months": 12}),
        ("Kursen är sex timmar lång.", {}),
        ("Borttagna inlägg sparas i sex månader.", {}),
    ],
)
def test_lengths(text: str, expected: dict[str, int | str]) -> None:
    assert stated(text) == expected


def test_the_first_sentence_that_says_it_counts() -> None:
    found = settings_stated(
        [
            Sentence("4", "Svar", "Svara inom en arbetsdag.", "ska"),
            Sentence("5", "Svar", "Svara på klagomål inom tre arbetsdagar.", "ska"),
        ]
    )
    assert found["response_times"] == ("1 working day", "4")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Riktlinjer för sociala medier\n\nVi svarar alltid.\n", "Riktlinjer för sociala medier"),
        ("Vi svarar alltid.\n\n# Bilaga\n\nMer text här.\n", ""),
    ],
)
def test_the_title_is_the_heading_that_a_text_begins_with(
    tmp_path: Path, text: str, title: str
) -> None:
    file = tmp_path / "policy.md"
    file.write_text(text, encoding="utf-8")
    assert policy_title(file) == title


def test_what_is_told_to_be_done_or_is_done_is_binding(tmp_path: Path) -> None:
    file = tmp_path / "policy.md"
    file.write_text(
        "# Policy\n\nTilltala läsaren med du. Vi svarar på frågor. Badet ligger i Ekeby.\n",
        encoding="utf-8",
    )
    strengths = [each.sentence.strength for each in read_policy(file)]
    assert strengths == ["ska", "ska", "fakta"]
