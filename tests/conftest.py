"""What all tests share: Hypothesis tells how to repeat a failure, and keeps no files of its own in the repository."""

from hypothesis import settings

settings.register_profile("conveyor", database=None, print_blob=True)
settings.load_profile("conveyor")
