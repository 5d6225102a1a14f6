"""The tests, in folders that mirror the package; what several need, they import from here."""
