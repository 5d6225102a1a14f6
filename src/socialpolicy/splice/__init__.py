"""Append, set, add, remove: change one thing in a YAML text and nothing else.

Every function takes a file's bytes and gives new ones. Only the fragment that
the change needs is written, in the manner of what stands around it; every
other byte stays, comments, blank lines, quotes and line breaks included. The
new text is read again before it is given back, and must hold the old value
with exactly the change in it; otherwise SpliceError says why not.
"""

from socialpolicy.splice.composition import compose
from socialpolicy.splice.insertion import add_key, append
from socialpolicy.splice.nearby import change_entry
from socialpolicy.splice.refusal import SpliceError
from socialpolicy.splice.removal import remove
from socialpolicy.splice.replacement import put, set_value

__all__ = [
    "SpliceError",
    "add_key",
    "append",
    "change_entry",
    "compose",
    "put",
    "remove",
    "set_value",
]
