"""The tables of the pages: what code declares, and the pages say."""
