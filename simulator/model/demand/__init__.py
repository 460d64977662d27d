"""Demand: everything before a signature, from prospects and inquiries to opportunities, and who may take them up.

It knows the market and the seats.
"""
