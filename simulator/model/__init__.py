"""The model: the company at work, in districts, each of which knows only those below it.

From the top: simulate, company, reorganisation / leading / people / activities / firm / accounts, books / demand /
seats / market / policies, laws / clock.
"""
