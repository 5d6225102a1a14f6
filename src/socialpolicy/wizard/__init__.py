"""The questions that open an account, one at a time: what is asked, when, and what is written.

The list of questions is data, the way through it is a pure function of the
answers, and the terminal is a door of its own. A draft is judged by the same
rules as the register, so the wizard and `check` cannot disagree.
"""
