"""Judging a register: which checks run, what they find, what must not be shown."""
