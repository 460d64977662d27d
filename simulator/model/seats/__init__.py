"""Seats and the people on them: what waits on a seat, what a person can do, and the instructions for what is next.

It knows the market, and neither which kinds of work there are nor where the work comes from.
"""
