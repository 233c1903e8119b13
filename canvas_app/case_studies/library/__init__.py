"""The public pages of the library: the gallery, its search, and the pages of each case."""
