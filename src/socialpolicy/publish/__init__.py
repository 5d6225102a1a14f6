"""The public list of the municipality's accounts, as the files that a web site holds."""
