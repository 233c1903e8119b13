"""The guiding questions, and advice on which type of relationship suits a segment."""
