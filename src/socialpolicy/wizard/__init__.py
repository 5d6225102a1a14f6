"""Errands that are done by asking, one question at a time: an account opened, or changed.

An errand is data: its questions, and what becomes of the answers. The way
through them is a pure function of the answers, and the terminal is a door of
its own. What is to be written is judged by the same rules as the register, so
that an errand and `check` cannot disagree.
"""
