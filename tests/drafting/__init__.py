"""Tests of first drafts: how the drafts of many pairs of answers relate to each other and to an expert's lists."""
