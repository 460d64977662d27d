"""The page of the book of claims."""
