"""What is asked and written: a form for each command that asks."""
