"""P: what the policy asks of the register as a whole."""
