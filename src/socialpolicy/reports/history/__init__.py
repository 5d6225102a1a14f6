"""The history of one account or message: what git knows of it, commit by commit."""

FORMATS = ("text", "markdown", "json")
