"""The changes to a document that cures are made of."""
