"""Rules on what differs between the register at hand and the one in the base."""
