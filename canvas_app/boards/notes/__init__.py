"""Notes: the drawer that edits one, and adding, moving and deleting them."""
