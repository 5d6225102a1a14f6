"""A: what the policy asks of every account."""

from socialpolicy.text import Text

RESPONSIBLE = Text(sv="här står den ansvariga", en="the responsible is named here")
"""What is said of the responsible's role beside another role."""

BANNER = """\
  banner:
    version: "2014"
    confirmed: 2026-03-02
    by: Bibliotekarie, vuxen
"""
"""The end of a profile in an example: a banner that is confirmed."""
