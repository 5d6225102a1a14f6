"""The models of the files: what each may hold, and in which form."""
