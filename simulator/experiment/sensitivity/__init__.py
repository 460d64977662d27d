"""What the difference between two designs hangs on, over the plausible ranges of all that nobody decides."""
