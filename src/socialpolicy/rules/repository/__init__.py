"""R: what must not stand in the repository, and who owns it."""
