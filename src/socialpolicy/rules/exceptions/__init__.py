"""W: exceptions from the rules, and the faults that a register began with."""
