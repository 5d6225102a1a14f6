"""`socialpolicy note-absence`: the responsible or the deputy is away for some days."""

from __future__ import annotations

from socialpolicy.forms.note_absence import NOTING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

note_absence = form_command(
    NOTING,
    Text(
        sv="I en terminal ställs tre frågor: vem, från vilken dag och till vilken. Då svarar "
        "ersättaren under tiden, och är båda borta säger kontrollen till. Du ser ändringen innan "
        "den skrivs. Skriv inte varför någon är borta.",
        en="In a terminal there are three questions: who, from which day and to which. The deputy "
        "answers meanwhile, and the check warns if both are away. You see the change before it is "
        "written. Do not write why somebody is away.",
    ),
    [
        Text(sv="kommunen-x", en="town-x"),
        Text(
            sv='kommunen-x --first "21 dec" --last 2027-01-06',
            en='town-x --first "21 Dec" --last 2027-01-06',
        ),
        Text(
            sv="kommunen-x --who deputy --last 2026-11-27 --yes",
            en="town-x --who deputy --last 2026-11-27 --yes",
        ),
    ],
)
