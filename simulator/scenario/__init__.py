"""What the user writes: `schema` declares it; `files` reads it and `figures` works out what follows, side by side."""
