"""The municipality's banner on a profile picture."""
