"""Tests of findings and dismissals."""
