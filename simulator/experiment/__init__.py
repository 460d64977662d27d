"""Which runs a question needs, running them, and keeping what came out."""
