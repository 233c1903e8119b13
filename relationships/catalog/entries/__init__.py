"""What there is to know of each term: the catalogue's entries, one file for each kind of term."""
