"""What a municipality begins with: the answers about it, and the files that they make."""
