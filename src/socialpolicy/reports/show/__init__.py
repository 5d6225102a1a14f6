"""`socialpolicy show`: one account or one message, on one screen."""

FORMATS = ("text", "json")
"""The formats, the one for people at a screen first."""
