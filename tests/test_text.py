"""What both languages are written with: here the Swedish genitive."""

from __future__ import annotations

import pytest

from socialpolicy.text import genitive


@pytest.mark.parametrize(
    ("name", "of_it"),
    [
        # As Svenska skrivregler has it: s after most names, nothing after s, x and z.
        ("Degerfors kommun", "Degerfors kommuns"),
        ("Kommunledningsförvaltningen", "Kommunledningsförvaltningens"),
        ("Borås", "Borås"),
        ("Malax", "Malax"),
        ("Räddningstjänsten Schwarz", "Räddningstjänsten Schwarz"),
        # A colon after abbreviations in capitals, digits and signs.
        ("Ekeby Bostads AB", "Ekeby Bostads AB:s"),
        ("SKR", "SKR:s"),
        ("NTI", "NTI:s"),
        ("Skola 7", "Skola 7:s"),
        ("Ekeby Energi (publ)", "Ekeby Energi (publ):s"),
        ("EKEBY KOMMUN", "EKEBY KOMMUNS"),
        ("", ""),
    ],
)
def test_genitive(name: str, of_it: str) -> None:
    assert genitive(name) == of_it
