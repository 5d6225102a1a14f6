"""A: what the policy asks of every account."""

BANNER = """\
  banner:
    version: "2014"
    confirmed: 2026-03-02
    by: Bibliotekarie, vuxen
"""
"""The end of a profile in an example: a banner that is confirmed."""
