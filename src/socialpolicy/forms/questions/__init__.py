"""Questions that several forms ask, and the many that are asked before an account opens."""
