"""People: hiring, rising and departures; what people choose to do, and why; conflicts between people and firm.

It knows the kinds of work and the firm, and nothing of heads.
"""
