"""Tests of case studies."""
