"""The canvas on paper and on slides: what is printed, how its text is broken into lines, and where everything is."""
