"""People: who joins, rises, leaves and follows; what they choose to do, and why; what they do to the firm together.

It knows the kinds of work and the firm, and nothing of heads.
"""
