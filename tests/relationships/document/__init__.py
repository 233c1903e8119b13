"""Tests of documents, their parts and their comparison."""
