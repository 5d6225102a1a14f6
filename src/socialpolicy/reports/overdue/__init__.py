"""The messages that are late or soon will be: one module for each way to print them."""
