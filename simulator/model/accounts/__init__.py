"""Accounts: everything after a signature. Who looks after a client, how accounts pass on, who visits whom.

It knows demand, the seats and the market.
"""
