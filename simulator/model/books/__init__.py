"""The books: the ledger of all money, and the census at the end of each month. They only record.

They know demand, the seats and the market, and nothing of how accounts pass from seat to seat.
"""
