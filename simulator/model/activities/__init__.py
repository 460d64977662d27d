"""The kinds of work, one to a file: what there is to do for a seat, and what comes of it.

They know the firm's parts, and nothing of the people who do the work beyond how well and how fast they do it.
"""
