"""People's own words are marked as not to be translated, wherever a page shows them."""
