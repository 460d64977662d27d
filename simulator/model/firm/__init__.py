"""The firm: all that its seats share, in one place, and the opening and closing of seats."""
