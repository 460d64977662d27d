"""Accounts: everything after a signature: account owners, how accounts pass from seat to seat, and visits.

It knows demand, the seats and the market, and nothing of the books, people and heads.
"""
