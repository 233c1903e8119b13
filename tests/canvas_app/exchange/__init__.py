"""Tests of files in and out, and of printing."""
