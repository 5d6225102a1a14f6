"""Rules on what differs between the register at hand and the one in the base."""

from socialpolicy.sensitive import find, secrets
from socialpolicy.sensitive.names import holds_name


def had_to_go(text: str) -> bool:
    """Say whether a text held what must be in no register, so that it may be written anew."""
    return bool(find(text) or holds_name(text) or secrets.find(text))
