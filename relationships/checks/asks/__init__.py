"""What findings ask the user for: the form, the field, and plausible choices computed from the canvas."""
