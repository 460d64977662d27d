"""The market: clients, what ties them, what they need and owe, where they are, and the market's numbers.

It is the same for every design. It knows laws and policies, and of the firm no more than protocols: somebody holds an
account, somebody is tied to a client.
"""
