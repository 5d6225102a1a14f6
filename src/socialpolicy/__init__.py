"""Keep a municipality's social media accounts to the policy its council adopted."""
