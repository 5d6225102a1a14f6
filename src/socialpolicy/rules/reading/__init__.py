"""Y: whether a file can be read, and holds what it should."""
