"""The errands, a file for each: opening an account, and what is changed in it afterwards."""
