"""Every write to a case study; its canvas is written through the actions of canvases."""
