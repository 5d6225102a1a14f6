"""What every subcommand shares: the register, the language, the time, the screen, refusals."""
