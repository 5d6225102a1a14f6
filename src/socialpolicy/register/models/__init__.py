"""The models of the files: what may stand in each, and in which form."""
