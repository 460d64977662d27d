"""The firm: the parts that its seats share, the offices that open and close seats, and hiring for overflow.

It knows accounts, the books, demand, the seats and the market, and nothing of the kinds of work, people and heads.
"""
