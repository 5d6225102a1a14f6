"""The page to begin a morning with: what waits, what to look through, what runs out soon."""

FORMATS = ("text", "json")
"""The formats of `today`, the one for people at a screen first."""
