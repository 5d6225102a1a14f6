"""Overdue."""
