"""The note on what differs between the register and its base, in words."""
