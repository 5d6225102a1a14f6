"""What others have written, read into the register: a policy, a list of accounts, an inbox."""
