"""A: what the policy asks of every account."""
