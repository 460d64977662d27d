"""The typed facts that a run emits, and nothing else."""
