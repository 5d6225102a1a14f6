"""What can be done about a message, as a verb in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from socialpolicy.text import Text

WAS_DONE: Mapping[str, Text] = MappingProxyType(
    {
        "answered": Text("besvarades", "was answered"),
        "forwarded": Text("vidarebefordrades", "was forwarded"),
        "removed": Text("togs bort", "was removed"),
        "ended": Text("avslutades", "was ended"),
        "hidden": Text("doldes", "was hidden"),
        "blocked": Text("blockerades", "was blocked"),
        "reopened": Text("öppnades igen", "was reopened"),
    }
)
"""By the word in the log: `x besvarades`, `x was answered`."""

IS_DONE: Mapping[str, Text] = MappingProxyType(
    {
        "answered": Text("besvarat", "answered"),
        "removed": Text("borttaget", "removed"),
        "ended": Text("avslutat", "ended"),
    }
)
"""By the state that settles a message: `x är besvarat`, `x is answered`."""
