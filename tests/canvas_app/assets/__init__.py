"""Tests of the bundles of style sheets and scripts."""
