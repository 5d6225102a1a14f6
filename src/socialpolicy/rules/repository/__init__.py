"""R: what must not be in the repository, and who owns it."""
