"""M: what the policy asks of every message in the log."""
