"""YAML as plain values, and the span of every path when someone asks.

The register is plain YAML: mappings, lists and text. No value is guessed to
be a number, a date or a yes; `1.10`, `0123`, `no` and `12:30` are text, and
only a value that is empty, `~` or `null` is nothing. A key with nothing as its
value is left out, as if it were not there.

Two readers stand behind this door. The fast one gives values of ordinary
files; the exact one also gives positions and words for what is wrong, and
reads what the fast one will not vouch for.
"""

from socialpolicy.yaml.place import Document, Place, read, read_all_as, read_as
from socialpolicy.yaml.plain import Plain

__all__ = ["Document", "Place", "Plain", "read", "read_all_as", "read_as"]
