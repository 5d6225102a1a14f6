"""Append, set, add, remove: change one thing in a YAML text and nothing else.

Every function takes a file's bytes and gives new ones. Only the fragment that
the change needs is written, in the manner of what is around it; every
other byte stays, comments, blank lines, quotes and line breaks included. The
new text is read again before it is given back, and must hold the old value
with exactly the change in it; otherwise SpliceError says why not.
"""

from socialpolicy.edit.append import add_first, add_key, append
from socialpolicy.edit.compose import Bare, compose
from socialpolicy.edit.proof import SpliceError, change_entry
from socialpolicy.edit.put import put, rename, set_value
from socialpolicy.edit.remove import remove

__all__ = [
    "Bare",
    "SpliceError",
    "add_first",
    "add_key",
    "append",
    "change_entry",
    "compose",
    "put",
    "remove",
    "rename",
    "set_value",
]
