"""The company at work."""
