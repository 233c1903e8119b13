"""Forms that add, edit and move notes, with the details of segments and relationships."""
