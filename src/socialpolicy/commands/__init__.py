"""The subcommands, one file each: a signature, then a few lines of work."""

COMMANDS = {
    "check": "check",
    "rules": "rules",
    "explain": "explain",
    "policy": "policy",
    "deadline": "deadline",
    "overdue": "overdue",
    "log-message": "log_message",
    "answer-message": "settle_message",
    "forward-message": "settle_message",
    "end-message": "settle_message",
    "remove-message": "remove_message",
    "calendar": "calendar",
    "open-account": "open_account",
    "confirm-banner": "confirm_banner",
    "hand-over-account": "hand_over_account",
    "close-account": "close_account",
    "schema": "schema",
}
"""The subcommands, in the order people meet them, each with its module here."""
