"""A year of working time: frozen, and one module for each way to print it."""
