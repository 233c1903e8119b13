"""Views of findings and dismissals."""
