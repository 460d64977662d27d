"""Seats and the people on them: what waits on a seat, what somebody can do, and what is to be done next.

It knows the market, and neither which kinds of work there are nor where the work comes from.
"""
