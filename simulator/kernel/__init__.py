"""Time and chance, with no word of sales in them."""
