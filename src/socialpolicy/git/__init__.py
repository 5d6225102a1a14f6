"""Git as a program that is asked: never anything that a repository names for itself."""
