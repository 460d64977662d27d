"""What a head's hours are for, one file each: a duty knows when it is due, how long it takes, what comes of it."""
