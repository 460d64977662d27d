"""The schema: everything that a user may write, as frozen values.

Each field carries unit, plausible range, source and evidence.
"""
