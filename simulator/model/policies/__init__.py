"""Policies: what a manager may decide, as small named functions of narrow views that return decisions.

They see what they are shown, and know neither the company nor one another.
"""
