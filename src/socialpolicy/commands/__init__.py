"""The subcommands, one file each: a signature, then a few lines of work."""
