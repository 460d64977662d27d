"""An extension: letters of thanks as a kind of work, a pay plan for clients won, and portfolios that fill up."""
