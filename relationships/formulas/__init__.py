"""The formulas of the indicators, in all their variants. They neither read nor write canvases."""
