"""Descriptions of changes and differences as texts, and the authors of dismissals."""
