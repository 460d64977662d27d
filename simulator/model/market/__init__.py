"""The market: clients, what ties them, what they need and owe, where they are, and the market's numbers.

It is the same for every design. It knows laws and policies; of the firm it knows only protocols: a seat that holds an
account, and a person to whom a client is tied.
"""
