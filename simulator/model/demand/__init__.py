"""Demand: everything before a signature, from prospects and inquiries to opportunities, and eligibility for them.

It knows the market and the seats, and nothing of accounts, people and heads.
"""
