"""The company at work, in districts, each of which knows only those below it.

company, simulate, reorganisation / leading / people / activities / firm / accounts, books / demand / seats / market /
policies, laws.
"""
