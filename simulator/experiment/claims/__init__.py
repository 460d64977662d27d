"""The book of claims: what the articles say, as experiments that can come out against them."""
