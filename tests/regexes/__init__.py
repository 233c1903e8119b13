"""Analysis of regular expressions: which ones can take more than linear time, and where they are in the code."""
