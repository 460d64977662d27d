"""The kinds of work, one file each: what there is to do, how long it takes, what comes of it."""
