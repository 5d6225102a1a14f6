"""What does not fit a model, in our words and both languages."""
