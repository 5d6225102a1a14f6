"""A policy as people write it, cut into numbered sentences with guesses to be confirmed."""
