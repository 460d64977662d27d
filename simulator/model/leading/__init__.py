"""Leading: heads and directors, the duties that take their hours, and how their chairs are filled.

It knows people and everything below them.
"""
