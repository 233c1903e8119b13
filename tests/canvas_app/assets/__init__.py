"""Tests of the joined style sheets and scripts."""
