"""The books: every unit of money, and what is counted at the end of a month. They change nothing but themselves.

They know demand, the seats and the market, and nothing of accounts changing hands.
"""
