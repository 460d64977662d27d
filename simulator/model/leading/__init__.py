"""Leading: heads and directors, what their hours are for, and how their chairs are filled.

It knows the people below, and everything that these know.
"""
