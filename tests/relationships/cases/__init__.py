"""Tests of the format of case studies, and of those that come with Rapport."""
