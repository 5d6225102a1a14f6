"""`socialpolicy open-account`: the questions that the policy asks before an account opens."""

from __future__ import annotations

from socialpolicy.forms.open_account import OPENING
from socialpolicy.text import Text
from socialpolicy.wizard.command import form_command

open_account = form_command(
    OPENING,
    Text(
        sv="{asking} Utan terminal frågas ingenting: saknas ett svar får du veta vilka, alla "
        "på en gång. Ett konto som kontrollen säger är fel skrivs aldrig. Skriv roller, "
        "inte namn. --from tar också ett ärende från mallen på GitHub (.md).",
        en="{asking} Without a terminal nothing is asked: you are told which answers are "
        "missing, all at once. An account that the check says is wrong is never written. "
        "Write roles, not names. --from also takes an issue made with the template on GitHub "
        "(.md).",
    ),
    [
        "--resume",
        Text(
            sv="--url facebook.com/biblioteket --unit biblioteket",
            en="--url facebook.com/library --unit library",
        ),
        Text(sv="--from svar.yaml --dry-run", en="--from new.yaml --dry-run"),
        Text(
            sv='--from svar.yaml --opened "20 nov" --yes --commit',
            en='--from new.yaml --opened "20 Nov" --yes --commit',
        ),
    ],
)
